"""What situations are told apart by, learned once for all versions of the policies that tell them by the same."""

from bot.knowledge.book import Book
from bot.knowledge.recognition import Recognition
from bot.knowledge.schema.alarms import AlarmFile
from bot.knowledge.schema.languages import LanguageFile
from bot.knowledge.schema.situations import Situation
from bot.knowledge.words.memory import Memory

_Taught = tuple[tuple[Situation, ...], str, AlarmFile, LanguageFile]
"""The situations, the fallback, what is listened for, and in which languages."""
_MOST = 2
_LEARNED: list[tuple[_Taught, Recognition]] = []
"""What this process learned last; learning takes about two seconds."""


def recalled(book: Book, memory: Memory) -> Recognition:
    """The book's situations, ready to be told apart; recalled where the same was learned before, else learned now."""
    taught = _taught(book)
    found = next((recognition for known, recognition in _LEARNED if known == taught), None)
    if found is None:
        learned = memory.recall(_named(taught), lambda: Recognition(book.situations, book.fallback, book.ears).learned)
        found = Recognition(book.situations, book.fallback, book.ears, learned)
        _LEARNED[:] = [*_LEARNED[1 - _MOST :], (taught, found)]
    return found


def learn(book: Book, memory: Memory) -> None:
    """All that a book's texts are judged by, so that the first message needn't wait for it."""
    book.learn(memory)
    recalled(book, memory)


def learn_alike(book: Book, other: Book) -> bool:
    """Whether the same is learned from both."""
    return book.learns_as(other) and _taught(book) == _taught(other)


def _taught(book: Book) -> _Taught:
    return book.situations, book.fallback, book.alarms, book.languages


def _named(taught: _Taught) -> str:
    situations, fallback, alarms, languages = taught
    files = (*situations, alarms, languages)
    return "\n".join((f"situations beside {fallback}", *(file.model_dump_json() for file in files)))

"""The recognition of situations, learned once for all versions of the policies with the same examples."""

from bot.knowledge.book import Book
from bot.knowledge.recognition import Recognition
from bot.knowledge.schema.alarms import AlarmFile
from bot.knowledge.schema.languages import LanguageFile
from bot.knowledge.schema.situations import Situation
from bot.knowledge.words.memory import Memory

_Taught = tuple[tuple[Situation, ...], str, AlarmFile, LanguageFile]
"""What it is learned from: situations, fallback, alarms, languages."""
_MOST = 2
_LEARNED: list[tuple[_Taught, Recognition]] = []
"""What this process learned last; learning takes five to ten seconds."""


def recalled(book: Book, memory: Memory) -> Recognition:
    """The book's recognition: cached, recalled, or learned now."""
    taught = _taught(book)
    found = next((recognition for known, recognition in _LEARNED if known == taught), None)
    if found is None:
        learned = memory.recall(_named(taught), lambda: Recognition(book.situations, book.fallback, book.ears).learned)
        found = Recognition(book.situations, book.fallback, book.ears, learned)
        _LEARNED[:] = [*_LEARNED[1 - _MOST :], (taught, found)]
    return found


def learn(book: Book, memory: Memory) -> None:
    """Learn all that a book's texts are judged by, so that the first message needn't wait."""
    book.learn(memory)
    recalled(book, memory)


def learn_alike(book: Book, other: Book) -> bool:
    """Whether both books teach the same."""
    return book.learns_as(other) and _taught(book) == _taught(other)


def _taught(book: Book) -> _Taught:
    return book.situations, book.fallback, book.alarms, book.languages


def _named(taught: _Taught) -> str:
    situations, fallback, alarms, languages = taught
    files = (*situations, alarms, languages)
    return "\n".join((f"situations beside {fallback}", *(file.model_dump_json() for file in files)))

"""What a writer is given, and what it gives back. Writers see only redacted text."""

from dataclasses import dataclass
from typing import Protocol

from bot.domain.case import Triage
from bot.domain.redacted import RedactedMatter, RedactedText
from bot.domain.reply import Brief, Draft, Usage
from bot.knowledge.book import Book
from bot.knowledge.clauses import Clause
from bot.knowledge.situations import Situation


@dataclass(frozen=True, slots=True)
class Assignment:
    """One reply to write. With `previous` and `instruction`, that text is to be changed as asked."""

    matter: RedactedMatter
    situation: Situation
    clauses: tuple[Clause, ...]
    """Sorted by id; what the reply may cite. Their version is `book.version`."""
    version: str
    """The content hash of the policies the clauses come from."""
    previous: RedactedText | None = None
    instruction: RedactedText | None = None


class Writer(Protocol):
    """Raises WriterUnreachable when another attempt may go through, WriterError when it can't write this.

    Each call to a model, failed ones too, is appended to `calls`.
    """

    name: str
    """As teammates read it: 'Claude (claude-sonnet-5-5)', 'the offline composer; no model wrote this'."""

    async def triage(self, matter: RedactedMatter, book: Book, calls: list[Usage]) -> Triage: ...

    async def draft(self, work: Assignment, calls: list[Usage]) -> Draft | Brief: ...

"""The team's policies as one checked value: clauses, situations, approvals; look-ups and selection over them."""

from dataclasses import dataclass
from datetime import date

from bot.domain.case import Matter
from bot.knowledge.approvals import Approvals
from bot.knowledge.clauses import Clause, Policy
from bot.knowledge.situations import Situation


@dataclass(frozen=True)
class Book:
    """Policies that hold together. `version` is the content hash of the files they were read from."""

    version: str
    policies: tuple[Policy, ...]
    situations: tuple[Situation, ...]
    approvals: Approvals
    fallback: str
    example: bool = False
    """Whether these are the policies that ship with Levelhead, for a fictitious seller."""

    def clause(self, id: str) -> Clause | None: ...

    def situation(self, id: str) -> Situation: ...

    def in_force(self, marketplace: str, today: date) -> tuple[Clause, ...]: ...


def read_book(files: dict[str, str]) -> Book:
    """Checked policies from file names and texts. Raises PolicyError with every problem: file, line, key, nearest."""
    raise NotImplementedError


def select(book: Book, matter: Matter, situation: Situation, budget: int) -> tuple[Clause, ...]:
    """Every clause in force for the marketplace; above `budget` characters the best by search. Sorted by id."""
    raise NotImplementedError

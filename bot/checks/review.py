"""Everything that is checked in a text before it may be approved, whoever wrote it. A check is a row of the table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.checks.citations import check_citations
from bot.checks.placeholders import check_placeholders
from bot.domain.case import Matter
from bot.domain.reply import Draft, Finding, Passage
from bot.knowledge.book import Book


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A text as it would leave, with what it is held against. `matter` has the personal data back in it."""

    draft: Draft
    matter: Matter
    book: Book
    by_person: bool = False


def _citations(out: Outgoing) -> Iterable[Finding]:
    return check_citations(out.draft, out.book, out.matter.facts, by_person=out.by_person)


def _placeholders(out: Outgoing) -> Iterable[Finding]:
    return check_placeholders(out.draft.text)


CHECKS: tuple[Callable[[Outgoing], Iterable[Finding]], ...] = (_citations, _placeholders)
"""In the order in which people read the findings."""


def review(draft: Draft | str, matter: Matter, book: Book) -> tuple[Finding, ...]:
    """What the checks find in a writer's draft, or in a bare text, which is a person's."""
    if isinstance(draft, str):
        return review_edit((Passage(draft),), matter, book)
    return _findings(Outgoing(draft, matter, book))


def review_edit(passages: tuple[Passage, ...], matter: Matter, book: Book) -> tuple[Finding, ...]:
    """What the checks find in a person's text; the citations it kept are checked as a writer's are."""
    return _findings(Outgoing(Draft(passages), matter, book, by_person=True))


def _findings(out: Outgoing) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(f for check in CHECKS for f in check(out)))

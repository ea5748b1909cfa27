"""Everything that is checked in a text before it may be approved, whoever wrote it. A check is a row of the table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from bot.checks.citations import check_citations
from bot.checks.placeholders import check_placeholders
from bot.domain.case import Matter
from bot.domain.reply import Commitment, Draft, Finding, Passage, Verdict, verdict
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


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What the checks found in a text, and the text as they would have it; None where there is nothing better."""

    findings: tuple[Finding, ...] = ()
    rewrite: str | None = None
    commitments: tuple[Commitment, ...] = ()

    @property
    def verdict(self) -> Verdict:
        return verdict(self.findings)


def review_words(text: str, matter: Matter | None, book: Book, today: date, marketplace: str) -> Reviewed:
    """What the checks find in a person's text; without a case, what needs one isn't checked, and a note says so."""
    about = matter or Matter((), today, marketplace=marketplace)
    return Reviewed(review_edit((Passage(text),), about, book))


def _findings(out: Outgoing) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(f for check in CHECKS for f in check(out)))

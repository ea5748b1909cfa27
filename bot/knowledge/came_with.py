"""What a customer came with, where the latest message only complains of us or threatens: it is still open."""

from collections.abc import Callable, Container, Iterable
from dataclasses import replace

from bot.domain.case import Further, Lane, Matter, Triage, Turn, Who
from bot.knowledge.book import Book
from bot.knowledge.triage.thread.writing import latest

_MOST = 4
"""So many earlier messages are read, from the first: each takes some milliseconds."""


def lacks_its_matter(found: Triage, book: Book) -> bool:
    """Whether it is only about how we treated them, or a threat: no other matter was found beside it."""
    kind = book.situation(found.situation)
    ours = book.ears.of_treatment
    unknown = kind.id == book.fallback and any(f.situation in ours for f in found.further)
    if kind.id not in ours and kind.lane is not Lane.HOSTILE and not unknown:
        return False
    return all(f.situation in _of_nothing(book) for f in found.further)


def with_it(found: Triage, first: Further, book: Book) -> Triage:
    """The triage with it: in the place of what is of no known kind, with the care of that; beside anything else."""
    if found.situation != book.fallback:
        return replace(found, further=(*found.further, first))
    least = book.situation(book.fallback)
    lane = max(found.lane or least.lane, least.lane, key=lambda lane: lane.rank)
    approver = max(found.approver or least.approver, least.approver, key=lambda role: role.rank)
    return replace(found, situation=first.situation, lane=lane, approver=approver)


def came_with(matter: Matter, book: Book, read: Callable[[Matter], Triage]) -> Further | None:
    """The first earlier message that is of a known kind, as `read` reads it by itself; None where there is none."""
    for text in _earlier(matter):
        first = read(replace(matter, turns=(Turn(Who.CUSTOMER, text),)))
        for kind, words in ((first.situation, text), *((f.situation, f.words) for f in first.further)):
            if kind not in _of_nothing(book) and book.situation(kind).lane in (Lane.ROUTINE, Lane.DELICATE):
                return Further(kind, words)
    return None


def _earlier(matter: Matter) -> Iterable[str]:
    now = latest(matter)
    return [t.text for t in matter.turns if t.who is Who.CUSTOMER and t.text != now][:_MOST]


def _of_nothing(book: Book) -> Container[str]:
    return book.ears.of_treatment | {book.fallback}

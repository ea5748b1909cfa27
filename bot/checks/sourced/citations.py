"""Whether every citation of a text has an existing source that says so."""

from collections.abc import Iterable, Iterator

from bot.domain.case import Fact
from bot.domain.reply import Citation, Draft, Finding, Severity, SourceKind
from bot.knowledge.book import Book

UNKNOWN, QUOTE, NONE = "citation.unknown", "citation.quote", "citation.none"
NO_CLAUSE = "No clause is cited here: compare what it promises with the policies before you approve it."


def check_citations(draft: Draft, book: Book, facts: Iterable[Fact], *, by_person: bool = False) -> tuple[Finding, ...]:
    """A wrong citation stops; so does a text without any, unless a person wrote it, which is only noted."""
    if not draft.citations:
        severity = Severity.NOTE if by_person else Severity.STOP
        return (Finding(NONE, severity, "", NO_CLAUSE),)
    known = tuple(facts)
    problems = (_problem(c, book, known) for c in draft.citations)
    return tuple(p for p in problems if p)


def _problem(citation: Citation, book: Book, facts: tuple[Fact, ...]) -> Finding | None:
    texts = tuple(_texts(citation, book, facts))
    source = citation.source
    if not texts:
        return Finding(UNKNOWN, Severity.STOP, "", f"The {source.kind} {source.id!r} that is cited is not there.")
    if not any(_squeezed(citation.quote) in _squeezed(text) for text in texts):
        return Finding(QUOTE, Severity.STOP, "", f"The words cited from the {source.kind} {source.id!r} are not in it.")
    return None


def _texts(citation: Citation, book: Book, facts: tuple[Fact, ...]) -> Iterator[str]:
    """The wordings that a quote may come from; none if there is no such source in that version."""
    source = citation.source
    if not citation.quote.strip():
        return
    if source.kind in (SourceKind.FACT, SourceKind.RECORD):
        recorded = source.kind is SourceKind.RECORD
        yield from (f"{f.key}: {f.value}" for f in facts if f.key == source.id and bool(f.source) is recorded)
    clause = book.clause(source.id) if source.kind is SourceKind.CLAUSE and source.version == book.version else None
    if clause:
        yield from (f"{clause.title} {clause.text}", clause.say or "")


def _squeezed(text: str) -> str:
    return " ".join(text.split())

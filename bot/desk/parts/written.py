"""What a revision holds once it is written, and its form as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from bot.checks.reworded import says_the_same
from bot.domain.reply import (
    Brief,
    Check,
    Citation,
    Commitment,
    Finding,
    Passage,
    RecordLine,
    SourceKind,
    Verdict,
    citations_of,
    text_of,
    verdict,
)
from bot.domain.states import RevisionState
from bot.domain.translation import Translation
from bot.language.segmentation.sentences import sentence_spans, sentences


@dataclass(frozen=True, slots=True)
class Written:
    """A draft or a brief with its findings. `fallback`: why the configured writer didn't write it, or not all that was
    asked of it.
    """

    passages: tuple[Passage, ...] = ()
    checks: tuple[Check, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    findings: tuple[Finding, ...] = ()
    brief: Brief | None = None
    fallback: str | None = None
    records: tuple[RecordLine, ...] = ()
    examples: tuple[tuple[str, date], ...] = ()
    """(case, day) of the approved replies that its writer had as examples."""
    mended: tuple[str, ...] = ()
    """Rules that stopped the first draft and no longer stop this one."""
    lifted: tuple[str, ...] = ()
    """Rules whose findings a model read again and didn't see."""
    translation: Translation | None = None
    """The same in the customer's language, where that isn't English."""

    @property
    def text(self) -> str | None:
        """The reply in English, as it is checked; None for a brief."""
        return text_of(self.passages) or None

    @property
    def outgoing(self) -> str | None:
        """The reply as the customer gets it."""
        return self.translation.text if self.translation else self.text

    @property
    def citations(self) -> tuple[Citation, ...]:
        return citations_of(self.passages)


def cited(written: Written) -> tuple[Citation, ...]:
    """The citations of a draft, or those behind a brief's offers."""
    return (*written.citations, *(o.citation for o in (written.brief.offers if written.brief else ())))


def state_of(written: Written) -> RevisionState:
    """WAITING if the checks let it be approved, else NOT_READY."""
    if written.text is None or verdict(written.findings) is Verdict.STOP:
        return RevisionState.NOT_READY
    return RevisionState.WAITING


def traits(written: Written) -> dict[str, str]:
    """What the trail keeps, without anybody's words: ids of rules and clauses."""
    clauses = (c.source.id for c in cited(written) if c.source.kind is SourceKind.CLAUSE)
    named = {"rules": (f.rule for f in written.findings), "clauses": clauses, "mended": written.mended}
    named |= {"lifted": written.lifted} if written.lifted else {}
    return {name: ",".join(dict.fromkeys(ids)) for name, ids in named.items()}


_ADAPTER = TypeAdapter(Written)


def to_json(written: Written) -> dict[str, Any]:
    """As the store keeps it."""
    values: dict[str, Any] = _ADAPTER.dump_python(written, mode="json")
    return values


def from_json(values: dict[str, Any] | None) -> Written:
    """From what the store keeps; empty where that is nothing."""
    return _ADAPTER.validate_python(values or {})


def carry_citations(text: str, before: tuple[Passage, ...], today: date) -> tuple[Passage, ...]:
    """A person's text as passages. They keep the citations of passages left as they were, or only reworded."""
    found, missed = _word_for_word(text, before)
    return tuple(p for part in found for p in ((part,) if part.citations else _reworded(part.text, missed, today)))


def _word_for_word(text: str, before: tuple[Passage, ...]) -> tuple[list[Passage], list[Passage]]:
    """The text with the passages that are still in it, and the sentences of those that aren't."""
    passages: list[Passage] = []
    missed: list[Passage] = []
    rest = text
    for old in (p for p in before if p.citations and p.text.strip()):
        lead, found, after = rest.partition(old.text.strip())
        if found:
            passages += [Passage(lead)] if lead else []
            passages.append(Passage(found, old.citations))
            rest = after
        else:
            missed += [Passage(s, old.citations) for s in sentences(old.text)]
    return [*passages, *([Passage(rest)] if rest else [])], missed


def _reworded(text: str, missed: list[Passage], today: date) -> Iterator[Passage]:
    """Passages of a text; a sentence that says the same as a missed one takes over its citations."""
    at = 0
    for start, end in sentence_spans(text):
        said = text[start:end]
        same = (o for o in missed if says_the_same(o.text, said, today, (c.quote for c in o.citations)))
        if old := next(same, None):
            missed.remove(old)
            yield from [Passage(text[at:start])] if start > at else []
            yield Passage(said, old.citations)
            at = end
    if text[at:]:
        yield Passage(text[at:])

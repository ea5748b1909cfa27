"""What a revision holds once it is written, and how that is kept as JSON."""

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
from bot.language.sentences import sentence_spans, sentences


@dataclass(frozen=True, slots=True)
class Written:
    """A draft or a brief, with what the checks found. `fallback`: why the configured writer didn't write it."""

    passages: tuple[Passage, ...] = ()
    checks: tuple[Check, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    findings: tuple[Finding, ...] = ()
    brief: Brief | None = None
    fallback: str | None = None
    records: tuple[RecordLine, ...] = ()
    examples: tuple[tuple[str, date], ...] = ()
    """(case, day) of the approved replies that its writer was shown."""
    mended: tuple[str, ...] = ()
    """The rules that stopped the first draft and not this one."""
    translation: Translation | None = None
    """The same in the customer's language, where that isn't English."""

    @property
    def text(self) -> str | None:
        """The reply as the checks read it, in English; None where there is only a brief."""
        return text_of(self.passages) or None

    @property
    def outgoing(self) -> str | None:
        """The reply as the customer gets it."""
        return self.translation.text if self.translation else self.text

    @property
    def citations(self) -> tuple[Citation, ...]:
        return citations_of(self.passages)


def cited(written: Written) -> tuple[Citation, ...]:
    """What it cites, and what a brief offers."""
    return (*written.citations, *(o.citation for o in (written.brief.offers if written.brief else ())))


def state_of(written: Written) -> RevisionState:
    """Whether it may be approved as it is, as far as the checks say."""
    if written.text is None or verdict(written.findings) is Verdict.STOP:
        return RevisionState.NOT_READY
    return RevisionState.WAITING


def traits(written: Written) -> dict[str, str]:
    """What the trail keeps of it, without a word: rules that found something, and clauses it cites or offers."""
    clauses = (c.source.id for c in cited(written) if c.source.kind is SourceKind.CLAUSE)
    named = {"rules": (f.rule for f in written.findings), "clauses": clauses, "mended": written.mended}
    return {name: ",".join(dict.fromkeys(ids)) for name, ids in named.items()}


_ADAPTER = TypeAdapter(Written)


def to_json(written: Written) -> dict[str, Any]:
    """For the store."""
    values: dict[str, Any] = _ADAPTER.dump_python(written, mode="json")
    return values


def from_json(values: dict[str, Any] | None) -> Written:
    """From the store; nothing kept gives an empty one."""
    return _ADAPTER.validate_python(values or {})


def carry_citations(text: str, before: tuple[Passage, ...], today: date) -> tuple[Passage, ...]:
    """A person's text as passages: citations stay where a cited passage stands word for word, or reworded only."""
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
    """Each sentence that says what one of the missed ones said takes its citations along."""
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

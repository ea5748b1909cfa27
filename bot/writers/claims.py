"""Which sentences of a draft a second reader checks against sources: a promise, a number, a rule told. Pure."""

import re
from collections.abc import Iterable
from datetime import date

from bot.checks.commitments import commitments_in
from bot.domain.case import Matter
from bot.domain.commitments import OUR_WORD
from bot.domain.redacted import RedactedText
from bot.domain.reply import Citation, Draft, SourceKind
from bot.language.figures.figures import Kind, figures
from bot.language.segmentation.sentences import sentence_spans
from bot.language.vocabulary.content import gist
from bot.writers.protocol import Assignment, Claim
from bot.writers.source_text import clause_text, fact_text

_SHARED = 3
"""Content words of a clause from which a sentence that cites it tells what it says."""
_COURTESY = re.compile(r"\b(?:sorry|apologi[sz]\w+|thanks?|thank you|glad|pleased|hope|appreciate)\b", re.I)


def claims_at_stake(draft: Draft, work: Assignment) -> tuple[Claim, ...]:
    """Those sentences, with the clauses they cite, the case's facts and the day. `draft` is still redacted.

    A promise without citation is checked against all that the draft cites. A number without one is left to the checks,
    which know the whole case.
    """
    text, beside = draft.text, (RedactedText(f"today: {work.matter.today.isoformat()}"), *_facts(work.matter))
    found: list[Claim] = []
    for start, end in sentence_spans(text):
        promises, numbers = _stakes(text[start:end], work.matter.today)
        own = _cited(draft, start, end)
        cited = own or (draft.citations if promises else ())
        sources = tuple(dict.fromkeys(_source(c, work) for c in cited if c.source.kind is SourceKind.CLAUSE))
        if cited and (promises or numbers or _tells_a_rule(text[start:end], own, work)):
            found.append(Claim(RedactedText(text[start:end]), (*sources, *beside)))
    return tuple(found)


def _tells_a_rule(sentence: str, cited: tuple[Citation, ...], work: Assignment) -> bool:
    """Whether it says in its own words what a clause that it cites says: `it can no longer be cancelled`.

    Regret, thanks and our own next word do not, whatever they cite.
    """
    if _COURTESY.search(sentence) or any(m.kind in OUR_WORD for m in commitments_in(sentence)):
        return False
    said = gist(sentence)
    clauses = {c.source.id for c in cited if c.source.kind is SourceKind.CLAUSE}
    return any(len(said & gist(c.text)) >= _SHARED for c in work.clauses if c.id in clauses)


def _stakes(sentence: str, today: date) -> tuple[bool, bool]:
    """Whether it makes a promise that needs a source, and whether it has a figure outside our next step."""
    made = commitments_in(sentence)
    ours = [(at, at + len(m.quote)) for m in made if m.kind in OUR_WORD and (at := sentence.find(m.quote)) >= 0]
    counted = (
        f
        for f in figures(sentence, today)
        if f.kind is not Kind.WEEKDAY and not (f.kind is Kind.NUMBER and f.value <= 1)
    )
    numbers = any(not any(start <= f.start < end for start, end in ours) for f in counted)
    return any(m.kind not in OUR_WORD for m in made), numbers


def _cited(draft: Draft, start: int, end: int) -> tuple[Citation, ...]:
    found: list[Citation] = []
    at = 0
    for passage in draft.passages:
        if at < end and start < at + len(passage.text):
            found += passage.citations
        at += len(passage.text)
    return tuple(dict.fromkeys(found))


def _source(citation: Citation, work: Assignment) -> RedactedText:
    clause = next((c for c in work.clauses if c.id == citation.source.id), None)
    whole = clause_text(clause) if clause and citation.source.kind is SourceKind.CLAUSE else citation.quote
    return RedactedText(whole)


def _facts(matter: Matter) -> Iterable[RedactedText]:
    latest = {f.key: f for f in matter.facts if f.value.strip()}
    return (RedactedText(fact_text(fact)) for fact in latest.values())

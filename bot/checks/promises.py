"""Promises held against their sources: a clause that allows them, a lead's decision, or our own next word."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from bot.checks.commitments import commitments_in, unvouched
from bot.checks.sources import CALL_BACK_DAYS, Sources
from bot.domain.reply import Commitment, CommitmentKind, Finding, Severity
from bot.grammar.figures import soon
from bot.knowledge.clauses import Clause
from bot.knowledge.wishes import name_of

RULE = "unsupported_promise"
_OURS = frozenset({CommitmentKind.ESCALATION, CommitmentKind.CALL_BACK})


def check_outcomes(text: str) -> Iterator[Finding]:
    """Outcomes that are not ours to promise; nothing but the text is needed."""
    for words in unvouched(text):
        reason = "This is not ours to promise. Say what we do, and by when you write with the outcome."
        yield Finding(RULE, Severity.STOP, words, reason)


def check_promises(text: str, sources: Sources, by_person: bool) -> Iterator[Finding]:
    """A promise needs a cited clause that allows it; in a person's text, one of the situation's."""
    for made in commitments_in(text):
        if made.kind is CommitmentKind.CALL_BACK:
            yield from _too_far(made, sources)
        elif made.kind not in _OURS | sources.decided:
            yield from _unsupported(made, sources, by_person)


def _too_far(made: Commitment, sources: Sources) -> Iterator[Finding]:
    day = soon(made.quote, sources.today)
    if day and day > sources.today + timedelta(days=CALL_BACK_DAYS):
        reason = f"The customer would wait until then for our next word: promise one within {CALL_BACK_DAYS} days."
        yield Finding("call_back", Severity.WARN, made.quote, reason)


def _unsupported(made: Commitment, sources: Sources, by_person: bool) -> Iterator[Finding]:
    near = (*sources.cited, *sources.own) if by_person else sources.cited
    if _allowing(made.kind, near):
        return
    elsewhere = _allowing(made.kind, sources.in_force)
    name = name_of(made.kind)
    if by_person and elsewhere and not sources.own:
        yield Finding(
            RULE, Severity.WARN, made.quote, f"Promises a {name}: make sure that {elsewhere[0].id} applies here."
        )
        return
    hint = f" {elsewhere[0].id} would, in other cases." if elsewhere else ""
    way = "Take it out, or have a lead record the decision first."
    reason = f"No clause that this case stands on allows a {name}.{hint} {way}"
    yield Finding(RULE, Severity.STOP, made.quote, reason)


def _allowing(kind: CommitmentKind, clauses: Iterable[Clause]) -> list[Clause]:
    return [c for c in clauses if kind in c.allows]

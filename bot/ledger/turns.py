"""What a turn says, clause by clause, each with the step it speaks of; `it` and `them` are what was named before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.language.statements import Actor, Mood, Statement, statements
from bot.language.worded import may_hold, words_of
from bot.ledger.actions import PARTIES, Step, step_of

_NEVER = re.compile(
    r"\b(?:never|nobody|no one|none)\b|^\W*(?:still |and |but |yet )?not (?!only\b|just\b)", re.IGNORECASE
)
"""Words that deny a clause which has no verb to deny: `not opened`."""
_NAYS = words_of("never nobody no none not")
"""One of these stands in it."""
_SAME_IN_PAST = frozenset("put set read cut shut let hit spread reset upset quit split".split())
_JOINS = re.compile(r"(?:and|but|or|because|so|i|we|you|they|he|she)\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:it|them|that|this|those|these|one|both|all|there)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement and its step. `denied`: it says that something was not so."""

    s: Statement
    step: Step

    @property
    def denied(self) -> bool:
        return self.s.negated or (may_hold(self.s.text, _NAYS) and bool(_NEVER.search(self.s.text)))


def said_in(text: str) -> Iterator[Said]:
    """Every statement; one that only points takes its things from the one before."""
    named: Step | None = None
    said = statements(text)
    for s, after in zip(map(_as_past, (None, *said), said), (*said[1:], None), strict=False):
        step = step_of(_whole(text, s, after))
        place = PARTIES if "return" in step.actions else frozenset[str]()
        if named and not step.things - {"guide"} - place and _POINTS.search(s.text):
            step = Step(step.actions, named.things | step.things, step.terms | named.terms)
        elif step.terms:
            named = step
        yield Said(s, step)


def _whole(text: str, s: Statement, after: Statement | None) -> str:
    """The clause; with the next where it names nothing: `I swapped | the cable for one that works`."""
    names = step_of(s.text).terms or after is None or after.sentence != s.sentence or after.start - s.end > 1
    return s.text if names or after is None or _JOINS.match(after.text) else text[s.start : after.end]


def _as_past(before: Statement | None, s: Statement) -> Statement:
    """`I took them out and put them back`: a verb whose past is no other word goes with the one before."""
    joined = before and before.sentence == s.sentence and before.actor is Actor.WRITER and before.mood is Mood.DONE
    if joined and s.mood is Mood.REQUEST and s.verb in _SAME_IN_PAST:
        return replace(s, mood=Mood.DONE, actor=Actor.WRITER)
    return s

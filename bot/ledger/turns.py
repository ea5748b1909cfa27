"""What a turn says, clause by clause, each with the step it speaks of; `it` and `them` are what was named before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.statements import Statement, statements
from bot.ledger.actions import Step, step_of

_NEVER = re.compile(r"\b(?:never|nobody|no one|none)\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:it|them|that|this|those|these|one|both|all|there)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement and its step. `denied`: it says that something was not so."""

    s: Statement
    step: Step

    @property
    def denied(self) -> bool:
        return self.s.negated or bool(_NEVER.search(self.s.text))


def said_in(text: str) -> Iterator[Said]:
    """Every statement; one that only points takes its things from the one before."""
    named: Step | None = None
    for s in statements(text):
        step = step_of(s.text)
        if named and not step.things and _POINTS.search(s.text):
            step = Step(step.actions, named.things, step.terms | named.terms)
        elif step.terms:
            named = step
        yield Said(s, step)

"""The steps that our message before asked of the customer, where they say only that they took them: `did both`."""

import re

from bot.domain.case import Matter, Who
from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.segmentation.tokens import straight
from bot.language.vocabulary.content import stem_set
from bot.ledger.actions import step_of
from bot.ledger.kinds import SEEN_TO
from bot.writers.as_done import as_we_asked

_POINTS = re.compile(
    r"\W*(?:(?:i|we|yes|yep|have|had|i've|we've|all|both|already|also|just|well) ?)*"
    r"(?:did|done|tried|followed|completed)"
    r"(?:\W+(?:both|that|this|it|so|all|of|everything|them|these|those|as|exactly|what|you|asked|told|said|wrote"
    r"|already|twice|again|too|the|your|steps?|two|three|four|several|\d+|times|now))*\W*"
    r"(?:[,;:(\u2013-].*)?",
    re.IGNORECASE | re.DOTALL,
)
_OUR_ASKING = stem_set("let tell send write reply answer give know contact call wait see")
"""What we ask them to do for us, and not to the thing."""


def only_points(words: str) -> bool:
    """Whether they name no step, only that they took what was asked: `I did both, twice`."""
    return _POINTS.fullmatch(straight(words)) is not None


def asked_before(matter: Matter, number: int) -> tuple[str, ...]:
    """What our last message before a turn asked them to try, as it can stand behind *you have*: `unplugged it`.

    Empty where a step of it can't be said so: `both` is both.
    """
    ours = next((t.text for t in reversed(matter.turns[:number]) if t.who is Who.US), "")
    asked = [s for s in statements(ours) if _is_step(s)]
    steps = tuple(filter(None, map(as_we_asked, asked)))
    return steps if len(steps) == len(asked) else ()


def _is_step(s: Statement) -> bool:
    asks = s.mood is Mood.REQUEST and s.actor is Actor.READER and not (s.negated or s.passive or s.quoted)
    return asks and s.verb not in _OUR_ASKING and bool(step_of(s.text).actions & SEEN_TO or s.verb in ("make", "check"))

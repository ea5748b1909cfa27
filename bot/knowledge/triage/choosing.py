"""Choosing among likely situations: carefully where it isn't sure; and the reason, as a sentence."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from bot.domain.case import Fulfilment, Lane, Matter
from bot.knowledge.schema.situations import Situation
from bot.knowledge.triage.injection.voices import whole_placeholders
from bot.language.goods.harm import came_harmed
from bot.language.segmentation.shortened import shortened

_SURE, _APART = 0.75, 4.0
"""All routine situations together must be this likely, and so many times as likely as the likeliest careful one; else
the likeliest delicate one is chosen. Found on messages that weren't learned from (docs/triage.md)."""
_NAMED, _SIGNED = 0.15, 0.1
"""The least likelihood to be named, and with its own signals in the words."""
_LEAST = {Lane.PERSON_ONLY: 0.35, Lane.HOSTILE: 0.3, Lane.ROUTINE: 0.2}
"""The least likelihood by lane to be named by likeness alone; an alarm names a situation without likeness."""
_THREATENS = 0.6
"""The likelihood from which a threat is named although no word says so."""
_LIKELY = 0.6
"""The likelihood from which a danger that no word tells stands against a slight delicate one."""
_NEAR = 0.2
"""The likelihood from which a situation is named to people although no situation is: of 143 messages for which one or
two were named so, 70 were of one of them, and 47 of no known kind."""
_DREADED = 0.3
"""The same for person-only situations: 14 of 1,996 held-out routine messages reach it, and 303 of 334 of its own."""


_MOST_QUOTED = 120
"""Characters of a sentence in a reason."""


class Guess(NamedTuple):
    """A situation, its likelihood (0 to 1), and the customer's words that speak for it.

    Each part of a message gives one for every situation.
    """

    situation: Situation
    likelihood: float
    signals: tuple[str, ...] = ()


def with_care(guesses: Sequence[Guess], unseen: Container[str]) -> Guess | None:
    """The likeliest guess; a delicate one where a routine one isn't sure; None where all are unlikely.

    A person-only situation in `unseen`, for which too little speaks in the words, isn't named; it only makes a routine
    one unsure.
    """
    likely = [g for g in guesses if g.likelihood >= (_SIGNED if _is_signed(g) else _least(g.situation))]
    named = [g for g in likely if not _for_people(g, unseen)]
    if not named:
        return None
    if named[0].situation.lane is Lane.ROUTINE and not (named[0] is likely[0] and _surely_routine(guesses)):
        return next((g for g in named if g.situation.lane is Lane.DELICATE), None)
    return named[0]


def _surely_routine(guesses: Sequence[Guess]) -> bool:
    routine = sum(g.likelihood for g in guesses if g.situation.lane is Lane.ROUTINE)
    careful = max((g.likelihood for g in guesses if g.situation.lane is not Lane.ROUTINE), default=0.0)
    return routine >= _SURE and routine >= _APART * careful


def without(guesses: Sequence[Guess], unseen: Container[str]) -> list[Guess]:
    """The guesses without dangers and threats that no words speak for; the rest add up to one."""
    kept = [g for g in guesses if not (_is_grave(g) and g.situation.id in unseen)]
    total = sum(g.likelihood for g in kept)
    return [g._replace(likelihood=g.likelihood / total) for g in kept] if total else kept


def _is_grave(guess: Guess) -> bool:
    hostile = guess.situation.lane is Lane.HOSTILE and guess.likelihood < _THREATENS
    return guess.situation.lane is Lane.PERSON_ONLY or hostile


def endangers(guesses: Sequence[Guess]) -> bool:
    """Whether a person-only situation is the likeliest: nothing is routine then, though no word says so."""
    return bool(guesses) and guesses[0].situation.lane is Lane.PERSON_ONLY and guesses[0].likelihood >= _DREADED


def is_slight(best: Guess, guesses: Sequence[Guess]) -> bool:
    """Whether it says little beside a danger that is likelier: a routine one, or one that nothing else would name."""
    lane = best.situation.lane
    if lane is not Lane.DELICATE:
        return lane is Lane.ROUTINE
    if guesses[0].likelihood < _LIKELY:
        return False
    return next((g.likelihood < _NAMED for g in guesses if g.situation.id == best.situation.id), False)


def unless_harmed(best: Guess, guesses: Sequence[Guess], text: str) -> Guess:
    """If goods came harmed, the situation for that instead of a routine one it speaks against.

    Returning something that came bent is more than a return.
    """
    against = any(c.came_harmed for c in best.situation.signals.against)
    if best.situation.lane is not Lane.ROUTINE or not against or not came_harmed(text):
        return best
    return next((g for g in guesses if any(c.came_harmed for c in g.situation.signals.facts)), best)


def _for_people(guess: Guess, among: Container[str]) -> bool:
    return guess.situation.lane is Lane.PERSON_ONLY and guess.situation.id in among


def may_be_signed(guess: Guess) -> bool:
    """Whether its own signals in the words would have it named."""
    return guess.situation.lane is Lane.DELICATE and _SIGNED <= guess.likelihood < _NAMED


def _is_signed(guess: Guess) -> bool:
    return may_be_signed(guess) and bool(guess.signals)


def _least(situation: Situation) -> float:
    return _LEAST.get(situation.lane, _NAMED)


def unsure(guesses: Sequence[Guess], fallback: str) -> str:
    """Why no situation is named, and which ones the message is a little like."""
    top = guesses[0] if guesses else None
    if top and top.situation.lane is Lane.PERSON_ONLY and top.likelihood >= _least(top.situation):
        return f"It might be “{top.situation.title}”, though no word says so for sure: a person should read it now."
    near = [f"“{g.situation.title}”" for g in guesses if g.likelihood >= _NEAR and g.situation.id != fallback][:2]
    if near:
        return f"It is surely of no known kind; it reads a little like {' and '.join(near)}."
    return "The message is like none of the known cases: a person should read it first."


def sentence_reason(guess: Guess, sentence: str) -> str:
    """Why one sentence decides."""
    quote = shortened(" ".join(sentence.split()), _MOST_QUOTED)
    return f"One sentence reads like “{guess.situation.title}”: “{quote}”."


def reason(guess: Guess, matter: Matter, likeliest: Guess | None = None) -> str:
    """Why this one is chosen; where a likelier one wasn't, why not."""
    title = guess.situation.title
    if likeliest and likeliest.likelihood > guess.likelihood:
        return f"It reads like “{likeliest.situation.title}”, but not surely: “{title}” needs more care and is taken."
    if guess.signals:
        quote = whole_placeholders(" ".join(guess.signals[0].split()))
        return f"The customer writes “{quote}”."
    if guess.situation.signals.fulfilment is matter.fulfilment and matter.fulfilment is Fulfilment.AMAZON:
        return f"The order was fulfilled by Amazon, so it is handled as “{title}”."
    return "It reads most like the examples of this kind."

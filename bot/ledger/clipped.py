"""Steps told in the plain form of the verb, as who learns English writes: `I already restart it two time`."""

import re
from collections.abc import Iterator

from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.grammar.statements import Actor, Mood
from bot.language.vocabulary import lexicon as lex
from bot.ledger.actions import GIVABLE, Step, step_of
from bot.ledger.results import BY_HAND
from bot.ledger.turns import Said, said_in

_OVER = re.compile(
    r"\b(?:al+re+a?dy|twice|\d+ ?x|(?:\d+|two|three|four|five|many|several|few) (?:time|day|hour|week)s?|yesterday"
    r"|last (?:night|week|month)|before (?:\d+|two|three|few) \w+)\b",
    re.IGNORECASE,
)
"""What tells that it is behind them."""
_EVERY = re.compile(
    r"\b(?:every|each|always|usually|often|daily|weekly|monthly|per|whenever|how|only|times? an? \w+)\b", re.IGNORECASE
)
"""What they do again and again, or ask about."""
_HAVE_PLAIN = re.compile(
    r"\b(?:i|we)(?:'ve| have| has) (?:al+re+a?dy |just |now |also )?(?P<step>(?P<verb>[a-z]+)\b[^.!?;,]*)",
    re.IGNORECASE,
)
"""`I have send you the picture`."""
_OBJECT = re.compile(r"\w+ (?:the|it|them|this|that|my|our|your|all|both|everything)\b", re.IGNORECASE)
"""`I have clean the filter`, where `I have clean hands` names a thing."""
_NO_STEP = lex.SAME_AFTER_HAVE | {"have", "be", "do", "need", "want", "receive", "know"}
_HANDS_OVER = frozenset({"give", "contact", "return"})
_STEPS = BY_HAND | _HANDS_OVER


def in_plain_form(text: str, turn: int, who: Who) -> Iterator[Entry]:
    """What the customer did or gave, where no verb stands in the past."""
    for said in said_in(text):
        if _took(said):
            yield from _entries(said.s.text, said.step, turn, who)
    for found in _HAVE_PLAIN.finditer(text.replace("\u2019", "'")):
        verb, step = found["verb"].lower(), step_of(found["step"])
        named = verb in lex.NOUNISH and not _OBJECT.match(found["step"])
        if verb in lex.VERBS - _NO_STEP and not named and step_of(verb).actions & _STEPS:
            yield from _entries(text[slice(*found.span())], step, turn, who)


def _took(said: Said) -> bool:
    """A bare present of theirs with a word that it is over, and none of habit."""
    s = said.s
    mine = s.actor is Actor.WRITER and s.mood is Mood.STATED and not s.passive and not said.denied
    acts = said.step.actions & (BY_HAND | {"give", "contact"})
    return mine and s.verb not in ("be", "have") and bool(acts and _OVER.search(s.text)) and not _EVERY.search(s.text)


def _entries(words: str, step: Step, turn: int, who: Who) -> Iterator[Entry]:
    yield Entry(EntryKind.DONE, words, turn, who, step.actions, step.things, step.terms)
    if "give" in step.actions and step.things & GIVABLE:
        yield Entry(EntryKind.GIVEN, words, turn, who, step.actions, step.things, step.terms)

"""Sentences that only vent, such as `This is a joke.`: they tell of no matter, whatever examples have their words."""

import re
from typing import Final

from bot.knowledge.triage.hearing.temper import Thermometer
from bot.knowledge.triage.parts.parts import parts
from bot.knowledge.triage.parts.silence import without_silence
from bot.language.grammar.statements import Actor, statements
from bot.language.vocabulary.content import gist

_EXCLAIMS: Final = re.compile(
    r"\W*(?:(?:wow|ugh|omg|oh|well|just|so|and|come on|seriously|really|honestly)\b\W*)*"
    r"(?:what an? (?:\w+ )?(?!\w*ing\b)\w+)?\W*",
    re.IGNORECASE,
)
"""`Wow, just wow.`, `What a letdown.`"""


def without_venting(text: str, thermometer: Thermometer) -> str:
    """The text without them and without a seller's silence; the whole if nothing else is in it."""
    ours = without_silence(text)
    said = [part.text for part in parts(ours)]
    told = [s for s in said if not _vents(s, thermometer)]
    return ours if len(told) == len(said) or not told else " ".join(told)


def _vents(sentence: str, thermometer: Thermometer) -> bool:
    """Whether its words tell nothing but temper, and the writer wants, did and asks nothing in it."""
    if "?" not in sentence and _EXCLAIMS.fullmatch(sentence):
        return True
    heat = thermometer.heat(sentence)
    wants = any(s.actor is Actor.WRITER and s.verb != "be" for s in statements(sentence))
    return bool(heat.quotes) and not wants and gist(sentence) <= gist(" ".join(heat.quotes))

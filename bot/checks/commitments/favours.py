"""Money or goods promised as a favor: a dropped charge, a gift, an exception, whatever they ask for."""

import re

from bot.checks.commitments import words as w
from bot.checks.commitments.acts import Meant, Side, SpeechAct
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.lexicon import word_set
from bot.language.vocabulary.stems import stem

_OFF = word_set("take knock shave strike cut deduct drop")
_CHARGES = stem_set("shipping postage freight fee bill total price order invoice charge")
_GIFTS = stem_set("gift voucher coupon discount freebie goodwill present")
_PRESENTS = word_set("add include give send enclose offer issue grant put throw provide apply arrange credit")
_REOPENS = word_set("reopen extend prolong unlock")
_ABOVE = frozenset(map(stem, w.ABOVE))
_WINDOW = stem_set("return window period deadline")
_MAKES = word_set("make grant allow approve give")
_WHATEVER = re.compile(
    r"\b(?:pay|settle|cover|meet|accept|refund|reimburse)\w* (?:\w+ ){0,2}?"
    r"(?:whatever|anything|everything(?! (?:through|via|over|on|here|by)\b)|any (?:amount|sum)|all that|as much as)\b",
    re.I,
)
_GOING = frozenset({Meant.NOW, Meant.PAST, Meant.LATER})


def drops_a_charge(act: SpeechAct, text: str) -> bool:
    """`I'll take the shipping off your bill`. What is taken off a refund is no favor."""
    off = re.search(r"\boff\b", text[act.start : act.end], re.I)
    return _ours(act) and bool(set(act.verbs) & _OFF and off and act.about & _CHARGES) and not act.about & w.REFUND


def gives_a_present(act: SpeechAct) -> bool:
    """`I've added a small gift`."""
    ours = _ours(act) or (act.passive and act.side is Side.THING)
    return ours and bool(set(act.verbs) & _PRESENTS and act.about & _GIFTS)


def lets_it_come_back(act: SpeechAct) -> bool:
    """`I've reopened the return for you`, `we make an exception`: a refund follows."""
    reopens = set(act.verbs) & _REOPENS and act.about & _WINDOW
    if act.passive and act.side is Side.THING and act.meant in _GOING:
        return stem("return") in act.subject and act.verb in ("accept", "approve", "reopen", "authorize", "authorise")
    may = "can" in act.subject and bool(act.subject & _ABOVE)
    return _ours(act) and not may and bool(reopens or (act.verb in _MAKES and act.about & stem_set("exception")))


def meets_any_demand(act: SpeechAct, text: str) -> bool:
    """`We will settle whatever your lawyer asks for`."""
    after = text[act.end : min(act.sentence[1], act.end + 14)]
    return _ours(act) and bool(_WHATEVER.search(text[act.start : act.end] + after))


def _ours(act: SpeechAct) -> bool:
    return act.side is Side.US and act.meant in _GOING

"""Whether a text asks where goods can be shipped to, rather than how long it takes, what it costs or by whom."""

import re
from typing import Final

from bot.language.grammar.statement import Actor, Mood, Statement
from bot.language.grammar.statements import statements
from bot.language.remembered import remembered
from bot.language.vocabulary.content import stem_set

_SENDS: Final = stem_set("ship send deliver mail post courier fly serve cover go get reach bring come take make")
_ASKED: Final = frozenset((Mood.QUESTION, Mood.REQUEST, Mood.POSSIBLE, Mood.CONDITION))
_OTHERWISE: Final = re.compile(
    r"\b(?:how|when|what|who|whom|which(?! (?:countries|states|regions|islands|places|parts|zip))"
    r"|(?:by|until|before|in time for|on) \w+days?|week)\b"
    r"|\b(?:cost|charge|fee|extra|free|express|overnight|same day|next day)\b",
    re.IGNORECASE,
)
"""Asks for a time, a price or a way instead."""
_NAMED: Final = re.compile(
    r"\b(?:to|into|in|at|on|for|as far as|outside|up to)"
    r" (?:(?:the|an?|my|our|any|somewhere in|rural|northern|southern|western|eastern|central) )*"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec|Christmas|I)\b)"
    r"(?:[A-Z][\w.'-]+"
    r"|(?i:address(?:es)?|hotels?|dorms?|campus|islands?|countr(?:y|ies)|states?|regions?|bases?|apos?|fpos?"
    r"|po box(?:es)?|p\.?o\.? box(?:es)?|villages?|farms?|marinas?|ships?|boats?|hospitals?|schools?|offices?))"
)
_ABROAD: Final = re.compile(
    r"\b(?:abroad|overseas|internationally|worldwide|that far|(?:out|down|up|over) (?:here|there))\b",
    re.IGNORECASE,
)
_AREA: Final = re.compile(
    r"\b(?:delivery|shipping|service) (?:area|zone|region|map|destinations?)|\b(?:as a|your) destinations?\b"
    r"|\b(?:which|what) (?:countries|states|regions|islands|places|parts)\b"
    r"|\bwhere (?:do|can|could|will|would) you (?:\w+ )?(?:ship|send|deliver|mail|post|go)\b"
    r"(?![^.?!]*\b(?:from|refund|money|invoice|receipt|label|e?-?mails?|code|confirmation|payment|answer|reply)\b)"
    r"|\bonly (?:in|within|inside) (?:the )?[A-Z]",
    re.IGNORECASE,
)
_LIKELY: Final = re.compile(r"\b(?:ship|send|deliver|mail|post|go|get|reach)\w*\b[^.?!]{0,40}?\bto\b (?=[a-z]{3})")
_FREE: Final = re.compile(r"\b(ship|send|deliver|mail|post) (?:for )?free(?: of charge)?(?= to\b)", re.IGNORECASE)
"""Whoever asks whether shipping there is free asks whether we ship there."""
_LOOK: Final = re.compile(
    r"(?i:\bin (?:(?:dark|light|pale|bright|navy) )?(?:black|white|blue|red|green|gr[ae]y|yellow|orange|purple|pink"
    r"|brown|beige|navy|teal|cream|ivory|gold|silver|mint|burgundy|small|medium|large|xx?s|x{0,3}l|[sm])\b)(?! [A-Z])"
)
"""A color or size, written like the name of a place."""
_ENDS: Final = re.compile(r"[,;]|\band (?=how|what|when|who|which)", re.IGNORECASE)
_QUESTION: Final = re.compile(r"(?<![^.!?\n])[^.!?\n]*\?")
_NEAR: Final = 60
"""How many characters before a clause its question may begin."""
_PERSON: Final = re.compile(
    r"\bto (?:me|us|you|him|her|them|pay|be|have|get|do|know|see|ask|pick|choose|the (?:door|house|carrier))\b"
)


@remembered(64)
def asks_where_to(text: str) -> bool:
    """Whether a clause asks whether goods go to a place, or which places they go to."""
    text = _LOOK.sub("", _FREE.sub(r"\1", text))
    asked = [s for s in statements(text) if _is_asked(s) and not _OTHERWISE.search(_before(s, text))]
    if any(_AREA.search(question[0]) for question in _QUESTION.finditer(text)):
        return True
    return any(_names_a_place(text[s.start : s.end]) for s in asked)


def _before(s: Statement, text: str) -> str:
    """The beginning of its clause: `what would it cost | to have it sent to Maine`."""
    return re.split(r"[.!?,;\n]|\band\b", text[max(0, s.start - _NEAR) : s.start])[-1]


def _is_asked(s: Statement) -> bool:
    sends = s.verb in _SENDS or not _SENDS.isdisjoint(s.words)
    ours = s.actor is not Actor.WRITER or s.mood is not Mood.CONDITION
    return sends and ours and s.mood in _ASKED and not _OTHERWISE.search(_ENDS.split(s.text)[0])


def _names_a_place(clause: str) -> bool:
    if _NAMED.search(clause) or _ABROAD.search(clause):
        return True
    return bool(_LIKELY.search(clause)) and not _PERSON.search(clause)

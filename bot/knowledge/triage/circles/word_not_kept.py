"""A word of ours that wasn't kept: we wrote what we would send or do, and the customer writes that it hasn't come; or
they write both."""

import re
from typing import Final, NamedTuple

from bot.domain.case import Matter, Who
from bot.knowledge.triage.order.never_came import never_came
from bot.language.grammar.statement import Actor, Mood, Statement
from bot.language.grammar.statements import statements
from bot.language.matter.our_word import SHORT_DAY, our_word_told
from bot.language.segmentation.tokens import straight
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import stem

_SENT: Final = stem_set("send ship order issue refund process dispatch post mail open request replace credit")
_COMES: Final = stem_set("ship arrive leave come reach deliver")
_IS_DUE: Final = re.compile(r"\b(?:due|expected|scheduled|on course)\b|\bwith you\b", re.IGNORECASE)
"""`It's due with you on Monday` tells as much as `it arrives on Monday`."""
_IS: Final = stem_set("be expect schedule")
_GETS: Final = stem_set("receive hear get have")
_UNTIMELY: Final = r"luck|change|sound|power|picture|light|difference|success|effect|problem|matter|idea|reason|way"
_VERBS: Final = r"(?:got(?:ten)?|get|came|come|arrived?|heard?|rec(?:ei|ie|i)v\w+|sh(?:own?|owed) up|seen|shipped|sent)"
_COUNT: Final = r"(?:an?|one|two|three|four|five|six|seven|several|some|\d{1,2})"
_DAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WHEN: Final = rf"(?:tomorrow|today|tonight|{_DAY}|that(?: day)?|(?:the|your) (?:day|date|deadline))"
_PAST: Final = (
    rf"\b{_WHEN}(?:,? (?:was|were|is)|'s) (?:already |now |well )?"
    rf"(?:{_COUNT} (?:days?|weeks?) ago|yesterday|last week|over|past|long gone)\b"
    rf"|\b{_WHEN} (?:has |have )?(?:already )?(?:passed|come and gone|came and went|gone by)\b"
    rf"|\b(?:it is|it's|that's) (?:already |now )?{_COUNT} (?:days?|weeks?) (?:later|past that|since then|over)\b"
)
"""The day that we named is over: `tomorrow was two days ago`."""
_NOT_COME: Final = re.compile(
    rf"\bstill (?:no (?!(?:{_UNTIMELY})\b)[a-z]+(?: [a-z]+)?|nothing|waiting|missing|don't have (?:it|the|a|my|any))\b"
    rf"|\b(?:and|but|have|i see) no (?!(?:{_UNTIMELY})\b)[a-z]+(?: [a-z]+){{0,2}} (?:yet|so far|to date)\b"
    r"|\b(?:day|week|month)s?\b[^.!?]{0,25}?[,:] no (?:[a-z]+ ?){1,3}(?=[.!?]|$)"
    r"|\b(?:is|'s|are|was) (?:still )?not (?:even )?here\b|\bisn't here\b|\baren't here\b"
    r"|\bnothing (?:has |had |yet|so far|came|come|arrived|happened|from you)|\b(?:and|but|yet) nothing\b"
    r"|(?:^|[.!?,:] ?)nothing(?=\W*$|[.!?,])"
    rf"|(?:\bnever|\bnot|n't) (?:yet |even |ever |actually )?{_VERBS}\b"
    r"(?! (?:it|them|this|that) (?:to|work|on|off|open)\b)"
    r"|\b(?:nobody|no ?one) (?:has |ever |even )?(?:called|rang|phoned|wrote|written|came|answered|got back)\b"
    r"|\b(?:heard|received|got) (?:absolutely )?nothing\b"
    rf"|{_PAST}",
    re.IGNORECASE,
)
"""`Still no lid`, `nine days, no lid`, `Nov 24 and nothing`, `I never got a tracking number`."""

_NOT_KEPT: Final = re.compile(
    r"\bno (?:tracking|word|news|label|refund|reply|answer|e-?mail|mail|call)\b"
    r"(?! (?:is |was )?(?:needed|necessary|on)\b)"
    rf"|\b(?:it'?s|it is|today is|that was)(?: now| already| only)? (?:the \d{{1,2}}(?:st|nd|rd|th)?\b|{SHORT_DAY}\b"
    r"(?! (?:at|when|that|i|we|for)\b))",
    re.IGNORECASE,
)
"""`I have no tracking`, `its monday`: beside what they were told."""
_NONE: Final = re.compile(
    r"\b(?:no|without) (?:[a-z]+ )?(?P<what>[a-z0-9]{2,})(?=\W*$|[.,;!?]| (?:and|but|yet|here)\b)", re.IGNORECASE
)
"""`No lid.`: what our word named."""


class NotKept(NamedTuple):
    """Our word, as we wrote it or as the customer tells it (`told`), and their words that it hasn't come."""

    ours: str
    theirs: str
    told: bool = False


def word_not_kept(matter: Matter) -> NotKept | None:
    """Our newest such words and the customer's later ones; None where nothing was promised, or it came."""
    last = max((n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER), default=0)
    ours = [t.text for t in matter.turns[:last] if t.who is Who.US]
    theirs = straight(matter.turns[last].text) if matter.turns else ""
    said = _NOT_COME.search(theirs) or _NOT_KEPT.search(theirs) or _NONE.search(theirs)
    words = said[0].strip(" .,:!?") if said else ("never came" if never_came(theirs) else "")
    given = [s.text for text in ours for s in statements(text) if _gives_our_word(s)] if words else []
    if given and said and said.re is _NONE and stem(said["what"].lower()) not in stem_set(given[-1]):
        given = []
    return NotKept(given[-1].strip(), words) if given else _by_their_words(theirs)


def _by_their_words(text: str) -> NotKept | None:
    """What they were told by one of us, from the verb on, and that it hasn't come, in words after it."""
    told = our_word_told(text)
    left = told and (_NOT_COME.search(text, told.start()) or _NOT_KEPT.search(text, told.start()))
    return (
        NotKept(text[told.start("said") : told.end()].strip(), left[0].strip(" .,:;!?"), True)
        if told and left
        else None
    )


def _gives_our_word(s: Statement) -> bool:
    if s.negated or s.mood is Mood.CONDITION:
        return False
    if s.mood is Mood.PLANNED:
        return s.actor is not Actor.READER or s.verb in _GETS
    sent = s.verb in _SENT and (s.actor is Actor.WRITER or s.passive)
    ours = s.mood in (Mood.DONE, Mood.DOING) and sent
    due = s.mood is not Mood.QUESTION and s.verb in _IS and _IS_DUE.search(s.text) is not None
    comes = s.mood is Mood.STATED and s.verb in _COMES
    return ours or ((comes or due) and s.actor is not Actor.READER)

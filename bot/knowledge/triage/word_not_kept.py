"""A word of ours that wasn't kept: we wrote what we would send or do, and the customer writes that it hasn't come."""

import re
from typing import Final

from bot.domain.case import Matter, Who
from bot.knowledge.triage.never_came import never_came
from bot.language.content import stem_set
from bot.language.statement import Actor, Mood, Statement
from bot.language.statements import statements
from bot.language.tokens import straight

_SENT: Final = stem_set("send ship order issue refund process dispatch post mail open request replace credit")
_COMES: Final = stem_set("ship arrive leave come reach deliver")
_GETS: Final = stem_set("receive hear get have")
_UNTIMELY: Final = r"luck|change|sound|power|picture|light|difference|success|effect|problem|matter|idea|reason|way"
_VERBS: Final = r"(?:got(?:ten)?|get|came|come|arrived?|heard?|rec(?:ei|ie|i)v\w+|sh(?:own?|owed) up|seen|shipped|sent)"
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
    r"|\b(?:heard|received|got) (?:absolutely )?nothing\b",
    re.IGNORECASE,
)
"""`Still no lid`, `nine days, no lid`, `Nov 24 and nothing`, `I never got a tracking number`."""


def word_not_kept(matter: Matter) -> tuple[str, str] | None:
    """Our newest such words and the customer's later ones; None where nothing was promised, or it came."""
    last = max((n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER), default=0)
    ours = [t.text for t in matter.turns[:last] if t.who is Who.US]
    if not ours:
        return None
    theirs = straight(matter.turns[last].text)
    said = _NOT_COME.search(theirs)
    words = said[0].strip(" .,:!?") if said else ("never came" if never_came(theirs) else "")
    given = [s.text for text in ours for s in statements(text) if _gives_our_word(s)] if words else []
    return (given[-1].strip(), words) if given else None


def _gives_our_word(s: Statement) -> bool:
    if s.negated or s.mood is Mood.CONDITION:
        return False
    if s.mood is Mood.PLANNED:
        return s.actor is not Actor.READER or s.verb in _GETS
    sent = s.verb in _SENT and (s.actor is Actor.WRITER or s.passive)
    ours = s.mood in (Mood.DONE, Mood.DOING) and sent
    return ours or (s.mood is Mood.STATED and s.verb in _COMES and s.actor is not Actor.READER)

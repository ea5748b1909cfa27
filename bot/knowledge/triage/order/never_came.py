"""Whether a customer says that what they ordered never came: it can't go back then, and nothing of it was used."""

import re
from typing import Final

from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.matter.trouble import Trouble, troubles_in
from bot.language.patterns.worded import may_hold, words_of
from bot.language.remembered import remembered
from bot.language.segmentation.tokens import straight
from bot.language.vocabulary.content import stem_set

_NAYS: Final = words_of("no not never nothing none neither nor cannot t havent hasnt didnt wasnt isnt dont")
_NOT: Final = re.compile(
    r"(?:\b(?:never|not|nothing|none|no|hasnt|havent|didnt|wasnt)|n't)\b(?! (?:as|like|what|the (?:one|right))\b)",
    re.IGNORECASE,
)
_VERBS: Final = r"\b(?:ship|dispatch|arriv|c[ao]m|deliver|reach|show|turn|g[eo]t|rec[ei]|ha[dsv]|see|saw)"
_DENIES: Final = re.compile(rf"{_NOT.pattern}.*?{_VERBS}", re.IGNORECASE)
_COMES: Final = stem_set("arrive come deliver reach")
_LEAVES: Final = stem_set("ship dispatch")
"""What never did so never came; what hasn't yet is only on its way."""
_NEVER: Final = re.compile(r"\bnever\b", re.IGNORECASE)
_TURNS_UP: Final = stem_set("turn show")
_GETS: Final = stem_set("get receive recieve recive")
_HAS: Final = stem_set("have see")
_GOODS: Final = stem_set("order parcel package delivery shipment item product goods stuff")
_GIVES_BACK: Final = stem_set("return send ship mail bring give")
_PAPERS: Final = stem_set(
    "label refund reply answer mail email message code confirmation invoice receipt money credit reimbursement response"
    " update news tracking number link call notification voucher form paperwork payment cash dollar return respond help"
    " cheque check coupon card explanation apology notice word information photo text rma discount"
    " bonus reward point cashback referral"
)
"""What a shop sends that is no goods; a return of theirs never reached us."""
_NO_ARRIVAL: Final = re.compile(
    r"\b(?:show|turn)(?:s|ed|ing)? up (?:in|on|under) (?:my|the|your|our|any)\b(?! (?:porch|door\w*|mail\w*|house))|"
    r"\b(?:com(?:e|es|ing)|came|arriv\w+)\s+(?:with\b|off|apart|loose|undone|back|out\b|up\b|on time|in time"
    r"|in (?!the)|as\b|like|from|(?:un)?(?:damaged|broken|packed|assembled|charged)|clean|properly|assembled)"
    r"|\b(?:get|got|gotten)\s+(?:nothing\b|to\b|around|used|over|the (?:chance|hang|point)|(?:it|them|this|that)\s+"
    r"(?:to\b|\w+ing\b|open|off|out|clean|on\b|in\b|back))",
    re.IGNORECASE,
)
"""The same verbs of goods that are here: `it never came with a manual`, `I never got it to work`."""
_A_PERSON: Final = stem_set("driver courier technician engineer man guy pickup collection nobody someone")
_OWNS: Final = re.compile(
    r"\b(?:have|has|'ve|haven't|havent|hasn't|hasnt)(?: not)? got"
    r" (?:an?|any|enough|much|the (?:time|tools?|money|space|room))\b",
    re.IGNORECASE,
)
"""`I haven't got a printer`: what they own."""
_GOES_ON: Final = re.compile(
    r"(?: (?!(?:so|and|but|because|please|pls|can|i|we|you|would|want)\b)[\w'-]+){0,4}", re.IGNORECASE
)
"""What a clause of a verb alone may be about: `never got | my package`."""


@remembered(128)
def never_came(text: str) -> bool:
    """Whether it never came, and nothing in the message did, is at fault, or is to go back."""
    if not may_hold(text, _NAYS):
        return False
    told = statements(text)
    if not any(_says_so(s, text) for s in told) or any(_shows_it_here(s) for s in told):
        return False
    return troubles_in(text).isdisjoint((Trouble.FAULTY, Trouble.HARMED))


def _says_so(s: Statement, text: str) -> bool:
    more = _GOES_ON.match(text, s.end) if not s.words else None
    words = straight(f"{s.text}{more[0] if more else ''}")
    meant = s.mood in (Mood.DONE, Mood.DOING, Mood.STATED, Mood.QUESTION) and bool(_DENIES.search(s.text))
    if not meant or not _PAPERS.isdisjoint(s.words) or _NO_ARRIVAL.search(words):
        return False
    return _did_not_come(s) or _did_not_get(s, words)


def _did_not_come(s: Statement) -> bool:
    up = s.verb in _TURNS_UP and "up" in s.words
    nobody = s.actor is Actor.NOBODY or s.passive or (s.actor is Actor.THIRD_PARTY and s.verb == "deliv")
    left = s.verb in _LEAVES and _NEVER.search(s.text) is not None
    return nobody and (s.verb in _COMES or up or left) and _A_PERSON.isdisjoint(s.words)


def _did_not_get(s: Statement, words: str) -> bool:
    if s.actor is not Actor.WRITER or s.passive:
        return False
    if s.verb in _HAS:
        return s.mood is not Mood.QUESTION and not _GOODS.isdisjoint(s.words)
    return s.verb in _GETS and not (stem_set(words) & _PAPERS) and not _OWNS.search(words)


def _shows_it_here(s: Statement) -> bool:
    """Whether something came, or is to go back or went."""
    if s.verb in _GIVES_BACK and s.actor is not Actor.READER:
        back = s.verb == "return" or "back" in s.words
        return back and _PAPERS.isdisjoint(s.words)
    if s.mood is not Mood.DONE or s.negated or _NOT.search(s.text):
        return False
    came = s.verb in _COMES and s.actor is Actor.NOBODY
    return came or (s.verb in _GETS and s.actor is Actor.WRITER and not s.passive and _PAPERS.isdisjoint(s.words))

"""Whether a customer says that there is an order, or that the goods have come.

Since when: `bot/language/delivery/elapsed.py`.
"""

import re

from bot.language.goods.came import CAME
from bot.language.goods.harm import without_denied_harm
from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.matter.trouble import Trouble, troubles_in
from bot.language.remembered import remembered
from bot.language.vocabulary.content import stem_set
from bot.ledger.turns import AT_THE_THING, Said, said_in

_ARRIVES = stem_set("arrive come deliver")
_GETS = stem_set("get receive unpack")
_BUYS, _PAYS = stem_set("order buy purchase"), stem_set("pay")
_PLACES, _ORDER = stem_set("place make put"), stem_set("order purchase")
_SENDS = stem_set("send ship pack")
_NOT_HERE = re.compile(
    r"\b(?:hasn't|haven't|didn't|isn't here|not here|never|still (?:waiting|no)|missing|nothing|nowhere|lost|no sign"
    r"|says?|shows?|showed|claims?|according|marked|status|tracking|neighbou?rs?|late)\b",
    re.IGNORECASE,
)
"""Words of somebody who hasn't all of it, or only reports what others say."""
_CAME_LATE = re.compile(
    rf"\b(?P<came>{CAME})\b"
    r"(?:(?!\b(?:but|and|or|while)\b)[^.!?;,\n]){0,30}?\blate\b",
    re.IGNORECASE,
)
"""What came late has come."""
_ANY_ORDER = re.compile(
    r"\b(?:(?:this|that|the|an?|any|such an?) (?:orders?|purchase)|anything|a thing|any of (?:this|it|these|them))\b"
    r"|\b(?:order|ordered|buy|bought|purchased?) (?:this|that|it|these|those|them)"
    r"(?: (?!colou?r|size|one|model|version|shade|flavou?r|kind|type|many|much|quantity)\w+)?"
    r"(?: myself| at all| from you\w*)?\W*$",
    re.IGNORECASE,
)
"""It was an order at all: who didn't order this color has ordered another one."""
_ONLY_NOT_YET = re.compile(r"\b(?:yet|before|until|because|if|else|more|again|extra)\b", re.IGNORECASE)
_ON_ITS_WAY = re.compile(
    r"\b(?:parcels?|packages?|packets?|box(?:es)?|deliver\w*|shipments?|shipped|shipping|carrier|courier|tracking"
    r"|driver"
    r"|porch|neighbou?rs?|mailbox|arriv\w*|received?|usps|ups|fedex|dhl|amazon|orders?|stolen|turned up|where is"
    r"|not (?:yet )?here)\b",
    re.IGNORECASE,
)
"""Words of somebody who is, or may be, waiting for it."""
_MISSES = re.compile(
    r"\b(?:is|are|was|were|'s) missing (?:its|an?|the|one|two|three|four|some|several|\d+)\b", re.IGNORECASE
)
"""`The drawer is missing two rails`: the drawer has come."""
_BEHIND = len(", because")
"""Characters after a clause that are read with it."""
_NEVER = re.compile(r"\bnever\b", re.IGNORECASE)
_NO_MEMORY = re.compile(
    r"\b(?:(?:don't|do not|can't|cannot) (?:remember|recall)|no (?:memory|recollection) of) (?:ever )?"
    r"(?:placing|ordering|buying|making) (?:this|that|it|an?|any|the)\b",
    re.IGNORECASE,
)


@remembered(128)
def arrived(text: str) -> bool:
    """Whether the customer says that it has come, and nothing in the message is still missing."""
    plain = _CAME_LATE.sub(r"\g<came>", without_denied_harm(text).replace("\u2019", "'"))
    return not _NOT_HERE.search(plain) and any(map(_tells, statements(text)))


def _tells(s: Statement) -> bool:
    done = s.mood is Mood.DONE and not s.negated
    came = s.verb in _ARRIVES and s.actor is not Actor.READER and (s.actor is not Actor.WRITER or s.passive)
    return done and (came or (s.verb in _GETS and s.actor is Actor.WRITER and not s.passive))


@remembered(128)
def in_use(text: str) -> bool:
    """Whether they have the goods, by what they did with them or what is wrong with them.

    A word about parcels leaves it open: they may have one thing and wait for another.
    """
    if _ON_ITS_WAY.search(text):
        return False
    plain = text.replace("\u2019", "'")
    worked_on = any(_at_the_thing(said) for said in said_in(text))
    return (
        worked_on or bool(_MISSES.search(plain)) or not troubles_in(text).isdisjoint((Trouble.FAULTY, Trouble.HARMED))
    )


def _at_the_thing(said: Said) -> bool:
    """`I descaled it`, or what we told them to do with it."""
    s = said.s
    told = s.mood is Mood.DONE or (s.mood is Mood.REQUEST and s.actor is Actor.WRITER)
    return told and not said.denied and s.actor is Actor.WRITER and bool(said.step.actions & AT_THE_THING)


def ordered(text: str) -> bool:
    """Whether the message tells of an order placed by anybody, or of goods that came or were sent."""
    return any(map(_tells_of_order, statements(text)))


@remembered(128)
def never_ordered(text: str) -> bool:
    """Whether the customer says that an order, parcel or charge is not theirs, and mentions none that is."""
    told = [s for s in statements(text) if bought(s)]
    denied = any(_denies_order(s, text) for s in told) or bool(_NO_MEMORY.search(text.replace("\u2019", "'")))
    return denied and all(map(_denied, told))


def _denies_order(s: Statement, text: str) -> bool:
    return _denied(s) and bool(_ANY_ORDER.search(s.text)) and not _ONLY_NOT_YET.search(text[s.start : s.end + _BEHIND])


def _denied(s: Statement) -> bool:
    return s.negated or bool(_NEVER.search(s.text))


def bought(s: Statement) -> bool:
    """Whether the writer says that they bought something, or that they didn't."""
    buys = s.verb in _BUYS or _places_order(s)
    return buys and s.mood is Mood.DONE and s.actor is Actor.WRITER and not s.passive


def _places_order(s: Statement) -> bool:
    return s.verb in _PLACES and not _ORDER.isdisjoint(s.words)


def _tells_of_order(s: Statement) -> bool:
    if s.mood is not Mood.DONE or s.negated:
        return False
    pays = s.verb in _BUYS | _PAYS or _places_order(s)
    sent = s.verb in _SENDS and s.actor is Actor.READER
    return _tells(s) or sent or (pays and s.actor in (Actor.WRITER, Actor.THIRD_PARTY))

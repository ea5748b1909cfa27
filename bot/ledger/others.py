"""What third parties said to the customer, failed to do, or sent them on for."""

import re
from collections import defaultdict
from collections.abc import Iterator

from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.grammar.parties import OFFICES, OUTSIDERS
from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.patterns.worded import may_hold, words_of
from bot.language.segmentation.sentences import sentence_spans
from bot.language.vocabulary.content import content, stem_set
from bot.language.vocabulary.lexicon import STOP_WORDS
from bot.language.vocabulary.stems import stem
from bot.ledger.actions import PARTIES, step_of
from bot.ledger.turns import Said

TELLS = stem_set(
    "tell say write inform advise claim state reply answer ask refer send direct suggest instruct point insist"
)
_FAILS = stem_set(
    "lose fail refuse ignore damage break misplace forget miss misdeliver deny reject close crush hang dump throw"
    " toss smash kick steal mix swap misroute"
    " delay overlook skip leave destroy dispose scrap"
)
NEUTRAL = stem_set(
    "deliver scan ship send say tell ask answer write call confirm accept receive pick bring promise expect estimate"
    " be have"
    " know think want come go see show get need"
)
"""What third parties do without anybody complaining of it."""
_FAILED = re.compile(
    r"\b(?:never|not|no|nobody|wrong|instead|without|lost|fail\w*|refus\w*|damag\w*|misplac\w*|misdeliver\w*|ignor\w*"
    r"|admit\w*|late|miss\w*|mistake\w*|broke\w*|crush\w*|unable)\b|n't\b",
    re.IGNORECASE,
)
_HANDLES = stem_set("deliver bring take ship send hand drop give put scan carry")
_WRONGLY = re.compile(
    r"\b(?:wrong(?:ly)?|instead of|somebody else|someone else|by mistake|mistakenly)\b", re.IGNORECASE
)
"""What was done otherwise than it was to be: `UPS brought it to the wrong house`."""
_RULES = stem_set("rule policy term condition")
_BOUNCES = stem_set("return send bounce reverse block hold")
_MONEY = re.compile(r"\b(?:refund|payment|transfer|money)\b[^.!?]{0,20}(?:\bback\b|$|\bon\b)", re.IGNORECASE)
_NOTE = re.compile(
    r"\b(?:note|slip|letter|e-?mail|message|text|card|paper)\b[^.!?]{0,20}\b(?:that|saying|says|said|which)\b",
    re.IGNORECASE,
)
"""What somebody told them in writing."""
_NOTES = words_of("note slip letter email mail message text card paper")
"""One of these stands in it."""
_OURS = re.compile(
    r"\b(?:you|your|yours|seller|shipper|sender|merchant|shop|store|retailer|account holder)\b", re.IGNORECASE
)
_MOVES_ON = stem_set("refer send direct point transfer redirect bounce forward")
_TURNED_AWAY = stem_set("refuse decline close hang ignore transfer bounce")
_BY_ITSELF = stem_set(
    "close open shut turn start work charge fit stay lock heat cool light run spin drain connect pair switch move fold"
)
"""What things do, so that *Lid won't close* names nobody."""
_SPEAKS = stem_set("talk speak help answer reply respond assist listen discuss look deal")
_DUTY = re.compile(
    r"\b(?:only|must|has to|have to|needs? to|should|contact|ask|write|talk|speak|call|turn|up to|handled|responsib\w*"
    r"|job|business|between|matter|yours"
    r"|with|through|can't|cannot|out of their hands|see|had to|go(?:es)? to|for|until|unless|where|who|back to)\b",
    re.IGNORECASE,
)


_NAME = re.compile(
    r"(?:(?:But|And|So|Then|Now) )?([A-Z][\w&]{2,})(?:'s \w+)?(?: \w+){0,3}? (?:sent|told|said|says"
    r"|say|wrote|closed|refused|referred|hung|turned|won't|can't|points?|pointed)\b"
)
_HEAD = re.compile(r"(?:the|my|our|your|their|an?|some|this|that) (?P<who>[\w' -]{3,40})", re.IGNORECASE)
_REPORTS = re.compile(
    r"^[^:.!?]{3,40}: [^.!?]*\b(?:not (?:our|their|my)|(?:ask|contact|talk to|write to|see|call|go to) (?:the )?"
    r"(?:seller|shop|store|sender|shipper|merchant))\b",
    re.IGNORECASE,
)
"""`Walmart support: not our item, talk to the seller.`"""
_SAYS = re.compile(
    r"(?:(?:but|and|so|now|then) )?(?:the|my|an?) (?P<who>\w+)(?: \w+){1,6}? (?:says|said|tells|told|claims|insists"
    r"|claimed|insisted|wrote)\b(?P<what>.*)",
    re.IGNORECASE,
)
_ANYBODY = frozenset("people guys lady guy man woman person service team staff company".split())
_WE_ALL = re.compile(r"\byou (?:people|guys|folks|lot|all)\b", re.IGNORECASE)
"""We, whom they write to."""
_ANYBODY_AT_ALL = re.compile(
    r"\W*(?:(?:and|but|like|as|that|which|what) )*(?:an?|any|no|every|most) (?:\w+ ){0,2}?(?:person|people|man|woman"
    r"|guy|company|shop|store|seller|team|service|human)\b (?:\w+ )?(?:would|could|should|(?:would|could|should)n't)\b",
    re.IGNORECASE,
)
"""Nobody in particular: `a normal person would never do that`."""
_AWARE = re.compile(
    r"\b(?:i|we)(?:'m| am|'re| are|'ve been| have been) (?:\w+ )?(?:aware|familiar|informed|conscious)\b[^.!?\n]*",
    re.IGNORECASE,
)
_BY_PRONOUN = re.compile(r"(?:(?:and|but|so|then) )?(?P<who>he|she|they|nobody|noone)\b", re.IGNORECASE)
_ASKS = stem_set("ask want need")
_WORD = re.compile(r"[a-z-]+")


def known_in(text: str, turn: int, who: Who) -> Iterator[Entry]:
    """`I'm aware that it is final`: they know it."""
    for m in _AWARE.finditer(text):
        step = step_of(m[0])
        yield Entry(EntryKind.TOLD, m[0], turn, who, step.actions, step.things, step.terms)


def first_at_work(text: str) -> int:
    """Where it first names somebody at work, whom a pronoun may mean from there on."""
    words = (m for m in _WORD.finditer(text.lower()) if m[0] in OFFICES or m[0] in OUTSIDERS)
    return next((m.start() for m in words), len(text))


def may_fail(s: Statement, first: int) -> bool:
    """Whether it may be of somebody who works on the order, the first of whom is named at `first`.

    `She won't open it till Christmas` is of the family; and nobody fails who asks for nothing.
    """
    pronoun = _BY_PRONOUN.match(s.text)
    if pronoun is None:
        return True
    if pronoun["who"].lower() in ("nobody", "noone"):
        return s.verb not in _ASKS
    return first < s.start or (pronoun["who"].lower() == "they" and s.verb in _FAILS and not s.passive)


def failed(said: Said, done: bool) -> bool:
    """Whether somebody else is said not to have done their part."""
    s = said.s
    if s.actor is not Actor.THIRD_PARTY or _WE_ALL.search(s.text) or _ANYBODY_AT_ALL.match(s.text):
        return False
    denied = said.denied and s.mood in (Mood.DONE, Mood.DOING, Mood.REFUSED, Mood.STATED)
    wrongly = done and s.verb in _HANDLES and bool(_WRONGLY.search(s.text))
    wrongly = wrongly or (done and s.verb in _BOUNCES and bool(_MONEY.search(s.text)))
    return denied or wrongly or (done and s.verb in _FAILS and (s.verb != stem("leave") or says_failed(s.text)))


def went_wrong(said: Said) -> bool:
    """`The parcel was damaged at the depot`, `it was brought to the wrong house`, where a party is named beside it."""
    s = said.s
    wrongly = s.verb in _HANDLES and bool(_WRONGLY.search(s.text))
    return s.passive and s.actor is Actor.NOBODY and (s.verb in _FAILS or wrongly) and not said.denied


def says_failed(words: str) -> bool:
    """Whether the words tell of something that went wrong."""
    return bool(_FAILED.search(words))


def told_us(s: Statement, done: bool) -> bool:
    """Whether the customer says that they were told something, or know it."""
    if s.actor is Actor.WRITER and not s.negated and s.verb in ("know", "understand", stem("read"), stem("realize")):
        return s.mood in (Mood.DONE, Mood.STATED)
    if s.actor is Actor.READER and s.verb in TELLS and s.mood is Mood.STATED and not s.negated:
        return True
    if s.actor is Actor.WRITER and s.verb == "see" and not s.negated and _RULES & set(s.words):
        return s.mood in (Mood.DONE, Mood.STATED)
    if not done or s.verb not in TELLS:
        return False
    return s.actor in (Actor.THIRD_PARTY, Actor.READER) or (s.actor is Actor.WRITER and s.passive)


def sends_back(text: str, turn: int, who: Who) -> Iterator[Entry]:
    """Each sentence in which a party that was asked tells the customer that it is ours, or turns them away."""
    said: defaultdict[int, list[Statement]] = defaultdict(list)
    for s in statements(text):
        said[s.sentence].append(s)
    last: frozenset[str] = frozenset()
    first = first_at_work(text)
    for number, (start, end) in enumerate(sentence_spans(text)):
        sentence = text[start:end]
        here = step_of(sentence).things & PARTIES
        if _REPORTS.search(sentence) or any(may_fail(s, first) and _sends_on(s, sentence) for s in said[number]):
            parties = here or _named(sentence) or last or _who(said[number])
            if parties:
                yield Entry(EntryKind.SENT_BACK, sentence, turn, who, frozenset({"contact"}), parties, parties)
        elif parties := _told_by(sentence) or (here if _in_writing(sentence) else frozenset[str]()):
            yield Entry(EntryKind.SENT_BACK, sentence, turn, who, frozenset({"contact"}), parties, parties)
        last = here or last


def _sends_on(s: Statement, sentence: str) -> bool:
    if s.actor not in (Actor.THIRD_PARTY, Actor.NOBODY) or s.mood in (Mood.QUESTION, Mood.REQUEST, Mood.CONDITION):
        return False
    somebody = s.actor is Actor.NOBODY and not s.passive and s.verb not in _BY_ITSELF and _named(s.text)
    other = s.actor is Actor.THIRD_PARTY or bool(_subject(s) & PARTIES or somebody)
    if other and s.mood is Mood.REFUSED:
        return True
    if other and (s.verb in _TURNED_AWAY or (s.verb in _SPEAKS and (s.negated or s.mood is Mood.REFUSED))):
        return True
    ours = bool(_OURS.search(_after(s, sentence)))
    if (
        other
        and s.verb in _MOVES_ON | {stem("send")}
        and ours
        and not set(content(s.text)) & stem_set("photo label refund parcel email")
    ):
        return True
    return other and s.verb in TELLS and ours and bool(_DUTY.search(_after(s, sentence)))


def _told_by(sentence: str) -> frozenset[str]:
    """Whoever says that it is ours, however much stands between them and what they say."""
    told = _SAYS.match(sentence.strip())
    if told is None or told["who"].lower() not in OFFICES | OUTSIDERS - {"warehouse", "warehouses"}:
        return frozenset()
    ours = _OURS.search(told["what"]) and _DUTY.search(told["what"])
    return frozenset({stem(told["who"].lower())}) if ours and told["who"].lower() not in _ANYBODY else frozenset()


def _in_writing(sentence: str) -> bool:
    """`They handed me a note that the sender has to start the search.`"""
    told = _NOTE.search(sentence) if may_hold(sentence, _NOTES) else None
    return told is not None and bool(_OURS.search(sentence, told.end()) and _DUTY.search(sentence, told.end()))


def _named(sentence: str) -> frozenset[str]:
    """The name at the head of a sentence, of a party in no list: `Bosch sent me away`."""
    named = _NAME.match(sentence.strip())
    return frozenset({stem(named[1])}) if named and named[1].lower() not in STOP_WORDS else frozenset()


def _who(sentence: list[Statement]) -> frozenset[str]:
    """Whoever acts first in the sentence, by their work: `the building manager keeps no parcels and told me`."""
    first = next((s for s in sentence if s.actor is Actor.THIRD_PARTY), None)
    head = _HEAD.match(first.text) if first else None
    subject = (
        re.split(r" (?:is|was|won't|can't|has|will|said|says|told|keeps?)\b", head["who"].lower())[0] if head else ""
    )
    words = [w for w in subject.split() if w in OFFICES | OUTSIDERS]
    return frozenset(stem(w) for w in words[-1:] if w not in _ANYBODY)


def _subject(s: Statement) -> frozenset[str]:
    """What stands before the verb: `the factory in Ohio`."""
    before = re.match(r"(?:(?!\b(?:that|which|who)\b)\w+\W+){1,5}", s.text)
    return step_of(before[0]).things if before and s.actor is Actor.NOBODY else frozenset()


def _after(s: Statement, sentence: str) -> str:
    """What is said from the verb on."""
    at = sentence.find(s.text)
    return sentence[max(at, 0) + min(3, len(s.text)) :]

"""From turns to entries: tense and negation tell what was done from what was not, and who spoke tells whose it is."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.domain.case import Matter, Turn, Who
from bot.domain.ledger import Entry, EntryKind, Ledger
from bot.language.content import content, stem_set
from bot.language.statements import Actor, Mood, Statement, statements
from bot.language.stems import stem
from bot.ledger.actions import GIVABLE, PARTIES, action_of, things_of

_ORDER = re.compile(r"\b\d{3}-\d{7}-\d{7}\b")
_TRACKING = re.compile(r"\b(?:1Z[0-9A-Z]{16}|TBA\d{12}|9\d{19,25})\b")
_HERE = re.compile(r"\b(?:here(?:'s| is| are|,)|see|find|attached:?|enclosed:?)\b[^.!?\n]{0,80}", re.IGNORECASE)
_NEVER = re.compile(r"\bnever\b", re.IGNORECASE)
_BACK = stem_set("contact call ask write refer send tell go talk speak reach return")
_TELLS = stem_set("tell say write inform advise claim state reply answer ask refer send direct suggest instruct")
_FAILS = stem_set("lose fail refuse ignore damage break misplace forget miss misdeliver deny reject close")
_ARRIVES = stem_set("return receive deliver send ship sign")
_GOODS = frozenset({"parcel", "device", "address"})
_MANY = 0.5


def read_ledger(matter: Matter) -> Ledger:
    """The entries of every turn, oldest first. Facts of the case confirm those they repeat."""
    known = [set(content(f"{f.key.replace('_', ' ')} {f.value}")) for f in matter.facts]
    entries: list[Entry] = []
    for number, turn in enumerate(matter.turns):
        if turn.who is Who.TEAMMATE:
            continue
        found = _ours(turn, number) if turn.who is Who.US else _theirs(turn, number)
        entries += [_confirmed(entry, known) for entry in found]
    entries += [
        Entry(EntryKind.GIVEN, matter.order_id, 0, Who.CUSTOMER, "give", frozenset({"order_number"}), True)
        for _ in range(1)
        if matter.order_id
    ]
    return Ledger(tuple(entries))


def _confirmed(entry: Entry, known: list[set[str]]) -> Entry:
    mine = set(content(entry.quote))
    sure = bool(mine) and any(len(mine & fact) >= 2 and len(mine & fact) / len(mine) >= _MANY for fact in known)
    return Entry(entry.kind, entry.quote, entry.turn, entry.who, entry.action, entry.things, sure) if sure else entry


def _ours(turn: Turn, number: int) -> Iterator[Entry]:
    """What we told the customer, and what we asked of them."""
    for s in statements(turn.text):
        kind = EntryKind.ASKED if s.mood is Mood.REQUEST and s.actor is Actor.READER else EntryKind.TOLD
        yield _entry(kind, s, number, turn.who)


def _theirs(turn: Turn, number: int) -> Iterator[Entry]:
    """What the customer did, gave, was told, asks and claims."""
    said = statements(turn.text)
    for s in said:
        asks = s.mood is Mood.CONDITION and turn.text[s.end :].lstrip().startswith("?")
        kinds = (EntryKind.ASKED,) if asks else _kinds(s)
        yield from (_entry(kind, s, number, turn.who) for kind in kinds)
    yield from (_entry(EntryKind.SENT_BACK, s, number, turn.who) for s, then in pairwise(said) if _sends_back(s, then))
    for m in _HERE.finditer(turn.text):
        things = things_of(tuple(content(m[0])))
        if things & GIVABLE:
            yield Entry(EntryKind.GIVEN, m[0], number, turn.who, "give", things)
    for pattern, thing in ((_ORDER, "order_number"), (_TRACKING, "tracking")):
        for m in pattern.finditer(turn.text):
            yield Entry(EntryKind.GIVEN, m[0], number, turn.who, "give", frozenset({thing}))


def _sends_back(s: Statement, then: Statement) -> bool:
    """`The courier told me to contact you`: two statements of one sentence."""
    told = s.actor is Actor.THIRD_PARTY and s.mood is Mood.DONE and s.verb in _TELLS and s.sentence == then.sentence
    return told and then.mood is Mood.REQUEST and then.verb in _BACK and then.patient is Actor.READER


def _denied(s: Statement) -> bool:
    return s.negated or bool(_NEVER.search(s.text))


def _kinds(s: Statement) -> Iterator[EntryKind]:
    things = things_of(s.words)
    done = s.mood in (Mood.DONE, Mood.DOING) and not _denied(s)
    if s.mood in (Mood.QUESTION, Mood.REQUEST):
        yield EntryKind.ASKED
        return
    if s.mood is Mood.CONDITION:
        return
    mine = s.actor is Actor.WRITER and not s.passive
    if mine and done:
        yield EntryKind.DONE
    if done and s.passive and s.actor is not Actor.WRITER and s.verb in _ARRIVES and things & _GOODS:
        yield EntryKind.DONE
    given = action_of(s.verb) in ("give", "picture", "send_thing") and bool(things & GIVABLE)
    if done and given and (mine or (s.passive and s.actor is Actor.NOBODY)):
        yield EntryKind.GIVEN
    if s.verb in stem_set("attach enclose") and things & GIVABLE and not s.negated:
        yield EntryKind.GIVEN
    yield from _of_others(s, done)


def _of_others(s: Statement, done: bool) -> Iterator[EntryKind]:
    """What a third party, or we as the reader, said to the customer or failed to do."""
    if s.actor is Actor.THIRD_PARTY:
        if done and s.verb in _TELLS:
            yield EntryKind.TOLD
            if set(s.words) & _BACK or s.verb in stem_set("refer send direct"):
                yield EntryKind.SENT_BACK
        if (_denied(s) and s.mood in (Mood.DONE, Mood.DOING, Mood.REFUSED, Mood.STATED)) or (done and s.verb in _FAILS):
            yield EntryKind.FAILED
    if s.actor is Actor.READER and done and s.verb in _TELLS:
        yield EntryKind.TOLD
    if (
        s.actor is Actor.WRITER
        and (s.passive or s.verb == stem("read"))
        and done
        and s.verb in _TELLS | stem_set("read")
    ):
        yield EntryKind.TOLD
    yield EntryKind.CLAIMED


def _entry(kind: EntryKind, s: Statement, turn: int, who: Who) -> Entry:
    words = content(s.text) if kind is EntryKind.SENT_BACK else (*s.words, s.verb)
    return Entry(kind, s.text, turn, who, action_of(s.verb), things_of(tuple(words)))


def sent_back_by(ledger: Ledger) -> frozenset[str]:
    """The parties that have had the customer already: they sent them on, or the customer has been to them."""
    sent = ledger.of(EntryKind.SENT_BACK)
    been = [e for e in ledger.of(EntryKind.DONE) if e.action in ("contact", "ask")]
    return frozenset(t for e in (*sent, *been) for t in e.things if t in PARTIES)

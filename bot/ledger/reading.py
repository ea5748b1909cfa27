"""From turns to entries: what each statement is, who said it, and which facts of the case confirm it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from bot.domain.case import Matter, Turn, Who
from bot.domain.ledger import Entry, EntryKind, Ledger
from bot.language.grammar.parties import OUTSIDERS
from bot.language.grammar.statements import Actor, Mood
from bot.language.remembered import LONGEST, remembered
from bot.language.vocabulary.content import gist, stem_set
from bot.ledger.abroad import done_abroad
from bot.ledger.actions import GIVABLE, PARTIES, step_of
from bot.ledger.as_told import as_told, by_somebody
from bot.ledger.clipped import in_plain_form
from bot.ledger.facts import from_facts
from bot.ledger.given import VALUES, OthersWords, answered, given_in, handed, sent_it, waits_to_be_sent
from bot.ledger.kinds import PARCEL, carrier_has_it, did_as_asked, is_status, kinds
from bot.ledger.others import NEUTRAL, TELLS, first_at_work, known_in, may_fail, says_failed, sends_back
from bot.ledger.results import by_result, without_verb
from bot.ledger.turns import Said, is_relative, said_in

_IN_PLACE = re.compile(
    r"\bthere(?:'s| is| are|\u2019s) (?:already )?(?:an? )?(?:brand[- ])?(?:new|fresh|different) [^.!?,;]{2,60}",
    re.IGNORECASE,
)
_MADE_TO = re.compile(
    r"(?<!if )\b(?:(?!not\b|never\b|if\b)[\w']{1,40}(?<!n't) )(?:had|made) (?:me|us)"
    r" (?P<step>(?P<verb>[a-z]+)\b[^.!?;,]*)",
    re.IGNORECASE,
)
"""Somebody had the customer do it, which is done then: `your colleague had me film it`."""
_TELLS_ONLY = stem_set("be have say tell")
_OUTSIDERS = stem_set(" ".join(OUTSIDERS))
_MANY = 0.5


def read_ledger(matter: Matter) -> Ledger:
    """The entries of every turn, oldest first. Facts of the case confirm those they repeat.

    Checks, drafts and what is shown of a case ask for it again and again, so of short cases it is kept for a while.
    """
    return _kept(matter) if _is_short(matter) else _read(matter)


def read_ahead(matter: Matter) -> None:
    """Read them for whoever asks soon; of a long case they aren't kept."""
    if _is_short(matter):
        _kept(matter)


def _is_short(matter: Matter) -> bool:
    return sum(len(turn.text) for turn in matter.turns) <= LONGEST


def _read(matter: Matter) -> Ledger:
    known = [(gist(f"{f.key.replace('_', ' ')} {f.value}"), f.value) for f in matter.facts]
    entries: list[Entry] = []
    for number, turn in enumerate(matter.turns):
        if turn.who is Who.TEAMMATE:
            continue
        if turn.who is Who.US:
            found = tuple(_ours(turn, number))
        else:
            found = tuple(_theirs(turn, number, entries)) if number else _first(turn.text, turn.who)
        entries += [_confirmed(entry, known) for entry in found]
    told = any(e.kind is EntryKind.FAILED and e.confirmed for e in entries)
    theirs = frozenset(t for e in entries if e.who is Who.CUSTOMER for t in gist(e.quote) | e.things)
    entries += [e for e in from_facts(matter) if e.kind is not EntryKind.FAILED or (not told and _spoken_of(e, theirs))]
    once = {(e.kind, e.quote, e.turn, e.actions, e.terms): e for e in reversed(entries)}
    return Ledger(tuple(reversed(once.values())))


_kept = lru_cache(maxsize=64)(_read)


def _confirmed(entry: Entry, known: list[tuple[frozenset[str], str]]) -> Entry:
    """Marked where a fact says so too; a claim of somebody else's act is a failure where that fact tells of one."""
    if not known:
        return entry
    mine = gist(entry.quote)
    says = [value for fact, value in known if len(mine & fact) >= 2 and len(mine & fact) / len(mine) >= _MANY]
    if not says:
        return entry
    fails = entry.kind is EntryKind.CLAIMED and entry.by_other and (entry.telling or any(map(says_failed, says)))
    return replace(entry, kind=EntryKind.FAILED if fails else entry.kind, confirmed=True)


def _spoken_of(failure: Entry, theirs: frozenset[str]) -> bool:
    """The customer names whoever failed; what only we know of another matter needs no word."""
    shared = (gist(failure.quote) | failure.things) & theirs - PARCEL
    return len(shared) > 1 or bool(shared & (_OUTSIDERS | PARTIES))


def _ours(turn: Turn, number: int) -> Iterator[Entry]:
    """What we told the customer, and what we asked of them."""
    for said in said_in(turn.text):
        asks = said.s.mood is Mood.REQUEST and said.s.actor is Actor.READER and not said.s.negated
        asks = asks or said.s.mood is Mood.QUESTION
        yield _entry(EntryKind.ASKED if asks else EntryKind.TOLD, said, number, turn.who)


@remembered(32)
def _first(text: str, who: Who) -> tuple[Entry, ...]:
    """The entries of a first turn, which follow from its words alone: what a reply can use of them is asked as well."""
    return tuple(_theirs(Turn(who, text), 0, []))


def _theirs(turn: Turn, number: int, before: list[Entry]) -> Iterator[Entry]:
    """What the customer did, gave, was told, asks and claims."""
    others, first, waits = OthersWords(turn.text), first_at_work(turn.text), waits_to_be_sent(turn.text)
    for said in said_in(turn.text):
        s = said.s
        asks = s.mood is Mood.CONDITION and turn.text[s.end :].lstrip().startswith("?")
        found = (EntryKind.ASKED,) if asks else tuple(kinds(said, s.start in others))
        found = (EntryKind.CLAIMED,) if found == (EntryKind.ASKED,) and is_relative(s, turn.text) else found
        found = () if found and is_status(s, turn.text) else found
        found = (
            tuple(k for k in found if k is not EntryKind.GIVEN) if waits and "give" not in said.step.actions else found
        )
        found = found if may_fail(s, first) else tuple(kind for kind in found if kind is not EntryKind.FAILED)
        yield from (_entry(kind, said, number, turn.who) for kind in found)
        yield from by_result(said, turn.text, number, turn.who)
        if did_as_asked(said) or sent_it(said):
            yield from _as_asked(said, number, turn.who, before)
    yield from known_in(turn.text, number, turn.who)
    yield from put_in(turn.text, number, turn.who)
    yield from made_to(turn.text, number, turn.who)
    for more in (as_told, by_somebody, in_plain_form, done_abroad):
        yield from more(turn.text, number, turn.who)
    yield from without_verb(turn.text, number, turn.who)
    yield from sends_back(turn.text, number, turn.who)
    yield from given_in(turn.text, others, number, turn.who)
    yield from answered(turn.text, _wanted(before), number, turn.who)


def put_in(text: str, turn: int, who: Who) -> Iterator[Entry]:
    """`There's a new fuse in the plug`: somebody has put it there."""
    for m in _IN_PLACE.finditer(text):
        step = step_of(m[0])
        yield Entry(EntryKind.DONE, m[0], turn, who, step.actions | {"swap", "put", "install"}, step.things, step.terms)


def made_to(text: str, turn: int, who: Who) -> Iterator[Entry]:
    """What somebody had the customer do; what they were made to feel is no step."""
    for m in _MADE_TO.finditer(text):
        step = step_of(m["step"])
        if step_of(m["verb"]).actions or (m["verb"].lower() == "take" and step.actions):
            yield Entry(EntryKind.DONE, m[0], turn, who, step.actions, step.things, step.terms)


def _wanted(before: list[Entry]) -> frozenset[str]:
    """What we asked for last that has a value."""
    asked = [e for e in before if e.kind is EntryKind.ASKED and e.who is Who.US]
    last = max((e.turn for e in asked), default=-1)
    return frozenset(t for e in asked if e.turn == last for t in e.things if t in VALUES)


def _as_asked(said: Said, number: int, who: Who, before: list[Entry]) -> Iterator[Entry]:
    asked = [e for e in before if e.kind is EntryKind.ASKED and e.who is Who.US]
    last = max((e.turn for e in asked), default=-1)
    for e in (e for e in asked if e.turn == last):
        yield Entry(EntryKind.DONE, said.s.text, number, who, e.actions, e.things, e.terms)
        if "give" in e.actions:
            yield Entry(EntryKind.GIVEN, said.s.text, number, who, e.actions, e.things, e.terms)


def _entry(kind: EntryKind, said: Said, turn: int, who: Who) -> Entry:
    step, other = said.step, said.s.actor is Actor.THIRD_PARTY and said.s.verb not in _TELLS_ONLY
    telling = other and said.s.verb not in NEUTRAL and said.s.mood is not Mood.STATED
    told = other or (said.s.actor is Actor.THIRD_PARTY and said.s.verb in TELLS)
    actions = step.actions | ({"ask"} if told and kind is EntryKind.DONE else frozenset())
    if kind is EntryKind.DONE and carrier_has_it(said):
        actions = frozenset({"return"})
    nothing = (step.things & GIVABLE) - handed(said) if kind is EntryKind.GIVEN else frozenset[str]()
    return Entry(
        kind,
        said.s.text,
        turn,
        who,
        actions,
        step.things - nothing,
        step.terms - nothing,
        by_other=other,
        telling=telling,
        verb=said.s.verb,
    )


def been_to(ledger: Ledger) -> frozenset[str]:
    """The parties that have had the customer already: they sent them on, or the customer has been to them."""
    sent = ledger.of(EntryKind.SENT_BACK)
    been = [e for e in ledger.of(EntryKind.DONE) if e.actions & {"contact", "ask"}]
    asked = frozenset(t for e in been for t in e.things | e.terms if t in PARTIES or t in _OUTSIDERS)
    return asked | frozenset(t for e in sent for t in e.things)

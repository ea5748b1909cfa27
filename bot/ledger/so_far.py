"""What a teammate must see of a case before they answer: what the customer did, gave and wants, in their own words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.case import Matter, Who
from bot.domain.ledger import Entry, EntryKind, Ledger, SoFar
from bot.language.delivery.needed import needed_by
from bot.language.delivery.set_day import day_set
from bot.language.figures.figures import figures
from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import stem_set
from bot.ledger.actions import GIVABLE, things_of
from bot.ledger.befell import befell
from bot.ledger.contacts import contacts
from bot.ledger.given import HANDED
from bot.ledger.pieces import from_clause, is_long, rows_of
from bot.ledger.promised import promised
from bot.ledger.taken import Told, did
from bot.ledger.turns import said_in
from bot.ledger.wanted import wanted

_MOST = 4
_OTHERS = (EntryKind.FAILED, EntryKind.SENT_BACK)
_MARKS = " .!"
_TO = re.compile(r"to\b", re.IGNORECASE)
_COURTESY = re.compile(
    r"\bhow (?:are|is|was) (?:you|your|the|it|everything)\b|\bhow (?:may|can|could) (?:i|we)\b"
    r"|\b(?:any|some)thing else\b"
    r"|\b(?:is|does) (?:that|this|it) (?:ok|okay|all right|alright|help|make sense|work)\b",
    re.IGNORECASE,
)
"""Short questions of ours that ask for nothing in the matter."""
_DATED = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d|\b\d{1,2}(?:st|nd|rd|th)?(?: of)?"
    r" (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:christmas|xmas|new year)|\b\d{1,2}/\d{1,2}\b",
    re.IGNORECASE,
)
_SOON = timedelta(days=60)
"""A date without a year that is further away may be over."""
_NEEDS_IT = re.compile(r"(?:(?:i|we|she|he|they) )?(?:really )?needs? (?:it|them|this|these|that|one)\b", re.IGNORECASE)
_FEW = 8
_AT = stem_set("look check investigate work review examine search wait trace track arrange prepare pack repair")
"""What we are said to be at, of which they may want to hear."""
_HAVE_DONE = stem_set(
    "send ship post mail dispatch refund issue reissue cancel replace order book credit open file start report request"
    " arrange escalate forward"
)
_COMES = stem_set("ship arrive leave come reach deliver")
_PICTURES = frozenset({"photo", "picture", "pic", "image"})
"""Words for the same thing."""
_NAMED = HANDED | {"serial"}
"""Things that have several words: a picture, a photo; a model, a serial number."""
_SPOKE = frozenset({"contact", "ask", "give", "wait"})


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence of one side, the entries that were read from it, and the turn that it stands in."""

    said: str
    entries: tuple[Entry, ...]
    turn: Told


def so_far(matter: Matter, ledger: Ledger, for_us: str | None = None) -> SoFar:
    """The sentences of the customer and of us that tell it, each once, oldest first; of many the newest few.

    Of a sentence that runs on, only the piece that tells it. `for_us` is what of their latest message is for us: no day
    that is only told to a machine is one they need it by.
    """
    theirs = tuple(_sentences(matter, ledger, Who.CUSTOMER))
    ours = tuple(_sentences(matter, ledger, Who.US))
    texts = [turn.text for turn in matter.turns if turn.who is Who.CUSTOMER]
    told = [words for text in texts for words in promised(text)]
    wants = {r.said: tuple(w for w in wanted(r.said) if not any(w != t and w in t for t in told)) for r in theirs}
    wished = {said for said, words in wants.items() if words and (is_long(said) or said in words)}
    wrote = [words for text in texts for words in contacts(text)]
    elsewhere = {*wished, *(r.said for r in theirs if r.said.strip(_MARKS) in wrote)}
    others = [r.said for r in theirs if r.said not in elsewhere and _has(r.entries, *_OTHERS)]
    done = [words for r in theirs for words in _done(r, wrote, whole=r.said not in wished, beside=r.said in others)]
    newest = _needed(matter.message if for_us is None else for_us, matter.today)
    needed = newest or _since_we_wrote(matter) or _dated_before(texts[:-1], matter.today)
    return SoFar(
        given=tuple(sorted(_given(ledger))),
        done=_newest(done),
        others=_newest(others),
        told=_newest(r.said for r in ours if _tells(r.said, matter.today)),
        wants=_newest(words for r in theirs for words in wants[r.said] if not _only_tells(words, needed)),
        promised=_newest(
            words for words in told if not any(words.strip(_MARKS) in s for s in (*done, *others, *wrote))
        ),
        contacts=_newest(wrote),
        needed=needed,
    )


def _only_tells(words: str, needed: str) -> bool:
    """Whether a wish says no more than by when they need it: `I need it by Friday`."""
    return f"“{words}”" in needed and _NEEDS_IT.match(words) is not None


def _needed(message: str, today: date) -> str:
    """The day of their latest message, or one that they set us, with the words that tell it.

    `Saturday, November 28 (“The party is on ...”)`.
    """
    found = needed_by(message, today)
    found = min(filter(None, (found, day_set(message, today))), key=lambda n: n.day, default=None)
    if not found:
        return ""
    pieces = [found.quote, *(from_clause(found.quote, s) for s in statements(found.quote) if is_long(found.quote))]
    tells = [p for p in pieces if any(n and n.day == found.day for n in (needed_by(p, today), day_set(p, today)))]
    return f"{found.day:%A, %B} {found.day.day} (“{min(tells, key=len, default=found.quote)}”)"


def _since_we_wrote(matter: Matter) -> str:
    """The same of an earlier message that is unanswered still."""
    return next((day for text in matter.unanswered[1:] if (day := _needed(text, matter.today))), "")


def _dated_before(texts: list[str], today: date) -> str:
    """The same of an earlier message, where it names the date itself: by then its weekdays may be over."""
    for text in reversed(texts):
        found = needed_by(text, today)
        if found and found.day - today <= _SOON and _DATED.search(found.quote):
            return _needed(text, today)
    return ""


def _given(ledger: Ledger) -> set[str]:
    """What was handed over, by the customer's own word for it: `video`; by its kind where they had none."""
    words: dict[str, set[str]] = {}
    for entry in ledger.of(EntryKind.GIVEN):
        for thing in entry.things & GIVABLE:
            words.setdefault(thing, set()).update(_own_words(entry.quote, thing) if thing in _NAMED else ())
    return {word for thing, own in words.items() for word in _each_once(own) or {thing.replace("_", " ")}}


def _each_once(words: set[str]) -> set[str]:
    """Without further words for the same picture."""
    return words - set(sorted(words & _PICTURES)[:-1])


_GIVING = frozenset("attach enclose send upload".split())
"""Verbs of giving, which name nothing: `I attach a picture`."""


def _own_words(quote: str, thing: str) -> set[str]:
    said = (w for w in re.findall(r"[a-z]{3,}", quote.lower()) if not w.endswith(("ed", "ing")) and w not in _GIVING)
    return {singular for word in said if thing in things_of(singular := word.removesuffix("s"))}


def _newest(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[-_MOST:]


def _sentences(matter: Matter, ledger: Ledger, who: Who) -> Iterator[_Read]:
    """Each sentence of one side, with the entries that were read from it."""
    for number, turn in enumerate(matter.turns):
        if turn.who is who:
            read = [e for e in ledger.entries if e.turn == number and len(e.quote.split()) > 1]
            told = Told(turn.text, read)
            for sentence in sentences(turn.text):
                yield _Read(sentence, tuple(e for e in read if e.quote in sentence), told)


def _has(entries: tuple[Entry, ...], *kinds: EntryKind) -> bool:
    return any(e.kind in kinds for e in entries)


def _done(read: _Read, wrote: list[str], *, whole: bool, beside: bool = False) -> Iterator[str]:
    """The sentence; of a long one the clauses with steps, as of one that stands `beside` for what others failed to do.

    A step that only says how often they wrote stands there, and what they were told to do (`to wait`) is told.
    """
    entries = tuple(e for e in read.entries if not _TO.match(e.quote) and not any(_only_wrote(e, w) for w in wrote))
    if beside:
        failed = {e.quote for e in entries if e.kind in _OTHERS}
        entries = tuple(e for e in entries if e.quote not in failed)
    if is_long(read.said) or beside or any(befell(x.s) for x in said_in(read.said)):
        steps = [e for e in entries if e.kind is EntryKind.DONE and did(e.quote, (e,), read.turn)]
        yield from rows_of(read.said, (e.quote for e in steps))
    elif whole and did(read.said, entries, read.turn):
        yield read.said


def _only_wrote(entry: Entry, words: str) -> bool:
    """Whether an entry tells nothing but what stands in the words for how often they wrote."""
    wrote = not entry.things & GIVABLE and (entry.actions <= _SPOKE or 2 * len(words) > len(entry.quote))
    return entry.quote in words or (wrote and words in entry.quote)


def _tells(said: str, today: date) -> bool:
    """Whether a sentence of ours asks them something, names a figure, or binds them or us."""
    courteous = said.endswith("?") and len(said.split()) < _FEW and _COURTESY.search(said) is not None
    asks = not courteous and (said.endswith("?") or any(map(_binds, statements(said))))
    return asks or bool(figures(said, today))


def _binds(s: Statement) -> bool:
    """What we asked of them, refused, do, did, or said that we would do."""
    denied = s.mood is Mood.REFUSED and (s.actor is Actor.WRITER or (s.passive and s.actor is Actor.NOBODY))
    at_it = (s.mood is Mood.DOING and s.verb in _AT) or (s.mood is Mood.DONE and s.verb in _HAVE_DONE and not s.negated)
    ours = denied or (s.actor is Actor.WRITER and (s.mood is Mood.PLANNED or at_it))
    goods = s.mood is Mood.PLANNED and s.actor is Actor.NOBODY and s.verb in _COMES
    return ours or goods or (s.actor is Actor.READER and s.mood in (Mood.REQUEST, Mood.QUESTION))

"""What a teammate must see of a case before they answer: what the customer did, gave and wants, in their own words."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from bot.domain.case import Matter, Who
from bot.domain.ledger import Entry, EntryKind, Ledger, SoFar
from bot.language.content import stem_set
from bot.language.figures import figures
from bot.language.needed import needed_by
from bot.language.sentences import sentences
from bot.language.statements import Actor, Mood, Statement, statements
from bot.ledger.abroad import done_abroad
from bot.ledger.actions import GIVABLE, things_of
from bot.ledger.contacts import contacts
from bot.ledger.given import HANDED, points_at
from bot.ledger.promised import promised
from bot.ledger.reading import SEEN_TO
from bot.ledger.turns import said_in

_MOST = 4
_LONG = 25
"""Words from which a sentence is many in one."""
_OTHERS = (EntryKind.FAILED, EntryKind.SENT_BACK)
_WANTS = stem_set("want need expect demand wish insist require request")
_WOULD = ("would like", "'d like", "would love", "looking for", "want to", "wants to", "wanna", "wish to")
_REMEDY = re.compile(
    r"\b(?:please|refund|replacement|exchange|reimbursement|discount|credit|(?:a|the) (?:new|different|fresh|working)"
    r" \w+|either\b.+\bor)\b|\b(?:money|cash|[$\u00a3\u20ac]\d[\d.,]*|payment) back\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:which|who|that)(?:'s| is| was| are| has)\b", re.IGNORECASE)
"""`The party, which is on Sunday`: it asks nothing; a question ends with its mark anyway."""
_NOT_WISHED = re.compile(r"^\W*(?:no|still no|not|never|without|regarding|re|about|thanks|thank)\b", re.IGNORECASE)
_NO_STEP = stem_set("buy order purchase write decide pick realize think know say tell")
"""What everybody has done who writes to a shop."""
_ALL_ALONG = re.compile(r"\b(?:have|has|ha[ds]|'ve|'s) (?:\w+ )?been \w+ing\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:already|twice|(?:two|three|four|five|several|many|\d+) times)\b", re.IGNORECASE)
"""With it what no class of steps holds is one too: `rethreaded three times`."""
OTHER_PART = re.compile(r"\W*(?:an? |the )?(?:new|different|another|other|fresh) (?:\w+ ?){1,3}$", re.IGNORECASE)
"""`New bulb, different socket`: a step told without a verb."""
_IN_VAIN = re.compile(r"\b(?:same|still|nothing|no (?:luck|change|better|difference))\b", re.IGNORECASE)
_DONE_SO = re.compile(
    r"^\W*(?:all |both |already )?done\b|\b(?:steps?|instructions?|tips?) [^.!?]{0,40}\bdone\b", re.IGNORECASE
)
_HAD_ME = re.compile(r"\b(?:had|made) (?:me|us) \w", re.IGNORECASE)
_GOES_ON = SEEN_TO | {"contact", "ask", "wait", "search", "try"}
"""What is a step also where it goes on: who has been typing or sitting somewhere tells how they live with it."""


def so_far(matter: Matter, ledger: Ledger, for_us: str | None = None) -> SoFar:
    """The sentences of the customer and of us that tell it, each once, oldest first; of many the newest few.

    `for_us` is what of their latest message is for us: no day that is only told to a machine is one they need it by.
    """
    theirs = tuple(_sentences(matter, ledger, Who.CUSTOMER))
    ours = tuple(_sentences(matter, ledger, Who.US))
    wants = [said for said, _ in theirs if said.endswith("?") or _wishes(said) or _bare_wish(said)]
    others = [said for said, entries in theirs if said not in wants and _has(entries, *_OTHERS)]
    whole = (*wants, *others)
    done = [words for said, entries in theirs for words in _done(said, entries, whole=said not in whole)]
    theirs_said = [turn.text for turn in matter.turns if turn.who is Who.CUSTOMER]
    return SoFar(
        given=tuple(sorted({word for e in ledger.of(EntryKind.GIVEN) for word in _named(e)})),
        done=_newest(done),
        others=_newest(others),
        told=_newest(said for said, _ in ours if figures(said, matter.today) or any(map(_binds, statements(said)))),
        wants=_newest(wants),
        promised=_newest(said for t in theirs_said for said in promised(t) if said not in (*done, *others)),
        contacts=_newest(said for t in theirs_said for said in contacts(t)),
        needed=_needed(matter.message if for_us is None else for_us, matter.today),
    )


def _needed(message: str, today: date) -> str:
    """The day of their latest message, with the words that tell it: `Saturday, November 28 (“The party is on ...”)`."""
    found = needed_by(message, today)
    return f"{found.day:%A, %B} {found.day.day} (“{found.quote}”)" if found else ""


def _named(given: Entry) -> Iterator[str]:
    """What was handed over, by the customer's own word for it: `video`; by its kind where they had none."""
    words = (w for w in re.findall(r"[a-z]{3,}", given.quote.lower()) if not w.endswith(("ed", "ing")))
    said = {word.removesuffix("s"): things_of(word) for word in words}
    for thing in given.things & GIVABLE:
        own = {word for word, things in said.items() if thing in things} if thing in HANDED else set[str]()
        yield from own or {thing.replace("_", " ")}


def _newest(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[-_MOST:]


def _sentences(matter: Matter, ledger: Ledger, who: Who) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Each sentence of one side, with the entries that were read from it."""
    for number, turn in enumerate(matter.turns):
        if turn.who is who:
            read = [e for e in ledger.entries if e.turn == number and len(e.quote.split()) > 1]
            for sentence in sentences(turn.text):
                yield sentence, tuple(e for e in read if e.quote in sentence)


def _has(entries: tuple[Entry, ...], *kinds: EntryKind) -> bool:
    return any(e.kind in kinds for e in entries)


def _done(said: str, entries: tuple[Entry, ...], *, whole: bool) -> Iterator[str]:
    """The sentence; of one that stands elsewhere, as it tells more, only the clause with the step."""
    if whole:
        yield from (said,) if _did(said, entries) else ()
    elif len(said.split()) >= _LONG:
        yield from (e.quote for e in entries if e.kind is EntryKind.DONE and _did(e.quote, (e,)))


def _did(said: str, entries: tuple[Entry, ...]) -> bool:
    """A step of theirs, or something handed over by more than naming it."""
    stepped = any((e.actions or _AGAIN.search(e.quote)) and _is_step(e) for e in entries if e.kind is EntryKind.DONE)
    handed = any(e.things & HANDED for e in entries if e.kind is EntryKind.GIVEN)
    mine = any(x.s.actor is Actor.WRITER and x.s.verb not in _NO_STEP for x in said_in(said))
    return (stepped or handed) and (mine or _without_a_clause(said, entries))


def _without_a_clause(said: str, entries: tuple[Entry, ...]) -> bool:
    """`New bulb, different socket, same thing`, or in another language: nobody is said to do it, and they did."""
    parts = [e for e in entries if e.kind is EntryKind.DONE and not e.verb and OTHER_PART.match(e.quote)]
    swapped = len(parts) > 1 or bool(parts and _IN_VAIN.search(said))
    told = any(e.kind is EntryKind.DONE and not e.verb and _HAD_ME.search(e.quote) for e in entries)
    return swapped or told or bool(_DONE_SO.search(said)) or any(done_abroad(said, 0, Who.CUSTOMER))


def _is_step(done: Entry) -> bool:
    return not _ALL_ALONG.search(done.quote.replace("\u2019", "'")) or bool(done.actions & _GOES_ON)


def _wishes(said: str) -> bool:
    """What stands in brackets tells how something was done: `the reset (hold the button) twice`."""
    return any(_wish(x.s) and not said[: x.s.start].endswith("(") and not points_at(x.s, said) for x in said_in(said))


def _wish(s: Statement) -> bool:
    """A question, something they ask of us, or that they say they want."""
    if (s.mood is Mood.QUESTION and not _RELATIVE.match(s.text)) or (
        s.mood is Mood.REQUEST and s.actor is Actor.READER
    ):
        return True
    mine = s.actor is Actor.WRITER and s.mood is not Mood.DONE and not s.negated
    return mine and (s.verb in _WANTS or any(words in s.text.lower() for words in _WOULD))


def _bare_wish(said: str) -> bool:
    """`Either a flat grill by then or my $74 back.`: no verb, and a remedy, a please or a choice."""
    return not statements(said) and bool(_REMEDY.search(said)) and not _NOT_WISHED.search(said)


def _binds(s: Statement) -> bool:
    """What we asked of them, refused, or said that we would do."""
    ours = s.actor is Actor.WRITER and s.mood in (Mood.PLANNED, Mood.REFUSED)
    return ours or (s.actor is Actor.READER and s.mood in (Mood.REQUEST, Mood.QUESTION))

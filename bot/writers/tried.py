"""The steps that the customer took in vain to mend a thing or find a parcel, in words that can be said to them."""

import re

from bot.domain.case import Matter, Who
from bot.domain.ledger import EntryKind
from bot.knowledge.schema.situations import Situation
from bot.language.grammar.statement import Actor, Mood
from bot.language.patterns.alternatives import either, word_of
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import straight
from bot.ledger.kinds import SEEN_TO
from bot.ledger.pieces import rows_of
from bot.ledger.reading import read_ledger
from bot.ledger.taken import OTHER_PART, Told, by_nobody
from bot.ledger.turns import Said, said_in
from bot.writers.as_done import as_they_did, in_words
from bot.writers.asked_before import asked_before, only_points

_TRIES = SEEN_TO - {"build", "weigh", "search"}
"""Steps by which people try to mend a thing."""
_AS_TOLD = frozenset({"try", "watch", "read"})
"""What people do who follow a manual or a video."""
_LOOKS = frozenset({"search", "ask", "wait"})
_ABOUT = frozenset({"neighbor", "outside", "carrier"})
"""Whom and where people ask and look for a parcel."""
_IN_VAIN = re.compile(
    r"\b"
    + either(
        "still",
        f"same {word_of('thing problem issue result error story fault noise smell code')}",
        "the same",
        f"no {word_of('luck change success difference improvement use avail effect result joy sign trace')}",
        f"without (?:any )?{word_of('luck success result effect')}",
        "in vain",
        "dead",
        r"no(?:thing|ne of (?:it|that|this|them)) (?:\w+ )?(?:help\w*|chang\w*|work\w*|happen\w*|there|found)",
        r"(?:not|n't|never) (?:\w+ )?(?:help\w*|change anything|fix\w*|solve\w*|make (?:a|any) difference)",
        "nowhere",
    )
    + r"\b",
    re.IGNORECASE,
)
_TRIED = re.compile(
    r"\b(?:al+re+a?dy|tried|trying|twice|(?:two|three|four|five|several|many|\d+) times)\b", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"\b(?:an)?other\b|\b(?:different|two|three|four|both|several|second|new)\b", re.IGNORECASE)
_WASHES = frozenset({"clean", "dry", "wet", "heat", "cool"})
"""Who only did this may have harmed the thing by it."""
_MANY = 3
"""So many steps nobody takes but to mend it."""
TRIED = "tried"
_MOST = 3
"""Steps that are named; more read like a list."""
_FEW = 3
"""Words of a row that tells something."""


def asks_what_was_tried(situation: Situation) -> bool:
    """Whether it is one in which people try to help themselves: a fact to check in it is `tried`."""
    return any(TRIED in (fact.key, *fact.names) for fact in situation.facts)


def tried_as_told(matter: Matter) -> str:
    """What they tried in their own words, where no step is named; empty where they tell of nothing."""
    latest = max((n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER), default=-1)
    done = [e for e in read_ledger(matter).of(EntryKind.DONE) if e.turn == latest and e.actions & (_TRIES | _AS_TOLD)]
    rows = (row for s in sentences(matter.turns[latest].text) for row in rows_of(s, (e.quote for e in done)))
    return next((row for row in rows if len(row.split()) >= _FEW), "")


def tried(matter: Matter) -> tuple[str, ...]:
    """The steps they took in vain, as they can stand behind *you have*: `cleaned the sensor`; the newest of many."""
    theirs = [n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER]
    steps = dict.fromkeys(step for n in theirs for step in _tried_in(matter, n))
    return tuple(steps)[-_MOST:]


def _tried_in(matter: Matter, number: int) -> tuple[str, ...]:
    """Those of one turn."""
    text = matter.turns[number].text
    done = [e for e in read_ledger(matter).of(EntryKind.DONE) if e.turn == number]
    known, turn = {e.quote for e in done}, Told(text, done)
    unnamed = {e.quote for e in done if e.actions & _TRIES and by_nobody(e, turn)}
    taken = [said for said in said_in(text) if said.s.text in unnamed or (said.s.text in known and _is_try(said))]
    asked = asked_before(matter, number) if any(only_points(x.s.text) for x in said_in(text)) else ()
    if asked and _IN_VAIN.search(straight(text)):
        taken = [said for said in said_in(text) if said in taken or only_points(said.s.text)]
    if not _to_mend_it(taken, text, bool(unnamed)):
        return ()
    parts = tuple(_with_article(e.quote) for e in done if not e.verb and OTHER_PART.match(e.quote))[:2]
    steps = (step for x in taken for step in (asked if only_points(x.s.text) else [as_they_did(x.s)]))
    found = (*steps, f"tried {in_words(parts)}" if parts else None)
    return tuple(dict.fromkeys(filter(None, found)))[:_MOST]


def _to_mend_it(taken: list[Said], text: str, unnamed: bool) -> bool:
    """Who took one step, and nothing tells that it was to help, may tell how the thing broke.

    A step of which they say only that it was done counts where it is told as repeated, as advised or as in vain.
    """
    acts = frozenset[str]().union(*(said.step.actions & _TRIES for said in taken))
    if (len(taken) >= _MANY or unnamed) and not acts <= _WASHES:
        return True
    return bool(_IN_VAIN.search(straight(text))) or any(_TRIED.search(said.s.text) for said in taken)


def _with_article(part: str) -> str:
    """`a new bulb`, `new batteries`."""
    words = part.strip().lower()
    has_one = words.split()[0] in ("a", "an", "another", "other", "the") or re.search(r"[^s]s$", words)
    return words if has_one else f"a {words}"


def _is_try(said: Said) -> bool:
    """A step at the thing, or a search for it."""
    s, step = said.s, said.step
    if s.actor is not Actor.WRITER or s.mood is not Mood.DONE or s.passive or said.denied:
        return False
    elsewhere = "try" in step.actions and bool(_ELSEWHERE.search(s.text))
    return elsewhere or bool(step.actions & _TRIES or (step.actions & _LOOKS and step.things & _ABOUT))

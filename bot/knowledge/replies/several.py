"""One reply to several matters of a message: a passage for each, in the order they were raised, and no step twice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from itertools import pairwise

from bot.domain.case import Lane, Matter, Turn, Who
from bot.knowledge.replies.composition import Composition
from bot.knowledge.replies.sentences import PARAGRAPH, Sentence
from bot.knowledge.replies.which_order import order_of
from bot.knowledge.schema.situations import Situation
from bot.knowledge.triage.parts.parts import ORDER, of_another_order, parts
from bot.ledger.wanted import wanted

_OF_ONE_ORDER = ("order_id", "item")
"""Facts that are of the case's own order, whoever asks for them."""
_DECISION = "lead_decision"
"""A lead's, recorded as one: under no other name is it taken for one."""
_OPENING = 20
"""Characters by which a matter's words are found in the message, which may break its lines elsewhere."""
_JOINT = re.compile(r"^[\s.,;!?]*(?:(?:and|but|plus|also)\b[\s,]*)*|(?:[\s,]*\b(?:and|but|plus|also))?[\s,;]*$", re.I)
"""What joined it to words that are cut off."""
_SAYS = 2
"""A part with more words says something: `Hello there,` doesn't."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One matter of a message. `begins` is where its words stand in it."""

    situation: Situation
    matter: Matter
    """With its own words as the customer's latest message, and only facts that are its own."""
    begins: int
    own: bool
    """Whether the facts of the case are its own: a fact for another matter has the situation before its name."""


def subjects(matter: Matter, situations: Sequence[Situation]) -> tuple[Subject, ...]:
    """The case's matter, then its further ones; `situations` in the same order. A single one is as it was.

    The facts are those of one matter: they may not be true of another order or item.
    """
    if len(situations) == 1:
        return (Subject(situations[0], matter, 0, True),)
    rest, begins = _first(matter)
    said = [(rest, begins), *((f.words, _place(f.words, matter)) for f in matter.further)]
    owner = _owner(matter.order_id, [words for words, _ in said])
    return tuple(
        Subject(situation, _alone(matter, n, owner, said, situations), at, n == owner)
        for n, (situation, (_, at)) in enumerate(zip(situations, said, strict=True))
    )


def _owner(order: str | None, said: Sequence[str]) -> int:
    """Which matter the case's order belongs to: the one that names it, else the first that names no other.

    Where only the customer's words have the order, the only matter that names one, unless it names another.
    """
    if order is None:
        named = [n for n, words in enumerate(said) if ORDER.search(words)]
        own = len(named) == 1 and not of_another_order(said[named[0]], "")
        return named[0] if own else 0
    naming = [n for n, words in enumerate(said) if order in words]
    other = [n for n, words in enumerate(said) if ORDER.search(words)]
    return naming[0] if len(naming) == 1 else next((n for n in range(len(said)) if n not in other), 0)


def _first(matter: Matter) -> tuple[str, int]:
    """What is left for the first matter, and where it begins."""
    pieces = [p.text for p in parts(matter.message)]
    whole = [t for t in pieces if not any(t in f.words for f in matter.further)]
    kept = [left for t in whole if (left := _without(t, [f.words for f in matter.further]))]
    telling = next((t for t in kept if len(t.split()) > _SAYS), "")
    ends = [f"{t}." if t[-1].isalnum() and after[:1].isupper() else t for t, after in pairwise(kept)]
    return " ".join([*ends, *kept[-1:]]) or matter.message, _place(telling, matter)


def _without(piece: str, others: Sequence[str]) -> str:
    """The piece without the words on other matters; nothing where what is left says nothing."""
    left = [piece]
    for words in others:
        left = [more for text in left for more in text.split(words)]
    if len(left) == 1:
        return piece
    said = [text for p in left if len((text := _JOINT.sub("", p).strip()).split()) > _SAYS]
    return " ".join(text if text[-1] in ".!?" else f"{text}." for text in said)


def _place(words: str, matter: Matter) -> int:
    return max(0, matter.message.find(words[:_OPENING]))


def _alone(
    matter: Matter, n: int, owner: int, said: Sequence[tuple[str, int]], situations: Sequence[Situation]
) -> Matter:
    """The matter as if it were all of the message, with only those facts that can't belong to another one."""
    words, situation = said[n][0], situations[n]
    asked = [text for m, (text, _) in enumerate(said) if m != n and _tells_too(situations[m], text)]
    calm = situation.lane is not Lane.HOSTILE and not situation.about_us
    alone = _having_told(matter.about(words), asked if calm else ())
    start = f"{situation.id}."
    named = (replace(f, key=f.key.removeprefix(start)) for f in matter.facts if f.key.startswith(start))
    given = tuple(f for f in named if f.key != _DECISION)
    if n == owner:
        return replace(alone, facts=(*alone.facts, *given))
    others = " ".join(text for m, (text, _) in enumerate(said) if m != n)
    elsewhere = of_another_order(words, others) or of_another_order(said[owner][0], words)
    taken = _shared(situation, situations[owner])
    kept = () if elsewhere else tuple(f for f in alone.facts if not any(fnmatchcase(f.key, k) for k in taken))
    order = ORDER.search(words)
    return replace(alone, facts=(*kept, *given), order_id=order[0] if order else order_of(words, matter))


def _tells_too(situation: Situation, words: str) -> bool:
    """Whether words on it tell of another matter too.

    Beside a threat what they ask for: `send another one or I leave one star`. Beside a circle all: `you send me to the
    page, and it says not eligible`.
    """
    return situation.about_us or (situation.lane is Lane.HOSTILE and bool(wanted(words)))


def _having_told(matter: Matter, told: Sequence[str]) -> Matter:
    """With these words as messages of theirs before it."""
    last = max((i for i, t in enumerate(matter.turns) if t.who is Who.CUSTOMER), default=0)
    before = tuple(Turn(Who.CUSTOMER, text) for text in told)
    return replace(matter, turns=(*matter.turns[:last], *before, *matter.turns[last:]))


def _shared(one: Situation, other: Situation) -> frozenset[str]:
    """The names of facts that both ask for, and of those that are of one order."""
    keys = {f.key for f in one.facts} & {f.key for f in other.facts} | set(_OF_ONE_ORDER)
    return frozenset(keys | {name for s in (one, other) for f in s.facts if f.key in keys for name in f.names})


@dataclass(frozen=True)
class Several:
    """The compositions of all matters, in the order they were raised."""

    all: tuple[Composition, ...]

    def body(self) -> tuple[Sentence, ...]:
        """The reply without greeting and close: one paragraph for each matter; as it was where there is one."""
        if len(self.all) == 1:
            return self.all[0].body()
        paragraphs = list(self._paragraphs())
        gaps = [(s, " " if n else PARAGRAPH if i else "") for i, p in enumerate(paragraphs) for n, s in enumerate(p)]
        return tuple(replace(sentence, gap=gap) for sentence, gap in gaps)

    def recognised(self, text: str) -> tuple[Sentence, ...]:
        """The sentences of a text as they are, those in the policies' wording with what they stand on."""
        return self.all[0].recognised(text, self.body() if len(self.all) > 1 else ())

    def _paragraphs(self) -> Iterator[tuple[Sentence, ...]]:
        said: set[str] = set()
        dated = any(c.has_step for c in self.all)
        asked = False
        for n, one in enumerate(self.all):
            opening = one.also() if n else one.acknowledge()
            step = one.step(again=asked, beside=dated)
            asked = asked or bool(one.unknown())
            fresh = tuple(s for s in (*opening, *one.offers(), *step) if s.text not in said)
            said |= {s.text for s in fresh}
            yield fresh

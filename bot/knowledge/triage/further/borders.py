"""Borders between two parts of a message: whether the later one says something further."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge.schema.situations import Situation
from bot.knowledge.triage.choosing import Guess
from bot.knowledge.triage.parts.parts import (
    Part,
    fails,
    goes_on_with_another,
    joined,
    names_its_own,
    of_another_order,
    points_back,
    tells_how_it_came,
    tells_of_trouble,
)

SURE, SAID_SO = 0.9, 0.7
"""The least likelihood of a part's situation, read alone; the second, if it says that it adds something."""
_CROSSING, WELL_TOLD = 0.75, 0.85
"""The same if one part is about an order and the other isn't; the second, if that is only stated."""
MAIN = 0.5
"""The least likelihood of the main situation for other parts; below, the message isn't surely about it."""
EVEN = 0.5
"""From this likelihood, of being its own matter and of its situation, structure may decide."""
PLAIN = 0.97
"""How likely its situation must be where a part tells how something came (*it came in shards*)."""


@dataclass(frozen=True, slots=True)
class Read:
    """A part of a message, its places, and what it may be about, the likeliest first."""

    part: Part
    """With the part beside it, where only both together are sure."""
    places: frozenset[int]
    guesses: Sequence[Guess]

    @property
    def top(self) -> Guess:
        return self.guesses[0]

    def likelihood(self, situation: str) -> float:
        return next((g.likelihood for g in self.guesses if g.situation.id == situation), 0.0)

    def far_from(self, situation: Situation, most: float) -> bool:
        """Whether that situation is unlikely here: at most this share of the likeliest."""
        return self.likelihood(situation.id) <= most * self.top.likelihood


@dataclass(frozen=True, slots=True)
class Border:
    """The later of two parts, the words beside it, and what both are about."""

    later: Part
    rest: str
    now: Situation
    before: Situation
    main_later: bool = False
    """Whether the later one is of the main situation."""

    def beside(self, part: Part) -> str:
        """The words beside this part."""
        return self.rest if part is self.later else self.later.text

    @property
    def other(self) -> bool:
        """Whether its words name another order or thing."""
        return of_another_order(self.later.text, self.rest)

    @property
    def crosses(self) -> bool:
        """Whether one side is about an order and the other is not, such as a question about a product."""
        return self.now.apart_from_orders != self.before.apart_from_orders

    @property
    def said(self) -> bool:
        """Whether its words say that it adds something."""
        return self.later.adds or self.other


def goes_on(one: Read, other: Read, wider: Read) -> bool:
    """Whether one only asks about what the other told: `I ordered a second one on Monday. Is that one on its way?`"""
    asks = other.part.asks and "?" not in one.part.text and points_back(other.part.text)
    either = wider.top.situation.id in (one.top.situation.id, other.top.situation.id)
    surer = wider.top.likelihood >= max(EVEN, one.top.likelihood, other.top.likelihood)
    return asks and either and surer


def says_something(read: Read) -> bool:
    """Whether it asks, or tells of something that can be a matter of its own."""
    top, part = read.top, read.part
    if top.situation.apart_from_orders:
        return part.asks or fails(part.text)
    surely = bool(top.signals) and top.likelihood >= SURE
    plain = top.likelihood >= PLAIN and tells_how_it_came(part.text)
    return part.asks or tells_of_trouble(part.text) or plain or surely


def names_it(read: Read) -> bool:
    """Whether it names what it is about: `I sent them on Monday` doesn't."""
    return bool(read.top.signals) or not points_back(read.part.text)


def another_thing(read: Read, border: Border) -> bool:
    """Whether the later part is sure, and goes on with another thing."""
    return read.top.likelihood >= WELL_TOLD and goes_on_with_another(border.later.text, border.rest)


def stands_alone(read: Read, border: Border) -> bool:
    """Whether the earlier part names a thing of its own, and the main matter after it doesn't point back."""
    own = border.main_later and names_its_own(read.part.text, border.later.text)
    return own and read.top.likelihood >= SURE and not points_back(border.later.text)


def only_other(read: Read, border: Border) -> bool:
    """Whether only the other order or thing makes it something further."""
    return border.said and not border.later.adds and not read.top.signals


def least_of(read: Read, border: Border, stated: bool) -> float:
    """The least likelihood of its situation.

    `stated`: it only tells of trouble, beside a question apart from orders.
    """
    least = SAID_SO if border.said and not only_other(read, border) else SURE
    if border.crosses and read.top.signals and read.part.asks and not points_back(read.part.text):
        least = min(least, _CROSSING)
    return min(least, WELL_TOLD) if stated else least


def border_of(read: Read, reads: list[Read], main: Situation) -> Border:
    """The border between the part and the nearest other one; the later part's form decides."""
    mains = [r for r in reads if r is not read and r.likelihood(main.id) >= MAIN]
    if mains and min(mains[0].places) > max(read.places):
        return Border(mains[0].part, read.part.text, main, read.top.situation, main_later=True)
    rest = joined(tuple(r.part for r in reads if r is not read))
    return Border(read.part, rest, read.top.situation, main)


def kin(one: Situation, other: Situation) -> bool:
    """Whether the situations are close: what one asks or offers, the other does too, or one includes the other."""
    if one.id in other.includes or other.id in one.includes:
        return True
    clauses = {c for c in set(one.own_clauses) & set(other.own_clauses) if not c.startswith("conduct.")}
    facts = {f.key for f in one.facts if f.listed} & {f.key for f in other.facts if f.listed}
    return bool(clauses) or len(facts) > 1

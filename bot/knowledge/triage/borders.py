"""Parts of a message as they were read, and where two of them meet: what the later one says of being something more."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge.schema.situations import Situation
from bot.knowledge.triage.choosing import Guess
from bot.knowledge.triage.parts import (
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
"""How likely its situation must be for a part read alone; and where it says itself that it adds something."""
_CROSSING, WELL_TOLD = 0.75, 0.85
"""The same where one of both is of an order and the other apart from all orders; and for what is only stated there."""
MAIN = 0.5
"""How likely the main situation must be for another part: else the message isn't surely about it either."""
EVEN = 0.5
"""How likely a part is a matter of its own, and how likely its situation is, from where structure lets it be one."""
PLAIN = 0.97
"""How likely its situation is where a part that only tells of what has come says more with it (*it came in shards*)."""


@dataclass(frozen=True, slots=True)
class Read:
    """A part of a message, its places among all parts, and what it may be about, the likeliest first."""

    part: Part
    """With what stands beside it, where it takes both to be sure."""
    places: frozenset[int]
    guesses: Sequence[Guess]

    @property
    def top(self) -> Guess:
        return self.guesses[0]

    def likelihood(self, situation: str) -> float:
        return next((g.likelihood for g in self.guesses if g.situation.id == situation), 0.0)

    def far_from(self, situation: Situation, most: float) -> bool:
        """Whether that one is unlikely here: at most such a share of the likeliest."""
        return self.likelihood(situation.id) <= most * self.top.likelihood


@dataclass(frozen=True, slots=True)
class Border:
    """The later of two parts, the words it stands beside, and what it and those are about."""

    later: Part
    rest: str
    now: Situation
    before: Situation
    main_later: bool = False
    """Whether the later one is of the main situation."""

    def beside(self, part: Part) -> str:
        """The words that one of both stands beside."""
        return self.rest if part is self.later else self.later.text

    @property
    def other(self) -> bool:
        """Whether it is of another order or thing, by its words."""
        return of_another_order(self.later.text, self.rest)

    @property
    def crosses(self) -> bool:
        """Whether one side is about an order and the other, as a question on a product, about none."""
        return self.now.apart_from_orders != self.before.apart_from_orders

    @property
    def said(self) -> bool:
        """Whether its words say that it is something further."""
        return self.later.adds or self.other


def goes_on(one: Read, other: Read, wider: Read) -> bool:
    """Whether one only asks of what the other told: `I ordered a second one on Monday. Is that one on its way?`"""
    asks = other.part.asks and "?" not in one.part.text and points_back(other.part.text)
    either = wider.top.situation.id in (one.top.situation.id, other.top.situation.id)
    surer = wider.top.likelihood >= max(EVEN, one.top.likelihood, other.top.likelihood)
    return asks and either and surer


def says_something(read: Read) -> bool:
    """Whether it asks, or tells of what can be a matter of its own."""
    top, part = read.top, read.part
    if top.situation.apart_from_orders:
        return part.asks or fails(part.text)
    surely = bool(top.signals) and top.likelihood >= SURE
    plain = top.likelihood >= PLAIN and tells_how_it_came(part.text)
    return part.asks or tells_of_trouble(part.text) or plain or surely


def names_it(read: Read) -> bool:
    """Whether it says what it is about: `I sent them on Monday` doesn't."""
    return bool(read.top.signals) or not points_back(read.part.text)


def another_thing(read: Read, border: Border) -> bool:
    """Whether what follows is surely told and goes on with another thing."""
    return read.top.likelihood >= WELL_TOLD and goes_on_with_another(border.later.text, border.rest)


def stands_alone(read: Read, border: Border) -> bool:
    """Whether what stands first names a thing of its own, and the main matter behind it doesn't point back."""
    own = border.main_later and names_its_own(read.part.text, border.later.text)
    return own and read.top.likelihood >= SURE and not points_back(border.later.text)


def only_other(read: Read, border: Border) -> bool:
    """Whether it is something further only as it is of another order or thing."""
    return border.said and not border.later.adds and not read.top.signals


def least_of(read: Read, border: Border, stated: bool) -> float:
    """How likely its situation must be. `stated`: it only tells of trouble, beside a question apart from orders."""
    least = SAID_SO if border.said and not only_other(read, border) else SURE
    if border.crosses and read.top.signals and read.part.asks and not points_back(read.part.text):
        least = min(least, _CROSSING)
    return min(least, WELL_TOLD) if stated else least


def border_of(read: Read, reads: list[Read], main: Situation) -> Border:
    """Where the part and what the message is about beside it meet; of two, the form of the later one tells."""
    mains = [r for r in reads if r is not read and r.likelihood(main.id) >= MAIN]
    if mains and min(mains[0].places) > max(read.places):
        return Border(mains[0].part, read.part.text, main, read.top.situation, main_later=True)
    rest = joined(tuple(r.part for r in reads if r is not read))
    return Border(read.part, rest, read.top.situation, main)


def kin(one: Situation, other: Situation) -> bool:
    """Whether they are near each other: what one asks or offers the other does too."""
    clauses = {c for c in set(one.own_clauses) & set(other.own_clauses) if not c.startswith("conduct.")}
    facts = {f.key for f in one.facts if f.listed} & {f.key for f in other.facts if f.listed}
    return bool(clauses) or len(facts) > 1

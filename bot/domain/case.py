"""A case: who said what, what is known about it, and how careful the team must be."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar


class Who(StrEnum):
    """Whose words a turn holds. THIRD_PARTY is a carrier, a marketplace or a vendor."""

    CUSTOMER = "customer"
    US = "us"
    TEAMMATE = "teammate"
    THIRD_PARTY = "third_party"


class Fulfilment(StrEnum):
    """Who ships the order and handles its return."""

    SELLER = "seller"
    AMAZON = "amazon"
    UNKNOWN = "unknown"


FULFILMENT_CHECKED = "fulfilment_checked"
"""The key of the fact whether Amazon ships the order (yes or no), by a record or somebody who looked."""


class Lane(StrEnum):
    """How a case is handled, from routine drafts to people only."""

    ROUTINE = "routine"
    DELICATE = "delicate"
    HOSTILE = "hostile"
    PERSON_ONLY = "person_only"

    @property
    def rank(self) -> int:
        """How much care the lane needs."""
        return list(Lane).index(self)


class Role(StrEnum):
    """Who may decide; each role may do what the ones before it may."""

    TEAMMATE = "teammate"
    LEAD = "lead"
    OWNER = "owner"

    @property
    def rank(self) -> int:
        return list(Role).index(self)

    def covers(self, needed: "Role") -> bool:
        """Whether someone of this role may do what `needed` may do."""
        return self.rank >= needed.rank


class LeadDecision(StrEnum):
    """A lead's decisions on a matter: the values of the fact `lead_decision`."""

    REFUND = "refund"
    PARTIAL_REFUND = "partial_refund"
    REPLACEMENT = "replacement"
    WAIVE_LABEL = "waive_label"
    ACCEPT = "accept"
    """Take the item back although the policy doesn't require it."""
    GOODWILL = "goodwill"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Turn:
    """One message. `language` is its language's code, where that isn't English.

    `original` holds the words as written if `text` is their translation; empty where a writer may not see them.
    """

    who: Who
    text: str
    language: str | None = None
    original: str | None = None

    @property
    def unread(self) -> bool:
        """Whether it is in another language and nobody has translated it."""
        return self.language is not None and self.original is None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of this case, by a person or a record: `delivered_on` = `2026-05-04`."""

    key: str
    value: str
    source: str | None = None
    """The report it is from: `orders report of 12 Nov 2026`; None where a person gave it."""


class _Given(Protocol):
    """What a fact of a case and the row it is kept in have in common."""

    @property
    def key(self) -> str: ...
    @property
    def value(self) -> str: ...


_G = TypeVar("_G", bound=_Given)


def latest(facts: Sequence[_G], key: str) -> _G | None:
    """Of facts, oldest first, the last that was given for `key`; a blank value counts as not known."""
    return next((f for f in reversed(facts) if f.key == key and f.value.strip()), None)


@dataclass(frozen=True, slots=True)
class Further:
    """Another matter in the same message: its situation's id, and the customer's words about it."""

    situation: str
    words: str


@dataclass(frozen=True, slots=True)
class Matter:
    """All that is known about a case, oldest turn first; the last customer turn is the one to answer."""

    turns: tuple[Turn, ...]
    today: date
    facts: tuple[Fact, ...] = ()
    marketplace: str = "any"
    fulfilment: Fulfilment = Fulfilment.UNKNOWN
    order_id: str | None = None
    language: str | None = None
    """The code of the language that the reply goes out in; None for English."""
    further: tuple[Further, ...] = ()
    """What the latest message is about besides the case's situation, once triaged."""

    @property
    def message(self) -> str:
        """The customer's latest words."""
        for turn in reversed(self.turns):  # called so often that a generator would be slow
            if turn.who is Who.CUSTOMER:
                return turn.text
        return ""

    @property
    def unanswered(self) -> tuple[str, ...]:
        """What the customer wrote since we last wrote, the newest first."""
        found: list[str] = []
        for turn in reversed(self.turns):
            if turn.who is Who.US:
                break
            if turn.who is Who.CUSTOMER:
                found.append(turn.text)
        return tuple(found)

    def fact(self, key: str) -> str | None:
        """The latest value given for `key`; a blank value counts as not known."""
        found = latest(self.facts, key)
        return found.value if found else None

    @property
    def as_written(self) -> "Matter":
        """The same with the original words, before translation."""
        return replace(self, turns=tuple(Turn(t.who, t.original or t.text, t.language, t.original) for t in self.turns))

    @property
    def by_people(self) -> "Matter":
        """The same without facts from reports."""
        return replace(self, facts=tuple(f for f in self.facts if not f.source))

    def about(self, words: str) -> "Matter":
        """The same with these words as the customer's latest message."""
        last = max((i for i, t in enumerate(self.turns) if t.who is Who.CUSTOMER), default=None)
        if last is None:
            return self
        said = replace(self.turns[last], text=words)
        return replace(self, turns=(*self.turns[:last], said, *self.turns[last + 1 :]))

    def told_by(self, key: str) -> str | None:
        """The report with the latest value of `key`; None where a person gave it."""
        found = latest(self.facts, key)
        return found.source if found else None


@dataclass(frozen=True, slots=True)
class Bought:
    """Where and how the customer bought: the order's number, the marketplace (`any` where unknown), who fulfils it."""

    order_id: str | None
    marketplace: str
    fulfilment: Fulfilment


@dataclass(frozen=True, slots=True)
class Triage:
    """What kind of case this is, and why. `situation` is its id in the policies."""

    situation: str
    reason: str
    signals: tuple[str, ...] = field(default=())
    lane: Lane | None = None
    """A more careful lane than the situation's own, where the case needs it."""
    approver: Role | None = None
    further: tuple[Further, ...] = ()
    """What else the message is surely about, in the order of its words."""

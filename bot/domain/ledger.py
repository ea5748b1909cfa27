"""The ledger of a case: what the customer did, was told, gave, asked and claimed, each with its quote."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.case import Who


class EntryKind(StrEnum):
    """DONE: a step the customer took. TOLD: what we or others said to them.

    FAILED: a third party didn't do its part. SENT_BACK: one sent the customer to us, or had them and didn't help.
    """

    DONE = "done"
    TOLD = "told"
    GIVEN = "given"
    ASKED = "asked"
    CLAIMED = "claimed"
    FAILED = "failed"
    SENT_BACK = "sent_back"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `actions`, `things` and `terms` are classes of words that mean the same; `turn` counts from 0.

    `things` have a class; `terms` are these and the stems that tell one step from another. `confirmed`: a fact of the
    case says so too. An entry from a fact alone has turn -1.
    """

    kind: EntryKind
    quote: str
    turn: int
    who: Who
    actions: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    confirmed: bool = False
    by_other: bool = False
    """A third party acted."""
    telling: bool = False
    """What they did matters only as a complaint: they threw it, not they scanned it."""
    verb: str = ""
    """The stem of its verb, if any."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries, in the order they were said."""

    entries: tuple[Entry, ...] = ()

    def of(self, *kinds: EntryKind) -> tuple[Entry, ...]:
        """The entries of these kinds."""
        return tuple(e for e in self.entries if e.kind in kinds)


@dataclass(frozen=True, slots=True)
class SoFar:
    """A case in the words of those who wrote. `given` names things; the rest are sentences, oldest first."""

    given: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """What third parties failed to do, or sent the customer away with."""
    told: tuple[str, ...] = ()
    """What we asked the customer, or said that we would do."""
    wants: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()
    """What they say we told or promised them."""
    contacts: tuple[str, ...] = ()
    """Their words for how often they wrote, or that nobody answered."""
    needed: str = ""
    """The day, today or later, by which they need it, as people say it."""

    @property
    def tells(self) -> bool:
        """Whether there is more than a first question and its order."""
        told = (*self.done, *self.others, *self.told, *self.promised, *self.contacts)
        return bool(told or self.needed or set(self.given) - {"order number"})


NOTHING_YET = SoFar()

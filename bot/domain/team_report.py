"""What happened over some days, counted: what the bot gets wrong, where policies are missing, and how long it took."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the bot's own drafts in one situation. A draft stands in the first of these that holds."""

    situation: str
    title: str
    drafts: int = 0
    rejected: int = 0
    edited: int = 0
    revised: int = 0
    """Written again as somebody wished."""
    unchanged: int = 0
    """Approved as the bot wrote them."""

    @property
    def undecided(self) -> int:
        """Still open, or replaced as the customer wrote again or facts came."""
        return self.drafts - self.rejected - self.edited - self.revised - self.unchanged


@dataclass(frozen=True, slots=True)
class Reason:
    """How often an act had this reason. `reason` is as people read it."""

    act: str
    reason: str
    count: int

    @property
    def did(self) -> str:
        """What was done, as people read it."""
        return {"edit": "edited", "reject": "rejected", "move_lane": "moved to another lane"}.get(self.act, self.act)


@dataclass(frozen=True, slots=True)
class Gap:
    """Cases of one situation for which no clause was found; `cases` names the latest of them."""

    situation: str
    title: str
    count: int
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A teammate's question that nothing here answered, without personal data."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """A clause cited in drafts that were rejected or edited; `cited` counts all drafts that cite it."""

    clause: str
    rejected: int
    edited: int
    cited: int


@dataclass(frozen=True, slots=True)
class Count:
    """How often something happened."""

    id: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Took:
    """Minutes: half took no longer than `median`, nine of ten no longer than `slow`; None where nothing was counted."""

    count: int
    median: float | None = None
    slow: float | None = None


@dataclass(frozen=True, slots=True)
class Overdue:
    """Customers' messages whose time to answer ended without a reply, of those with such a time."""

    count: int
    of: int
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Volume:
    """How much there was to do."""

    cases: int
    drafts: int
    briefs: int
    edits: int
    approved: int
    rejected: int
    sent: int
    closed: int


@dataclass(frozen=True, slots=True)
class Cost:
    """Of the calls that have `name` in common. `money` is None where one of them has no price."""

    name: str
    calls: int
    tokens: int
    money: Decimal | None


@dataclass(frozen=True, slots=True)
class Each:
    """The median of so many; None where nothing was counted, or not all of it has a price."""

    count: int
    tokens: int | None = None
    money: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Costs:
    """Of calls to models, in `currency`; the dearest first, days in order. People by their ids."""

    currency: str
    prices_as_of: date | None
    prices_confirmed: bool
    prices_source: str | None
    without_price: tuple[str, ...]
    """Models that the list of prices doesn't have."""
    total: Cost
    per_draft: Each
    per_case: Each
    dearest_cases: tuple[Cost, ...]
    days: tuple[Cost, ...]
    people: tuple[Cost, ...]
    """Whoever asked for the draft, review, answer or comparison."""
    purposes: tuple[Cost, ...]
    models: tuple[Cost, ...]

    @property
    def basis(self) -> str:
        """How far the money can be trusted, as people read it; the invoice is what counts."""
        where = f" at {self.prices_source}" if self.prices_source else " at their source"
        unsure = "" if self.prices_confirmed else f", which nobody has confirmed{where} yet"
        return f"An estimate: tokens times the prices of {self.prices_as_of}{unsure}."


@dataclass(frozen=True, slots=True)
class Proposed:
    """A change to the policies that waits for a decision."""

    number: int
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class TeamReport:
    """Both days are included, from midnight to midnight where the team works."""

    since: date
    until: date
    volume: Volume
    outcomes: tuple[Outcome, ...]
    reasons: tuple[Reason, ...]
    gaps: tuple[Gap, ...]
    unanswered: tuple[Unanswered, ...]
    disputed: tuple[Disputed, ...]
    circles: int
    """Replies that the circle guard stopped, and drafts that were mended as it had stopped them."""
    to_decision: Took
    """From the draft to the first approval or rejection of it."""
    to_approval: Took
    """From the opened case to its first approved reply."""
    situations: tuple[Count, ...]
    findings: tuple[Count, ...]
    """Counted once for each draft or edit that has it."""
    overdue: Overdue
    costs: Costs
    proposals: tuple[Proposed, ...] = ()
    """Those that wait now."""


def counted(number: int, thing: str) -> str:
    """`1 case`, `2 cases`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"

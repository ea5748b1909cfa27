"""A report over some days: what the bot gets wrong, where policies are missing, how long things took."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_DID = {
    "edit": "edited",
    "reject": "rejected",
    "move_lane": "moved to another lane",
    "set_situation": "said to be about something else",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the bot's drafts in one situation. A draft counts as the first of these that fits."""

    situation: str
    title: str
    drafts: int = 0
    rejected: int = 0
    edited: int = 0
    revised: int = 0
    """Written again at somebody's wish."""
    unchanged: int = 0
    """Approved as the bot wrote them."""

    @property
    def undecided(self) -> int:
        """Still open, or replaced when the customer wrote again or facts were added."""
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
        return _DID.get(self.act, self.act)


@dataclass(frozen=True, slots=True)
class Gap:
    """Cases of one situation without any of its clauses; `cases` are the latest of them."""

    situation: str
    title: str
    count: int
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A teammate's question that nothing answered, without personal data."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """A clause in rejected or edited drafts; `cited` counts all drafts that cite it."""

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
    """In minutes: half took at most `median`, nine of ten at most `slow`; None where nothing was counted."""

    count: int
    median: float | None = None
    slow: float | None = None


@dataclass(frozen=True, slots=True)
class Overdue:
    """Customers' messages that weren't answered in time, of all that had such a time."""

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
    """The cost of all calls with this `name`. `money` is None where one of them has no price."""

    name: str
    calls: int
    tokens: int
    money: Decimal | None


@dataclass(frozen=True, slots=True)
class Each:
    """The median of so many; None where nothing was counted, or something has no price."""

    count: int
    tokens: int | None = None
    money: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Costs:
    """Costs of models, in `currency`; the highest first, days in order. People by id."""

    currency: str
    prices_as_of: date | None
    prices_confirmed: bool
    prices_source: str | None
    without_price: tuple[str, ...]
    """Models that the price list doesn't have."""
    total: Cost
    per_draft: Each
    per_case: Each
    dearest_cases: tuple[Cost, ...]
    days: tuple[Cost, ...]
    people: tuple[Cost, ...]
    """By whoever asked for the draft, review, answer or comparison."""
    purposes: tuple[Cost, ...]
    models: tuple[Cost, ...]

    @property
    def basis(self) -> str:
        """How far the amounts can be trusted; what counts is the invoice."""
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
    """Both days are included, from midnight to midnight in the team's time zone."""

    since: date
    until: date
    volume: Volume
    outcomes: tuple[Outcome, ...]
    reasons: tuple[Reason, ...]
    gaps: tuple[Gap, ...]
    unanswered: tuple[Unanswered, ...]
    disputed: tuple[Disputed, ...]
    circles: int
    """Replies stopped by the circle guard, and drafts repaired because of it."""
    to_decision: Took
    """From the draft to its first approval or rejection."""
    to_approval: Took
    """From opening the case to its first approved reply."""
    situations: tuple[Count, ...]
    findings: tuple[Count, ...]
    """Counted once for each draft or edit with it."""
    overdue: Overdue
    costs: Costs
    proposals: tuple[Proposed, ...] = ()
    """Those that wait now."""

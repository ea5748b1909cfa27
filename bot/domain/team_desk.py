"""The team's desk as one person sees it: what waits for an answer, by the time left. Pure values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.case import Lane, Role
from bot.domain.team_report import Costs, Proposed

PAGE = 10
EXCERPT = 110
"""Cases shown at once."""


class Which(StrEnum):
    """Which of the open cases somebody looks at."""

    ALL = "all"
    MINE = "mine"
    WAITING = "waiting"
    """Those with a draft that waits for approval."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody chose to see. With `words` cases are looked for, closed ones too; else the open ones are shown."""

    which: Which = Which.ALL
    lane: Lane | None = None
    words: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case of the queue. `status` names how it stands, `answer_by` is when the answer is due."""

    case_id: str
    status: str
    requester: str
    assignee: str | None
    """Whom it was handed to."""
    message: str
    """The beginning of what the customer wrote last."""
    situation: str | None
    lane: Lane | None
    approver: Role | None
    order_id: str | None
    answer_by: datetime | None
    overdue: bool
    link: str | None
    """Where its thread is, as far as Slack tells."""


@dataclass(frozen=True, slots=True)
class MonthSpent:
    """What models cost since the first of the month, against the `limit` in the same currency; 0 is none."""

    since: date
    costs: Costs
    limit: Decimal


@dataclass(frozen=True, slots=True)
class TeamDesk:
    """One page of it. `found` is how many cases the sight has in all, `open` how many are open at all."""

    sight: Sight
    rows: tuple[Waiting, ...] = ()
    found: int = 0
    open: int = 0
    overdue: int = 0
    soon: int = 0
    """Due within the time before which requesters are reminded."""
    lanes: Mapping[Lane, int] = field(default_factory=dict)
    proposals: tuple[Proposed, ...] = ()
    """Changes to the policies that wait for a decision; for leads and owners."""
    spent: MonthSpent | None = None
    """For leads and owners, where a model is asked."""

    @property
    def pages(self) -> int:
        return max(1, -(-self.found // PAGE))


@dataclass(frozen=True, slots=True)
class NoDesk:
    """Somebody who may not see the desk, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Happened:
    """A line of a case's history: who did what, in words, and when. `by` is a member, or None for the bot.

    `whom` is the member it was done to.
    """

    at: datetime
    by: str | None
    what: str
    whom: str | None = None

"""The team's desk as one person sees it: open cases by the time left. Pure values."""

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
    """Which of the open cases to show."""

    ALL = "all"
    MINE = "mine"
    WAITING = "waiting"
    """Cases with a draft that waits for approval."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a person chose to see. With `words` all cases are searched, closed ones too; else open ones are shown."""

    which: Which = Which.ALL
    lane: Lane | None = None
    words: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case in the queue. `status` is its state, `answer_by` when the answer is due."""

    case_id: str
    status: str
    requester: str
    assignee: str | None
    """The person it was handed to."""
    message: str
    """The beginning of the customer's latest message."""
    situation: str | None
    lane: Lane | None
    approver: Role | None
    order_id: str | None
    answer_by: datetime | None
    overdue: bool
    link: str | None
    """The address of its thread, if Slack gives it."""


@dataclass(frozen=True, slots=True)
class MonthSpent:
    """Costs of models since the first of the month, and the `limit` in the same currency; 0 is none."""

    since: date
    costs: Costs
    limit: Decimal


@dataclass(frozen=True, slots=True)
class TeamDesk:
    """One page. `found` is how many cases there are in this view, `open` how many are open at all."""

    sight: Sight
    rows: tuple[Waiting, ...] = ()
    found: int = 0
    open: int = 0
    overdue: int = 0
    soon: int = 0
    """Cases due within the time at which requesters are reminded."""
    lanes: Mapping[Lane, int] = field(default_factory=dict)
    proposals: tuple[Proposed, ...] = ()
    """Proposals that wait for a decision; for leads and owners."""
    spent: MonthSpent | None = None
    """For leads and owners, where a model is used."""

    @property
    def pages(self) -> int:
        return max(1, -(-self.found // PAGE))


@dataclass(frozen=True, slots=True)
class NoDesk:
    """For somebody who may not see the desk, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Happened:
    """A line of a case's history. `by` is a member, or None for the bot; `whom` a member it was done to."""

    at: datetime
    by: str | None
    what: str
    whom: str | None = None

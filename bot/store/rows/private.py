"""Rows of what one person asked for or sent and sees alone: reviews, questions, reports, parked texts."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.store.rows.row import Row


class DropState(StrEnum):
    """TAKEN: its person isn't told the outcome yet. TELLING: an attempt was begun."""

    DROPPED = "dropped"
    TAKEN = "taken"
    TELLING = "telling"
    TOLD = "told"


class QuestionState(StrEnum):
    """ANSWERED: its person doesn't have the answer yet. SHOWING, SHARING: an attempt was begun.

    TO_SHARE: its person wants everybody to see it.
    """

    ASKED = "asked"
    ANSWERED = "answered"
    SHOWING = "showing"
    SHOWN = "shown"
    TO_SHARE = "to_share"
    SHARING = "sharing"


class ReviewState(StrEnum):
    """REVIEWED: its person doesn't have the review yet. SHOWING, SHARING: an attempt was begun.

    TO_SHARE: its person wants everybody to see it.
    """

    ASKED = "asked"
    REVIEWED = "reviewed"
    SHOWING = "showing"
    SHOWN = "shown"
    TO_SHARE = "to_share"
    SHARING = "sharing"
    USED = "used"


@dataclass(frozen=True, slots=True)
class ParkedRow(Row):
    """A text kept until its person answers a question about it."""

    id: str
    person: str
    channel: str
    case_id: str | None
    payload: dict[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewRow(Row):
    """A text to be reviewed for its person; `message` is what it answers, `body` the findings."""

    id: str
    team: str
    person: str
    channel: str
    thread_ts: str | None
    case_id: str | None
    text: str
    message: str | None
    marketplace: str
    state: ReviewState
    body: dict[str, Any] | None
    attempts: int
    at: datetime


@dataclass(frozen=True, slots=True)
class QuestionRow(Row):
    """A teammate's question; `body` is the answer."""

    id: str
    person: str
    channel: str
    thread_ts: str | None
    text: str
    state: QuestionState
    body: dict[str, Any] | None
    attempts: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DropRow(Row):
    """A report dropped into a direct message; `told` is the outcome in words."""

    id: str
    person: str
    name: str
    url: str
    made_on: date
    state: DropState
    told: str | None
    attempts: int
    at: datetime


@dataclass(frozen=True, slots=True)
class HomeRow(Row):
    """A person's view of the team's desk, when they last opened it, and the hash of what it shows."""

    person: str
    sight: dict[str, Any]
    opened_at: datetime | None
    shown: str | None

"""Rows for a report over a span of time, from the trail and decisions, without customers' words."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select

from bot.domain.acts import Act
from bot.domain.case import Lane, Who
from bot.domain.mistakes import Mistake
from bot.store.engines.database import Tx
from bot.store.engines.in_pieces import in_pieces
from bot.store.engines.prepared import Prepared, older
from bot.store.engines.upsert import insert_or
from bot.store.rows.cases import Cause
from bot.store.rows.row import Row
from bot.store.tables.announcements import unanswered
from bot.store.tables.cases import ARRIVED, cases, decisions, reasons, revisions, turns
from bot.store.tables.trail import events

_OLD = older(unanswered)


@dataclass(frozen=True, slots=True)
class Span:
    """From `since` on, before `until`."""

    since: datetime
    until: datetime

    def holds(self, column: ColumnElement[datetime]) -> ColumnElement[bool]:
        return (column >= self.since) & (column < self.until)


@dataclass(frozen=True, slots=True)
class Happened:
    """A line of the trail; `details` are ids and states."""

    case_id: str
    at: datetime
    kind: str
    details: dict[str, str | int | None]


@dataclass(frozen=True, slots=True)
class CaseSeen(Row):
    """A case with lines in the span. `written_at`: when the customer wrote, where that is known."""

    id: str
    opened_at: datetime
    written_at: datetime | None
    marketplace: str
    situation: str | None
    lane: Lane | None


@dataclass(frozen=True, slots=True)
class Decided(Row):
    """A decision that wasn't taken back."""

    case_id: str
    revision_id: str
    act: Act
    at: datetime


@dataclass(frozen=True, slots=True)
class Corrected(Row):
    """A rejection, an edit or a moved lane that wasn't taken back. `words`: it has a reason in words."""

    revision_id: str | None
    act: Act
    before: str | None
    mistake: Mistake | None
    words: bool

    @property
    def wrong(self) -> str | None:
        """The revision that was corrected."""
        return self.before if self.act is Act.EDIT else self.revision_id


@dataclass(frozen=True, slots=True)
class Following(Row):
    """A revision, and why it was asked for."""

    case_id: str
    number: int
    cause: Cause


@dataclass(frozen=True, slots=True)
class CustomerWrote(Row):
    """A customer's message: kept at `at`, written at `written_at` where that is known."""

    case_id: str
    at: datetime
    written_at: datetime | None


def _of(columns: Any, kind: type[Row]) -> list[ColumnElement[Any]]:
    """The columns of a row type."""
    return [columns[field.name] for field in fields(kind)]  # type: ignore[arg-type]  # subclasses are dataclasses


def _held(column: ColumnElement[datetime]) -> ColumnElement[bool]:
    """Within the span given as `since` and `until`."""
    since, until = (bindparam(name, type_=column.type) for name in ("since", "until"))
    return (column >= since) & (column < until)


_SEEN: Select[Any] = select(*_of(cases.c, CaseSeen)).order_by(cases.c.opened_at)
_NOT_ANSWERED = Prepared(
    select(unanswered.c.at, unanswered.c.text).where(_held(unanswered.c.at)).order_by(unanswered.c.at.desc())
)
_OF_THE_CASE = (Act.MOVE_LANE, Act.SET_SITUATION)
_CORRECTIONS = (Act.REJECT, Act.EDIT, *_OF_THE_CASE)


async def happened(tx: Tx, span: Span, *kinds: str) -> list[Happened]:
    """These lines of the trail, oldest first."""
    columns = (events.c.case_id, events.c.at, events.c.kind, events.c.details)
    query = select(*columns).where(span.holds(events.c.at), events.c.kind.in_(kinds)).order_by(events.c.at)
    return [Happened(**row) async for row in in_pieces(tx, query)]


async def drafted(tx: Tx, span: Span) -> AsyncIterator[tuple[Happened, CaseSeen | None]]:
    """Each draft's line of the trail with its case, oldest first. There may be a hundred thousand: none is kept."""
    columns = (events.c.case_id, events.c.at, events.c.kind, events.c.details)
    query = select(*columns, *_of(cases.c, CaseSeen)).join(cases, cases.c.id == events.c.case_id, isouter=True)
    query = query.where(span.holds(events.c.at), events.c.kind == "drafted").order_by(events.c.at)
    async for row in in_pieces(tx, query):
        yield (
            Happened(row["case_id"], row["at"], row["kind"], row["details"]),
            CaseSeen.read(row) if row["id"] else None,
        )


async def seen(tx: Tx, span: Span) -> dict[str, CaseSeen]:
    """Every case with lines in the span."""
    return {row["id"]: CaseSeen.read(row) async for row in in_pieces(tx, _touched(_SEEN, cases.c.id, span))}


async def decided(tx: Tx, span: Span) -> list[Decided]:
    """Decisions in all cases touched in the span, also those before and after it; oldest first.

    A reply whose delivery isn't done doesn't count as sent.
    """
    stand: Select[Any] = select(*_of(decisions.c, Decided)).where(decisions.c.void_at.is_(None), ARRIVED)
    query = _touched(stand, decisions.c.case_id, span).order_by(decisions.c.at, decisions.c.id)
    return [Decided.read(row) async for row in in_pieces(tx, query)]


async def corrected(tx: Tx, span: Span) -> list[Corrected]:
    """Corrections in the span of what the bot wrote or decided, not of each other's words."""
    c = reasons.c
    columns = (c.revision_id, c.act, c.before, c.mistake, c.reason.is_not(None).label("words"))
    here = (span.holds(c.at), c.void_at.is_(None), c.act.in_(_CORRECTIONS))
    of_people = select(revisions.c.id).where(
        revisions.c.written_by.is_not(None), revisions.c.case_id.in_(select(c.case_id).where(*here))
    )
    theirs = {row["id"] async for row in in_pieces(tx, of_people)}
    rows = [Corrected.read(row) async for row in in_pieces(tx, select(*columns).where(*here))]
    return [row for row in rows if row.act in _OF_THE_CASE or row.wrong not in theirs]


async def following(tx: Tx, span: Span) -> list[Following]:
    """The revisions of all cases touched in the span."""
    every: Select[Any] = select(*_of(revisions.c, Following))
    query = _touched(every, revisions.c.case_id, span)
    return [Following.read(row) async for row in in_pieces(tx, query)]


async def customers_wrote(tx: Tx, span: Span) -> list[CustomerWrote]:
    """When customers wrote, in the cases touched in the span."""
    theirs: Select[Any] = select(*_of(turns.c, CustomerWrote)).where(turns.c.who == Who.CUSTOMER)
    query = _touched(theirs, turns.c.case_id, span).order_by(turns.c.id)
    return [CustomerWrote.read(row) async for row in in_pieces(tx, query)]


async def keep_unanswered(tx: Tx, question_id: str, text: str, at: datetime) -> None:
    """Keep a question that nothing answered. `text` holds no personal data."""
    row = {"id": question_id, "text": text, "at": at}
    await tx.execute(insert_or(tx, unanswered).values(**row).on_conflict_do_nothing())


async def not_answered(tx: Tx, span: Span) -> list[tuple[datetime, str]]:
    """Questions that nothing answered, the latest first."""
    rows = await _NOT_ANSWERED.all(tx, since=span.since, until=span.until)
    return [(row["at"], row["text"]) for row in rows]


async def clean(tx: Tx, before: datetime) -> None:
    """Delete questions from before this time."""
    await _OLD.run(tx, before=before)


def _touched(query: Select[Any], column: ColumnElement[str], span: Span) -> Select[Any]:
    return query.where(column.in_(select(events.c.case_id).where(span.holds(events.c.at)).distinct()))

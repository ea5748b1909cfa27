"""The queue of open cases: how many there are, and the first of them by the time left. One index answers both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, TextClause, and_, bindparam, case, func, or_, select, true

from bot.domain.case import Lane
from bot.domain.states import RevisionState
from bot.domain.team_desk import Which
from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared
from bot.store.rows.row import Row
from bot.store.tables.cases import OPEN_CASE, cases

_C = cases.c
_CLOCKED = _C.unanswered_since.is_not(None)


@dataclass(frozen=True, slots=True)
class Group(Row):
    """Open cases of one marketplace and lane, by their number.

    `seen` are those in sight, and `unanswered` those of them with a message that nobody has answered.
    """

    marketplace: str
    lane: Lane | None
    open: int
    seen: int
    unanswered: int
    overdue: int
    soon: int


async def marketplaces(tx: Tx) -> list[str]:
    """Those of open cases, read by leaps from one to the next."""
    found, left = list[str](), select(func.min(_C.marketplace)).where(OPEN_CASE)
    while (name := await tx.scalar(left.where(_C.marketplace > found[-1]) if found else left)) is not None:
        found.append(name)
    return found


async def groups(
    tx: Tx, marketplace: str, which: Which, person: str, ended: datetime | None, within: timedelta
) -> Sequence[Group]:
    """The groups of a marketplace. Who waits since before `ended` waits too long; `within` that span is soon.

    Where no time is set for an answer, `ended` is None.
    """
    values: dict[str, Any] = {"person": person} if which is Which.MINE else {}
    values |= {"ended": ended, "soon": ended + within} if ended else {}
    rows = await _counted(which, ended is not None).all_aside(tx, marketplace=marketplace, **values)
    return [Group.read({"marketplace": marketplace, "overdue": 0, "soon": 0} | row) for row in rows]


@cache
def _counted(which: Which, clocked: bool) -> Prepared:
    """All numbers of a marketplace's groups, in one way through the index."""
    ended, soon = (bindparam(name, type_=_C.unanswered_since.type) for name in ("ended", "soon"))
    seen = _seen(which, bindparam("person"))
    counted: dict[str, ColumnElement[bool]] = {"open": true(), "seen": seen, "unanswered": and_(seen, _CLOCKED)}
    if clocked:
        counted["overdue"] = _C.unanswered_since < ended
        counted["soon"] = and_(_C.unanswered_since >= ended, _C.unanswered_since < soon)
    numbers = [func.sum(case((each, 1), else_=0)).label(name) for name, each in counted.items()]
    here = (OPEN_CASE, _C.marketplace == bindparam("marketplace"))
    return Prepared(select(_C.lane, *numbers).where(*here).group_by(_C.lane))


async def unanswered(tx: Tx, group: Group, which: Which, person: str, most: int) -> list[tuple[datetime, str]]:
    """(since when, case) of those in sight whose customer waits, the longest waiting first."""
    return await _first(tx, _C.unanswered_since, most, _CLOCKED, *_of(group, which, person))


async def oldest(
    tx: Tx, group: Group, which: Which, person: str, most: int, answered: bool
) -> list[tuple[datetime, str]]:
    """(when it was opened, case) of those in sight, the oldest first. `answered`: only those that are."""
    rest = (~_CLOCKED,) if answered else ()
    return await _first(tx, _C.opened_at, most, *rest, *_of(group, which, person))


async def _first(
    tx: Tx, by: ColumnElement[datetime], most: int, *here: ColumnElement[bool] | TextClause
) -> list[tuple[datetime, str]]:
    query = select(by, _C.id).where(*here).order_by(by, _C.id).limit(most)
    return [(at, case_id) for at, case_id in await tx.execute(query)]


def _of(group: Group, which: Which, person: str) -> tuple[ColumnElement[bool] | TextClause, ...]:
    lane = _C.lane == group.lane if group.lane else _C.lane.is_(None)
    return (OPEN_CASE, _C.marketplace == group.marketplace, lane, _seen(which, person))


def _seen(which: Which, person: str | BindParameter[str]) -> ColumnElement[bool]:
    if which is Which.MINE:
        return or_(_C.requester == person, _C.assignee == person)
    return _C.draft == RevisionState.WAITING if which is Which.WAITING else true()

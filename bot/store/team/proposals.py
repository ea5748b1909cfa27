"""Proposed changes to the policies, and the corrections they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Select, and_, bindparam, case, func, insert, literal_column, or_, select, update

from bot.domain.acts import Act
from bot.domain.mistakes import Mistake
from bot.domain.proposals import Amendment, Cited, Proposal, ProposalState
from bot.domain.states import CaseState
from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared
from bot.store.rows.row import Row
from bot.store.tables.announcements import proposals
from bot.store.tables.cases import cases, reasons, revisions

LOOKED_THROUGH = 2_000
_AMENDMENT, _CITED = TypeAdapter(Amendment), TypeAdapter(tuple[Cited, ...])


@dataclass(frozen=True, slots=True)
class Correction(Row):
    """A rejection or an edit of one of the bot's drafts. `before`, `after`: an edit's texts; `body`: the draft's."""

    case_id: str
    at: datetime
    act: Act
    mistake: Mistake | None
    situation: str | None
    before: str | None
    after: str | None
    body: dict[str, Any] | None
    writer: str | None
    """The name of the writer of the draft."""


def _corrections() -> Select[Any]:
    r, draft, edited = reasons.c, revisions.alias("draft"), revisions.alias("edited")
    wrong = case((r.act == Act.EDIT, r.before), else_=r.revision_id)
    columns = (r.case_id, r.at, r.act, r.mistake, cases.c.situation)
    query = select(*columns, draft.c.text.label("before"), edited.c.text.label("after"), draft.c.body, draft.c.writer)
    query = query.join(cases, cases.c.id == r.case_id).join(draft, draft.c.id == wrong)
    query = query.join(edited, and_(r.act == Act.EDIT, edited.c.id == r.after), isouter=True)
    kept = (r.at >= bindparam("since", type_=r.at.type), r.void_at.is_(None), cases.c.state != CaseState.FORGOTTEN)
    of_the_bot = (or_(r.act == Act.REJECT, r.act == Act.EDIT), draft.c.written_by.is_(None))
    return query.where(*kept, *of_the_bot).order_by(r.id.desc()).limit(literal_column(str(LOOKED_THROUGH)))


_CORRECTIONS = Prepared(_corrections())
_EVERY = Prepared(select(proposals).order_by(proposals.c.number))


async def corrections(tx: Tx, since: datetime) -> list[Correction]:
    """Corrections not taken back, whose customer wasn't forgotten: the latest, oldest first."""
    return [Correction.read(row) for row in await _CORRECTIONS.all(tx, since=since)][::-1]


async def last_corrected(tx: Tx, since: datetime) -> str:
    """A text that changes whenever somebody corrects something or says why."""
    query = select(func.max(reasons.c.id), func.count(reasons.c.mistake)).where(reasons.c.at >= since)
    latest, said = (await tx.execute(query)).one()
    return f"{latest or 0}:{said}"


async def add(tx: Tx, found: Proposal) -> None:
    """Add a proposal; its number is `next_number`."""
    await tx.execute(
        insert(proposals).values(
            number=found.number,
            key=found.key,
            amendment=_AMENDMENT.dump_python(found.amendment, mode="json"),
            why=found.why,
            cases=_CITED.dump_python(found.cases, mode="json"),
            at=found.at,
            state=found.state,
        )
    )


async def next_number(tx: Tx) -> int:
    return int(await tx.scalar(select(func.coalesce(func.max(proposals.c.number), 0))) or 0) + 1


async def get(tx: Tx, number: int) -> Proposal | None:
    row = (await tx.execute(select(proposals).where(proposals.c.number == number))).mappings().first()
    return _read(row) if row else None


async def every(tx: Tx, *states: ProposalState) -> list[Proposal]:
    """Proposals in these states, oldest first; all of them where no state is given."""
    if not states:
        return [_read(row) for row in await _EVERY.all(tx)]
    query = select(proposals).where(proposals.c.state.in_(states)).order_by(proposals.c.number)
    return [_read(row) for row in (await tx.execute(query)).mappings()]


async def decide(tx: Tx, number: int, to: ProposalState, **values: Any) -> bool:
    """Set the state of an open proposal. Returns whether it was still open."""
    open_one = (proposals.c.number == number, proposals.c.state == ProposalState.OPEN)
    return (await tx.execute(update(proposals).where(*open_one).values(state=to, **values))).rowcount == 1


def _read(row: Mapping[Any, Any]) -> Proposal:
    return Proposal(
        number=row["number"],
        key=row["key"],
        amendment=_AMENDMENT.validate_python(row["amendment"]),
        why=row["why"],
        cases=_CITED.validate_python(row["cases"]),
        at=row["at"],
        state=ProposalState(row["state"]),
        decided_by=row["decided_by"],
        decided_at=row["decided_at"],
        reason=row["reason"],
    )

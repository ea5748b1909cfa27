"""Approved replies without customers' data: kept on approval, deleted when the approval or the case goes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Select, Subquery, bindparam, delete, literal_column, select

from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared
from bot.store.engines.upsert import insert_or
from bot.store.tables.cases import DELIVERED, approved_replies, cases, revisions

LOOKED_THROUGH = 2_000
"""How many of the latest replies are searched for precedents."""
_MOST = 20
"""Precedents that are read."""
_CASE: BindParameter[str] = bindparam("of_case")
_SENT = select(revisions.c.id).where(revisions.c.case_id == _CASE, DELIVERED)
_WITHDRAW = Prepared(
    delete(approved_replies).where(approved_replies.c.case_id == _CASE, approved_replies.c.revision_id.not_in(_SENT))
)


def _alike() -> Subquery:
    """The replies of such cases, among the latest.

    Each one's case is looked up, and the limits stand in the statement: planned for any number of rows, or as a join,
    PostgreSQL reads all cases there are.
    """
    columns = (approved_replies.c.id, approved_replies.c.case_id)
    latest = (
        select(*columns).order_by(approved_replies.c.id.desc()).limit(literal_column(str(LOOKED_THROUGH))).subquery()
    )
    situation = select(cases.c.situation).where(cases.c.id == latest.c.case_id).scalar_subquery()
    here = (situation == bindparam("of_situation"), latest.c.case_id != bindparam("but_case"))
    return select(latest.c.id).where(*here).order_by(latest.c.id.desc()).limit(literal_column(str(_MOST))).subquery()


def _precedents(chosen: Subquery) -> Select[Any]:
    """Bodies are long, so they are read of the chosen replies only."""
    c, r = approved_replies.c, revisions.c
    query = select(c.case_id, c.revision_id, c.text, c.approved_at, r.body, r.policy_version)
    query = query.join(chosen, chosen.c.id == c.id).join(revisions, r.id == c.revision_id)
    return query.where(r.policy_version.is_not(None)).order_by(c.id.desc())


_PRECEDENTS = Prepared(_precedents(_alike()))


@dataclass(frozen=True, slots=True)
class ApprovedReply:
    """A reply that any teammate may see."""

    id: int
    case_id: str
    revision_id: str
    text: str
    approved_at: datetime


@dataclass(frozen=True, slots=True)
class Precedent:
    """An approved reply with what it rested on; `body` is its revision's."""

    case_id: str
    revision_id: str
    text: str
    approved_at: datetime
    body: dict[str, Any] | None
    policy_version: str


async def precedents(tx: Tx, situation: str, but_case: str) -> list[Precedent]:
    """Replies of other cases of that situation, the newest first; only the latest replies are looked at."""
    rows = await _PRECEDENTS.all(tx, of_situation=situation, but_case=but_case)
    return [Precedent(**row) for row in rows]


async def keep(tx: Tx, case_id: str, revision_id: str, text: str, at: datetime) -> None:
    """Have this reply found by its words. `text` holds no customer's data. A second time changes nothing."""
    row = {"case_id": case_id, "revision_id": revision_id, "text": text, "approved_at": at}
    await tx.execute(insert_or(tx, approved_replies).values(**row).on_conflict_do_nothing())


async def withdraw(tx: Tx, case_id: str) -> None:
    """Delete a case's replies that are no longer approved, except those sent to the customer."""
    await _WITHDRAW.run(tx, of_case=case_id)


async def forget_words(tx: Tx, case_id: str) -> None:
    """Delete the approved replies of a case."""
    await tx.execute(delete(approved_replies).where(approved_replies.c.case_id == case_id))


async def get(tx: Tx, ids: list[int]) -> list[ApprovedReply]:
    """These replies, in this order, without those that are gone."""
    query = select(approved_replies).where(approved_replies.c.id.in_(ids))
    rows = (await tx.execute(query)).mappings()
    found = {row["id"]: ApprovedReply(**row) for row in rows}
    return [found[reply_id] for reply_id in ids if reply_id in found]

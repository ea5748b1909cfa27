"""Revisions of a reply, and the decisions on them."""

from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, insert, select, update

from bot.domain.decisions import Act
from bot.domain.states import RevisionState
from bot.store.database import Tx
from bot.store.rows import DecisionRow, RevisionRow
from bot.store.tables import DRAFTING, decisions, revisions

_ENDED = (RevisionState.SUPERSEDED, RevisionState.DELIVERED)
_CASE: BindParameter[str] = bindparam("case_id")
_ONE = select(revisions).where(revisions.c.id == bindparam("revision_id"))
_OF_CASE = select(revisions).where(revisions.c.case_id == _CASE).order_by(revisions.c.number)
_LAST = select(func.max(revisions.c.number)).where(revisions.c.case_id == _CASE)
_DECISIONS = (
    select(decisions).where(decisions.c.case_id == _CASE, decisions.c.void_at.is_(None)).order_by(decisions.c.id)
)


async def add(tx: Tx, case_id: str, at: datetime, **values: Any) -> str:
    """A new revision after the last one, which it replaces unless that is final. Gives its id."""
    last = await tx.scalar(_LAST, {"case_id": case_id}) or 0
    await tx.execute(
        update(revisions)
        .where(revisions.c.case_id == case_id, revisions.c.state.not_in(_ENDED))
        .values(state=RevisionState.SUPERSEDED)
    )
    revision_id = f"{case_id}.{last + 1}"
    row = {"id": revision_id, "case_id": case_id, "number": last + 1, "state": RevisionState.DRAFTING} | values
    await tx.execute(insert(revisions).inline(), row | {"created_at": at})
    return revision_id


async def get(tx: Tx, revision_id: str) -> RevisionRow | None:
    row = (await tx.execute(_ONE, {"revision_id": revision_id})).mappings().first()
    return RevisionRow.read(row) if row else None


async def of_case(tx: Tx, case_id: str) -> list[RevisionRow]:
    """All of a case, oldest first."""
    return [RevisionRow.read(row) for row in (await tx.execute(_OF_CASE, {"case_id": case_id})).mappings()]


async def drafting(tx: Tx) -> list[str]:
    """Revisions that still have to be written."""
    query = select(revisions.c.id).where(DRAFTING)
    return list((await tx.execute(query)).scalars())


async def move(tx: Tx, revision_id: str, to: RevisionState, **values: Any) -> None:
    """Set the state, and what comes with it."""
    await change(tx, revision_id, state=to, **values)


async def change(tx: Tx, revision_id: str, **values: Any) -> None:
    """Set columns of a revision."""
    await tx.execute(update(revisions).where(revisions.c.id == revision_id).values(**values))


async def forget_words(tx: Tx, case_id: str) -> None:
    """Take every text out of a case's revisions; their hashes stay."""
    await tx.execute(
        update(revisions)
        .where(revisions.c.case_id == case_id)
        .values(text=None, body=None, instruction=None, begun=None)
    )
    await tx.execute(
        update(revisions)
        .where(revisions.c.case_id == case_id, revisions.c.state.not_in(_ENDED))
        .values(state=RevisionState.SUPERSEDED)
    )


async def decided(
    tx: Tx, revision: RevisionRow, actor: str, act: Act, policy_version: str | None, at: datetime
) -> None:
    """Keep a decision, bound to the words it was taken on."""
    await tx.execute(
        insert(decisions).values(
            case_id=revision.case_id,
            revision_id=revision.id,
            actor=actor,
            act=act,
            text_hash=revision.text_hash or "",
            policy_version=policy_version,
            at=at,
        )
    )


async def decisions_of(tx: Tx, case_id: str) -> list[DecisionRow]:
    """Decisions that stand, oldest first."""
    return [DecisionRow.read(row) for row in (await tx.execute(_DECISIONS, {"case_id": case_id})).mappings()]


async def void(tx: Tx, revision_id: str, act: Act, at: datetime, actor: str | None = None) -> None:
    """Take decisions back: of one person, or all of that kind."""
    query = update(decisions).where(
        decisions.c.revision_id == revision_id, decisions.c.act == act, decisions.c.void_at.is_(None)
    )
    await tx.execute((query.where(decisions.c.actor == actor) if actor else query).values(void_at=at))

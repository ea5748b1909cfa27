"""Revisions of a reply, and the decisions on them."""

from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, exists, func, insert, select, update

from bot.domain.acts import Act
from bot.domain.states import RevisionState
from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared
from bot.store.rows.cases import PostKind, RevisionRow
from bot.store.tables.cases import DRAFTING, decisions, posts, revisions

_ENDED = (RevisionState.SUPERSEDED, RevisionState.DELIVERED)
_CASE: BindParameter[str] = bindparam("of_case")
_WHICH: BindParameter[str] = bindparam("of_revision")
ONE = Prepared(select(revisions).where(revisions.c.id == _WHICH))
OF_CASE = Prepared(select(revisions).where(revisions.c.case_id == _CASE).order_by(revisions.c.number))
_LAST = Prepared(select(func.max(revisions.c.number)).where(revisions.c.case_id == _CASE))
_TYPED = Prepared(select(revisions).where(revisions.c.case_id == _CASE, DRAFTING, revisions.c.written_by.is_not(None)))
_DRAFTING = Prepared(select(revisions.c.id).where(DRAFTING))
_NOT_ENDED = and_(*(revisions.c.state != ended for ended in _ENDED))
_SUPERSEDE = Prepared(update(revisions).where(revisions.c.case_id == _CASE, _NOT_ENDED))
_ADD, _CHANGE = Prepared(insert(revisions)), Prepared(update(revisions).where(revisions.c.id == _WHICH))
DECISIONS = Prepared(
    select(decisions).where(decisions.c.case_id == _CASE, decisions.c.void_at.is_(None)).order_by(decisions.c.id)
)


async def add(tx: Tx, case_id: str, at: datetime, **values: Any) -> str:
    """Add a revision after the last one, which it replaces unless that is final. Returns its id."""
    last = await _LAST.value(tx, of_case=case_id) or 0
    await _SUPERSEDE.run(tx, of_case=case_id, state=RevisionState.SUPERSEDED)
    return await _add(tx, case_id, last + 1, at, **values)


async def add_first(tx: Tx, case_id: str, at: datetime, **values: Any) -> str:
    """Add the first revision of a case opened in this transaction. Returns its id."""
    return await _add(tx, case_id, 1, at, **values)


async def _add(tx: Tx, case_id: str, number: int, at: datetime, **values: Any) -> str:
    revision_id = f"{case_id}.{number}"
    row = {"id": revision_id, "case_id": case_id, "number": number, "state": RevisionState.DRAFTING} | values
    await _ADD.run(tx, created_at=at, **row)
    return revision_id


async def get(tx: Tx, revision_id: str) -> RevisionRow | None:
    row = await ONE.first(tx, of_revision=revision_id)
    return RevisionRow.read(row) if row else None


async def typed(tx: Tx, case_id: str) -> RevisionRow | None:
    """The revision with a person's text that still has to be checked."""
    row = await _TYPED.first(tx, of_case=case_id)
    return RevisionRow.read(row) if row else None


async def drafting(tx: Tx) -> list[str]:
    """Revisions still to be written."""
    return [row["id"] for row in await _DRAFTING.all(tx)]


async def long_in_writing(tx: Tx, before: datetime) -> list[str]:
    """Cases whose revision was asked for before then, is still to be written, and has no offer of an offline draft."""
    its = and_(posts.c.case_id == revisions.c.case_id, posts.c.revision_id == revisions.c.id)
    offer = and_(its, posts.c.kind == PostKind.OFFER_OFFLINE)
    query = select(revisions.c.case_id).where(DRAFTING, revisions.c.created_at <= before, ~exists().where(offer))
    return list((await tx.execute(query)).scalars())


async def move(tx: Tx, revision_id: str, to: RevisionState, **values: Any) -> None:
    """Set the state and other columns."""
    await change(tx, revision_id, state=to, **values)


async def change(tx: Tx, revision_id: str, **values: Any) -> None:
    """Set columns of a revision."""
    await _CHANGE.run(tx, of_revision=revision_id, **values)


async def forget_words(tx: Tx, case_id: str) -> None:
    """Remove every text of a case's revisions; their hashes stay."""
    await tx.execute(
        update(revisions)
        .where(revisions.c.case_id == case_id)
        .values(text=None, body=None, instruction=None, begun=None)
    )
    await _SUPERSEDE.run(tx, of_case=case_id, state=RevisionState.SUPERSEDED)


async def decided(
    tx: Tx, revision: RevisionRow, actor: str, act: Act, policy_version: str | None, at: datetime
) -> None:
    """Keep a decision, bound to the hash of the text it is about."""
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


async def void(tx: Tx, revision_id: str, act: Act, at: datetime, actor: str | None = None) -> None:
    """Void decisions: of one person, or all of that kind."""
    query = update(decisions).where(
        decisions.c.revision_id == revision_id, decisions.c.act == act, decisions.c.void_at.is_(None)
    )
    await tx.execute((query.where(decisions.c.actor == actor) if actor else query).values(void_at=at))

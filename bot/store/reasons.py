"""Why people decided as they did: moved lanes, released drafts, decisions on the matter."""

from typing import Any

from sqlalchemy import bindparam, insert, select, update

from bot.domain.decisions import Act
from bot.store.database import Tx
from bot.store.rows import ReasonRow
from bot.store.tables import reasons

_TYPED = (Act.RECORD_DECISION, Act.ADD_FACTS)
"""Acts whose before and after somebody may have typed."""
_OF_CASE = select(reasons).where(reasons.c.case_id == bindparam("case_id")).order_by(reasons.c.id)


async def keep(tx: Tx, case_id: str, **values: Any) -> None:
    """A reason with what it changed."""
    await tx.execute(insert(reasons).values(case_id=case_id, **values))


async def of_case(tx: Tx, case_id: str) -> list[ReasonRow]:
    """Oldest first."""
    return [ReasonRow.read(row) for row in (await tx.execute(_OF_CASE, {"case_id": case_id})).mappings()]


async def forget_words(tx: Tx, case_id: str) -> None:
    """Take the words out; what was done, by whom and when stays."""
    of_case = reasons.c.case_id == case_id
    await tx.execute(update(reasons).where(of_case).values(reason=None))
    await tx.execute(update(reasons).where(of_case, reasons.c.act.in_(_TYPED)).values(before=None, after=None))

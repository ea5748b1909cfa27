"""Why people decided as they did: rejections, edits, moved lanes, released drafts, recorded decisions."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from bot.domain.acts import Act
from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared
from bot.store.rows.cases import ReasonRow
from bot.store.tables.cases import reasons

_TYPED = (Act.RECORD_DECISION, Act.ADD_FACTS)
"""Acts whose before and after may be somebody's own words."""
OF_CASE = Prepared(select(reasons).where(reasons.c.case_id == bindparam("of_case")).order_by(reasons.c.id))


async def keep(tx: Tx, case_id: str, **values: Any) -> int:
    """Keep a reason with what it changed. Returns its number."""
    kept = await tx.execute(insert(reasons).values(case_id=case_id, **values).returning(reasons.c.id))
    return int(kept.scalar_one())


async def get(tx: Tx, reason_id: int) -> tuple[str, ReasonRow] | None:
    """A reason, and the case it belongs to."""
    row = (await tx.execute(select(reasons).where(reasons.c.id == reason_id))).mappings().first()
    return (str(row["case_id"]), ReasonRow.read(row)) if row else None


async def change(tx: Tx, reason_id: int, **values: Any) -> None:
    """Set columns of a reason."""
    await tx.execute(update(reasons).where(reasons.c.id == reason_id).values(**values))


async def void(tx: Tx, revision_id: str, act: Act, at: datetime) -> None:
    """Void the reasons for an act that was taken back."""
    here = (reasons.c.revision_id == revision_id, reasons.c.act == act, reasons.c.void_at.is_(None))
    await tx.execute(update(reasons).where(*here).values(void_at=at))


async def forget_words(tx: Tx, case_id: str) -> None:
    """Remove the words; what was done, by whom and when stays."""
    of_case = reasons.c.case_id == case_id
    await tx.execute(update(reasons).where(of_case).values(reason=None))
    await tx.execute(update(reasons).where(of_case, reasons.c.act.in_(_TYPED)).values(before=None, after=None))

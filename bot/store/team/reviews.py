"""Private reviews of teammates' words: kept until they have seen them, and a day longer."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, insert, select, update

from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared, older
from bot.store.rows.private import ReviewRow, ReviewState
from bot.store.tables.private import reviews

_NOT_ENDED = and_(reviews.c.state != ReviewState.SHOWN, reviews.c.state != ReviewState.USED)
_UNFINISHED = Prepared(select(reviews.c.id).where(_NOT_ENDED).order_by(reviews.c.at))
_OLD = older(reviews)


async def add(tx: Tx, **values: Any) -> None:
    """A text to be reviewed."""
    await tx.execute(insert(reviews).values(**{"state": ReviewState.ASKED, "attempts": 0} | values))


async def get(tx: Tx, review_id: str) -> ReviewRow | None:
    row = (await tx.execute(select(reviews).where(reviews.c.id == review_id))).mappings().first()
    return ReviewRow.read(row) if row else None


async def change(tx: Tx, review_id: str, **values: Any) -> None:
    """Set columns of a review."""
    await tx.execute(update(reviews).where(reviews.c.id == review_id).values(**values))


async def move(tx: Tx, review_id: str, was: ReviewState, to: ReviewState, **values: Any) -> bool:
    """Set the state, and other columns with it, unless it changed since it was read. Returns whether it was set."""
    query = update(reviews).where(reviews.c.id == review_id, reviews.c.state == was)
    return bool((await tx.execute(query.values(state=to, **values))).rowcount)


async def unfinished(tx: Tx) -> list[str]:
    """Reviews that aren't shown, or shared, yet."""
    return [row["id"] for row in await _UNFINISHED.all(tx)]


async def clean(tx: Tx, before: datetime) -> None:
    """Delete reviews asked for before this time."""
    await _OLD.run(tx, before=before)


async def forget_naming(tx: Tx, names: Callable[[str], bool]) -> None:
    """Delete reviews in whose text something stands that `names` knows: of no case, somebody may have quoted one."""
    rows = await tx.execute(select(reviews.c.id, reviews.c.text, reviews.c.message))
    naming = [row.id for row in rows if names(row.text) or names(row.message or "")]
    await tx.execute(delete(reviews).where(reviews.c.id.in_(naming)))


async def forget_words(tx: Tx, case_id: str) -> None:
    """Delete the reviews of a case."""
    await tx.execute(delete(reviews).where(reviews.c.case_id == case_id))

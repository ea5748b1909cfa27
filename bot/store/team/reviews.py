"""Private reviews of a teammate's words: kept until the person has seen them, and a day longer."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.store.engines.database import Tx
from bot.store.rows.private import ReviewRow, ReviewState
from bot.store.tables.private import reviews


async def add(tx: Tx, **values: Any) -> None:
    """A text to be reviewed."""
    await tx.execute(insert(reviews).values(**{"state": ReviewState.ASKED, "attempts": 0} | values))


async def get(tx: Tx, review_id: str) -> ReviewRow | None:
    row = (await tx.execute(select(reviews).where(reviews.c.id == review_id))).mappings().first()
    return ReviewRow.read(row) if row else None


async def change(tx: Tx, review_id: str, **values: Any) -> None:
    """Set columns of a review."""
    await tx.execute(update(reviews).where(reviews.c.id == review_id).values(**values))


async def move(tx: Tx, review_id: str, was: ReviewState, to: ReviewState) -> None:
    """Set the state, unless its person did something with it meanwhile."""
    query = update(reviews).where(reviews.c.id == review_id, reviews.c.state == was)
    await tx.execute(query.values(state=to))


async def unfinished(tx: Tx) -> list[str]:
    """Reviews that their person hasn't got yet, or that others are still to see."""
    ended = (ReviewState.SHOWN, ReviewState.USED)
    query = select(reviews.c.id).where(reviews.c.state.not_in(ended)).order_by(reviews.c.at)
    return list((await tx.execute(query)).scalars())


async def clean(tx: Tx, before: datetime) -> None:
    """Drop the reviews asked for before this time."""
    await tx.execute(delete(reviews).where(reviews.c.at < before))


async def forget_words(tx: Tx, case_id: str) -> None:
    """Delete the reviews of a case."""
    await tx.execute(delete(reviews).where(reviews.c.case_id == case_id))

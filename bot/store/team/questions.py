"""Teammates' questions: kept until they have the answer, and a day longer."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared, older
from bot.store.rows.private import QuestionRow, QuestionState
from bot.store.tables.private import questions

_UNFINISHED = Prepared(select(questions.c.id).where(questions.c.state != QuestionState.SHOWN).order_by(questions.c.at))
_OLD = older(questions)


async def add(tx: Tx, **values: Any) -> None:
    """A question to be answered."""
    await tx.execute(insert(questions).values(**{"state": QuestionState.ASKED, "attempts": 0} | values))


async def get(tx: Tx, question_id: str) -> QuestionRow | None:
    row = (await tx.execute(select(questions).where(questions.c.id == question_id))).mappings().first()
    return QuestionRow.read(row) if row else None


async def earlier(tx: Tx, row: QuestionRow, most: int) -> list[QuestionRow]:
    """What this person was answered in the same thread before, oldest first."""
    same = (
        questions.c.channel == row.channel,
        questions.c.thread_ts == row.thread_ts,
        questions.c.person == row.person,
    )
    before = (questions.c.at <= row.at, questions.c.id != row.id, questions.c.state != QuestionState.ASKED)
    query = select(questions).where(*same, *before).order_by(questions.c.at.desc(), questions.c.id).limit(most)
    return [QuestionRow.read(found) for found in reversed((await tx.execute(query)).mappings().all())]


async def change(tx: Tx, question_id: str, **values: Any) -> None:
    """Set columns of a question."""
    await tx.execute(update(questions).where(questions.c.id == question_id).values(**values))


async def move(tx: Tx, question_id: str, was: QuestionState, to: QuestionState, **values: Any) -> bool:
    """Set the state, and other columns with it, unless it changed since it was read. Returns whether it was set."""
    query = update(questions).where(questions.c.id == question_id, questions.c.state == was)
    return bool((await tx.execute(query.values(state=to, **values))).rowcount)


async def unfinished(tx: Tx) -> list[str]:
    """Questions whose answer isn't shown, or shared, yet."""
    return [row["id"] for row in await _UNFINISHED.all(tx)]


async def clean(tx: Tx, before: datetime) -> None:
    """Delete questions asked before this time."""
    await _OLD.run(tx, before=before)


async def forget_naming(tx: Tx, names: Callable[[str], bool]) -> None:
    """Delete questions and answers in which something stands that `names` knows."""
    rows = await tx.execute(select(questions.c.id, questions.c.text, questions.c.body))
    naming = [row.id for row in rows if names(row.text) or names(json.dumps(row.body))]
    await tx.execute(delete(questions).where(questions.c.id.in_(naming)))


async def forget_words(tx: Tx, case_id: str) -> None:
    """Delete answers that mention a case."""
    answered = await tx.execute(select(questions.c.id, questions.c.body))
    telling = [row.id for row in answered if f'"{case_id}"' in json.dumps(row.body)]
    await tx.execute(delete(questions).where(questions.c.id.in_(telling)))

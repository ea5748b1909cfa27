"""Whatever column holds somebody's words of a case: once the case is forgotten, they are gone from it."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, Integer, Table, func, select

from bot.desk.cases.forgetting import forget_words
from bot.desk.parts.desk import Desk
from bot.domain.acts import Act
from bot.domain.states import CaseState, PostState, RevisionState
from bot.store.engines.database import Tx
from bot.store.operations.resealing import sealed_columns
from bot.store.rows.cases import ActState
from bot.store.tables.schema import Moment, metadata
from bot.store.tables.sealing import SealedJSON
from tests.desk.conftest import desk, slow

__all__ = ["desk", "slow"]
CASE, REVISION, WORDS = "C-7K3QXH", "C-7K3QXH.1", "my aunt's lamp"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OF_NO_CASE = {"drops", "homes", "announcements", "unanswered", "proposals", "comparisons", "questions", "return_lines"}
"""Tables of what belongs to no case, or names it in its words only, with tests of their own."""
KNOWN: dict[str, Any] = {
    "id": CASE,
    "case_id": CASE,
    "revision_id": REVISION,
    "policy_version": None,
    "act": Act.RECORD_DECISION,
}
STATES = {
    "cases": CaseState.OPEN, "revisions": RevisionState.WAITING, "acts": ActState.APPLIED, "posts": PostState.POSTED,
}  # fmt: skip


def _value(table: Table, column: Column[Any]) -> Any:
    if column in sealed_columns().get(table, ()):
        return {"said": WORDS} if isinstance(column.type, SealedJSON) else WORDS
    if column.name == "state" and table.name in STATES:
        return STATES[table.name]
    if column.name in KNOWN and not (column.name == "id" and isinstance(column.type, Integer)):
        return REVISION if (table.name, column.name) == ("revisions", "id") else KNOWN[column.name]
    kinds = ((Moment, NOW), (Date, date(2026, 11, 23)), (Boolean, False), (Integer, 1), (Float, 1.0))
    return next((made for kind, made in kinds if isinstance(column.type, kind)), "x")


async def _words_left(tx: Tx) -> set[str]:
    found = set[str]()
    for table, columns in sealed_columns().items():
        for column in columns:
            rows = (await tx.execute(select(column))).scalars()
            found |= {f"{table.name}.{column.name}" for said in rows if WORDS in str(said)}
    return found


async def test_every_column_with_words_of_a_case_is_emptied_when_it_is_forgotten(desk: Desk) -> None:
    of_cases = [t for t in metadata.sorted_tables if sealed_columns().get(t) and t.name not in OF_NO_CASE]
    async with desk.write(CASE) as tx:
        for table in of_cases:
            await tx.execute(table.insert().values({c.name: _value(table, c) for c in table.c}))
    async with desk.write(CASE) as tx:
        assert {name.partition(".")[0] for name in await _words_left(tx)} == {table.name for table in of_cases}
        await forget_words(desk, tx, CASE)
        assert await _words_left(tx) == set()
        assert await tx.scalar(select(func.count()).select_from(metadata.tables["cases"])) == 1

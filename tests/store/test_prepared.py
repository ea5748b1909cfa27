"""Statements that are spelled once: what can't be, and what is missing, is refused when they are first used."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import bindparam, select

from bot.store.engines.database import Database
from bot.store.engines.prepared import Prepared
from bot.store.engines.sqlite_file import SqliteFile
from bot.store.tables.cases import seen


@pytest.fixture
async def database(sqlite_file: Path) -> AsyncIterator[Database]:
    made = Database(SqliteFile(sqlite_file))
    yield made
    await made.close()


async def test_a_list_of_values_is_refused(database: Database) -> None:
    asked = Prepared(select(seen).where(seen.c.key.in_(["a", "b"])))
    async with database.read() as tx:
        with pytest.raises(TypeError, match="spelled anew"):
            await asked.all(tx)


async def test_a_missing_value_is_named(database: Database) -> None:
    asked = Prepared(select(seen).where(seen.c.key == bindparam("which")))
    async with database.read() as tx:
        with pytest.raises(TypeError, match="which is missing"):
            await asked.all(tx)

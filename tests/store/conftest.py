"""A database of either kind: verbs of the store do the same on both. A file that needs one kind makes its own."""

from collections.abc import AsyncIterator

import pytest

from bot.store.database import Database, SqliteFile, open_database


@pytest.fixture(params=["sqlite", "postgres"])
async def database(request: pytest.FixtureRequest) -> AsyncIterator[Database]:
    if request.param == "sqlite":
        made = Database(SqliteFile(request.getfixturevalue("sqlite_file"), busy_seconds=10))
    else:
        made = open_database(request.getfixturevalue("postgres_url"))
    yield made
    await made.close()

"""A database of either kind, plain and sealed: verbs of the store do the same on all. A file that needs one makes its own."""

from collections.abc import AsyncIterator

import pytest

from bot.store.engines.database import Database, open_database
from bot.store.engines.sqlite_file import SqliteFile
from bot.store.tables.sealing import Keys, new_key


@pytest.fixture(params=["sqlite", "postgres", "sqlite sealed"])
async def database(request: pytest.FixtureRequest) -> AsyncIterator[Database]:
    keys = [new_key()] if "sealed" in request.param else []
    if request.param.startswith("sqlite"):
        place = SqliteFile(request.getfixturevalue("sqlite_file"), busy_seconds=10)
        made = Database(place, Keys(keys) if keys else None)
    else:
        made = open_database(request.getfixturevalue("postgres_url"), keys)
    yield made
    await made.close()

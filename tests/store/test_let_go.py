"""No connection is left to whoever collects garbage: not one in use when all is closed, nor one that never served."""

import os
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.engines.database import Database
from bot.store.engines.kept_open import driver_of
from bot.store.engines.sqlite_file import SqliteFile

OPEN_FILES = Path("/proc/self/fd")


def _opened() -> set[str]:
    return {os.path.realpath(file) for file in OPEN_FILES.iterdir()}


async def test_a_connection_in_use_when_the_database_is_closed_is_let_go_after_it(sqlite_file: Path) -> None:
    database = Database(SqliteFile(sqlite_file))
    drivers = []
    for transaction in (database.read, database.write):
        async with transaction() as tx:
            drivers.append(driver_of(tx))
            await database.close()
    for driver in drivers:
        with pytest.raises(ValueError, match="closed"):
            _ = driver.opened


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="only Linux tells which files are open")
async def test_a_file_that_is_no_database_is_let_go_at_once(tmp_path: Path) -> None:
    file = tmp_path / "team.db"
    file.write_bytes(b"no database, but notes " * 500)
    database = Database(SqliteFile(file))
    with pytest.raises(StoreError) as kept:
        async with database.read():
            pass
    assert kept.value.__cause__ and str(file) not in _opened()
    await database.close()

"""Commits are done in place on a quick disk, and in a thread on a slow one."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.pace import Pace
from bot.store.due import limits
from bot.store.engines.database import Database
from bot.store.engines.kept_open import driver_of
from bot.store.engines.sqlite_file import SqliteFile
from bot.store.engines.sqlite_here import Disk


def test_a_checkpoint_now_and_then_makes_no_disk_slow() -> None:
    disk = Disk()
    for number in range(500):
        assert disk.is_quick()
        disk.took(0.006 if number % 50 == 0 else 0.0002)


@pytest.mark.parametrize(("seconds", "many"), [(0.05, 1), (0.01, 2), (0.003, 7)])
def test_a_slow_disk_is_told_by_a_few_commits_and_tried_again_after_many(seconds: float, many: int) -> None:
    disk = Disk()
    for _ in range(many):
        assert disk.is_quick()
        disk.took(seconds)
    aside = [disk.is_quick() for _ in range(200)]
    assert aside == [False] * 199 + [True]


async def _committed_in_place(database: Database) -> bool:
    """Whether what is written now is committed by the thread that writes it."""
    done_by: list[int] = []
    async with database.write() as tx:
        await limits.keep(tx, "slack", Pace(), datetime.now(UTC))
        driver = driver_of(tx).opened
        driver.set_trace_callback(lambda words: words == "COMMIT" and done_by.append(threading.get_ident()))
    driver.set_trace_callback(None)
    (one,) = done_by
    return one == threading.get_ident()


async def test_only_what_waits_for_a_slow_disk_goes_to_a_thread(sqlite_file: Path) -> None:
    database = Database(SqliteFile(sqlite_file))
    assert await _committed_in_place(database)
    async with database.write() as tx:
        driver_of(tx).disk.took(0.05)
    assert not await _committed_in_place(database)
    await database.close()

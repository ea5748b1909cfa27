"""A migration that is killed, at each of its moments: nothing of it stays but all of it, and the next does the rest."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store.engines.database import Database
from bot.store.engines.migrating import WAITS, released
from tests.faults.programs import Launcher
from tests.faults.trial import Trial, trial
from tests.upgrades.older import as_released, check_kept

OLDEST, NEWEST = released()[0], released()[-1]
IN_SLACK = {"$ROOT": "1795424400.000001", "$DRAFT": "1795424400.000002"}
MIDWAY = ("version_num='0008'", "CREATE TABLE sealing_keys", f"version_num='{NEWEST}'")
"""Words of what it says then: something is done, a revision is half done, all is done and not committed."""
HAVE_LOCK, DONE_ON_SQLITE, DONE = "lock_timeout", "FROM sealing_keys", "pg_advisory_unlock"
LOCKS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (%s)"
OURS = "SELECT oid FROM pg_database WHERE datname = current_database()"
SLEEPS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"


@pytest.mark.deep
async def test_on_postgres_no_lock_stays_and_the_next_finds_what_to_do(
    launcher: Launcher, empty_postgres_url: str, tmp_path: Path
) -> None:
    async with trial(launcher, tmp_path, empty_postgres_url) as made:
        await as_released(OLDEST, empty_postgres_url, _known())
        for words in (HAVE_LOCK, *MIDWAY):
            await _killed_at(made, "migrate", words)
            assert await _version(made.database) == OLDEST, words
            await _unlocked(made)
        await _killed_at(made, "migrate", DONE)
        assert await _version(made.database) == NEWEST
        assert f"is at schema {NEWEST}" in await _migrated(made)
        await check_kept(made.database, OLDEST)


@pytest.mark.deep
async def test_on_postgres_a_long_statement_of_one_that_was_killed_keeps_nobody_waiting(
    launcher: Launcher, empty_postgres_url: str, tmp_path: Path
) -> None:
    """By itself the server would end it first, here in ten minutes, and keep the lock meanwhile."""
    async with trial(launcher, tmp_path, empty_postgres_url) as made:
        await as_released(OLDEST, empty_postgres_url, _known())
        long = await made.programs.start("migrate", kill=f"statement during {MIDWAY[0]}")
        async with made.patience():
            while not await _count(made, SLEEPS):
                assert not long.ended.is_set(), made.programs.outputs()
        waits = await made.programs.start("migrate")
        async with made.patience():
            while WAITS not in "".join(made.programs.outputs()):  # noqa: ASYNC110  # it rings no bell here
                await asyncio.sleep(0.05)
        await long.kill()
        async with made.patience():
            await waits.ended.wait()
        assert waits.code == 0 and await _version(made.database) == NEWEST


@pytest.mark.deep
async def test_on_sqlite_the_next_start_finds_what_to_do(launcher: Launcher, tmp_path: Path) -> None:
    file = tmp_path / "team.db"
    file.touch()
    async with trial(launcher, tmp_path, f"sqlite:///{file}") as made:
        await as_released(OLDEST, f"sqlite:///{file}", _known())
        for words in MIDWAY:
            await _killed_at(made, "run", words)
            assert await _version(made.database) == OLDEST, words
        await _killed_at(made, "run", DONE_ON_SQLITE)
        assert await _version(made.database) == NEWEST
        bot = await made.start()
        assert not bot.ended.is_set(), bot.output.read_text(encoding="utf-8")
        await check_kept(made.database, OLDEST)
        async with made.database.read() as tx:
            assert await tx.scalar(text("PRAGMA integrity_check")) == "ok"


def _known() -> dict[str, str]:
    return IN_SLACK | {"$NOW": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f}"}


async def _killed_at(made: Trial, command: str, words: str) -> None:
    await made.ended(await made.programs.start(command, kill=f"statement {words}"))


async def _migrated(made: Trial) -> str:
    program = await made.programs.start("migrate")
    async with made.patience():
        await program.ended.wait()
    said = program.output.read_text(encoding="utf-8")
    assert program.code == 0, said
    return said


async def _version(database: Database) -> str | None:
    return (await database.version())[0]


async def _unlocked(made: Trial) -> None:
    async with made.patience():
        while await _count(made, LOCKS % OURS):  # noqa: ASYNC110  # the server rings no bell
            await asyncio.sleep(0.02)


async def _count(made: Trial, query: str) -> int:
    async with made.database.read() as tx:
        return int(await tx.scalar(text(query)) or 0)

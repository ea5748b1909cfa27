"""A database that goes away in the middle of work and comes back: whoever asks is told, and nothing is lost."""

import asyncio
import os
import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from psycopg import AsyncConnection, OperationalError

from bot.errors import StoreError
from bot.runner.queue import Queue
from bot.runner.worker import Worker
from bot.slack.text import AWAY
from bot.store.due import workers as due
from bot.store.due.work import Ref
from bot.store.engines.database import open_database
from bot.store.engines.postgres_server import driver_url
from bot.store.rows.cases import WorkKind
from bot.workspace import CommandResult, Moment
from tests.conftest import started_postgres
from tests.faults.checking import problems, see_through
from tests.faults.persons import LATE, Person, Way
from tests.faults.programs import Launcher
from tests.faults.trial import HASTE, SUPPORT, Trial, trial

RESTARTS = 12


@pytest.mark.deep
async def test_sqlite_locked_by_another_program(launcher: Launcher, tmp_path: Path) -> None:
    file = tmp_path / "team.db"
    async with trial(launcher, tmp_path, f"sqlite:///{file}", **HASTE) as made:
        await made.start()
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            await _worked_through(made, lambda: other.execute("BEGIN IMMEDIATE"), lambda: other.execute("ROLLBACK"))


@pytest.mark.deep
@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux limits another process")
async def test_sqlite_on_a_full_disk(launcher: Launcher, tmp_path: Path, sqlite_file: Path) -> None:
    """What was freed again was never noticed: each connection that had failed at its commit did so for ever."""
    async with trial(launcher, tmp_path, f"sqlite:///{sqlite_file}", **HASTE) as made:
        running = await made.start()
        full, free = partial(_holds, running.pid, 4096), partial(_holds, running.pid, resource.RLIM_INFINITY)
        await _worked_through(made, full, free)


def _holds(pid: int, most: int) -> None:
    """As where the disk has so many bytes for each file."""
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


@pytest.mark.deep
async def test_sqlite_restored_under_the_running_program(launcher: Launcher, tmp_path: Path) -> None:
    """What it would go on to keep in the file that was taken away, the next start would know nothing of."""
    file, backup = tmp_path / "team.db", tmp_path / "backup.db"
    async with trial(launcher, tmp_path, f"sqlite:///{file}", **HASTE) as made:
        running, first, second = await made.start(), Person(made, 1, Way.PLAIN), Person(made, 2, Way.PLAIN)
        await first.see_through()
        await made.at_rest()
        await made.database.back_up(backup)
        await made.database.close()
        _put_back(backup, file)
        made.database = open_database(f"sqlite:///{file}")
        answer = await _answered(made, f"/draft {second.text}")
        assert answer.ephemeral is not None and AWAY in answer.ephemeral.plain and second.text in answer.ephemeral.plain
        await running.kill()
        await made.start()
        await second.see_through()
        await made.at_rest()
        assert not await problems(made, [first, second])
        await made.database.close()


@pytest.mark.deep
async def test_what_was_begun_is_finished_once_postgres_is_back(
    launcher: Launcher, own_server: Any, tmp_path: Path
) -> None:
    database = open_database(own_server.get_uri())
    await database.migrate()
    await database.close()
    async with trial(launcher, tmp_path, own_server.get_uri(), **HASTE) as made:
        await made.start()
        await _worked_through(made, own_server.stop, own_server.ensure_postgres_running)


@pytest.mark.whole
async def test_postgres_restarted_over_and_over(launcher: Launcher, own_server: Any, tmp_path: Path) -> None:
    """At any moment of the work, and of the start of what works it off, which the restart before that made necessary."""
    database = open_database(own_server.get_uri())
    await database.migrate()
    await database.close()
    chance = Random(1)
    async with trial(launcher, tmp_path, own_server.get_uri(), **HASTE) as made:
        await made.start()
        people = [Person(made, number, way) for number, way in enumerate([*Way] * 6)]
        working = asyncio.create_task(see_through(made, people))
        for _ in range(RESTARTS):
            await asyncio.wait({working}, timeout=chance.uniform(0.2, 2.5))
            own_server.stop()
            await asyncio.sleep(chance.choice((0, 0.05, 0.5, 1.5)))
            own_server.ensure_postgres_running()
        await working
        await made.at_rest()
        assert not await problems(made, people)


@pytest.mark.deep
async def test_a_worker_that_is_told_to_stop_while_the_database_is_away_does(own_server: Any) -> None:
    database = open_database(own_server.get_uri())
    await database.migrate()
    begun = asyncio.Event()

    async def advance(ref: Ref) -> None:
        begun.set()
        await asyncio.Event().wait()

    worker = Worker(Queue(own_server.get_uri()), database, advance, _nothing, stop_seconds=0.1)
    working = asyncio.create_task(worker.run())
    async with database.write() as tx:
        await Queue(own_server.get_uri()).after(tx, Ref(WorkKind.CASE, "C-1"))
    await asyncio.wait_for(begun.wait(), 60)
    own_server.stop()
    await asyncio.wait_for(worker.stop(), 60)
    assert working.done() and not worker.at_work
    await asyncio.gather(working, return_exceptions=True)
    await database.close()


@pytest.mark.deep
async def test_a_server_that_came_back_as_a_copy_is_asked_nothing(own_server: Any) -> None:
    """After a fail-over an address may lead to the old one for a while: what was opened then would stay there."""
    url = own_server.get_uri()
    database = open_database(url)
    await database.migrate()
    own_server.stop()
    os.close(os.open(f"{own_server.pgdata}/standby.signal", os.O_CREAT, 0o666))
    own_server.ensure_postgres_running()
    for opened in (database.read, database.write, database.glance):
        with pytest.raises(StoreError, match="is a copy of another"):
            async with opened():
                pass
    with pytest.raises(OperationalError, match="hot standby"):
        await AsyncConnection.connect(driver_url(url))
    async with await AsyncConnection.connect(url, autocommit=True) as server:
        await server.execute("SELECT pg_promote()")
    await database.require_current()
    async with database.write() as tx:
        await due.clean(tx, datetime.now(UTC))
    await database.close()


async def _nothing() -> None: ...


@pytest.fixture
def own_server() -> Iterator[Any]:
    """A PostgreSQL that a test may stop and start."""
    with started_postgres() as server:
        yield server


def _put_back(backup: Path, file: Path) -> None:
    """As docs/operations.md says, but for the stop."""
    for old in (file, *file.parent.glob(f"{file.name}-*")):
        old.unlink()
    backup.rename(file)


async def _worked_through(made: Trial, away: Callable[[], object], back: Callable[[], object]) -> None:
    """People see their cases through although the database goes away once a draft is on its way into Slack."""
    gone = asyncio.Event()

    def watch(method: str, args: dict[str, Any], moment: Moment) -> bool:
        if "revision" in str(args.get("metadata")) and moment is Moment.TAKEN and not gone.is_set():
            away()
            gone.set()
        return False

    made.ws.watch_calls(watch)
    people = [Person(made, number, way) for number, way in enumerate(Way)]
    working = asyncio.create_task(see_through(made, people))
    await gone.wait()
    answer = await _answered(made, "/draft Do you ship to the other island?")
    assert answer.ephemeral is not None and AWAY in answer.ephemeral.plain, answer
    assert "team.db" not in answer.ephemeral.plain and "postgres" not in answer.ephemeral.plain, "nor where it is"
    assert "the other island" in answer.ephemeral.plain, "what was typed is given back"
    back()
    await working
    await made.at_rest()
    assert not await problems(made, people)


async def _answered(made: Trial, command: str) -> CommandResult:
    """What Lea is told; on a machine that is busy, of several times that she types it."""
    async with made.patience():
        while LATE in str((answer := await made.person("lea").command(SUPPORT, command)).error):
            continue
    return answer

"""On PostgreSQL no job stays in hand that nobody works on: it would keep its lock as long as its worker is there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status
from sqlalchemy import text

from bot.concurrency.slots import Slots
from bot.errors import StoreError
from bot.runner.connector import Connector, SlotJobManager
from bot.runner.queue import TAKING_OVER, Queue
from bot.runner.worker import Worker
from bot.store.due.work import Ref
from bot.store.engines.database import Database, Place, Tx, open_database
from bot.store.engines.postgres_server import driver_url
from tests.runner.bench import CASE, Bench, Work, nothing
from tests.runner.only_told import ask, listening, working

LOST_ONCE = """
CREATE SEQUENCE ended;
CREATE FUNCTION lose_connection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF nextval('ended') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER lose_connection BEFORE DELETE ON procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION lose_connection();
"""
LOST_AS_IT_IS_ADDED = """
CREATE FUNCTION lose_connection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_terminate_backend(pg_backend_pid());
    RETURN NEW;
END $$;
CREATE TRIGGER lose_connection BEFORE INSERT ON procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION lose_connection();
"""
AN_HOUR_AHEAD = """
INSERT INTO procrastinate_jobs (queue_name, task_name, lock, queueing_lock, args, scheduled_at)
VALUES ('default', 'sweep', 'sweep', 'sweep', '{"timestamp": 0}', now() + interval '1 hour')
"""
TWO = """
INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, status)
VALUES ('default', 'wake later', 'case C-1 again', 'doing'), ('default', 'wake later', 'case C-1 again', 'todo')
"""

SAME = """
INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, status)
VALUES ('default', 'wake later', 'case C-1 again', 'todo')
"""
FROM_AN_OLDER_WORKER = """
INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args, scheduled_at) VALUES
('default', 'wake later', 'case C-1 again', '{"kind": "case", "id": "C-1", "failures": 2}', now() + interval '1 second')
"""
LONG_QUEUE = """
INSERT INTO procrastinate_jobs (queue_name, task_name, lock, args)
SELECT 'default', 'advance', 'case C-' || n / 2, '{}' FROM generate_series(1, 2000) AS n
"""
LOOKED_UP = "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'levelhead_jobs_lock'"
PREPARED = "SELECT count(*) AS count FROM pg_prepared_statements"


CUT = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
LATE_SIGN_OF_LIFE = "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"
IN_HAND = "SELECT status::text, attempts FROM procrastinate_jobs WHERE task_name = 'advance'"


async def test_a_connection_that_is_lost_as_work_is_asked_for_is_told_as_any_other(postgres_url: str) -> None:
    """Whoever pressed a button is told that the database is away, and not of an unknown error."""
    database = open_database(postgres_url)
    async with database.write() as tx:
        await tx.execute(text(LOST_AS_IT_IS_ADDED))
    with pytest.raises(StoreError, match="can't be reached"):
        async with database.write() as tx:
            await Queue(postgres_url).after(tx, CASE)
    await database.close()


@pytest.mark.deep
async def test_a_job_whose_end_could_not_be_noted_holds_up_nothing(postgres_url: str) -> None:
    """The connection is lost as it is noted; the worker goes on, and the job would keep its lock as long as that."""
    database, work = open_database(postgres_url), Work(expected=3)
    bench = Bench(database, Queue(postgres_url), postgres_url, dead_after=0.5)
    async with database.write() as tx:
        await tx.execute(text(LOST_ONCE))
    try:
        async with bench.worker(work):
            await bench.ask(CASE)
            await bench.ask(CASE)
            await asyncio.wait_for(work.reached.wait(), 60)
    finally:
        await database.close()


async def test_sweeps_go_on_where_the_clock_was_set_back(postgres_url: str) -> None:
    """What was planned, and noted as planned, before that is an hour ahead."""
    database, swept = open_database(postgres_url), asyncio.Event()
    queue = Queue(postgres_url, dead_after=0.3, look_every=0.05, sweep_every=0.05)
    async with database.write() as tx:
        await tx.execute(text(AN_HOUR_AHEAD))
    times = 0

    async def sweep() -> None:
        nonlocal times
        times += 1
        if times == 3:
            swept.set()

    working = asyncio.create_task(queue.work(database, Work(), sweep, 10, 1.0))
    try:
        await asyncio.wait_for(swept.wait(), 60)
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        await database.close()


async def test_a_job_that_is_given_back_while_the_same_waits_is_given_up(postgres_url: str) -> None:
    connector = Connector(driver_url(postgres_url))
    manager = SlotJobManager(connector, Slots(1), asyncio.Event())
    await connector.open_async()
    try:
        await connector.execute_query_async(TWO)
        [in_hand] = await manager.list_jobs_async(status="doing")
        await manager.retry_job(in_hand)
        assert [job.status for job in await manager.list_jobs_async()] == [Status.TODO.value]
    finally:
        await connector.close_async()


async def test_a_worker_whose_sign_of_life_comes_late_takes_nothing_from_itself(postgres_url: str) -> None:
    """It would do the same twice at a time, and be later still for that."""
    database, queue = open_database(postgres_url), Queue(postgres_url)
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def advance(ref: Ref) -> datetime | None:
        begun.set()
        await may_end.wait()
        return None

    try:
        async with working(postgres_url, advance) as (_, its_queue):
            await ask(database, queue, CASE)
            await asyncio.wait_for(begun.wait(), 60)
            async with database.write() as tx:
                await tx.execute(text(LATE_SIGN_OF_LIFE))
            await its_queue._take_over()
            async with database.read() as tx:
                assert (await tx.execute(text(IN_HAND))).all() == [("doing", 0)]
            may_end.set()
    finally:
        await database.close()


class BreaksOnce(Queue):
    """What it does for dead workers fails in a way that nobody thought of."""

    def __init__(self) -> None:
        super().__init__("postgresql://nobody@localhost/none", dead_after=0.03)
        self.broken, self.went_on = False, asyncio.Event()

    async def _take_over(self) -> None:
        if not self.broken:
            self.broken = True
            raise RuntimeError
        self.went_on.set()

    async def _sweep_later(self) -> None: ...


async def test_dead_workers_are_looked_for_also_after_that_broke() -> None:
    queue = BreaksOnce()
    watching = asyncio.create_task(queue._watch())
    await asyncio.wait_for(queue.went_on.wait(), 60)
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)


async def test_of_connections_that_all_broke_one_is_found_broken_and_the_others_are_made_anew(
    postgres_url: str,
) -> None:
    """Whoever wants one waits after each that is broken, twice as long as before."""
    connector = Connector(driver_url(postgres_url))
    await connector.open_async()
    try:
        with psycopg.connect(driver_url(postgres_url), autocommit=True) as connection:
            assert connection.execute(CUT).rowcount > 1
            while connection.execute(CUT).rowcount:  # each tells its client before it is gone
                pass
        await connector.execute_query_async("SELECT 1")
        assert connector.pool.get_stats()["connections_lost"] == 1
    finally:
        await connector.close_async()


async def test_a_job_that_waits_already_has_no_connection_forget_what_it_prepared(postgres_url: str) -> None:
    """It is refused with almost every draft; a statement is prepared once its connection was asked it five times."""
    connector = Connector(driver_url(postgres_url))
    await connector.open_async()
    try:
        for _ in range(40):
            with suppress(UniqueViolation):
                await connector.execute_query_async(SAME)
            for _ in range(2):  # every connection is refused in turn
                found = await connector.execute_query_one_async(PREPARED)
        assert found["count"] > 0
    finally:
        await connector.close_async()


@pytest.mark.deep
async def test_what_an_older_version_put_off_is_advanced_at_its_time(postgres_url: str) -> None:
    database, work = open_database(postgres_url), Work()
    bench = Bench(database, Queue(postgres_url), postgres_url, dead_after=0.5)
    async with database.write() as tx:
        await tx.execute(text(FROM_AN_OLDER_WORKER))
    try:
        async with bench.worker(work):
            await asyncio.wait_for(work.reached.wait(), 60)
    finally:
        await database.close()


@pytest.mark.deep
async def test_what_two_workers_keep_the_time_of_is_advanced_once(postgres_url: str) -> None:
    """Both find it in its row before it is due; the row says that one has asked for it."""
    database, work = open_database(postgres_url), Work()
    bench = Bench(database, Queue(postgres_url), postgres_url, dead_after=0.5)
    await bench.plan(CASE, timedelta(seconds=1))
    try:
        async with bench.worker(work) as one, bench.worker(work) as other:
            await asyncio.wait_for(work.reached.wait(), 60)
            for worker in (one, other):
                await asyncio.wait_for(worker.settled(), 60)
    finally:
        await database.close()
    assert work.done == {"C-1": 1}


@pytest.mark.deep
async def test_whoever_stops_leaves_what_is_due_soon_to_the_others_at_once(postgres_url: str) -> None:
    """Their next sweep is an hour away."""
    database, who, put_off, advanced = open_database(postgres_url), list[str](), asyncio.Event(), asyncio.Event()

    def worker(name: str) -> Worker:
        async def advance(ref: Ref) -> datetime | None:
            who.append(name)
            (advanced if put_off.is_set() else put_off).set()
            return datetime.now(UTC) + timedelta(seconds=2) if len(who) == 1 else None

        return Worker(Queue(postgres_url, look_every=0.05, sweep_every=3600), database, advance, nothing)

    workers = {name: worker(name) for name in ("one", "other")}
    tasks = [asyncio.create_task(worker.run()) for worker in workers.values()]
    try:
        await listening(database, 2)
        await ask(database, Queue(postgres_url), CASE)
        await asyncio.wait_for(put_off.wait(), 60)
        await asyncio.wait_for(workers["one"].settled(), 60)
        await workers[who[0]].stop()
        await asyncio.wait_for(advanced.wait(), 60)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await database.close()
    assert sorted(who) == ["one", "other"]


@pytest.mark.deep
async def test_what_a_dead_worker_kept_the_time_of_is_taken_over_before_the_next_sweep(postgres_url: str) -> None:
    """The row alone tells of it, and the next sweep is an hour away."""
    database, work = open_database(postgres_url), Work()
    queue = Queue(postgres_url, dead_after=0.3, look_every=0.05, sweep_every=3600)
    worker = Worker(queue, database, work, nothing)
    task = asyncio.create_task(worker.run())
    try:
        await listening(database, 1)
        await asyncio.wait_for(worker.settled(), 60)
        await Bench(database, queue, postgres_url).plan(CASE, timedelta(seconds=1))
        await asyncio.wait_for(work.reached.wait(), 60)
        await asyncio.wait_for(worker.settled(), 60)
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await database.close()
    assert work.done == {"C-1": 1}


def test_whether_another_job_of_its_lock_goes_first_is_looked_up_in_an_index(postgres_url: str) -> None:
    """Else each search for a job reads all that wait, for each that it looks at: a second for a thousand."""
    with psycopg.connect(driver_url(postgres_url), autocommit=True) as connection:
        connection.execute(LONG_QUEUE)
        connection.execute("ANALYZE procrastinate_jobs")
        for _ in range(20):
            connection.execute("SELECT procrastinate_fetch_job_v2(NULL, NULL)")
        connection.execute("SELECT pg_stat_force_next_flush()")
        connection.execute("SELECT 1")
        connection.execute("SELECT pg_stat_clear_snapshot()")
        (looked_up,) = connection.execute(LOOKED_UP).fetchone() or (0,)
    assert looked_up >= 20


class Deaf(Database):
    """A cancellation is lost in the first write that holds what dead workers had in hand, as a driver may lose one."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.waits, self.lost = asyncio.Event(), False

    @asynccontextmanager
    async def write(self, *held: str) -> AsyncIterator[Tx]:
        if TAKING_OVER in held and not self.lost:
            self.waits.set()
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                self.lost = True
                raise StoreError("away") from None
        async with super().write(*held) as tx:
            yield tx


@pytest.mark.deep
async def test_a_worker_begins_anew_although_it_is_told_to_end_in_vain_once(postgres_url: str) -> None:
    """Else, after the server was away, it would never take a job again."""
    database, work = Deaf(open_database(postgres_url).place), Work(expected=3)
    bench = Bench(database, Queue(postgres_url), postgres_url, dead_after=0.5)
    async with database.write() as tx:
        await tx.execute(text(LOST_ONCE))
    try:
        async with bench.worker(work):
            await bench.ask(CASE)
            await bench.ask(CASE)
            await asyncio.wait_for(work.reached.wait(), 60)
            assert database.lost
    finally:
        await database.close()

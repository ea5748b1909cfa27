"""On PostgreSQL no job stays in hand that nobody works on: it would keep its lock as long as its worker is there."""

import asyncio

from procrastinate.jobs import Status
from sqlalchemy import text

from bot.runner.patient import Patient, Unhurried
from bot.runner.queue import Queue
from bot.store.database import open_database
from bot.turns import Hands
from tests.runner.test_runners import CASE, Bench, Work

LOST_ONCE = """
CREATE SEQUENCE ended;
CREATE FUNCTION lose_connection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF nextval('ended') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER lose_connection BEFORE DELETE ON procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION lose_connection();
"""
TWO = """
INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, status)
VALUES ('default', 'wake later', 'case C-1 again', 'doing'), ('default', 'wake later', 'case C-1 again', 'todo')
"""


async def test_a_job_whose_end_could_not_be_noted_holds_up_nothing(postgres_url: str) -> None:
    """The connection is lost as it is noted; the worker goes on, and the job would keep its lock as long as that."""
    database, work = open_database(postgres_url), Work(expected=3)
    bench = Bench(database, Queue(postgres_url), postgres_url)
    async with database.write() as tx:
        await tx.execute(text(LOST_ONCE))
    try:
        async with bench.worker(work):
            await bench.ask(CASE)
            await bench.ask(CASE)
            await asyncio.wait_for(work.reached.wait(), 60)
    finally:
        await database.close()


async def test_a_job_that_is_given_back_while_the_same_waits_is_given_up(postgres_url: str) -> None:
    connector = Patient(conninfo=postgres_url.replace("postgresql+psycopg", "postgresql", 1))
    manager = Unhurried(connector, Hands(1), asyncio.Event())
    await connector.open_async()
    try:
        await connector.execute_query_async(TWO)
        [in_hand] = await manager.list_jobs_async(status="doing")
        await manager.retry_job(in_hand)
        assert [job.status for job in await manager.list_jobs_async()] == [Status.TODO.value]
    finally:
        await connector.close_async()

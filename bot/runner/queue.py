"""Many workers on PostgreSQL: procrastinate runs what is due, one at a time per thing. Only this file knows it."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from procrastinate import App, PsycopgConnector, RetryStrategy
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException

from bot.errors import StoreError
from bot.runner.in_process import AGAIN, LONGEST_BACKOFF, Advance, Sweep
from bot.store import work
from bot.store.database import Database, Tx
from bot.store.rows import WorkKind
from bot.store.work import Ref

log = logging.getLogger(__name__)
EVERY_MINUTE = "* * * * *"
LOOK_SECONDS = 1.0
"""How often a worker looks for what has become due; what is due at once it is told."""
STOP_SECONDS = 20.0
"""What a worker may take to finish its work in hand once it is told to stop; platforms kill after 30."""
DEAD_SECONDS = 30.0
SIGNS_OF_LIFE = 3
"""So many a worker gives, and looks for in others, in the time after which it counts as dead."""
TAKING_OVER = "jobs of dead workers"


class Queue:
    """A Wake whose jobs name (kind, id). They are part of the transaction that made the work.

    A worker that gives no sign of life for `dead_after` seconds counts as dead; others take over its jobs.
    """

    def __init__(self, url: str, dead_after: float = DEAD_SECONDS) -> None:
        self._dead_after = dead_after
        self._app = App(connector=PsycopgConnector(conninfo=url.replace("postgresql+psycopg", "postgresql", 1)))
        self._database: Database | None = None
        self._advance: Advance | None = None
        self._sweep: Sweep | None = None
        again = RetryStrategy(wait=AGAIN.seconds)
        self._task = self._app.task(name="advance", retry=again)(self._do)
        self._later = self._app.task(name="wake later", retry=again)(self._wake)
        swept = self._app.task(name="sweep", queueing_lock="sweep", lock="sweep")(self._swept)
        self._app.periodic(cron=EVERY_MINUTE)(swept)

    async def after(self, tx: Tx, ref: Ref, delay: timedelta = timedelta(0)) -> None:
        """A job of its own each time: one that is running may have looked already."""
        driver = (await tx.get_raw_connection()).driver_connection
        if delay:
            later = self._later.configure(connection=driver, schedule_at=datetime.now(UTC) + delay)
            await later.defer_async(kind=ref.kind, id=ref.id)
        else:
            await self._task.configure(lock=_name(ref), connection=driver).defer_async(kind=ref.kind, id=ref.id)

    def committed(self) -> None:
        """PostgreSQL tells the workers itself."""

    def on_commit(self, listener: Callable[[], None]) -> None:
        """The same."""

    async def work(self, database: Database, advance: Advance, sweep: Sweep, concurrency: int) -> None:
        """Work until cancelled, also when the database goes away for a while."""
        self._database, self._advance, self._sweep = database, advance, sweep
        while True:
            try:
                async with self._app.open_async():
                    await sweep()
                    await self._work(concurrency)
            except (ConnectorException, StoreError) as error:
                log.warning("the database went away (%s); trying again", type(error).__name__)
            except Exception:
                log.exception("the worker broke; starting it again")
            await asyncio.sleep(AGAIN.seconds)

    async def _work(self, concurrency: int) -> None:
        watching = asyncio.create_task(self._watch(), name="watch over other workers")
        try:
            await self._app.run_worker_async(
                concurrency=concurrency,
                install_signal_handlers=False,
                fetch_job_polling_interval=LOOK_SECONDS,
                shutdown_graceful_timeout=STOP_SECONDS,
                update_heartbeat_interval=self._dead_after / SIGNS_OF_LIFE,
                stalled_worker_timeout=self._dead_after,
                delete_jobs="successful",
            )
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    async def _watch(self) -> None:
        """Take over what dead workers had in hand. Not a job itself: the dead may have had that in hand too."""
        while True:
            try:
                await self._take_over()
            except (ConnectorException, StoreError) as error:
                log.warning("can't look for dead workers, trying again (%s)", type(error).__name__)
            await asyncio.sleep(self._dead_after / SIGNS_OF_LIFE)

    async def _take_over(self) -> None:
        """One worker at a time: a job that another has given out already must not be given out again."""
        if self._database is None:
            return
        async with self._database.write(TAKING_OVER):
            for job in await self._app.job_manager.get_stalled_jobs(seconds_since_heartbeat=self._dead_after):
                with suppress(ConnectorException):
                    await self._app.job_manager.retry_job(job)

    async def waiting(self) -> int:
        """How many jobs are due now or running."""
        now = datetime.now(UTC)
        jobs = await self._app.job_manager.list_jobs_async()
        return sum(j.status == "doing" or (j.status == "todo" and (j.scheduled_at or now) <= now) for j in jobs)

    async def _do(self, kind: str, id: str, failures: int = 0) -> None:
        ref = Ref(WorkKind(kind), id)
        try:
            again = await self._advance(ref) if self._advance else None
        except Exception as error:
            log.exception("could not advance %s %s", kind, id)
            await self._note(ref, failures + 1, type(error).__name__)
            delay = min(timedelta(seconds=2**failures), LONGEST_BACKOFF)
            await self._at(ref, datetime.now(UTC) + delay, failures + 1)
            return
        if failures:
            await self._note(ref, 0, None)
        if again:
            await self._at(ref, again)

    async def _at(self, ref: Ref, when: datetime, failures: int = 0) -> None:
        """Have it advanced at that time. Jobs of one lock run in their order, so what waits holds none."""
        one = self._later.configure(queueing_lock=f"{_name(ref)} {when} {failures}", schedule_at=when)
        with suppress(AlreadyEnqueued):
            await one.defer_async(kind=ref.kind, id=ref.id, failures=failures)

    async def _wake(self, kind: str, id: str, failures: int = 0) -> None:
        one = self._task.configure(lock=_name(Ref(WorkKind(kind), id)))
        await one.defer_async(kind=kind, id=id, failures=failures)

    async def _note(self, ref: Ref, attempts: int, error: str | None) -> None:
        """For whoever asks how things stand."""
        if self._database:
            async with self._database.write() as tx:
                await work.note_error(tx, ref, attempts, error)

    async def _swept(self, timestamp: int) -> None:
        """Wake what is unfinished."""
        if self._sweep:
            await self._sweep()


class Worker:
    """What a Runner is for one process, for one of many."""

    def __init__(self, queue: Queue, database: Database, advance: Advance, sweep: Sweep, concurrency: int = 16) -> None:
        self._queue, self._database, self._concurrency = queue, database, concurrency
        self._advance, self._sweep = advance, sweep

    def ring(self) -> None:
        """Nothing: PostgreSQL tells the workers."""

    async def settled(self) -> None:
        """Wait until nothing is due and nothing runs, on any worker."""
        while await self._queue.waiting():  # noqa: ASYNC110  # other workers ring no bell here
            await asyncio.sleep(0.02)

    async def run(self) -> None:
        """Work until cancelled."""
        await self._queue.work(self._database, self._advance, self._sweep, self._concurrency)


def _name(ref: Ref) -> str:
    return f"{ref.kind} {ref.id}"

"""Many workers on PostgreSQL: procrastinate runs what is due, each thing in one job at a time."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from procrastinate import App, BaseRetryStrategy, RetryDecision
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Job, JobDeferrer
from procrastinate.tasks import Task

from bot import logs
from bot.concurrency.shutdown import ended
from bot.concurrency.slots import Slots
from bot.domain.clock import Clock, SystemClock
from bot.errors import StoreError
from bot.runner.connector import Connector, SlotJobManager
from bot.runner.in_process import AGAIN, SLOTS, Advance, Sweep, reason
from bot.runner.job_table import ASKED, FORGET, PLANNED, SOONER, STANDING, WAITS
from bot.runner.planned import Planned
from bot.runner.wake import FAR, Standing
from bot.store.due import work
from bot.store.due.work import Ref
from bot.store.engines.database import Database, Tx
from bot.store.engines.kept_open import driver_of
from bot.store.engines.postgres_server import driver_url
from bot.store.rows.cases import WorkKind

log = logging.getLogger(__name__)
SWEEP_SECONDS = 50.0
"""Seconds from the start of one sweep until the next is due; with the time to be noticed, about one a minute."""
LOOK_SECONDS = 1.0
"""How often a worker looks for what has come due. What is due at once it is notified of."""
OLD_HOURS = 24
"""How long a failed job is kept; its work is found again from the rows."""
DEAD_SECONDS = 30.0
SIGNS_OF_LIFE = 3
"""So many heartbeats within the time after which a worker counts as dead; others are checked as often."""
TAKING_OVER = "jobs of dead workers"
SWEEP = "sweep"


class TakesNothingNew(Exception):
    """A job got its slot after the worker was told to stop."""


class HandOver(BaseRetryStrategy):
    """A retry strategy: a job that was cut off is another worker's at once; one that failed waits a moment."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:
        at_once = isinstance(exception, asyncio.CancelledError | TakesNothingNew)
        return RetryDecision(retry_in={"seconds": 0 if at_once else AGAIN.seconds})


class Queue:
    """A Wake whose jobs name (kind, id), added in the transaction that made the work.

    Times are told by `clock`; the database's clock is its own, so it is given spans. A worker without a heartbeat for
    `dead_after` seconds counts as dead, and others take over its jobs. It looks every `look_every` seconds.
    """

    def __init__(
        self,
        url: str,
        clock: Clock | None = None,
        dead_after: float = DEAD_SECONDS,
        look_every: float = LOOK_SECONDS,
        sweep_every: float = SWEEP_SECONDS,
    ) -> None:
        self._clock, self._dead_after, self._look_every = clock or SystemClock(), dead_after, look_every
        self._sweep_every = sweep_every
        self._connector = Connector(driver_url(url))
        self._app, self._slots, self._stopping = App(connector=self._connector), Slots(SLOTS), asyncio.Event()
        self._app.job_manager = SlotJobManager(self._connector, self._slots, self._stopping)
        self.at_work = False
        """Whether it takes jobs; not while it can't connect."""
        self._database: Database | None = None
        self._planned: Planned | None = None
        self._advance: Advance | None = None
        self._sweep: Sweep | None = None
        self._task = self._app.task(name="advance", retry=HandOver())(self._do)
        self._app.task(name="wake later", retry=HandOver())(self._wake)
        self._sweeps = self._app.task(name="sweep", queueing_lock=SWEEP, lock=SWEEP)(self._swept)

    async def after(self, tx: Tx, *refs: Ref) -> None:
        """Add a job for each, even if one is running, as that may have read the rows already.

        Cases go by age; work of no case goes first. Many at once take a fifth of the time of one after the other.
        """
        made = [self._now(ref, await _place(tx, ref)).make_new_job(kind=ref.kind, id=ref.id) for ref in refs]
        await self._add(tx, made)

    async def _again(self, tx: Tx, ref: Ref, failures: int) -> None:
        job = self._now(ref, await _place(tx, ref)).make_new_job(kind=ref.kind, id=ref.id, failures=failures)
        await self._add(tx, [job])

    async def _add(self, tx: Tx, jobs: list[Job]) -> None:
        """Raises the driver's own error, so that the transaction tells it as any other of the database."""
        try:
            await self._app.job_manager.batch_defer_jobs_async(jobs, connection=driver_of(tx))
        except ConnectorException as error:
            raise error.__cause__ or error from None

    def _now(self, ref: Ref, place: int) -> JobDeferrer:
        return self._task.configure(lock=_name(ref), priority=place)

    async def forget(self, tx: Tx, case_id: str) -> None:
        """Remove the case's waiting jobs. One that runs will find nothing to do."""
        await driver_of(tx).execute(FORGET, {"case": case_id, "revisions": f"{case_id}.%"})

    async def asked(
        self, tx: Tx, kind: WorkKind, later: bool = False, among: Sequence[str] | None = None
    ) -> frozenset[str]:
        cursor = await driver_of(tx).execute(PLANNED if later else ASKED, {"kind": str(kind)})
        waiting = frozenset([row[0] for row in await cursor.fetchall()])
        return waiting | await work.due_of(tx, kind, self._clock.now() + FAR, among) if later else waiting

    async def standing(self, tx: Tx) -> Standing:
        cursor = await driver_of(tx).execute(STANDING, {"seconds": self._dead_after})
        due, running, later, workers = await cursor.fetchone()
        rows_due, rows_later = await work.numbers(tx, self._clock.now())
        return Standing(due + rows_due, running, later + rows_later, workers)

    async def work(self, database: Database, advance: Advance, sweep: Sweep, concurrency: int, stop: float) -> None:
        """Work until cancelled, also while the database is away.

        When cancelled it takes no new jobs; running ones may finish within `stop` seconds and are then handed over.
        """
        self._database, self._advance, self._sweep = database, advance, sweep
        ahead = timedelta(seconds=2 * self._sweep_every)
        self._planned = Planned(database, self._clock, ahead, self._again)
        while not self._stopping.is_set():
            try:
                async with self._opened():
                    await self._at_start()
                    await self._work(concurrency, stop)
            except (ConnectorException, StoreError) as error:
                log.warning("the database went away, trying again: %s", reason(error))
            except Exception:
                log.exception("the worker broke, starting it again")
            if not self._stopping.is_set():
                await asyncio.sleep(AGAIN.seconds)

    @asynccontextmanager
    async def _opened(self) -> AsyncIterator[None]:
        """Open the connections, and close them also after a failed opening: a pool's tasks survive cancellation."""
        try:
            async with self._app.open_async():
                yield
        finally:
            await self._app.connector.close_async()

    def take_nothing_new(self) -> None:
        """Take no new jobs. Running ones go on; those that wait for a slot are given back."""
        self._stopping.set()

    def let_go(self) -> None:
        """Note nothing more."""
        self._connector.let_go()

    async def _work(self, concurrency: int, stop: float) -> None:
        beside = [asyncio.create_task(self._watch())]
        if self._planned:
            beside.append(asyncio.create_task(self._planned.ring()))
        self.at_work = True
        try:
            await self._app.run_worker_async(
                concurrency=concurrency,
                install_signal_handlers=False,
                fetch_job_polling_interval=self._look_every,
                shutdown_graceful_timeout=stop,
                update_heartbeat_interval=self._dead_after / SIGNS_OF_LIFE,
                stalled_worker_timeout=self._dead_after,
                delete_jobs="successful",
            )
        finally:
            self.at_work = False
            await ended(*beside)
            await self._hand_over_times()

    async def _hand_over_times(self) -> None:
        """Have other workers look at once, as nobody keeps this worker's timers now."""
        if self._stopping.is_set() and self._planned and self._planned.keeps_some:
            with suppress(ConnectorException):
                await self._once(self._sweeps, SWEEP, timedelta(0), timestamp=0)

    async def _watch(self) -> None:
        """Take over the jobs and the timers of dead workers. Not a job itself, as a dead worker might hold it."""
        while True:
            try:
                await self._take_over()
                await self._sweep_later()
                if self._planned:
                    await self._planned.find_late()
            except (ConnectorException, StoreError) as error:
                log.warning("can't look for dead workers, trying again: %s", reason(error))
            except Exception:
                log.exception("can't look for dead workers, trying again")
            await asyncio.sleep(self._dead_after / SIGNS_OF_LIFE)

    async def _take_over(self) -> None:
        """By one worker at a time, so that a job isn't given out twice."""
        if self._database is None:
            return
        async with self._database.write(TAKING_OVER):
            for job in await self._app.job_manager.get_stalled_jobs(seconds_since_heartbeat=self._dead_after):
                with suppress(ConnectorException):
                    await self._app.job_manager.retry_job(job)

    async def _sweep_later(self) -> None:
        """Have one sweep waiting, whichever worker added it, never later than this even if a clock was set back."""
        every = self._sweep_every
        found = await self._app.connector.execute_query_one_async(WAITS, lock=SWEEP, seconds=every)
        if not found["waits"]:
            await self._once(self._sweeps, SWEEP, timedelta(seconds=every), timestamp=0)

    async def _once(self, task: Task[..., Any, Any], lock: str, left: timedelta, **values: Any) -> None:
        """Have one such job; if it waits for later already, have it run then instead."""
        job = task.configure(queueing_lock=lock, schedule_at=datetime.now(UTC) + left)
        try:
            await job.defer_async(**values)
        except AlreadyEnqueued:
            await self._app.connector.execute_query_async(SOONER, lock=lock, seconds=left.total_seconds())

    async def waiting(self, database: Database) -> int:
        """How much is due by the rows, or in jobs due or running.

        Rows are counted first: what is asked for meanwhile is among the jobs then.
        """
        async with database.read() as tx:
            due, _ = await work.numbers(tx, self._clock.now())
        now = datetime.now(UTC)
        jobs = await self._app.job_manager.list_jobs_async()
        return due + sum(j.status == "doing" or (j.status == "todo" and (j.scheduled_at or now) <= now) for j in jobs)

    async def _do(self, kind: str, id: str, failures: int = 0) -> None:
        ref = Ref(WorkKind(kind), id)
        with logs.about(**ref.logged):
            async with self._slots.working():
                if self._stopping.is_set():
                    raise TakesNothingNew
                await self._did(ref, failures)

    async def _did(self, ref: Ref, failures: int) -> None:
        if self._advance is None or self._planned is None:
            raise TakesNothingNew
        try:
            again = await self._advance(ref)
        except Exception as error:
            log.exception("could not be advanced; trying again")
            await self._planned.failed(ref, error)
        else:
            await self._planned.advanced(ref, again, failures)

    async def _wake(self, kind: str, id: str, failures: int = 0) -> None:
        """A job of an older version's workers, for a later time."""
        if self._database is None:
            raise TakesNothingNew
        async with self._database.write() as tx:
            await self._again(tx, Ref(WorkKind(kind), id), failures)

    async def _at_start(self) -> None:
        """A first sweep; if it fails, the next minute's makes up for it."""
        try:
            await self._find()
        except Exception:
            log.exception("could not look for what is unfinished; trying again")

    async def _swept(self, timestamp: int) -> None:
        """Sweep. `timestamp` is given and needed by workers of older versions."""
        await self._app.job_manager.delete_old_jobs(OLD_HOURS, include_failed=True, include_aborted=True)
        await self._find()

    async def _find(self) -> None:
        if self._planned:
            await self._planned.find()
        if self._sweep:
            await self._sweep()


def _name(ref: Ref) -> str:
    return f"{ref.kind} {ref.id}"


async def _place(tx: Tx, ref: Ref) -> int:
    """The priority: older cases higher, work of no case highest."""
    opened = await work.since(tx, ref)
    return -int(opened.timestamp()) if opened else 0

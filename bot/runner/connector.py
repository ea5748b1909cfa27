"""Procrastinate's connector and job manager: its own queries give way, jobs are fetched only for a free slot."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, LiteralString

from procrastinate import PsycopgConnector
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Notification, Status
from procrastinate.manager import JobManager, NotificationCallback
from psycopg import AsyncConnection, InterfaceError, OperationalError
from psycopg_pool import AsyncConnectionPool

from bot.concurrency.priority import give_way
from bot.concurrency.slots import Slots
from bot.store.engines.postgres_server import is_silent


def pool(**options: Any) -> AsyncConnectionPool:
    """Procrastinate's pool, which checks only those connections on which something came.

    When one is found broken, the idle ones are replaced too; otherwise each would be handed out broken, after ever
    longer pauses.
    """

    async def check(connection: AsyncConnection[Any]) -> None:
        try:
            if not is_silent(connection):
                await AsyncConnectionPool.check_connection(connection)
        except Exception:
            await made.drain()
            raise

    made = AsyncConnectionPool(**(options | {"check": check, "configure": _one_by_one}))
    return made


async def _one_by_one(connection: AsyncConnection[Any]) -> None:
    await connection.set_autocommit(True)


class Connector(PsycopgConnector):
    """Runs procrastinate's own statements; those in a transaction of ours don't come through here.

    Each is one statement and commits by itself. A refused one needs no rollback, so prepared statements are kept.
    """

    def __init__(self, url: str) -> None:
        super().__init__(pool_factory=pool, conninfo=url)
        self._asked: set[asyncio.Timeout] = set()
        self._until: float | None = None

    def let_go(self) -> None:
        """End all statements, running and future. With the database away they would wait for half a minute."""
        self._until = asyncio.get_running_loop().time()
        for asked in self._asked:
            asked.reschedule(self._until)

    async def execute_query_async(self, query: LiteralString, **arguments: Any) -> None:
        async with self._asking():
            await super().execute_query_async(query, **arguments)

    async def execute_query_one_async(self, query: LiteralString, **arguments: Any) -> dict[str, Any]:
        async with self._asking():
            found: dict[str, Any] = await super().execute_query_one_async(query, **arguments)
            return found

    @asynccontextmanager
    async def _asking(self) -> AsyncIterator[None]:
        await give_way()
        try:
            async with asyncio.timeout_at(self._until) as asked:
                self._asked.add(asked)
                try:
                    yield
                finally:
                    self._asked.discard(asked)
        except TimeoutError as error:
            raise ConnectorException from error


class SlotJobManager(JobManager):
    """Fetches a job only once a slot is free, and none when stopping: until then another worker may take it.

    The worker looks for jobs when notified; also again if notified while it looked, and when a job ends, as others of
    its lock may go on. A job whose end could not be noted keeps its lock while its worker lives. So the next fetch
    raises the same error: the worker starts anew under another id, and the job is taken over.
    """

    def __init__(self, connector: PsycopgConnector, slots: Slots, stopping: asyncio.Event) -> None:
        super().__init__(connector)
        self._slots, self._stopping = slots, stopping
        self.worker: int | None = None
        """This worker's id in procrastinate's table."""
        self._told = False
        self._tell: NotificationCallback | None = None
        self._not_noted: ConnectorException | None = None

    async def listen_for_jobs(
        self, *, on_notification: NotificationCallback, queues: Iterable[str] | None = None
    ) -> None:
        async def tell(*, channel: str, notification: Notification) -> None:
            self._told = True
            await on_notification(channel=channel, notification=notification)

        self._tell = tell
        await super().listen_for_jobs(on_notification=tell, queues=queues)

    async def get_stalled_jobs(self, *args: Any, **more: Any) -> Iterable[Job]:
        """Jobs of dead workers, never our own: we are alive, even if our heartbeat is late on a busy machine."""
        return [job for job in await super().get_stalled_jobs(*args, **more) if self._is_of_others(job)]

    def _is_of_others(self, job: Job) -> bool:
        return job.worker_id is None or job.worker_id != self.worker

    async def fetch_job(self, queues: Iterable[str] | None, worker_id: int) -> Job | None:
        self.worker = worker_id
        while await self._may_take():
            if lost := self._not_noted:
                self._not_noted = None
                raise lost
            self._told = False
            if (job := await super().fetch_job(queues, worker_id)) or not self._told:
                return job
        return None

    async def finish_job(self, job: Job, status: Status, delete_job: bool) -> None:
        with self._noting():
            await super().finish_job(job, status, delete_job)
        if self._tell and job.id is not None:
            await self._tell(channel="", notification={"type": "job_inserted", "job_id": job.id})

    async def retry_job(self, job: Job, *args: Any, **more: Any) -> None:
        """Retry it, unless the same job waits already: then this one ends, as it could only hold the lock."""
        try:
            with self._noting():
                await super().retry_job(job, *args, **more)
        except UniqueViolation:
            await self.finish_job(job, Status.FAILED, delete_job=True)

    @contextmanager
    def _noting(self) -> Iterator[None]:
        try:
            yield
        except ConnectorException as error:
            if isinstance(error.__cause__, InterfaceError | OperationalError):
                self._not_noted = error
            raise

    async def _may_take(self) -> bool:
        """Wait for a free slot; False once told to stop."""
        if self._stopping.is_set() or self._slots.one_is_left:
            return not self._stopping.is_set()
        free = asyncio.ensure_future(self._slots.one_is_free())
        stopping = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait({free, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            free.cancel()
            stopping.cancel()
        return not self._stopping.is_set()

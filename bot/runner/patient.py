"""What procrastinate itself asks the database waits for whoever waits for an answer: hundreds of jobs may be due."""

import asyncio
from collections.abc import Iterable
from typing import Any, LiteralString

from procrastinate import PsycopgConnector
from procrastinate.jobs import Job
from procrastinate.manager import JobManager

from bot.turns import Hands, give_way


class Patient(PsycopgConnector):
    """Procrastinate's connector. What is part of somebody's transaction doesn't come through here."""

    async def execute_query_async(self, query: LiteralString, **arguments: Any) -> None:
        await give_way()
        await super().execute_query_async(query, **arguments)

    async def execute_query_one_async(self, query: LiteralString, **arguments: Any) -> dict[str, Any]:
        await give_way()
        found: dict[str, Any] = await super().execute_query_one_async(query, **arguments)
        return found


class Unhurried(JobManager):
    """Takes a job once a hand is free for it, and none when told to stop: until then another worker may have it."""

    def __init__(self, connector: PsycopgConnector, hands: Hands, stopping: asyncio.Event) -> None:
        super().__init__(connector)
        self._hands, self._stopping = hands, stopping

    async def fetch_job(self, queues: Iterable[str] | None, worker_id: int) -> Job | None:
        free = asyncio.ensure_future(self._hands.one_is_free())
        stopping = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait({free, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            free.cancel()
            stopping.cancel()
        return None if self._stopping.is_set() else await super().fetch_job(queues, worker_id)

"""Time as a port: the bot asks a clock, which tests can move."""

import asyncio
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """`now` is aware and in UTC; `sleep` takes seconds."""

    def now(self) -> datetime: ...

    async def sleep(self, seconds: float) -> None: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class FixedClock(SystemClock):
    """Always the same time, for a case with a given day."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment

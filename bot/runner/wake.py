"""The seam between what is due and who does it: `Wake`, and its form for one process on SQLite."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from bot.domain.clock import Clock
from bot.store import work
from bot.store.database import Tx
from bot.store.work import Ref


class Wake(Protocol):
    """`after` is part of the transaction that made the work; `committed` says that it went through."""

    async def after(self, tx: Tx, ref: Ref, delay: timedelta = timedelta(0)) -> None: ...

    def committed(self) -> None: ...

    def on_commit(self, listener: Callable[[], None]) -> None: ...


class RowWake:
    """Sets `due_at` on the row, and tells this process's runner to look."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._listeners: list[Callable[[], None]] = []

    def on_commit(self, listener: Callable[[], None]) -> None:
        """Have `listener` called after each commit that may have made work."""
        self._listeners.append(listener)

    async def after(self, tx: Tx, ref: Ref, delay: timedelta = timedelta(0)) -> None:
        await work.wake(tx, ref, self._clock.now() + delay)

    def committed(self) -> None:
        for listener in self._listeners:
            listener()


class Bell:
    """Rings when there may be work; `idle` while there is none."""

    def __init__(self) -> None:
        self.rung = asyncio.Event()
        self.idle = asyncio.Event()

    def ring(self) -> None:
        self.idle.clear()
        self.rung.set()

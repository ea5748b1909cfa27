"""The end: of tasks that go on for ever, and of a program once it is told. Platforms kill it 30 seconds later."""

import asyncio
import logging
import os
import threading
from collections.abc import Coroutine
from time import monotonic
from typing import Any

log = logging.getLogger(__name__)
CLOSING_SECONDS = 8.5
"""What all the rest may take beside the time that work in hand has to finish."""
LAST_SECONDS = 3.0
"""Of these, what is left for the last counters and timings, and for the end itself, where a database doesn't answer."""
CANCEL_AGAIN_SECONDS = 1.0
"""How long a task is waited for before it is cancelled once more."""
OVER = "not all could be closed in time, and it ends as it is; what was in hand is done again by whoever works next"


async def ended(*tasks: asyncio.Task[Any]) -> None:
    """Cancel these until they have ended.

    Once isn't enough for a task that tries again after each failure: where the database is away, what it lets go of on
    its way out fails, and that is raised in place of the cancellation.
    """
    left = set(tasks)
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=CANCEL_AGAIN_SECONDS)
    await asyncio.gather(*tasks, return_exceptions=True)


class TimeLeft:
    """Without end until the program is told; then work in hand has `stop_seconds`, and all of it a little more."""

    def __init__(self, stop_seconds: float = 0.0) -> None:
        self._seconds = stop_seconds + CLOSING_SECONDS
        self._until: float | None = None

    def begin(self) -> None:
        """It is told now. When the time is over the program ends, also where something keeps its loop from that."""
        self._until = monotonic() + self._seconds
        last = threading.Timer(self._seconds, _end)
        last.daemon = True
        last.start()

    async def wait(self, work: Coroutine[Any, Any, object], spared: float = 0.0) -> None:
        """Wait for it, so that so many seconds are spared. What isn't done by then is left to itself."""
        task = asyncio.ensure_future(work)
        try:
            await asyncio.wait({task}, timeout=self._left(spared))
        finally:
            task.cancel()
        if task.done():
            task.result()

    def _left(self, spared: float) -> float | None:
        return None if self._until is None else max(0.0, self._until - spared - monotonic())


def _end() -> None:
    """Not by an exception: whatever keeps the program from its end would keep that as well."""
    log.warning(OVER)
    logging.shutdown()
    os._exit(0)

"""Ending tasks that run for ever, and the program once it is told to. Platforms kill it 30 seconds later."""

import asyncio
import logging
import os
import threading
from collections.abc import Coroutine
from time import monotonic
from typing import Any

log = logging.getLogger(__name__)
CLOSING_SECONDS = 8.5
"""What everything besides work in progress may take."""
LAST_SECONDS = 3.0
"""Of these, what is kept for the last counters and the exit, if a database doesn't answer."""
CANCEL_AGAIN_SECONDS = 1.0
"""How long a task is waited for before it is cancelled again."""
OVER = "not all could be closed in time, and it ends as it is; what was in hand is done again by whoever works next"


async def ended(*tasks: asyncio.Task[Any]) -> None:
    """Cancel these tasks until they have ended.

    Once isn't enough for a task that retries after failures: with the database away, releasing it fails on the way out,
    and that error replaces the cancellation.
    """
    left = set(tasks)
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=CANCEL_AGAIN_SECONDS)
    await asyncio.gather(*tasks, return_exceptions=True)


class TimeLeft:
    """Unlimited until the program is told to end; then running work has `stop_seconds`, and the rest a little more."""

    def __init__(self, stop_seconds: float = 0.0) -> None:
        self._seconds = stop_seconds + CLOSING_SECONDS
        self._until: float | None = None

    def begin(self) -> None:
        """The program was told to end. When the time is over it exits, even if its loop is blocked."""
        self._until = monotonic() + self._seconds
        last = threading.Timer(self._seconds, _end)
        last.daemon = True
        last.start()

    async def wait(self, work: Coroutine[Any, Any, object], spared: float = 0.0) -> None:
        """Wait for it, but leave `spared` seconds. What isn't done by then is abandoned."""
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
    """Not by an exception, which whatever holds up the end might hold up too."""
    log.warning(OVER)
    logging.shutdown()
    os._exit(0)

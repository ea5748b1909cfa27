"""Being told to stop: at first, work in progress is finished; told again, the program ends at once."""

import asyncio
import logging
import os
import signal
from collections.abc import Coroutine
from typing import Any

from bot.concurrency.shutdown import TimeLeft

log = logging.getLogger(__name__)
SIGNS = (signal.SIGTERM, signal.SIGINT)


class Stop:
    """Handles SIGTERM, SIGINT and the end of its terminal in the running loop.

    What is cut off is done by the next start. `left` is the time until the end, which begins with the signal.
    """

    def __init__(self, left: TimeLeft | None = None) -> None:
        self._left = left
        self._asked = asyncio.Event()
        self._starting: asyncio.Task[Any] | None = asyncio.current_task()
        for sign in _signs():
            asyncio.get_running_loop().add_signal_handler(sign, self._hear, sign)

    @property
    def asked(self) -> bool:
        return self._asked.is_set()

    def started(self) -> None:
        """From here on a signal stops the bot; until now it ended the start."""
        self._starting = None

    async def wait(self) -> None:
        """Wait until somebody asks."""
        await self._asked.wait()

    def _hear(self, sign: signal.Signals) -> None:
        if self.asked and sign not in SIGNS:  # a terminal says it twice
            return
        if self.asked:
            log.warning("told to stop a second time: stopping at once")
            logging.shutdown()
            os._exit(128 + sign)
        log.info("told to stop: nothing new is taken, what runs is finished")
        self._asked.set()
        if self._left:
            self._left.begin()
        if self._starting:
            self._starting.cancel()


def _signs() -> list[signal.Signals]:
    """Under `nohup` the end of the terminal is ignored."""
    end = getattr(signal, "SIGHUP", None)
    return [*SIGNS, *([end] if end and signal.getsignal(end) is not signal.SIG_IGN else [])]


async def stopped() -> None:
    """Wait until somebody asks the program to stop."""
    stop = Stop()
    stop.started()
    await stop.wait()


async def first(*waits: Coroutine[Any, Any, object]) -> None:
    """Wait for whichever comes first."""
    tasks = [asyncio.create_task(wait) for wait in waits]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()

"""What `run` and `work` share: logs, telemetry and health around a bot that works until it is told to stop."""

import asyncio
import gc
import logging
import os
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from ctypes import CDLL
from itertools import count
from typing import Protocol

from bot import logs
from bot.adapters import telemetry
from bot.app import Connected
from bot.commands.loop import run
from bot.commands.stopping import Stop, first
from bot.concurrency.priority import computing
from bot.concurrency.shutdown import TimeLeft
from bot.desk.parts.gauge import Gauge
from bot.errors import LevelheadError, SettingsError
from bot.health import Health, serving
from bot.settings import Settings, export_standard, missing_for_slack
from bot.slack.listeners.lifecycle import REVOKED

log = logging.getLogger("levelhead")
YOUNG, OFTEN = 2_000, 5
"""New objects after which the young ones are looked through; and every which time those that outlived it once, too."""
NEVER = 1_000_000_000
TIDY_SECONDS, LOOKS_TO_ALL = 0.25, 2_400
"""Between looks for garbage, and every which of them goes through all. Everyone waits while it looks, so it must be
short: a second's garbage took up to 24 ms, that of a quarter up to 9 (benchmarks.load, 100 commands a second)."""
LARGE = 256 * 1024
"""Bytes."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""What they are called in glibc's malloc.h."""


class Start(Protocol):
    """Starts a bot: `connected` or `working`."""

    def __call__(
        self, settings: Settings, *, gauge: Gauge, left: TimeLeft
    ) -> AbstractAsyncContextManager[Connected]: ...


def require_slack(settings: Settings) -> None:
    """Raises SettingsError that names every setting missing for Slack."""
    missing = missing_for_slack(settings)
    if missing:
        lines = [f"{name}: {where}" for name, where in missing.items()]
        raise SettingsError("\n".join(["Missing settings (put them into .env; see .env.sample):", *lines]))


def serve(settings: Settings, start: Start, word: str) -> int:
    """Work until told to stop. Gives the exit status.

    An error nobody foresaw is logged without its words. Who reads the log by machine finds what ended it there.
    """
    logs.install(settings.levelhead_log_level, settings.levelhead_log_format)
    large_apart()
    try:
        run(work(settings, start, word))
    except LevelheadError as error:
        if settings.levelhead_log_format == "text":
            raise
        log.critical("%s", error)
        return 1
    except Exception:
        log.critical("ended by an error", exc_info=True)
        return 1
    return 0


async def work(settings: Settings, start: Start, word: str) -> None:
    """The same, in a loop. Raises SettingsError when Slack ends the installation."""
    left = TimeLeft(settings.levelhead_stop_seconds)
    stop = Stop(left)
    try:
        async with _gauge(left) as gauge, _health(settings) as health, start(settings, gauge=gauge, left=left) as bot:
            stop.started()
            health.watch(bot.ready)
            log.info("%s; drafts are written by %s", word, bot.desk.writer.name)
            _keep_loaded()
            await first(stop.wait(), bot.revoked.wait(), _tidy())
            health.watch(None)
    except asyncio.CancelledError:
        if not stop.asked:
            raise
        return
    log.info("stopped")
    if bot.revoked.is_set():
        raise SettingsError(REVOKED)


def _keep_loaded() -> None:
    """What was loaded stays: looking through it for garbage would keep whoever waits for a tenth of a second.

    All that has lived for some time since is looked through by `_tidy` alone. To the end: the program would look
    through it once more then, for a second of those that a platform gives it.
    """
    gc.collect()
    give_back()
    gc.freeze()
    gc.set_threshold(YOUNG, OFTEN, NEVER)


def large_apart() -> None:
    """What is large is taken from the system by itself, so that it goes back whole as soon as it is let go.

    By default glibc puts ever larger things among the small ones, which then keep their room. Where it has no glibc,
    nothing changes.
    """
    with suppress(OSError, AttributeError):
        for threshold in (_TRIM_THRESHOLD, _MMAP_THRESHOLD):
            CDLL("libc.so.6").mallopt(threshold, LARGE)


def give_back() -> None:
    """What the start took and let go again, some 10 MB, goes back to the system; where it has no glibc, it stays."""
    with suppress(OSError, AttributeError):
        CDLL("libc.so.6").malloc_trim(0)


async def _tidy() -> None:
    """Look for garbage in what came since the last look, when no listener waits."""
    for number in count(1):
        await asyncio.sleep(TIDY_SECONDS)
        async with computing():
            look(everywhere=number % LOOKS_TO_ALL == 0)


def look(everywhere: bool = False) -> None:
    """Clear the garbage of what came since the last look: 5 ms, 9 at most, while a hundred people write a second.

    What outlived a look is left out of the next ones; `everywhere`: not of this one, which takes more than 100 ms.
    """
    if everywhere:
        gc.unfreeze()
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def _gauge(left: TimeLeft) -> AsyncIterator[Gauge]:
    export_standard()
    gauge = telemetry.start(os.environ)
    try:
        yield gauge
    finally:
        await left.wait(asyncio.to_thread(gauge.close))


@asynccontextmanager
async def _health(settings: Settings) -> AsyncIterator[Health]:
    health = Health()
    if settings.levelhead_health_port is None:
        yield health
        return
    async with serving(health, settings.levelhead_health_host, settings.levelhead_health_port) as port:
        log.info("health is told on port %d", port)
        yield health

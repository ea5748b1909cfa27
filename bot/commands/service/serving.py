"""What `run` and `work` share: logs, telemetry, health checks and memory around a bot that is to run."""

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
from bot.commands.service.loop import run
from bot.commands.service.stopping import Stop, first
from bot.concurrency.priority import computing
from bot.concurrency.shutdown import TimeLeft
from bot.desk.parts.gauge import Gauge
from bot.errors import LevelheadError, SettingsError
from bot.health import Health, serving
from bot.settings import Settings, export_standard, missing_for_slack
from bot.slack.listeners.lifecycle import REVOKED

log = logging.getLogger("levelhead")
YOUNG, OFTEN = 2_000, 5
"""New objects between collections of the young generation, and how many of those between ones of the next."""
NEVER = 1_000_000_000
TIDY_SECONDS, LOOKS_TO_ALL = 0.25, 2_400
"""Seconds between garbage collections, and how many of those between full ones. Everybody waits during one, so it must
be short: a second's garbage took up to 24 ms, a quarter's up to 9 (benchmarks.load, 100 commands a second)."""
LARGE = 256 * 1024
"""Bytes."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Their numbers in glibc's malloc.h."""


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
    """Work until told to stop. Returns the exit status.

    An unexpected error is logged without its text; in a JSON log, a LevelheadError too.
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
    """As `serve`, in the loop. Raises SettingsError when Slack ends the installation."""
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
    """Exclude what was imported from garbage collection, which would otherwise take a tenth of a second.

    Only `_tidy` collects from now on. Neither does the exit, which would take a second of those that a platform gives.
    """
    gc.collect()
    give_back()
    gc.freeze()
    gc.set_threshold(YOUNG, OFTEN, NEVER)


def large_apart() -> None:
    """Have large blocks taken from the system one by one, so that they are returned when freed.

    By default glibc puts ever larger blocks among small ones, where they stay. Does nothing without glibc.
    """
    with suppress(OSError, AttributeError):
        for threshold in (_TRIM_THRESHOLD, _MMAP_THRESHOLD):
            CDLL("libc.so.6").mallopt(threshold, LARGE)


def give_back() -> None:
    """Return memory freed after the start, some 10 MB, to the system. Does nothing without glibc."""
    with suppress(OSError, AttributeError):
        CDLL("libc.so.6").malloc_trim(0)


async def _tidy() -> None:
    """Collect garbage since the last time, when no listener waits."""
    for number in count(1):
        await asyncio.sleep(TIDY_SECONDS)
        async with computing():
            look(everywhere=number % LOOKS_TO_ALL == 0)


def look(everywhere: bool = False) -> None:
    """Collect the young generation: 5 ms, 9 at most, with a hundred messages a second.

    What survives is excluded from later collections; with `everywhere` it is included, which takes over 100 ms.
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

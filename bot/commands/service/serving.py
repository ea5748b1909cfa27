"""What `run` and `work` share: logs, telemetry and health checks around a bot that is to run."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Protocol

from bot import logs
from bot.adapters import telemetry
from bot.app import Connected
from bot.commands.service.loop import run
from bot.commands.service.memory import keep_loaded, large_apart, tidy
from bot.commands.service.stopping import Stop, first
from bot.concurrency.shutdown import TimeLeft
from bot.desk.parts.gauge import Gauge
from bot.env_file import FILE
from bot.errors import LevelheadError, SettingsError
from bot.health import Health, serving
from bot.settings import Settings, export_standard, missing_for_slack, unused
from bot.slack.listeners.lifecycle import REVOKED

log = logging.getLogger("levelhead")


class Start(Protocol):
    """Starts a bot: `connected` or `working`."""

    def __call__(
        self, settings: Settings, *, gauge: Gauge, left: TimeLeft
    ) -> AbstractAsyncContextManager[Connected]: ...


def require_slack(settings: Settings) -> None:
    """Raises SettingsError that names every setting missing for Slack."""
    missing = missing_for_slack(settings)
    if missing:
        head = f"Missing settings (put them into {Path(FILE).absolute()}; see .env.sample):"
        lines = [head, *(f"{name}: {where}" for name, where in missing.items()), *unused()]
        raise SettingsError("\n".join(lines))


def serve(settings: Settings, start: Start, word: str) -> int:
    """Work until told to stop. Returns the exit status.

    An unexpected error is logged without its text; in a JSON log, a LevelheadError too.
    """
    logs.install(settings.levelhead_log_level, settings.levelhead_log_format)
    for words in unused():
        log.warning("%s", words)
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
            keep_loaded()
            await first(stop.wait(), bot.revoked.wait(), tidy())
            health.watch(None)
    except asyncio.CancelledError:
        if not stop.asked:
            raise
        return
    log.info("stopped")
    if bot.revoked.is_set():
        raise SettingsError(REVOKED)


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

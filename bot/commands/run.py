"""`levelhead run`: the bot, connected to Slack, until it is stopped."""

import argparse
import asyncio
import logging
import signal
from collections.abc import Coroutine
from typing import Any

from bot.app import connected
from bot.errors import SettingsError
from bot.settings import Settings, missing_for_slack, read_settings
from bot.slack.listeners.lifecycle import REVOKED

HELP = "connect to Slack and work until stopped"


def add_options(parser: argparse.ArgumentParser) -> None:
    """None: everything is a setting."""


def main(options: argparse.Namespace) -> int:
    settings = read_settings()
    require_slack(settings)
    log_to_stderr(settings.levelhead_log_level)
    asyncio.run(work(settings))
    return 0


def require_slack(settings: Settings) -> None:
    """Raises SettingsError that names every setting missing for Slack."""
    missing = missing_for_slack(settings)
    if missing:
        lines = [f"{name}: {where}" for name, where in missing.items()]
        raise SettingsError("\n".join(["Missing settings (put them into .env; see .env.sample):", *lines]))


async def work(settings: Settings) -> None:
    """Work until SIGTERM or SIGINT. Raises SettingsError when Slack ends the installation."""
    async with connected(settings) as bot:
        logging.getLogger("levelhead").info("connected; drafts are written by %s", bot.desk.writer.name)
        await first(stopped(), bot.revoked.wait())
    if bot.revoked.is_set():
        raise SettingsError(REVOKED)


async def first(*waits: Coroutine[Any, Any, object]) -> None:
    """Wait for whichever comes first."""
    tasks = [asyncio.create_task(wait) for wait in waits]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()


async def stopped() -> None:
    """Wait until somebody asks the program to stop."""
    event, loop = asyncio.Event(), asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, event.set)
    await event.wait()


def log_to_stderr(level: str) -> None:
    """Our own lines from `level`; those of libraries only when something is wrong."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in ("bot", "levelhead"):
        logging.getLogger(name).setLevel(level)

"""`levelhead work`: a worker beside `levelhead run`, without Slack's socket. Needs PostgreSQL."""

import argparse
import asyncio
import logging

from bot.app import working
from bot.commands.run import first, log_to_stderr, require_slack, stopped
from bot.errors import SettingsError
from bot.settings import Settings, read_settings
from bot.slack.listeners.lifecycle import REVOKED

HELP = "work beside others on one PostgreSQL, without listening to Slack"
NEEDS_POSTGRES = (
    "DATABASE_URL is an SQLite file, which takes one program: `levelhead run` works on it by itself. "
    "For several workers set DATABASE_URL=postgresql://user:password@host/name."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """None: everything is a setting."""


def main(options: argparse.Namespace) -> int:
    settings = read_settings()
    require_slack(settings)
    if not settings.on_postgres:
        raise SettingsError(NEEDS_POSTGRES)
    log_to_stderr(settings.levelhead_log_level)
    asyncio.run(_work(settings))
    return 0


async def _work(settings: Settings) -> None:
    async with working(settings) as worker:
        logging.getLogger("levelhead").info("working; drafts are written by %s", worker.desk.writer.name)
        await first(stopped(), worker.revoked.wait())
    if worker.revoked.is_set():
        raise SettingsError(REVOKED)

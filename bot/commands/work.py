"""`levelhead work`: a worker beside `levelhead run`, without Slack's socket. Needs PostgreSQL."""

import argparse

from bot.app import working
from bot.commands.service.serving import require_slack, serve
from bot.errors import SettingsError
from bot.settings import read_settings

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
    return serve(settings, working, "working")

"""`levelhead run`: the bot, connected to Slack, until it is stopped."""

import argparse

from bot.app import connected
from bot.commands.service.serving import require_slack, serve
from bot.settings import read_settings


def add_options(parser: argparse.ArgumentParser) -> None:
    """None: everything is a setting."""


def main(options: argparse.Namespace) -> int:
    settings = read_settings()
    require_slack(settings)
    return serve(settings, connected, "connected")

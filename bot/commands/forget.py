"""`levelhead forget`: remove a customer's words on request; the trail's line about it stays."""

import argparse
import asyncio

from bot.commands.desks.operators import NOBODY, at_work, rows_desk
from bot.desk.cases.forgetting import forget


def add_options(parser: argparse.ArgumentParser) -> None:
    named = "a case's id (C-...) or an order id, however it is written"
    parser.add_argument("wanted", nargs="+", metavar="CASE|ORDER", help=named)


def main(options: argparse.Namespace) -> int:
    found, programs = asyncio.run(_forget(" ".join(options.wanted)))
    print(f"The customer's words are removed from {', '.join(found)}; that it was done stays in the trail.")
    print("A running Levelhead takes its messages out of Slack within a minute. What people typed there stays theirs.")
    if programs == 0:
        print(NOBODY)
    print("Backups from before still hold the words: keep them no longer than you may.")
    return 0


async def _forget(wanted: str) -> tuple[tuple[str, ...], int | None]:
    """The cases, and how many programs there are to remove their messages."""
    async with rows_desk() as desk:
        found = await forget(desk, wanted)
        async with desk.database.read() as tx:
            return found, await at_work(desk, tx)

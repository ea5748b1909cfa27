"""`levelhead forget`: a customer's words are removed on request; the audit line that it was done stays."""

import argparse
import asyncio

from bot.commands.operating import rows_desk
from bot.desk.cases.forgetting import forget


def add_options(parser: argparse.ArgumentParser) -> None:
    named = "a case's id (C-...) or an order id, however it is written"
    parser.add_argument("wanted", nargs="+", metavar="CASE|ORDER", help=named)


def main(options: argparse.Namespace) -> int:
    found = asyncio.run(_forget(" ".join(options.wanted)))
    print(f"The customer's words are removed from {', '.join(found)}; that it was done stays in the trail.")
    print("A running Levelhead takes its messages out of Slack within a minute. What people typed there stays theirs.")
    return 0


async def _forget(wanted: str) -> tuple[str, ...]:
    async with rows_desk() as desk:
        return await forget(desk, wanted)

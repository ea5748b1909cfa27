"""`levelhead retry`: what is stuck is tried once more."""

import argparse
import asyncio

from bot.commands.operating import operators_desk
from bot.store import posts

HELP = "try once more what Slack refused, or what is uncertain"


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", nargs="?", help="one case; every case if left out")


def main(options: argparse.Namespace) -> int:
    found = asyncio.run(_retry(options.case))
    print(f"{len(found)} cases are tried again: {', '.join(found)}." if found else "Nothing is stuck.")
    return 0


async def _retry(case_id: str | None) -> list[str]:
    async with operators_desk() as desk, desk.write() as tx:
        found = {*await posts.retry_refused(tx, case_id=case_id), *await posts.look_again(tx, case_id)}
        for case in sorted(found):
            await desk.wake_case(tx, case)
    return sorted(found)

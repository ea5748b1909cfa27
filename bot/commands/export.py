"""`levelhead export`: everything that is kept of cases, as JSON lines."""

import argparse
import asyncio
import json
import sys
from pathlib import Path
from typing import TextIO

from bot.commands.desks.operators import rows_desk
from bot.commands.terminal.new_files import written
from bot.store.operations import exporting


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, metavar="FILE", help="a new file; standard output if left out")


def main(options: argparse.Namespace) -> int:
    if options.output is None:
        asyncio.run(_export(sys.stdout))
        return 0
    with written(options.output) as file:
        count = asyncio.run(_export(file))
    print(f"Wrote {count} lines to {options.output}. They hold customers' words: keep the file safe.")
    return 0


async def _export(file: TextIO) -> int:
    count = 0
    async with rows_desk() as desk, desk.database.read() as tx:
        async for table, row in exporting.rows(tx):
            file.write(json.dumps({"table": table, **row}, ensure_ascii=False, default=str) + "\n")
            count += 1
    return count

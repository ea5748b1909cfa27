"""`levelhead encrypt`: encrypt what people wrote with the first key; also while bots work."""

import argparse
import asyncio

from rich.progress import Progress, TextColumn

from bot.commands.desks.operators import at_work, rows_desk
from bot.commands.terminal.console import Console
from bot.desk.parts.desk import Desk
from bot.errors import LevelheadError
from bot.store.operations.resealing import reseal
from bot.store.operations.sealing_keys import standings, take_up, whole
from bot.store.tables.sealing import Keys, new_key

NO_KEY = "LEVELHEAD_ENCRYPTION_KEYS is empty. `levelhead encrypt --new-key` makes a key; keep it as safe as a password."
NOT_YET = (
    "A Levelhead works on this database without having {name} as its first key: it couldn't read what is encrypted "
    "now. Start every program with it first, then say this again."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--new-key", action="store_true", help="print a fresh key, and do nothing else")


def main(options: argparse.Namespace) -> int:
    if options.new_key:
        print(new_key())
        return 0
    changed, looked, dropped = asyncio.run(_encrypt(Console(stderr=True)))
    print(f"Encrypted {changed:,} values; {looked:,} rows were looked at.")
    if dropped:
        print(f"Nothing here needs the key{'s' * (len(dropped) > 1)} {', '.join(dropped)} any more.")
    print("Backups made before hold what they held: keep their keys as long as them, or delete them.")
    return 0


async def _encrypt(console: Console) -> tuple[int, int, list[str]]:
    """How many values were encrypted and rows looked at, and the names of keys no longer needed."""
    changed = looked = 0
    async with rows_desk() as desk:
        keys = await _first_key(desk)
        with Progress(TextColumn("{task.description}"), console=console, transient=True) as progress:
            bar = progress.add_task("")
            async for batch in reseal(desk.database, keys):
                changed, looked = changed + batch.sealed, looked + batch.rows
                progress.update(bar, description=f"{batch.table}: {looked:,} rows")
        async with desk.database.write() as tx:
            dropped = await whole(tx, keys, desk.clock.now())
        await desk.database.scrub()
    return changed, looked, dropped


async def _first_key(desk: Desk) -> Keys:
    """The keys, taken into use. Raises LevelheadError where a running bot couldn't read what the first encrypts."""
    keys = desk.database.keys
    if keys is None:
        raise LevelheadError(NO_KEY)
    async with desk.database.read() as tx:
        there, working = await standings(tx), await at_work(desk, tx)
    if keys.names[0] not in there and working != 0:  # where that can't be known, assume so
        raise LevelheadError(NOT_YET.format(name=keys.names[0]))
    await take_up(desk.database, desk.clock.now())
    return keys

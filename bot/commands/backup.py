"""`levelhead backup`: copy a SQLite database, also while a bot uses it."""

import argparse
import asyncio
from contextlib import suppress
from pathlib import Path

from bot.commands.desks.operators import rows_desk
from bot.errors import LevelheadError


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a new file")


def main(options: argparse.Namespace) -> int:
    file: Path = options.file
    if file.exists():
        raise LevelheadError(f"{file} is there already. Name a new file.")
    part = file.with_name(f"{file.name}.part")
    try:
        part.touch(mode=0o600)
        asyncio.run(_back_up(part))
        part.rename(file)
    except OSError as error:
        raise LevelheadError(f"{file}: {error.strerror}.") from error
    finally:
        with suppress(OSError):  # of a folder that can't be written
            part.unlink()
    print(f"Copied to {file}. It holds customers' words: keep the file safe.")
    return 0


async def _back_up(file: Path) -> None:
    async with rows_desk() as desk:
        await desk.database.back_up(file)

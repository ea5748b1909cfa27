"""`levelhead import FILE...`: import a seller's reports; imported again, nothing is doubled."""

import argparse
import asyncio
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any

from rich.progress import Progress, SpinnerColumn, TextColumn

from bot.app import make_desk
from bot.commands.desks.nobody import Nobody
from bot.commands.terminal.console import Console
from bot.commands.terminal.days import day
from bot.desk.company.importing import Arriving, Imported, import_report
from bot.desk.parts.desk import Desk
from bot.errors import LevelheadError
from bot.language.normalization.unbroken import unbroken
from bot.lifecycle import up_to_date
from bot.settings import read_settings


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a report as it was downloaded")
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DAY",
        help="the day whose state the reports tell, as 2026-11-12; the day of the file if left out",
    )


def main(options: argparse.Namespace) -> int:
    return asyncio.run(_import(options.files, options.as_of, Console()))


async def _import(files: list[Path], as_of: date | None, console: Console) -> int:
    """1 if a file could not be imported; the others are imported all the same."""
    nobody: Any = Nobody()
    failed = False
    desk = make_desk(read_settings(), nobody, nobody)
    try:
        await up_to_date(desk)
        for path in files:
            try:
                done = await _take(desk, path, as_of, console)
                _say(console, done)
                failed = failed or bool(done.refused and not done.taken)
            except LevelheadError as error:
                console.print(f"{path}: {error}", style="red", markup=False, soft_wrap=True)
                failed = True
    finally:
        await desk.database.close()
    return int(failed)


async def _take(desk: Desk, path: Path, as_of: date | None, console: Console) -> Imported:
    try:
        size, changed = _about(path, desk.options.zone)
        with path.open("rb") as file, _progress(console) as progress:
            bar = progress.add_task(path.name, total=size or 1, rows=0)

            def told(at: int, rows: int) -> None:
                progress.update(bar, completed=at, rows=rows)

            return await import_report(
                desk.database, desk.clock, file, Arriving(unbroken(path.name), as_of or changed, "operator"), told
            )
    except OSError as error:
        raise LevelheadError(f"{error.strerror}. Name a report that is there.") from error


def _about(path: Path, zone: tzinfo) -> tuple[int, date]:
    """Size in bytes, and the team's day of the last change, which for a download is the day of its state."""
    found = path.stat()
    return found.st_size, datetime.fromtimestamp(found.st_mtime, zone).date()


def _progress(console: Console) -> Progress:
    words = TextColumn("{task.description}: {task.percentage:>3.0f} %, {task.fields[rows]:,} rows", markup=False)
    return Progress(SpinnerColumn(), words, console=console, transient=True, disable=not console.is_terminal)


def _say(console: Console, done: Imported) -> None:
    first, *refused = done.lines
    for line in (first, *(f"  {row}" for row in refused)):
        console.print(line, markup=False, soft_wrap=True, highlight=False)

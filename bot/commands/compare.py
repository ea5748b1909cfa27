"""`levelhead compare`: our listing against competitors', here in the terminal."""

import argparse
import asyncio
import json
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path

from bot import logs
from bot.commands.desks.one_case import terminal_desk
from bot.commands.desks.operators import operators_desk
from bot.commands.terminal.comparison import show
from bot.commands.terminal.console import Console
from bot.commands.terminal.given_texts import text_of
from bot.desk.company.comparisons.comparing import (
    DEFAULT_MARKETPLACE,
    Given,
    changed,
    checked_given,
    compared,
    read_given,
)
from bot.desk.parts.desk import Desk
from bot.domain.listing import Comparison
from bot.errors import LevelheadError
from bot.lifecycle import close_writer
from bot.listings.exporting import as_csv, as_markdown
from bot.listings.reading import LONGEST

_MOST_BYTES = LONGEST * 4


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("texts", nargs="*", type=Path, metavar="FILE", help="our listing, then up to five competitors'")
    parser.add_argument(
        "--sku", metavar="SKU", default="", help="our product in the records; then every FILE is theirs"
    )
    parser.add_argument(
        "--ours", type=Path, metavar="FILE", help="with --sku: our listing's text, instead of the records'"
    )
    parser.add_argument(
        "--marketplace", metavar="NAME", default=DEFAULT_MARKETPLACE, help="whose limits hold; %(default)s if left out"
    )
    parser.add_argument(
        "--revise", metavar="WISH", action="append", default=[], help="change the proposal; may be repeated"
    )
    parser.add_argument(
        "--policies", type=Path, metavar="DIR", help="the folder of policies; with --sku that of the settings"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write it as Markdown")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write it as CSV")


def main(options: argparse.Namespace) -> int:
    logs.install("ERROR")
    given = checked_given(_given(options))
    found = asyncio.run(_compared(given, options.policies, options.revise))
    if options.json:
        print(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        show(found, Console())
    _save(options.markdown, as_markdown, found)
    _save(options.csv, as_csv, found)
    return 0


def _given(options: argparse.Namespace) -> Given:
    if options.sku:
        theirs, ours = options.texts, _read(options.ours) if options.ours else ""
    elif options.ours:
        theirs, ours = options.texts, _read(options.ours)
    elif options.texts:
        theirs, ours = options.texts[1:], _read(options.texts[0])
    else:
        raise LevelheadError("Name the files: levelhead compare ours.txt theirs.txt, or --sku SKU theirs.txt.")
    return Given(ours, options.sku, tuple(map(_read, theirs)), options.marketplace)


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise LevelheadError(f"{path} is longer than {LONGEST:,} characters. Paste title, bullets and description.")
    except OSError as error:
        raise LevelheadError(f"{path}: {error.strerror}.") from error
    text = text_of(path)
    if not text.strip():
        raise LevelheadError(f"{path} is empty. Paste the listing's title, bullets and description into it.")
    return text


async def _compared(given: Given, policies: Path | None, wishes: Sequence[str]) -> Comparison:
    async with _desk(given, policies) as desk:
        read = await read_given(desk, given)
        found = await compared(desk, read, [], busy_too=True)
        for wish in wishes:
            found = await changed(desk, read, found, wish, [])
        return found


@asynccontextmanager
async def _desk(given: Given, policies: Path | None) -> AsyncIterator[Desk]:
    """The team's own desk if records are needed; else one that keeps nothing."""
    if given.sku:
        async with operators_desk() as desk:
            yield desk
        return
    async with terminal_desk(policies) as desk:
        try:
            yield desk
        finally:
            await close_writer(desk.writer)


def _save(path: Path | None, made: object, found: Comparison) -> None:
    if path is None:
        return
    try:
        path.write_text(made(found), encoding="utf-8", newline="")  # type: ignore[operator]
    except OSError as error:
        raise LevelheadError(f"{path}: {error.strerror}.") from error
    print(f"Written: {path}", file=sys.stderr)

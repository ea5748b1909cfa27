"""`levelhead audit`: check the trail against itself and its anchors, print an anchor to keep, or list a period."""

import argparse
import asyncio
import json
import sys
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import TextIO

from bot.commands.desks.operators import rows_desk
from bot.commands.terminal.days import day
from bot.commands.terminal.new_files import written
from bot.desk.auditing import Audit, anchor, verify
from bot.domain.anchors import kept_lines
from bot.domain.trail import Link
from bot.errors import LevelheadError
from bot.store.history import auditing


def add_options(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    made = verbs.add_parser("verify", help="find lines that were changed, moved or taken out; exit 1 for any")
    made.add_argument("--anchors", type=Path, metavar="FILE", help="lines of `audit anchor` that were kept elsewhere")
    verbs.add_parser("anchor", help="one line that stands for the whole trail until now; keep it elsewhere")
    made = verbs.add_parser("export", help="the lines of a period as JSON lines; they hold nobody's words")
    made.add_argument("--from", dest="since", type=day, metavar="DATE", help="the first day, 2026-11-01")
    made.add_argument("--to", dest="until", type=day, metavar="DATE", help="the last day")
    made.add_argument("--output", type=Path, metavar="FILE", help="a new file; standard output if left out")


def main(options: argparse.Namespace) -> int:
    if options.verb == "verify":
        return _told(asyncio.run(_verify(_kept(options.anchors))))
    if options.verb == "anchor":
        print(asyncio.run(_anchor()))
        return 0
    if options.output is None:
        asyncio.run(_export(sys.stdout, options.since, options.until))
        return 0
    with written(options.output) as file:
        count = asyncio.run(_export(file, options.since, options.until))
    print(f"Wrote {count} lines to {options.output}.")
    return 0


def _kept(file: Path | None) -> dict[int, str]:
    if file is None:
        return {}
    try:
        found = kept_lines(file.read_text(encoding="utf-8", errors="replace"))
    except OSError as error:
        raise LevelheadError(f"{file}: {error.strerror}.") from error
    if not found:
        raise LevelheadError(f"{file} has no line as `levelhead audit anchor` prints it.")
    return found


async def _verify(kept: dict[int, str]) -> Audit:
    async with rows_desk() as desk, desk.database.read() as tx:
        return await verify(tx, kept)


def _told(audit: Audit) -> int:
    for harm in audit.harms:
        print(harm)
    looked = f"{audit.lines} lines of {audit.cases} cases, {audit.anchors} anchors"
    print(f"The trail does not hold ({looked})." if audit.harms else f"The trail holds ({looked}).")
    return 1 if audit.harms else 0


async def _anchor() -> str:
    async with rows_desk() as desk:
        made = await anchor(desk)
    if made is None:
        raise LevelheadError("There is nothing to anchor yet: no case was opened.")
    return made.line


async def _export(file: TextIO, since: date | None, until: date | None) -> int:
    if since and until and until < since:
        raise LevelheadError(f"The period would end ({until}) before it begins ({since}). Turn the two days round.")
    count = 0
    async with rows_desk() as desk, desk.database.read() as tx:
        zone = desk.options.zone
        before = _start(until + timedelta(days=1), zone) if until else None
        async for link in auditing.links(tx, _start(since, zone) if since else None, before):
            file.write(json.dumps(_line(link), ensure_ascii=False) + "\n")
            count += 1
    return count


def _start(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _line(link: Link) -> dict[str, object]:
    event = link.event
    said = {"case": event.case_id, "line": event.number, "at": event.at.isoformat(), "actor": event.actor}
    return {**said, "kind": event.kind, "details": dict(event.details), "previous": link.previous, "hash": link.hash}

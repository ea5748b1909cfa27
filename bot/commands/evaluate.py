"""`levelhead evaluate`: how often the service is right, on cases with known answers."""

import argparse
import asyncio
import hashlib
import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot import logs
from bot.commands.desks.one_case import clock_on, terminal_desk
from bot.commands.draft import drafted_at
from bot.commands.review import reviewed_text_at
from bot.commands.terminal.console import Console
from bot.commands.terminal.given_texts import text_of
from bot.desk.parts.desk import Desk
from bot.desk.report.costing import counted
from bot.evaluation.dataset import Dataset, KnownCase, KnownText, read_dataset
from bot.evaluation.figures import Figures, Spent, figures
from bot.evaluation.report import show
from bot.evaluation.run import run
from bot.loading.folders import POLICY_SUFFIXES, read_texts
from bot.runner.wake import RowWake
from bot.settings import PROJECT
from bot.store.history import costs, trail

EXAMPLES = PROJECT / "examples"
KEPT = Path(".levelhead") / "evaluations"
AT_ONCE = 4
"""Cases that wait for a model in parallel. Without a model they would only slow each other down."""


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dataset", nargs="?", type=Path, default=EXAMPLES, help="a YAML file or a folder of them")
    parser.add_argument("--policies", type=Path, metavar="DIR", help="the folder of policies")
    parser.add_argument("--anyway", action="store_true", help="draft also where a brief comes first")
    parser.add_argument("--json", action="store_true", help="the same as data")


def main(options: argparse.Namespace) -> int:
    logs.install("ERROR")
    dataset = _read(options.dataset)
    found = asyncio.run(measured(dataset, options.policies, options.anyway, progress=not options.json))
    kept = kept_as(options.dataset, options.anyway)
    before = _before(kept)
    if options.json:
        print(json.dumps(found.as_data() | {"before": before}, ensure_ascii=False, indent=2))
    else:
        show(found, before, Console())
    _keep(kept, found)
    return 1 if found.broken else 0


def _read(path: Path) -> Dataset:
    if path.is_dir():
        return read_dataset(str(path), read_texts(path, POLICY_SUFFIXES))
    return read_dataset(str(path), {path.name: text_of(path)})


async def measured(dataset: Dataset, policies: Path | None, anyway: bool, progress: bool) -> Figures:
    """The figures of a run with the configured writer."""
    began = time.perf_counter()
    async with terminal_desk(policies) as desk:

        async def draft(entry: KnownCase) -> dict[str, Any]:
            return await drafted_at(_on(desk, entry), entry.case, anyway, key=entry.id)

        async def review(entry: KnownText) -> dict[str, Any]:
            return await reviewed_text_at(desk, entry.draft, entry.context)

        reports = await run(dataset, draft, review, side_by_side(desk), progress)
        seconds = time.perf_counter() - began
        used, spent = await _model(desk)
        return figures(dataset.name, reports, desk.writer.name, desk.book.version, seconds, used, spent)


def side_by_side(desk: Desk) -> int:
    """How many cases are drafted in parallel."""
    return 1 if desk.writer is desk.composer else AT_ONCE


def _on(desk: Desk, entry: KnownCase) -> Desk:
    """The desk on the day of the case."""
    clock = clock_on(entry.case.today, desk.options.zone)
    return replace(desk, clock=clock, wake=RowWake(clock))


async def _model(desk: Desk) -> tuple[dict[str, Any], Spent | None]:
    """Calls, tokens and cost by purpose; None where no model was asked."""
    async with desk.database.read() as tx:
        used, calls = await trail.usage(tx), [call async for call in costs.every(tx)]
    of_all = counted(calls, desk.options.budget.prices, desk.options.zone)
    money = {c.name: c.money for c in of_all.purposes}
    return used, Spent(of_all.total.money, of_all.currency, money, of_all.basis) if calls else None


def kept_as(dataset: Path, anyway: bool) -> Path:
    """The file for a dataset's figures: one for each path and way of running it."""
    place = hashlib.sha256(f"{dataset.resolve()}{anyway}".encode()).hexdigest()[:8]
    return KEPT / f"{dataset.resolve().stem}-{place}.json"


def _before(kept: Path) -> dict[str, Any] | None:
    try:
        read: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return read


def _keep(kept: Path, found: Figures) -> None:
    """For the next run to be compared with; where that can't be, this one is told all the same."""
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(found.as_data(), ensure_ascii=False), encoding="utf-8")
    except OSError as error:
        print(f"The next run can't be compared with this one: {kept}: {error.strerror}.", file=sys.stderr)

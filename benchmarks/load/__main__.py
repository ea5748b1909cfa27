"""Measures the bot under load and writes docs/benchmarks.md: `python -m benchmarks.load [--only sqlite] [--past 0]`.

Real processes of the bot, against the local workspace with its rate limits off and a Claude on loopback. Needs the
development dependencies, and for a million past cases about 20 GB of disk; filling takes ten minutes
for each database.
"""

import argparse
import asyncio
import gc
import os
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.load import history, scenarios
from benchmarks.load.bots import Claude
from benchmarks.load.databases import place
from benchmarks.load.policies import written
from benchmarks.load.report import SLOW_SECONDS, write
from benchmarks.load.scenarios import Bench, settings_for
from benchmarks.load.slack import Slack

PAST, CLAUSES = 1_000_000, 10_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("--only", choices=["sqlite", "postgres"], help="one database")
    parser.add_argument("--past", type=int, default=PAST, help="past cases of the large history; 0 leaves it out")
    parser.add_argument("--clauses", type=int, default=CLAUSES, help="clauses beside those that ship, in the large one")
    options = parser.parse_args()
    databases = [options.only] if options.only else ["sqlite", "postgres"]
    found: dict[str, dict[str, Any]] = {}
    load = os.getloadavg()[0]
    for name in databases:
        found[name] = asyncio.run(measured(name, 0, 0))
        if options.past:
            found[f"{name} large"] = asyncio.run(measured(name, options.past, options.clauses))
    write(found, load, options.past, options.clauses)


async def measured(name: str, past: int, clauses: int) -> dict[str, Any]:
    """Every figure of one database.

    Slack's part of it is this process, so garbage is only looked for in between: a look over all that earlier runs
    left takes hundreds of milliseconds, which would count as the bot's.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.disable()
    slack, claude = Slack(), Claude()
    await slack.start()
    await claude.start()
    with tempfile.TemporaryDirectory(prefix="levelhead-load-") as folder:
        policies = written(Path(folder) / "policies", clauses) if past else None
        try:
            settings = settings_for(slack, claude, "", policies)
            async with place(name, settings) as where:
                bench = Bench(slack, claude, where, settings | {"DATABASE_URL": where.url})
                if past:
                    await _aged(bench, past)
                return await _figures(bench)
        finally:
            await claude.stop()
            await slack.stop()


async def _aged(bench: Bench, past: int) -> None:
    """One case is carried to its end, then copied."""
    async with bench.bot():
        await scenarios.whole(bench)
        await bench.slack.carried_through()
    begun = time.monotonic()
    fill = history.fill_sqlite if bench.place.name == "sqlite" else history.fill_postgres
    await asyncio.to_thread(fill, bench.place.url.removeprefix("sqlite:///"), past)
    print(f"{past:,} past cases in {time.monotonic() - begun:.0f} s", flush=True)


async def _figures(bench: Bench) -> dict[str, Any]:
    found: dict[str, Any] = {}
    async with bench.bot() as bot:
        found["alone"] = await scenarios.alone(bench, bot)
        print("alone", found["alone"], flush=True)
        found["slow"] = await scenarios.alone(bench, bot, SLOW_SECONDS, count=20, warm=2)
        print("slow", found["slow"], flush=True)
        found["commands"] = await scenarios.commands(bench, bot)
        print("commands", found["commands"], flush=True)
    async with bench.bot() as bot:
        found["in flight"] = await scenarios.in_flight(bench, bot)
        print("in flight", found["in flight"], flush=True)
    if bench.place.name == "postgres":
        few, some = {"LEVELHEAD_IN_FLIGHT": "8"}, {"LEVELHEAD_IN_FLIGHT": "20"}  # all at once, they'd end all at once
        found["workers"] = await scenarios.workers(bench, 200, 0.0, **few)
        print("workers", found["workers"], flush=True)
        found["workers, held"] = await scenarios.workers(bench, 150, 0.0, share=0.3, **few)
        print("workers, held", found["workers, held"], flush=True)
        found["workers, 20 each"] = await scenarios.workers(bench, 240, 1.0, **some)
        print("workers, 20 each", found["workers, 20 each"], flush=True)
    found["errors"] = bench.slack.seen.errors[:3]
    return found


if __name__ == "__main__":
    main()

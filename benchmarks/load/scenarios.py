"""What is measured: one case after another, 100 commands a second, 500 cases in flight, one worker against two."""

import asyncio
import json
import os
import statistics
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.load.apart import apart
from benchmarks.load.bots import ROOT, Bot, Claude, levelhead
from benchmarks.load.databases import Place
from benchmarks.load.slack import Slack

MODEL_SECONDS = 5.0
PATIENCE = 600.0


@dataclass
class Bench:
    """Slack, Claude and a database, with what the bots' processes need to find them."""

    slack: Slack
    claude: Claude
    place: Place
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def others(self) -> list[int]:
        """The processes of Slack (this one), Claude, and the database's server."""
        return [os.getpid(), self.claude.pid, *filter(None, [self.place.server])]

    @asynccontextmanager
    async def bot(self, **more: str) -> AsyncIterator[Bot]:
        """`levelhead run`, once it listens."""
        bot = await levelhead("run", {**self.settings, **more}, self.place.folder)
        try:
            await self.slack.connected(1)
            yield bot
        finally:
            await bot.stop()
            await self.slack.connected(0)


def settings_for(slack: Slack, claude: Claude, url: str, policies: Path | None) -> dict[str, str]:
    """Environment variables of a bot that talks to these."""
    manifest = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))
    found = {
        **slack.settings(manifest),
        "ANTHROPIC_API_KEY": "sk-ant-fake",
        "ANTHROPIC_BASE_URL": claude.url,
        "DATABASE_URL": url,
        "LEVELHEAD_LOG_LEVEL": "WARNING",
        "LEVELHEAD_PACE_SLACK": "false",
    }
    return found | ({"LEVELHEAD_POLICIES": str(policies)} if policies else {})


def milliseconds(values: list[float]) -> dict[str, float]:
    """Of spans in seconds: median, 99th percentile and the longest, in milliseconds."""
    ordered = sorted(values)
    last = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return {"median": statistics.median(ordered) * 1e3, "p99": last * 1e3, "max": ordered[-1] * 1e3}


async def alone(bench: Bench, bot: Bot, seconds: float = 0.0, count: int = 60, warm: int = 10) -> dict[str, Any]:
    """One case after another: time to ack, to the case's message, and the bot's own share of a draft.

    The bot has a processor to itself. What it does while a call takes its `seconds` is no share.
    """
    await bench.claude.take(seconds)
    with apart(bot.process.pid, bench.others):
        for _ in range(warm):
            await whole(bench)
        before = bot.cpu
        numbers = [await whole(bench) for _ in range(count)]
        used = bot.cpu - before
    model = _model_time(await bench.claude.told())
    times = bench.slack.seen.times
    return {
        "ack": milliseconds([times[n].acked - times[n].typed for n in numbers]),
        "message": milliseconds([times[n].posted - times[n].typed for n in numbers]),
        "own share": milliseconds([times[n].drafted - times[n].typed - model[n] for n in numbers]),
        "processor": used / count * 1e3,
        "memory": bot.megabytes,
    }


async def whole(bench: Bench) -> int:
    """A case, until it is drafted. Gives its number."""
    number = await bench.slack.type()
    await bench.slack.all_drafted([number], PATIENCE)
    await asyncio.sleep(0.05)
    return number


def _model_time(told: Mapping[str, Any]) -> dict[int, float]:
    """Seconds in which Claude was at work for each case: two calls at once count once."""
    found: dict[int, float] = {}
    until: dict[int, float] = {}
    for case, _, began, ended in sorted(told["spent"], key=lambda call: call[2]):
        since = max(began, until.get(case, began))
        found[case] = found.get(case, 0.0) + max(0.0, ended - since)
        until[case] = max(ended, since)
    return found


async def commands(bench: Bench, bot: Bot, a_second: float = 100.0, seconds: float = 10.0) -> dict[str, Any]:
    """Commands at a steady rate, whatever the bot still has to do; then until everything is drafted."""
    await bench.claude.take(0.0)
    begun = time.monotonic()
    missed = bench.slack.unacknowledged
    numbers = await bench.slack.type_at(a_second, round(a_second * seconds))
    await bench.slack.all_drafted(numbers, PATIENCE)
    times = bench.slack.seen.times
    took = max(times[n].drafted for n in numbers) - begun
    await bench.claude.told()
    return {
        "ack": milliseconds([times[n].acked - times[n].typed for n in numbers]),
        "drafts a second": len(numbers) / took,
        "missed": bench.slack.unacknowledged - missed,
        "memory": bot.megabytes,
    }


async def in_flight(bench: Bench, bot: Bot, count: int = 500) -> dict[str, Any]:
    """So many cases at once, with a Claude that takes its time, against the same with one that answers at once.

    Ideal: the time for the same cases with a Claude that answers at once, and the model's calls of one case on top:
    nothing waits for a slot.
    """
    at_once, _, _ = await _all(bench, count, 0.0)
    took, waits, most = await _all(bench, count, MODEL_SECONDS)
    ideal = at_once + round(waits / MODEL_SECONDS) * MODEL_SECONDS
    return {"seconds": took, "ideal": ideal, "over": took / ideal - 1, "most": most, "memory": bot.megabytes}


async def _all(bench: Bench, count: int, seconds: float) -> tuple[float, float, int]:
    """Seconds until all are drafted, those in which each waited for the model, and the most calls at once."""
    await bench.claude.take(seconds)
    begun = time.monotonic()
    numbers = await bench.slack.type_at(100.0, count)
    await bench.slack.all_drafted(numbers, PATIENCE)
    took = max(bench.slack.seen.times[n].drafted for n in numbers) - begun
    told = await bench.claude.told()
    return took, statistics.median(_model_time(told).values()), int(told["most"])


async def workers(bench: Bench, count: int, seconds: float, share: float = 1.0, **more: str) -> dict[str, Any]:
    """The same queue, worked off by one worker and by two. The bot that took it in is stopped before.

    With a share each worker runs for that part of the time only, so that two of them leave processors to the rest.
    """
    rates = {}
    for many in (1, 2):
        async with bench.bot(LEVELHEAD_IN_FLIGHT="1") as bot:
            await bench.claude.take(600.0)  # nothing is drafted while the commands come in
            numbers = await bench.slack.type_at(50.0, count)
            await bot.stop()  # killed, what it has in hand would wait half a minute for whoever takes it over
        await bench.claude.take(seconds)
        rates[many] = await _worked_off(bench, numbers, many, share, more)
        await bench.claude.told()
    return {"one": rates[1], "two": rates[2], "times": rates[2] / rates[1]}


async def _worked_off(bench: Bench, numbers: list[int], many: int, share: float, more: Mapping[str, str]) -> float:
    """Drafts a second, after the first fifth, as one worker starts before the other, up to the last but one in fifty:
    what the stopped bot had in hand comes when its attempt's time is over.
    """
    started = [await levelhead("work", {**bench.settings, **more}, bench.place.folder) for _ in range(many)]
    held = [asyncio.create_task(worker.held_to(share)) for worker in started if share < 1]
    try:
        await bench.slack.all_drafted(numbers, PATIENCE)
    finally:
        for task in held:
            task.cancel()
        await asyncio.gather(*held, return_exceptions=True)
        await asyncio.gather(*(worker.stop() for worker in started))
    count = len(numbers)
    drafted = sorted(bench.slack.seen.times[n].drafted for n in numbers)[count // 5 : -(-count * 49 // 50)]
    return (len(drafted) - 1) / (drafted[-1] - drafted[0])

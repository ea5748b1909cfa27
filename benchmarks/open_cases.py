"""How long the team's desk takes with many open cases, how much memory it needs, and how long others wait for it.

Open cases are copies of a real one with a draft that waits, a minute older each. `TEST_DATABASE_URL` names an empty
PostgreSQL database; without it the tables are in a file.
"""

import argparse
import asyncio
import multiprocessing
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.load.history import fill_postgres, fill_sqlite
from bot.app import make_desk
from bot.commands.desks.nobody import Nobody
from bot.desk.advance import advance
from bot.desk.cases.case import advance_case
from bot.desk.incoming.opening import Request, open_case
from bot.desk.parts.desk import Desk
from bot.desk.team.queue import team_desk
from bot.domain.clock import SystemClock
from bot.domain.team_desk import Sight, Which
from bot.settings import Settings
from bot.store.due.work import Ref
from bot.store.rows.cases import WorkKind

SIGHTS = {
    "all": Sight(),
    "all, page 50": Sight(page=49),
    "mine": Sight(which=Which.MINE),
    "waiting for approval": Sight(which=Which.WAITING),
}
TIMES = 5


class Taken(Nobody):
    """Slack, which takes everything."""

    async def post(self, note: Any, channel: str, thread_ts: str | None, key: str) -> str:
        return key

    async def update(self, note: Any, channel: str, ts: str) -> None:
        """Taken."""

    async def seed(self, channel: str, ts: str, names: Any) -> None:
        """Taken."""

    async def link(self, channel: str, ts: str) -> str:
        return "https://example.com/a-thread"


async def _first(desk: Desk) -> None:
    """A case with a draft that waits for approval."""
    case = await open_case(desk, Request("k", "T", "C", "U", "Where is my parcel? My order is 111-2222222-3333333."))
    assert case
    await advance_case(desk, case)
    await advance(desk, Ref(WorkKind.REVISION, f"{case}.1"))
    await advance_case(desk, case)


async def _longest_wait(beside: asyncio.Event) -> float:
    """The longest time, in seconds, for which nothing else could go on."""
    longest, last = 0.0, perf_counter()
    while not beside.is_set():
        await asyncio.sleep(0)
        now = perf_counter()
        longest, last = max(longest, now - last), now
    return longest


async def _measure(desk: Desk) -> None:
    for name, sight in SIGHTS.items():
        took, waits = list[float](), list[float]()
        for _ in range(TIMES):
            over = asyncio.Event()
            beside = asyncio.create_task(_longest_wait(over))
            await asyncio.sleep(0)
            began = perf_counter()
            found = await team_desk(desk, "U", sight)
            took.append(perf_counter() - began)
            over.set()
            waits.append(await beside)
        wait = sorted(waits)[TIMES // 2]
        counts = f"{found.found} of {found.open}"
        print(f"{name:22} {1000 * sorted(took)[TIMES // 2]:8.1f} ms, others wait {1000 * wait:6.1f} ms  ({counts})")


async def _run(count: int) -> None:
    with tempfile.TemporaryDirectory(prefix="levelhead-desk-") as folder:
        file = Path(folder) / "desk.db"
        url = os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{file}"
        settings = Settings(_env_file=None).model_copy(update={"database_url": url})  # type: ignore[call-arg]
        if url.startswith("sqlite"):
            file.touch()
        anybody: Any = Taken()
        desk = make_desk(settings, anybody, anybody, SystemClock())
        await desk.database.migrate()
        await _first(desk)
        await desk.database.close()
        fill, where = (fill_sqlite, str(file)) if url.startswith("sqlite") else (fill_postgres, url)
        filling = multiprocessing.get_context("spawn").Process(target=fill, args=(where, count))
        filling.start()
        await asyncio.to_thread(filling.join)
        desk = make_desk(settings, anybody, anybody, SystemClock())
        before = _counted_from_here()
        await _measure(desk)
        print(f"memory: {before} MB before, {_memory('VmHWM')} MB at most")
        await desk.database.close()


def _counted_from_here() -> int:
    """The memory in MB now, from which the most is counted."""
    Path("/proc/self/clear_refs").write_text("5")
    return _memory("VmRSS")


def _memory(kind: str) -> int:
    """This process's, in MB: `VmRSS` now, `VmHWM` at most."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(kind)]
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    with suppress(KeyboardInterrupt):
        asyncio.run(_run(parser.parse_args().count))

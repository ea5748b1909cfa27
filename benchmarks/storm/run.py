"""A storm from its first command to the check of what is left."""

import asyncio
import os
import random
import re
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.load.bots import Bot, Claude, levelhead
from benchmarks.load.databases import Place, place
from benchmarks.load.scenarios import settings_for
from benchmarks.storm import reading
from benchmarks.storm.checking import Verdict, judged
from benchmarks.storm.memory import sampled
from benchmarks.storm.people import Crowd, Heard
from benchmarks.storm.weather import Away, SlackWeather, Weather, locked, restarted
from bot.errors import StoreError
from bot.store.engines.database import SQLITE, Database, open_database
from tests.patience import Patience

DEADLINE_SECONDS, SLACK_SECONDS, DEAD_SECONDS = "20", "5", "5"
"""Settings by which what got no answer is looked into soon."""

MORE_SECONDS, START_SECONDS = 5, 600
AWAY, TRIES = ("can't be reached", "is busy"), 20
"""What a bot says that ended as its database was away at its start; and how often it is started anew."""
WORSE = re.compile(r"ERROR|WARNING|^\w[\w.]*(Error|Exception|Timeout|NotAvailable)\b")
NUMBERS = re.compile(r"C-[0-9A-Z]{6}[\w.]*|\d+|\b[0-9a-f]{8,}\b")


@dataclass(frozen=True)
class Storm:
    """`database`: `sqlite`, `postgres`, or a URL of an empty one. `kill_every`: seconds; 0 for never."""

    seconds: float = 600
    rate: float = 3
    """Commands a second; two processors draft some two to five a second, so what 100 leave takes hours."""
    channels: int = 40
    database: str = "sqlite"
    seed: int = 1
    kill_every: float = 0
    rest: float = 1800
    """Seconds it may take after the storm until nothing is left to do, less what the bot waits for a processor."""
    sides: int = 0
    """It goes on until faults came from so many sides, which takes a slow machine longer; Claude's aren't counted."""


@dataclass
class Outcome:
    """Times are in seconds."""

    storm: Storm
    heard: Counter[Heard]
    acks: list[float]
    faults: Counter[str]
    memory: list[float]
    """Megabytes, each five seconds of the storm."""
    drafts: int
    """Posted while the storm lasted."""
    left: int
    """Commands acknowledged less drafts in Slack, when it ended; of what wasn't acknowledged some is drafted too."""
    calm_after: float | None = None
    """None where something was left to do when the patience was over."""
    taken_out: int = 0
    """Messages that Slack took twice; the second was taken out again."""
    verdict: Verdict = field(default_factory=Verdict)
    a_second: float = 0.0
    """Drafts, from the first command to the last draft."""
    restarts: list[float] = field(default_factory=list)
    """From each kill until the bot was connected again."""
    logged: Counter[str] = field(default_factory=Counter)
    """Warnings and errors of the bot, by their words."""


@dataclass
class Running:
    """The bot, as the process that runs now."""

    crowd: Crowd
    settings: dict[str, str]
    place: Place
    bot: Bot | None = None
    restarts: list[float] = field(default_factory=list)

    async def start(self) -> None:
        self.bot = await levelhead("run", self.settings, self.place.folder)
        connected = asyncio.create_task(self.crowd.connected(1, within=START_SECONDS))
        ended = asyncio.create_task(self.bot.process.wait())
        await asyncio.wait({connected, ended}, return_when=asyncio.FIRST_COMPLETED)
        ended.cancel()
        if not connected.done():
            connected.cancel()
            raise RuntimeError(self.bot.log.read_text())
        await connected

    async def kills(self, weather: Weather, every: float) -> None:
        """It is killed and started again."""
        chance = random.Random(f"{weather.seed} kill")
        while await weather.pause(chance, (every * 0.5, every * 1.5)):
            assert self.bot is not None
            begun = time.monotonic()
            self.bot.process.kill()
            await self.bot.process.wait()
            weather.seen["the bot killed and started again"] += 1
            await self.crowd.connected(0)
            await self.started_again(weather)
            self.restarts.append(time.monotonic() - begun)

    async def started_again(self, weather: Weather) -> None:
        """As a platform does: one that found its database away has ended, and is started anew."""
        for _ in range(TRIES):
            try:
                return await self.start()
            except RuntimeError as ended:
                if not any(words in str(ended) for words in AWAY):
                    raise
            weather.seen["the bot ended, as the database was away at its start"] += 1
        raise RuntimeError(f"the database was away at {TRIES} starts, one after the other")

    def process(self) -> int:
        return self.bot.process.pid if self.bot else 0

    def processes(self) -> list[int]:
        """The bot's, and this one, which is Slack to it."""
        return [os.getpid(), self.process()]


async def blown(storm: Storm) -> Outcome:
    """The whole of it. Raises RuntimeError where the bot doesn't start."""
    crowd, claude = Crowd(storm.channels), Claude("benchmarks.storm.claude", "--seed", str(storm.seed))
    await crowd.start()
    await claude.start()
    try:
        settings = settings_for(crowd, claude, "", None)
        settings |= {"LEVELHEAD_DEADLINE_SECONDS": DEADLINE_SECONDS, "LEVELHEAD_SLACK_SECONDS": SLACK_SECONDS}
        settings |= {"LEVELHEAD_DEAD_AFTER_SECONDS": DEAD_SECONDS}
        async with _where(storm, settings) as there:
            running = Running(crowd, settings | {"DATABASE_URL": there.url}, there)
            try:
                await running.start()
                return await _outcome(storm, running, claude)
            finally:
                if running.bot:
                    await running.bot.stop()
    finally:
        await claude.stop()
        await crowd.stop()


@asynccontextmanager
async def _where(storm: Storm, settings: dict[str, str]) -> AsyncIterator[Place]:
    """A database of the storm's own, or the one that is named; its logs beside the former in both cases."""
    own = storm.database in ("sqlite", "postgres")
    async with place(storm.database if own else "sqlite", settings) as there:
        if own:
            yield there
            return
        database = open_database(storm.database)
        await database.migrate()
        await database.close()
        yield Place(storm.database.partition(":")[0], storm.database, there.folder)


def _away(storm: Storm, there: Place) -> Away:
    if there.url.startswith(SQLITE):
        return locked(Path(there.url.removeprefix(SQLITE)))
    return restarted(there.url, there.folder / "data" if storm.database == "postgres" else None)


async def _outcome(storm: Storm, running: Running, claude: Claude) -> Outcome:
    crowd, begun, memory = running.crowd, time.monotonic(), list[float]()
    faults = await _stormy(storm, running, claude, memory)
    drafts = len(crowd.tally.drafts)
    heard = Counter(crowd.heard.values())
    print(f"the storm is over: {drafts} drafts for {heard[Heard.TAKEN]} taken commands", flush=True)
    found = Outcome(storm, heard, crowd.acks, faults, memory, drafts, max(0, heard[Heard.TAKEN] - drafts))
    database = open_database(running.place.url)
    try:
        found.calm_after = await _rested(database, Patience(storm.rest, running.processes))
        if running.bot:
            await running.bot.stop()  # so that rows and messages are of one moment
        found.verdict = judged(crowd.heard, await reading.kept(database, crowd.workspace))
    finally:
        await database.close()
    found.taken_out = sum(times > 1 for times in crowd.tally.shown.values()) - len(found.verdict.twice)
    found.restarts = running.restarts
    found.logged = _logged(running.place.folder)
    found.a_second = len(crowd.tally.drafts) / (max(crowd.tally.drafts, default=begun + 1) - begun)
    return found


async def _stormy(storm: Storm, running: Running, claude: Claude, memory: list[float]) -> Counter[str]:
    """Faults on all sides while people type. Gives how often each was met."""
    crowd = running.crowd
    weather = Weather(crowd.workspace, storm.seed)
    slack = crowd.workspace._api.faults = SlackWeather(storm.seed, weather.seen)
    async with asyncio.TaskGroup() as blowing:
        for loop in (weather.sockets(), weather.twice(), weather.database(_away(storm, running.place))):
            blowing.create_task(loop)
        blowing.create_task(sampled(running.process, memory, weather.over))
        if storm.kill_every:
            blowing.create_task(running.kills(weather, storm.kill_every))
        await crowd.storm(storm.rate, storm.seconds)
        patience = Patience(storm.rest, running.processes)
        while weather.sides < storm.sides and patience.look():
            await crowd.storm(storm.rate, MORE_SECONDS)
        weather.over.set()
        slack.calm = True
    told = await claude.calm()
    if told["refused"]:
        raise RuntimeError(f"the Claude of the storm refused what it was asked: {told['refused']}")
    return weather.seen + Counter(told["faults"])


def _logged(folder: Path) -> Counter[str]:
    """Lines of the bot's logs without their numbers and names."""
    lines = (line for log in folder.glob("run-*.log") for line in log.read_text(encoding="utf-8").splitlines())
    wanted = (line for line in lines if WORSE.search(line))
    return Counter(NUMBERS.sub("#", line)[:200] for line in wanted)


async def _rested(database: Database, patience: Patience) -> float | None:
    """Seconds until nothing was left to do; None where the patience was over before."""
    begun = time.monotonic()
    while patience.look():
        with suppress(StoreError):
            if not await reading.unfinished(database):
                return time.monotonic() - begun
        await asyncio.sleep(2)
    return None

"""A team at work: the local workspace, the real bot connected to it over Socket Mode, and a clock the test moves."""

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import Connected, connected, make_desk
from bot.commands.desks.nobody import Nobody
from bot.desk.parts.gauge import Gauge
from bot.desk.policies.live import Live
from bot.domain.clock import FixedClock
from bot.loading.sources import live_source
from bot.settings import PROJECT, Settings
from bot.workspace import Driver, Message, Workspace
from tests.conftest import copied, finished, named
from tests.manual_clock import ManualClock

SUPPORT = "#support"
LONG_AGO = datetime(2025, 1, 6, 9, tzinfo=UTC)
HUNG = 300
"""Seconds after which a dialogue is given up: far more than a busy machine takes."""


@dataclass(repr=False)
class Team:
    """The workspace with the bot in it; what people do is done through `ws.person`.

    Without a repr: asyncio writes out what a fixture gave whenever the next one runs, and it holds all policies.
    """

    ws: Workspace
    bot: Connected
    clock: ManualClock
    settings: Settings

    def __getattr__(self, name: str) -> Driver:
        return self.ws.person(name)

    async def settled(self) -> None:
        """Nothing on its way between people, Slack and the bot, and nothing due."""
        for _ in range(2):
            await asyncio.wait_for(self.ws.settled(), HUNG)
            await asyncio.wait_for(self.bot.runner.settled(), HUNG)

    async def pause(self, seconds: float) -> None:
        """Let time pass."""
        self.clock.advance(seconds)
        self.bot.runner.ring()
        await self.settled()

    async def until(self, words: str, after: float = 0) -> Message:
        """The first message with these words or this button in the latest case's thread, once it is there."""
        if after:
            self.clock.advance(after)
            self.bot.runner.ring()
        async with asyncio.timeout(HUNG):
            while True:
                cases = self.ws.messages(SUPPORT)
                found = [m for m in (self.thread(cases[-1]) if cases else []) if words in m.plain]
                if found:
                    return found[-1]
                await asyncio.sleep(0.01)

    async def until_view(self, title: str, person: Any, passes: float = 0) -> None:
        """Wait until the form of that title is open at this person.

        `passes`: seconds of the clock's at each look, for a form behind one that says to wait. What Slack waits for
        three seconds, an answer or a form, must not be under way then: a slow machine looks often.
        """
        async with asyncio.timeout(HUNG):
            while person.view is None or person.view.title != title:
                self.clock.advance(passes)
                await asyncio.sleep(0.01)

    async def until_shown(self) -> None:
        """Wait until a case is in the channel."""
        shown = asyncio.Event()

        def look() -> None:
            if self.ws.messages(SUPPORT):
                shown.set()

        self.ws.state.watchers.add(look)
        look()
        await asyncio.wait_for(shown.wait(), HUNG)

    async def inbox(self, person: str) -> str:
        """All that the bot told this person in a direct message."""
        return " ".join(m.plain for m in self.ws.messages(await self.ws.person(person).dm()))

    async def draft(self, message: str, person: str = "ana", channel: str = SUPPORT) -> Message:
        """`/draft` by a person; gives the case's message in the channel."""
        answer = await self.ws.person(person).command(channel, f"/draft {message}")
        assert answer.ok, answer.error
        assert answer.ephemeral is None, answer.ephemeral.plain if answer.ephemeral else ""
        await self.settled()
        return self.ws.messages(channel)[-1]

    async def press(self, who: str, message: Message, label: str) -> None:
        """Somebody presses a button, or chooses from a menu."""
        assert await self.ws.person(who).press(message, label) is None
        await self.settled()

    async def react(self, who: str, message: Message, emoji: str) -> None:
        await self.ws.person(who).react(message, emoji)
        await self.settled()

    async def say(self, who: str, case: Message, words: str, quote: str | None = None) -> None:
        """Somebody writes in the thread of a case."""
        await self.ws.person(who).say(case.channel, words, thread_ts=case.ts, quote=quote)
        await self.settled()

    async def fill(self, who: str, values: dict[str, Any]) -> None:
        """Somebody fills in the form that is open and sends it."""
        assert await self.ws.person(who).submit(values) is None
        await self.settled()

    async def until_told(self, who: str, words: str, channel: str = SUPPORT) -> str:
        """The last thing that only this person was told there, once it says so: an answer that follows its command."""
        await asyncio.wait_for(self.ws.until(lambda: words in self.told(who, channel)), HUNG)
        return self.told(who, channel)

    def told(self, who: str, channel: str = SUPPORT) -> str:
        """The last thing that only this person was told in the channel; empty where there is none."""
        whispers = self.ws.person(who).ephemerals(channel)
        return whispers[-1].plain if whispers else ""

    def case(self, channel: str = SUPPORT) -> Message:
        """The latest case in a channel."""
        return self.ws.messages(channel)[-1]

    def thread(self, case: Message) -> list[Message]:
        """What stands in the thread of a case."""
        return [m for m in self.ws.messages(case.channel, thread_ts=case.ts) if not m.deleted]

    def last(self, case: Message) -> Message:
        return self.thread(case)[-1]


@pytest.fixture(scope="session", autouse=True)
def _learned(learned: None) -> None:
    """Before the first bot starts."""


async def _worked_on(url: str) -> None:
    """As by a bot that had the shipped policies in force: 1.8 MB, which each bot would else write at its start."""
    nobody: Any = Nobody()
    settings = _plain(_environment()).model_copy(update={"database_url": url})
    live = Live(make_desk(settings, nobody, nobody, FixedClock(LONG_AGO)), live_source(settings))
    await live.begin()
    await live.leave()
    await live.desk.database.close()


@pytest.fixture(scope="session")
def sqlite_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file on which a bot has worked before."""
    file = shutil.copyfile(sqlite_template, tmp_path_factory.mktemp("worked-on") / "worked-on.db")
    finished(_worked_on(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str, postgres_template: str) -> Iterator[str]:
    """The name of a migrated database on which a bot has worked before."""
    with copied(postgres_server, postgres_template) as name:
        finished(_worked_on(named(postgres_server, name)))
        yield name


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
async def ws(clock: ManualClock) -> AsyncIterator[Workspace]:
    workspace = Workspace(clock=clock, rate_limits=False)
    await workspace.start()
    yield workspace
    await workspace.stop()
    assert not [call for call in workspace.calls if "errors" in call.answer], "Slack would not have taken this"
    assert not workspace.refused


def settings_for(ws: Workspace, folder: Path, **changes: Any) -> Settings:
    """Settings that point at this workspace and nothing else of the machine."""
    app = ws.install(json.loads((PROJECT / "manifest.json").read_text(encoding="utf-8")))
    values = {
        "slack_bot_token": SecretStr(app.bot_token),
        "slack_app_token": SecretStr(app.app_token),
        "slack_api_url": ws.api_url,
        "database_url": f"sqlite:///{folder / 'team.db'}",
        "levelhead_connected_by": ws.person("omar").id,
        "levelhead_pace_slack": False,
        "levelhead_stop_seconds": 0.5,
    }
    return _plain(_environment()).model_copy(update=values | changes)


def _environment() -> tuple[tuple[str, str], ...]:
    """What settings may be read from; pytest names the running test in a variable of its own."""
    return tuple((name, value) for name, value in os.environ.items() if not name.startswith("PYTEST_"))


@lru_cache(maxsize=4)
def _plain(environment: tuple[tuple[str, str], ...]) -> Settings:
    """Settings as this environment has them, read once: each test works with a copy."""
    return Settings(_env_file=None)  # type: ignore[call-arg]


def file_of(settings: Settings) -> Path:
    """The SQLite file of these settings."""
    return Path(settings.database_url.removeprefix("sqlite:///"))


Start = Callable[..., Any]


def case_id(case: Message) -> str:
    """The id that the message of a case names."""
    return next(word for word in case.plain.split() if word.startswith("C-"))


@pytest.fixture
async def start(ws: Workspace, clock: ManualClock, tmp_path: Path, sqlite_file: Path) -> AsyncIterator[Start]:
    """Start the bot with settings of one's own: `team = await start(levelhead_timezone=...)`."""
    async with AsyncExitStack() as stack:

        async def _start(approve_examples: bool = True, gauge: Gauge | None = None, **changes: Any) -> Team:
            settings = settings_for(ws, tmp_path, **changes)
            bot = await stack.enter_async_context(connected(settings, clock, approve_examples, gauge))
            return Team(ws, bot, clock, settings)

        yield _start


def policies_with(folder: Path, **people: str) -> Path:
    """A copy of the example policies that names a lead and an owner; gives its folder."""
    copied = folder / "policies"
    shutil.copytree(PROJECT / "policies", copied)
    approvals = copied / "approvals.yaml"
    words = approvals.read_text(encoding="utf-8")
    for role, member in people.items():
        assert f"{role}: []" in words
        words = words.replace(f"{role}: []", f"{role}: [{member}]")
    approvals.write_text(words, encoding="utf-8")
    return copied


@pytest.fixture
async def staffed(start: Start, ws: Workspace, tmp_path: Path) -> Team:
    """The same, with Lea named as lead and Omar as owner."""
    folder = policies_with(tmp_path, leads=ws.person("lea").id, owners=ws.person("omar").id)
    made: Team = await start(levelhead_policies=folder)
    return made


@pytest.fixture
async def team(start: Start) -> Team:
    """The bot with the offline composer on the example policies."""
    made: Team = await start()
    return made

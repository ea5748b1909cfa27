"""What is said to Slack in an attempt whose time may be over before the call is made."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.desk.parts.attempts import lasting
from bot.desk.parts.case_notes import Notice
from bot.desk.parts.limits import Limits
from bot.desk.parts.notes import Whisper
from bot.desk.parts.ports import PostUnsure
from bot.settings import PROJECT
from bot.slack.announcer import SlackAnnouncer
from bot.slack.client import kept_open, web_client
from bot.slack.limits import SlackLimits
from bot.store.engines.database import open_database
from bot.workspace import Workspace
from tests.manual_clock import ManualClock

SUPPORT = "C0SUPPORT01"
ATTEMPT = timedelta(seconds=45)
Say = Callable[[SlackAnnouncer, str], Awaitable[object]]
SAID: dict[str, Say] = {
    "chat.postMessage": lambda slack, person: slack.post(Notice("C-1", "Here."), SUPPORT, None, "key"),
    "chat.postEphemeral": lambda slack, person: slack.whisper(Whisper("Here."), person, SUPPORT, None),
    "conversations.open": lambda slack, person: slack.tell(Whisper("Here."), person, "key"),
}


class Asked(SlackLimits):
    """The database takes its time to say whether a call may be made."""

    def __init__(self, limits: Limits, clock: ManualClock, takes: timedelta) -> None:
        super().__init__(limits)
        self._clock, self._takes = clock, takes

    async def ask(self, method: str, channel: str = "", count: int = 1, again: bool = True) -> None:
        await super().ask(method, channel, count, again)
        self._clock.advance(self._takes.total_seconds())


@pytest.fixture
async def slack(
    request: pytest.FixtureRequest, sqlite_file: Path
) -> AsyncIterator[tuple[Workspace, ManualClock, SlackAnnouncer]]:
    """The parameter says how long each call waits for its turn."""
    clock = ManualClock()
    ws, database = Workspace(clock=clock), open_database(f"sqlite:///{sqlite_file}")
    await ws.start()
    manifest = json.loads((PROJECT / "manifest.json").read_text("utf-8"))
    del manifest["settings"]["event_subscriptions"]
    app = ws.install(manifest)
    client = web_client(app.bot_token, ws.api_url)
    async with kept_open(client):
        limits = Asked(Limits(database, clock), clock, request.param)
        yield ws, clock, SlackAnnouncer(client, asyncio.Event(), limits, clock, ATTEMPT)
    await database.close()
    await ws.stop()


@pytest.mark.parametrize("slack", [ATTEMPT], indirect=True)
@pytest.mark.parametrize("method", SAID)
async def test_nothing_is_said_once_another_attempt_may_have_been_made(
    slack: tuple[Workspace, ManualClock, SlackAnnouncer], method: str
) -> None:
    ws, clock, announcer = slack
    with pytest.raises(PostUnsure), lasting(clock.now() + ATTEMPT):
        await SAID[method](announcer, ws.person("ana").id)
    assert not [call for call in ws.calls if call.method.startswith("chat.post")]


@pytest.mark.parametrize("slack", [ATTEMPT / 3], indirect=True)
@pytest.mark.parametrize("method", SAID)
async def test_what_is_said_within_its_time_is_said(
    slack: tuple[Workspace, ManualClock, SlackAnnouncer], method: str
) -> None:
    ws, clock, announcer = slack
    with lasting(clock.now() + ATTEMPT):
        await SAID[method](announcer, ws.person("ana").id)
    assert [call.answer["ok"] for call in ws.calls if call.method.startswith("chat.post")] == [True]

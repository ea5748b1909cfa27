"""A message of ours that is looked for behind many others, at the rate that Slack allows."""

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.desk.parts.attempts import CLOCKS_DIFFER
from bot.desk.parts.case_notes import Notice
from bot.desk.parts.limits import Limits
from bot.desk.parts.ports import PostLater
from bot.settings import PROJECT
from bot.slack.announcer import SlackAnnouncer
from bot.slack.client import kept_open, web_client
from bot.slack.limits import SlackLimits
from bot.store.engines.database import open_database
from bot.workspace import Workspace
from tests.manual_clock import ManualClock

SUPPORT = "C0SUPPORT01"
SEARCH = timedelta(seconds=45)
PAGES = 11
ASKED = {"channel": "conversations.history", "thread": "conversations.replies"}


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
async def ws(clock: ManualClock) -> AsyncIterator[Workspace]:
    workspace = Workspace(clock=clock)
    await workspace.start()
    yield workspace
    await workspace.stop()


@pytest.fixture
async def announcer(
    request: pytest.FixtureRequest, ws: Workspace, clock: ManualClock, sqlite_file: Path
) -> AsyncIterator[SlackAnnouncer]:
    """It may search as long as the parameter says. Its app is told of nothing: Slack would wait by the same clock."""
    search, manifest = getattr(request, "param", SEARCH), json.loads((PROJECT / "manifest.json").read_text("utf-8"))
    del manifest["settings"]["event_subscriptions"]
    app = ws.install(manifest)
    client, database = web_client(app.bot_token, ws.api_url), open_database(f"sqlite:///{sqlite_file}")
    async with kept_open(client):
        yield SlackAnnouncer(client, asyncio.Event(), SlackLimits(Limits(database, clock)), clock, search)
    await database.close()


async def passing(clock: ManualClock, search: Coroutine[Any, Any, str | None]) -> str | None:
    """What is found when time passes while the search waits for it."""
    task = asyncio.ensure_future(search)
    while not task.done():
        asleep = asyncio.ensure_future(clock.asleep())
        await asyncio.wait({task, asleep}, return_when=asyncio.FIRST_COMPLETED)
        asleep.cancel()
        clock.advance(1)
    return await task


async def said(ws: Workspace, announcer: SlackAnnouncer, where: str) -> tuple[str, str | None]:
    """A message of ours that only the last page has, and the thread it is in. A channel is read from its end."""
    first = await ws.person("ben").say(SUPPORT, "first")
    thread = first.ts if where == "thread" else None
    ts = "" if thread else await announcer.post(Notice("C-1", "Here."), SUPPORT, None, "key")
    for number in range((PAGES - 1) * 100):
        await ws.person("ben").say(SUPPORT, f"talk {number}", thread_ts=thread)
    return ts or await announcer.post(Notice("C-1", "Here."), SUPPORT, thread, "key"), thread


@pytest.mark.parametrize("where", ASKED)
async def test_a_message_behind_ten_pages_is_found(
    ws: Workspace, announcer: SlackAnnouncer, clock: ManualClock, where: str
) -> None:
    since, (ts, thread) = clock.now() - timedelta(minutes=5), await said(ws, announcer, where)
    assert await passing(clock, announcer.find("key", SUPPORT, thread, since)) == ts
    pages = [call for call in ws.calls if call.method == ASKED[where]]
    assert len(pages) == PAGES and all(call.answer["ok"] for call in pages)


@pytest.mark.parametrize("announcer", [timedelta(seconds=3)], indirect=True)
async def test_a_search_takes_no_longer_than_it_may(
    ws: Workspace, announcer: SlackAnnouncer, clock: ManualClock
) -> None:
    since, begun = clock.now() - timedelta(minutes=5), clock.now()
    await said(ws, announcer, "channel")
    with pytest.raises(PostLater):
        await passing(clock, announcer.find("key", SUPPORT, None, since))
    assert clock.now() - begun <= timedelta(seconds=5)


async def test_a_message_is_found_also_where_the_clock_was_set_back_since(
    ws: Workspace, announcer: SlackAnnouncer, clock: ManualClock
) -> None:
    """Its case was opened an hour later by a clock that was wrong, and the channel went on talking."""
    opened = clock.now() + timedelta(hours=1)
    ts = await announcer.post(Notice("C-1", "Here."), SUPPORT, None, "key")
    for _ in range(PAGES * 10):
        clock.advance(10)
        await ws.person("ben").say(SUPPORT, "talk")
    assert await passing(clock, announcer.find("key", SUPPORT, None, opened - CLOCKS_DIFFER)) == ts


async def test_a_search_that_is_to_wait_long_is_put_off(
    ws: Workspace, announcer: SlackAnnouncer, clock: ManualClock
) -> None:
    since, now = clock.now() - timedelta(minutes=5), clock.now()
    await said(ws, announcer, "channel")
    ws.fail(ASKED["channel"], "ratelimited", retry_after=20)
    with pytest.raises(PostLater):
        await announcer.find("key", SUPPORT, None, since)
    assert clock.now() == now

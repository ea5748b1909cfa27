"""Posting a comparison: message by message, each once, also after attempts that broke off."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.desk.company.comparisons.added_texts import is_added
from bot.desk.parts.attempts import CLOCKS_DIFFER, soon_over
from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import ComparisonNote, Whisper
from bot.desk.parts.ports import PostLater, PostRefused, PostUnsure
from bot.desk.parts.private import Addressee, privately, privately_again
from bot.desk.parts.restored import maybe_shown
from bot.desk.report.telling import take_second_out
from bot.domain.comparison_page import Page, Shown, exported, pages
from bot.domain.listing import Comparison
from bot.store.company import comparisons
from bot.store.company.comparisons import ComparisonRow, ComparisonState

log = logging.getLogger(__name__)
RETRY = timedelta(seconds=2)
MOST_ATTEMPTS = 5
_THREAD_GONE = ("cannot_reply_to_message", "thread_not_found")
DELETED = "The comparison's message was deleted there. Ask again with /compare."
TELLING = -1
"""The number of the message that tells a person that there is nothing to show."""


class Overtaken(Exception):
    """Another worker has gone on with this comparison meanwhile."""


class _Showing:
    """A comparison that is being shown; `row` is as this worker last read or set it."""

    def __init__(self, desk: Desk, row: ComparisonRow) -> None:
        self.desk, self.row = desk, row

    async def move(self, **values: Any) -> None:
        """Set columns. Raises Overtaken."""
        async with self.desk.write() as tx:
            moved = await comparisons.move(tx, self.row, **values)
        if not moved:
            raise Overtaken
        self.row = replace(self.row, **values)

    async def posted(self, ts: str) -> None:
        """The next message stands at `ts`. Raises Overtaken, and takes it out where another worker's stands too."""
        row = self.row
        async with self.desk.write() as tx:
            kept = await comparisons.posted(tx, row, ts)
            now = await comparisons.get(tx, row.id)
            if not kept and now and ts not in now.shown:
                await take_second_out(self.desk, tx, f"{row.id}:{len(row.shown)}", row.channel, ts)
        if not kept or now is None:
            raise Overtaken
        self.row = replace(row, shown=now.shown, thread_ts=now.thread_ts, begun=None)

    @asynccontextmanager
    async def begun(self, what: int) -> AsyncIterator[None]:
        """An attempt.

        If Slack surely didn't take it, it isn't looked for next time: Slack allows one search a minute.
        """
        await self.move(begun=what)
        try:
            with soon_over(self.desk):
                yield
        except PostLater:
            await self.move(begun=None)
            raise


async def show(desk: Desk, row: ComparisonRow, found: Comparison | None, export: str) -> datetime | None:
    """Post what isn't posted yet. Returns when to try again. Raises Overtaken."""
    showing = _Showing(desk, row)
    try:
        if found is None:
            await _tell(showing, row.refusal or "")
        else:
            await _post(showing, found, export)
    except PostLater as later:
        return desk.clock.now() + timedelta(seconds=later.seconds)
    except PostUnsure:
        if row.attempts < MOST_ATTEMPTS:
            await showing.move(attempts=row.attempts + 1)
            return desk.clock.now() + RETRY
        log.warning("comparison %s could not be shown in full", row.id)
    except PostRefused as refusal:
        if found is not None:
            why = DELETED if refusal.code in _THREAD_GONE else f"The comparison can't be posted there. {refusal.remedy}"
            await showing.move(state=ComparisonState.REFUSED, body=None, refusal=why, begun=None)
            return desk.clock.now()
        log.warning("nobody could be told of comparison %s", row.id)
    await showing.move(state=ComparisonState.SHOWN)
    return None


async def _tell(showing: _Showing, words: str) -> None:
    """Tell its person alone, once."""
    desk, row = showing.desk, showing.row
    to, note, key = Addressee(row.person, row.channel, row.thread_ts), Whisper(words), f"{row.id}:refusal"
    if row.begun == TELLING:
        await privately_again(desk, note, to, key, row.at - CLOCKS_DIFFER)
        return
    async with showing.begun(TELLING):
        await privately(desk, note, to, key)


def _messages(row: ComparisonRow, found: Comparison, export: str) -> tuple[Shown, ...]:
    if export:
        return exported(export)
    return (Shown(Page.PROPOSAL),) if row.wish and not is_added(row.wish) else pages(found)


async def _post(showing: _Showing, found: Comparison, export: str) -> None:
    messages = _messages(showing.row, found, export)
    for message in messages[len(showing.row.shown) :]:
        note = ComparisonNote(showing.row.id, showing.row.person, found, message, showing.row.wish)
        await showing.posted(await _once(showing, note))


async def _once(showing: _Showing, note: ComparisonNote) -> str:
    """Post the next message, unless it was posted by an attempt that broke off, or since a backup."""
    desk, row, number = showing.desk, showing.row, len(showing.row.shown)
    key = f"{row.id}:{number}"
    if row.begun == number or await maybe_shown(desk, row.at):
        since = row.at - CLOCKS_DIFFER
        if ts := await desk.announcer.find(key, row.channel, row.thread_ts, since):
            return ts
    async with showing.begun(number):
        return await desk.announcer.post(note, row.channel, row.thread_ts, key)

"""Posting a comparison: message by message, each once, also after attempts that broke off."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from bot.desk.company.comparisons.added_texts import is_added
from bot.desk.parts.attempts import CLOCKS_DIFFER, soon_over
from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import ComparisonNote, Whisper
from bot.desk.parts.ports import PostLater, PostRefused, PostUnsure
from bot.desk.parts.private import Addressee, privately, privately_again
from bot.desk.parts.restored import maybe_shown
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


async def show(desk: Desk, row: ComparisonRow, found: Comparison | None, export: str) -> datetime | None:
    """Post what isn't posted yet. Returns when to try again."""
    try:
        if found is None:
            await _tell(desk, row, row.refusal or "")
        else:
            await _post(desk, row, found, export)
    except PostLater as later:
        return desk.clock.now() + timedelta(seconds=later.seconds)
    except PostUnsure:
        if row.attempts < MOST_ATTEMPTS:
            await _change(desk, row, attempts=row.attempts + 1)
            return desk.clock.now() + RETRY
        log.warning("comparison %s could not be shown in full", row.id)
    except PostRefused as refusal:
        if found is not None:
            why = DELETED if refusal.code in _THREAD_GONE else f"The comparison can't be posted there. {refusal.remedy}"
            await _change(desk, row, state=ComparisonState.REFUSED, body=None, refusal=why, begun=None)
            return desk.clock.now()
        log.warning("nobody could be told of comparison %s", row.id)
    await _change(desk, row, state=ComparisonState.SHOWN)
    return None


async def _change(desk: Desk, row: ComparisonRow, **values: object) -> None:
    async with desk.write() as tx:
        await comparisons.change(tx, row.id, **values)


async def _tell(desk: Desk, row: ComparisonRow, words: str) -> None:
    """Tell its person alone, once."""
    to, note, key = Addressee(row.person, row.channel, row.thread_ts), Whisper(words), f"{row.id}:refusal"
    if row.begun == TELLING:
        await privately_again(desk, note, to, key, row.at - CLOCKS_DIFFER)
        return
    async with _begun(desk, row, TELLING):
        await privately(desk, note, to, key)


@asynccontextmanager
async def _begun(desk: Desk, row: ComparisonRow, what: int) -> AsyncIterator[None]:
    """An attempt. If Slack surely didn't take it, it isn't looked for next time: Slack allows one search a minute."""
    await _change(desk, row, begun=what)
    try:
        with soon_over(desk):
            yield
    except PostLater:
        await _change(desk, row, begun=None)
        raise


def _messages(row: ComparisonRow, found: Comparison, export: str) -> tuple[Shown, ...]:
    if export:
        return exported(export)
    return (Shown(Page.PROPOSAL),) if row.wish and not is_added(row.wish) else pages(found)


async def _post(desk: Desk, row: ComparisonRow, found: Comparison, export: str) -> None:
    messages = _messages(row, found, export)
    for number in range(len(row.shown), len(messages)):
        note = ComparisonNote(row.id, row.person, found, messages[number], row.wish)
        ts = await _once(desk, row, note, number)
        row = replace(row, shown=[*row.shown, ts], thread_ts=row.thread_ts or ts, begun=None)
        await _change(desk, row, shown=row.shown, thread_ts=row.thread_ts, begun=None)


async def _once(desk: Desk, row: ComparisonRow, note: ComparisonNote, number: int) -> str:
    """Post one message, unless it was posted by an attempt that broke off, or since a backup."""
    key = f"{row.id}:{number}"
    if row.begun == number or await maybe_shown(desk, row.at):
        since = row.at - CLOCKS_DIFFER
        if ts := await desk.announcer.find(key, row.channel, row.thread_ts, since):
            return ts
    async with _begun(desk, row, number):
        return await desk.announcer.post(note, row.channel, row.thread_ts, key)

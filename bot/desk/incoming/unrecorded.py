"""Messages in Slack that may be ours, though no post of a case is recorded for them yet."""

from datetime import UTC, datetime, timedelta

from bot.desk.parts.attempts import CLOCKS_DIFFER
from bot.desk.parts.desk import Desk
from bot.errors import StoreError
from bot.store.case import posts
from bot.store.company import comparisons
from bot.store.engines.database import Tx
from bot.store.rows.cases import PostKind

SOON_POSTED = timedelta(hours=1)
"""A case is posted within this time of its opening, unless Slack takes no messages."""


async def may_be_ours(desk: Desk, tx: Tx, channel: str) -> bool:
    """Whether an unknown message may be ours. Messages whose fate is uncertain are looked for once more."""
    return await posts.any_sending(tx, channel) or await look_again_within(desk, tx, channel)


async def look_again(desk: Desk, channel: str) -> None:
    """Look once more for messages of uncertain fate in this channel."""
    async with desk.write(channel) as tx:
        await look_again_within(desk, tx, channel)


async def look_again_within(desk: Desk, tx: Tx, channel: str) -> bool:
    """As `look_again`, within a write. Returns whether there are any."""
    found = await posts.look_again(tx, channel=channel)
    for case_id in found:
        await desk.wake_case(tx, case_id)
    return bool(found)


async def case_of_thread(desk: Desk, channel: str, thread_ts: str, ours: bool = False) -> str | None:
    """The case whose thread this is. `ours`: the message above is known to be ours.

    Raises StoreError while it may belong to a case whose post isn't recorded yet: if asked later, it is known.
    """
    async with desk.database.read() as tx:
        post = await posts.at(tx, channel, thread_ts)
        unknown = post is None and ours and not await comparisons.of_thread(tx, channel, thread_ts)
        at = datetime.fromtimestamp(float(thread_ts), UTC)
        unrecorded = unknown and await _may_begin_a_thread(tx, channel, at + CLOCKS_DIFFER)
        unsure = unknown and await posts.is_case_unsure(tx, channel, at - SOON_POSTED, at + CLOCKS_DIFFER)
    if unsure:
        await look_again(desk, channel)
    if unrecorded or unsure:
        raise StoreError(f"The message {thread_ts} in {channel} may be one of ours that isn't recorded yet. Ask again.")
    return post.case_id if post and post.kind is PostKind.CASE else None


async def _may_begin_a_thread(tx: Tx, channel: str, until: datetime) -> bool:
    """Whether a case or a comparison may have been posted there at that time and isn't recorded yet."""
    return await posts.is_case_sending(tx, channel, until) or await comparisons.is_beginning(tx, channel, until)

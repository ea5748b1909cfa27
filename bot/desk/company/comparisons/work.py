"""A comparison as work: kept, made, shown in a channel; further wishes come from its thread."""

import logging
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter

from bot.desk.company.comparisons.added_texts import is_added, is_pasted, with_pasted
from bot.desk.company.comparisons.comparing import Given, changed, checked_given, compared, read_given
from bot.desk.company.comparisons.showing import Overtaken, show
from bot.desk.parts.desk import Desk
from bot.desk.parts.members import UNTOLD, who_asked
from bot.desk.parts.ports import PostLater
from bot.desk.parts.sendings import is_first
from bot.domain.listing import Comparison
from bot.domain.reply import Usage
from bot.errors import LevelheadError, WriterBusy
from bot.listings.exporting import as_csv, as_markdown
from bot.store.company import comparisons
from bot.store.company.comparisons import ComparisonRow, ComparisonState
from bot.store.due.work import Ref
from bot.store.history import trail
from bot.store.rows.cases import WorkKind

log = logging.getLogger(__name__)
KEEP_COMPARISONS = timedelta(days=30)
BUSY = timedelta(seconds=30)
MOST_WAITS = 2
"""A busy writer is waited for so often, each time BUSY at most; then the rules do without it. The wait isn't shown."""
IN_TURN = timedelta(seconds=1)
ONLY_OURS = "Only full members of our own workspace can compare listings."
SHARED = "People of another company read this channel, and a comparison is internal. Ask in a channel of our own."
GONE = f"This comparison is more than {KEEP_COMPARISONS.days} days old, so it is gone. Ask again with /compare."
EXPORTS = {"export markdown": as_markdown, "export csv": as_csv}
LONGEST_WISH = 500
_ADAPTER = TypeAdapter(Comparison)
_GIVEN = TypeAdapter(Given)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, and where. `key` is the same for every delivery of one request."""

    key: str
    channel: str
    person: str


async def ask_comparison(desk: Desk, asked: Asked, given: Given) -> str | None:
    """Keep it, to be made soon. Returns its id; None when seen before. Raises LevelheadError with what to do."""
    given = checked_given(given)
    comparison_id = f"L-{secrets.token_hex(6)}"
    about: dict[str, Any] = {"root_id": comparison_id, "thread_ts": None, "wish": None, "given": asdict(given)}
    return await _kept(desk, asked, comparison_id, about)


async def ask_change(desk: Desk, asked: Asked, root_id: str, wish: str) -> str | None:
    """Keep a wish, more of a listing, or an export. Raises LevelheadError with what to do."""
    async with desk.database.read() as tx:
        root, newest = await comparisons.get(tx, root_id), await comparisons.newest(tx, root_id)
    if root is None or newest is None or root.thread_ts is None:
        raise LevelheadError(GONE)
    given, words = newest.given, " ".join(wish.split())
    if is_pasted(wish):
        more, words = with_pasted(_GIVEN.validate_python(given), wish)
        given = asdict(more)
    if not any(c.isalnum() for c in words) or len(words) > LONGEST_WISH:
        raise LevelheadError(f"Say in at most {LONGEST_WISH} characters what should change: shorter title.")
    about = {"root_id": root.root_id, "thread_ts": root.thread_ts, "wish": words, "given": given}
    return await _kept(desk, asked, f"L-{secrets.token_hex(6)}", about)


async def _kept(desk: Desk, asked: Asked, comparison_id: str, about: dict[str, Any]) -> str | None:
    async with desk.write(about["root_id"]) as tx:
        if not await is_first(tx, asked.key, desk.clock.now()):
            return None
        who = {"person": asked.person, "channel": asked.channel}
        await comparisons.add(tx, id=comparison_id, at=desk.clock.now(), **who, **about)
        await desk.wake.after(tx, Ref(WorkKind.COMPARISON, comparison_id))
    return comparison_id


async def comparison_of_thread(desk: Desk, channel: str, thread_ts: str) -> str | None:
    """The comparison whose thread this is."""
    async with desk.database.read() as tx:
        return await comparisons.of_thread(tx, channel, thread_ts)


async def advance_comparison(desk: Desk, comparison_id: str) -> datetime | None:
    """Make it if that is still to be done, and post what isn't posted yet. Returns when to try again."""
    try:
        return await _advanced(desk, comparison_id)
    except Overtaken:
        return None


async def _advanced(desk: Desk, comparison_id: str) -> datetime | None:
    row = await _get(desk, comparison_id)
    if row and row.state is ComparisonState.ASKED:
        if again := await _made(desk, row):
            return again
        row = await _get(desk, comparison_id)
    if row is None or row.state in (ComparisonState.ASKED, ComparisonState.SHOWN):
        return None
    found = _ADAPTER.validate_python(row.body) if row.body else None
    text = EXPORTS[row.wish.lower()](found) if found and row.wish and row.wish.lower() in EXPORTS else ""
    return await show(desk, row, found, text)


async def _get(desk: Desk, comparison_id: str) -> ComparisonRow | None:
    async with desk.database.read() as tx:
        return await comparisons.get(tx, comparison_id)


async def _made(desk: Desk, row: ComparisonRow) -> datetime | None:
    """Compare, or carry out the wish; if that can't be done, its person is told why. Returns when to try again.

    Raises Overtaken.
    """
    if row.wish and await _must_wait(desk, row):
        return desk.clock.now() + IN_TURN
    calls: list[Usage] = []
    values: dict[str, object] = {"state": ComparisonState.COMPARED}
    again: datetime | None = None
    try:
        found = await _found(desk, row, calls)
        values["body"] = _ADAPTER.dump_python(found, mode="json")
    except PostLater as later:
        return desk.clock.now() + timedelta(seconds=later.seconds)
    except WriterBusy as busy:
        values = {"attempts": row.attempts + 1}
        again = desk.clock.now() + min(BUSY, timedelta(seconds=busy.seconds or BUSY.total_seconds()))
    except LevelheadError as error:
        values = {"state": ComparisonState.REFUSED, "refusal": str(error)}
    async with desk.write() as tx:
        await trail.keep_calls(tx, None, None, calls, desk.clock.now(), row.person)
        moved = await comparisons.move(tx, row, **values if again else values | {"attempts": 0})
    if not moved:
        raise Overtaken
    return again


async def _must_wait(desk: Desk, row: ComparisonRow) -> bool:
    async with desk.database.read() as tx:
        return await comparisons.waiting_before(tx, row)


async def _found(desk: Desk, row: ComparisonRow, calls: list[Usage]) -> Comparison:
    actor = await who_asked(desk, row.person, row.at)
    if not actor.ours:
        raise LevelheadError(ONLY_OURS if actor.known else UNTOLD)
    wish = row.wish or ""
    anew = not wish or is_added(wish)
    if anew and not await desk.directory.ours_alone(row.channel):
        raise LevelheadError(SHARED)
    read = await read_given(desk, _GIVEN.validate_python(row.given))
    if anew:
        return await compared(desk, read, calls, busy_too=row.attempts >= MOST_WAITS)
    async with desk.database.read() as tx:
        before = await comparisons.latest_before(tx, row)
    if before is None:
        raise LevelheadError(GONE)
    found = _ADAPTER.validate_python(before.body)
    if wish.lower() in EXPORTS:
        return found
    if row.attempts >= MOST_WAITS:
        raise LevelheadError("Claude takes no requests now, and without it I can't do this. Ask again later.")
    return await changed(desk, read, found, wish, calls)

"""Whether all workers use the same policies, and what to do if not."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.store.due import workers
from bot.store.due.workers import WorkerRow
from bot.store.engines.database import Tx
from bot.store.history import editions

ALIVE = timedelta(minutes=3)
"""A worker that hasn't signed for so long counts as dead."""
DIFFER = (
    "The workers work by different policies: {who}. In force are {version}. Drafts by others are outdated as soon as "
    "they are looked at. Where it stays so for a minute, that worker's log says why it can't take those in force: "
    "bring it up to this version of Levelhead, or restart it."
)
BEHIND = (
    "The policies in force are {version}, taken from the database; the folder of {who} holds others. Bring it up to "
    "date. To go back to what it holds, give every worker those files, or change a line in them (a comment is enough)."
)


async def differing(tx: Tx, now: datetime) -> tuple[str, ...]:
    """Sentences for a person on workers with other policies; empty where all have the same."""
    found, version = await workers.there(tx, now - ALIVE), (await editions.in_force(tx) or "")
    if any(row.works_by != version for row in found):
        who = ", ".join(f"{row.name} by {row.works_by[:8]}, {_heard(row, now)}" for row in found)
        return (DIFFER.format(who=who, version=version[:8]),)
    behind = [row for row in found if row.folder != version]
    return (BEHIND.format(who=_named(behind, now), version=version[:8]),) if behind else ()


def _named(rows: Iterable[WorkerRow], now: datetime) -> str:
    return ", ".join(f"{row.name} ({row.folder[:8]}, {_heard(row, now)})" for row in rows)


def _heard(row: WorkerRow, now: datetime) -> str:
    """When a worker last signed. They do every minute; a killed one is named until it counts as dead."""
    return f"last heard of {max(0, round((now - row.at).total_seconds()))} s ago"

"""A report that somebody dropped into a direct message: fetched, taken in, and its person told the outcome."""

import asyncio
import logging
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.desk.company.importing import Arriving, import_report
from bot.desk.parts.attempts import CLOCKS_DIFFER, soon_over
from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import Whisper
from bot.desk.parts.ports import PostLater, PostRefused, PostUnsure
from bot.domain.case import Role
from bot.errors import LevelheadError
from bot.store.due import inbox
from bot.store.due.work import Ref
from bot.store.rows.cases import WorkKind
from bot.store.rows.private import DropRow, DropState
from bot.store.team import drops

log = logging.getLogger(__name__)
RETRY = timedelta(seconds=2)
MOST_ATTEMPTS = 5
NOT_YOURS = "Reports are imported by leads and owners. Ask one of them to drop it here:"
NO_PLACE = "Reports can't be fetched here. Use `levelhead import` on the machine that runs me."


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file in a direct message. `key` is the same for every delivery; `made_on` is the day it was uploaded."""

    key: str
    person: str
    name: str
    url: str
    made_on: date


async def receive(desk: Desk, dropped: Dropped) -> bool:
    """Keep it, to be taken in soon. False when it was seen before."""
    async with desk.write() as tx:
        if not await inbox.first_time(tx, dropped.key, desk.clock.now()):
            return False
        about = {"person": dropped.person, "name": dropped.name, "url": dropped.url, "made_on": dropped.made_on}
        await drops.add(tx, id=dropped.key, at=desk.clock.now(), **about)
        await desk.wake.after(tx, Ref(WorkKind.DROP, dropped.key))
    return True


async def advance_drop(desk: Desk, drop_id: str) -> datetime | None:
    """Take it in if that is still to be done, and tell its person. Returns when to try again."""
    row = await _get(desk, drop_id)
    if row and row.state is DropState.DROPPED:
        try:
            told = await _taken(desk, row)
        except (PostLater, PostUnsure) as trouble:
            again = await _again(desk, row, trouble)
            if again:
                return again
            told = f"{row.name} could not be fetched from Slack. Drop it here once more."
        if not await _move(desk, row, row.state, DropState.TAKEN, told=told, attempts=0):
            return None  # another worker has taken it in meanwhile
        row = await _get(desk, drop_id)
    if row is None or row.state not in (DropState.TAKEN, DropState.TELLING):
        return None
    return await _tell(desk, row)


async def _get(desk: Desk, drop_id: str) -> DropRow | None:
    async with desk.database.read() as tx:
        return await drops.get(tx, drop_id)


async def _change(desk: Desk, row: DropRow, **values: object) -> None:
    async with desk.write() as tx:
        await drops.change(tx, row.id, **values)


async def _move(desk: Desk, row: DropRow, was: DropState, to: DropState, **values: object) -> bool:
    async with desk.write() as tx:
        return await drops.move(tx, row.id, was, to, **values)


async def _taken(desk: Desk, row: DropRow) -> str:
    """The outcome, in words."""
    if not await _may(desk, row.person):
        return NOT_YOURS
    if desk.downloads is None:
        return NO_PLACE
    with tempfile.TemporaryFile() as file:
        try:
            await desk.downloads.fetch(row.url, file)
            await asyncio.to_thread(file.seek, 0)
            taken = await import_report(desk.database, desk.clock, file, Arriving(row.name, row.made_on, row.person))
            return "\n".join(taken.lines)
        except LevelheadError as error:
            return f"{row.name}: {error}"


async def _may(desk: Desk, person: str) -> bool:
    return await desk.ours(person) and (await desk.roles_now()).of(person).covers(Role.LEAD)


async def _again(desk: Desk, row: DropRow, trouble: PostLater | PostUnsure) -> datetime | None:
    """When to try again; None after too many broken attempts. A wait that Slack asks for doesn't count as one."""
    if isinstance(trouble, PostLater):
        return desk.clock.now() + timedelta(seconds=trouble.seconds)
    if row.attempts >= MOST_ATTEMPTS:
        return None
    await _change(desk, row, attempts=row.attempts + 1)
    return desk.clock.now() + RETRY


async def _tell(desk: Desk, row: DropRow) -> datetime | None:
    ask = desk.roles.holders(Role.LEAD) if row.told == NOT_YOURS else ()
    if not await _move(desk, row, row.state, DropState.TELLING):
        return None
    try:
        broken_off = row.state is DropState.TELLING
        if not (broken_off and await desk.announcer.find_told(row.id, row.person, row.at - CLOCKS_DIFFER)):
            with soon_over(desk):
                await desk.announcer.tell(Whisper(row.told or "", ask), row.person, row.id)
    except PostLater as later:
        await _move(desk, row, DropState.TELLING, row.state)  # nothing was said, so nothing is looked for
        return desk.clock.now() + timedelta(seconds=later.seconds)
    except PostUnsure as trouble:
        again = await _again(desk, row, trouble)
        if again:
            return again
    except PostRefused:
        log.warning("nobody could be told of the report %s", row.id)
    await _move(desk, row, DropState.TELLING, DropState.TOLD)
    return None

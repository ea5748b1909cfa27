"""Each person's view of the team's desk: what they chose to see, and their app home, kept up to date."""

import hashlib
import json
import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.desk.learning.accepting import waiting
from bot.desk.learning.proposing import propose_when_corrected
from bot.desk.parts.desk import Desk
from bot.desk.parts.members import UNTOLD
from bot.desk.parts.ports import PostLater, PostRefused, PostUnsure
from bot.desk.report.month import spent_this_month
from bot.desk.report.reporting import told
from bot.desk.team.queue import team_desk
from bot.domain.case import Role
from bot.domain.team_desk import NoDesk, Sight, TeamDesk
from bot.store.due.work import Ref
from bot.store.rows.cases import WorkKind
from bot.store.team import team_desk as rows

log = logging.getLogger(__name__)
FRESH, LOOK_OFTEN = timedelta(hours=1), timedelta(seconds=15)
"""For the first hour after it was opened, a home is checked for changes this often."""
STALE, LOOK_SELDOM = timedelta(hours=12), timedelta(minutes=2)
"""Then, until it counts as closed, this often. Slack doesn't say when somebody looks away."""
AGAIN = timedelta(seconds=5)
NOT_OURS = "Only full members of our own workspace see the team's desk."
ASLEEP = NoDesk("Nobody has looked here for a while: the desk comes in a moment.")
_SIGHT = TypeAdapter(Sight)
_DESK = TypeAdapter(TeamDesk | NoDesk)


async def open_home(desk: Desk, person: str) -> None:
    """Somebody opened their app home: show it anew, and keep it up to date for a while."""
    async with desk.write() as tx:
        await rows.keep_home(tx, person, opened_at=desk.clock.now(), shown=None)
        await desk.wake.after(tx, Ref(WorkKind.HOME, person))


async def look_at(desk: Desk, person: str, **changes: Any) -> Sight:
    """Change what a person sees, by the fields of Sight, and update their home. Returns the new Sight."""
    async with desk.write() as tx:
        kept = await rows.home(tx, person, held=True)
        sight = replace(_read(kept.sight if kept else {}), **{"page": 0} | changes)
        await rows.keep_home(tx, person, sight=_SIGHT.dump_python(sight, mode="json"))
        if sight.words:
            await rows.note_search(tx, person, desk.clock.now())
        await desk.wake.after(tx, Ref(WorkKind.HOME, person))
    return sight


def _read(kept: dict[str, Any]) -> Sight:
    """The kept choice; the default where an older version kept it in another form."""
    try:
        return _SIGHT.validate_python(kept)
    except ValidationError:
        return Sight()


async def forget_old_searches(desk: Desk) -> None:
    """Forget searches older than a day: a customer in them may have been forgotten since."""
    async with desk.write() as tx:
        for person in await rows.forget_searches(tx, old=True):
            await desk.wake.after(tx, Ref(WorkKind.HOME, person))


async def seen_by(desk: Desk, person: str) -> TeamDesk | NoDesk:
    """The desk as this person chose to see it. Raises PostLater while Slack can't say who they are."""
    actor = await desk.directory.actor(person)
    if not actor.ours:
        return NoDesk(NOT_OURS if actor.known else UNTOLD)
    async with desk.database.read() as tx:
        kept = await rows.home(tx, person)
    found = await team_desk(desk, person, _read(kept.sight if kept else {}))
    if not await _leads(desk, person):
        return found
    spent = await spent_this_month(desk)
    return replace(found, proposals=told(await waiting(desk)), spent=spent if spent.costs.total.calls else None)


async def advance_home(desk: Desk, person: str) -> datetime | None:
    """Show what changed. Returns when to look again; None once it counts as closed.

    A closed home shows no customer's words: Slack keeps it, and forgetting a case doesn't reach it.
    """
    async with desk.database.read() as tx:
        kept = await rows.home(tx, person)
    now = desk.clock.now()
    if kept is None or kept.opened_at is None:
        return None
    looks = now - kept.opened_at <= STALE
    try:
        await _show(desk, person, await seen_by(desk, person) if looks else ASLEEP, kept.shown)
        if now - kept.opened_at < FRESH and await _leads(desk, person) and await propose_when_corrected(desk):
            return now
    except PostLater as later:
        return now + timedelta(seconds=later.seconds)
    except PostUnsure:
        return now + AGAIN
    except PostRefused as refusal:
        log.warning("no home is shown: %s", refusal.code)
        return None
    return now + (LOOK_OFTEN if now - kept.opened_at < FRESH else LOOK_SELDOM) if looks else None


async def _leads(desk: Desk, person: str) -> bool:
    return (await desk.roles_now()).of(person).covers(Role.LEAD)


async def _show(desk: Desk, person: str, found: TeamDesk | NoDesk, shown: str | None) -> None:
    digest = hashlib.sha256(json.dumps(_DESK.dump_python(found, mode="json"), sort_keys=True).encode()).hexdigest()
    if digest == shown:
        return
    await desk.announcer.home(found, person)
    async with desk.write() as tx:
        await rows.shown(tx, person, digest)

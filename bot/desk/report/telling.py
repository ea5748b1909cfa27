"""Messages about no case, each sent once: the weekly digest, and words to owners."""

import logging
from datetime import datetime, timedelta

from bot.desk.parts.attempts import CLOCKS_DIFFER, RETRY_UNSURE, lasting
from bot.desk.parts.desk import Desk
from bot.desk.parts.links import links_of
from bot.desk.parts.notes import DigestNote, Whisper
from bot.desk.parts.ports import PostGone, PostLater, PostRefused, PostStays, PostUnsure
from bot.desk.report.reporting import team_report
from bot.desk.report.weeks import told_from, week_named
from bot.domain.case import Role
from bot.domain.people import is_member
from bot.domain.states import PostState
from bot.store.due import inbox
from bot.store.due.work import Ref
from bot.store.engines.database import Tx
from bot.store.rows.cases import WorkKind
from bot.store.team import announcements
from bot.store.team.announcements import AnnouncementKind, AnnouncementRow

log = logging.getLogger(__name__)
REFUSED_AGAIN, GIVEN_UP = timedelta(hours=1), timedelta(days=7)
LOOK_BACK = timedelta(days=7)
"""After a restore, words to an owner are looked for from so long before they were kept."""
_OVER = (PostState.POSTED, PostState.REFUSED)


async def tell_owners(desk: Desk, tx: Tx, key: str, words: str) -> None:
    """Tell every owner in a direct message, once for each key."""
    owners = desk.roles.members(Role.OWNER)
    if not owners:
        log.warning("nobody is named as owner in policies/approvals.yaml, so nobody is told: %s", key)
    for person in owners:
        await announce(desk, tx, f"{key}:{person}", AnnouncementKind.WORDS, person, {"text": words})


async def announce(desk: Desk, tx: Tx, key: str, kind: AnnouncementKind, recipient: str, body: dict[str, str]) -> None:
    """Have it sent soon, unless this key was announced before."""
    if await announcements.add(tx, key, kind, recipient, body, desk.clock.now()):
        await desk.wake.after(tx, Ref(WorkKind.ANNOUNCEMENT, key))


async def take_second_out(desk: Desk, tx: Tx, key: str, channel: str, ts: str) -> None:
    """Have a second copy of a message of no case taken out, also after a restart; it says what the first says."""
    log.warning("message %s stands in Slack twice, and is taken out", key)
    await announce(desk, tx, f"{key}:second:{ts}", AnnouncementKind.REMOVAL, channel, {"ts": ts})


async def advance_announcement(desk: Desk, key: str) -> datetime | None:
    """Send it if that is still to be done. Returns when to look again."""
    now = desk.clock.now()
    async with desk.database.read() as tx:
        row = await announcements.get(tx, key)
    if row is None or row.state in _OVER:
        return None
    if row.due_at and row.due_at > now:
        return row.due_at
    until = now + desk.options.attempt
    if not await _move(desk, row, PostState.SENDING, due_at=until):
        return until
    return await _told(desk, key, row)


async def _told(desk: Desk, key: str, row: AnnouncementRow) -> datetime | None:
    """One attempt. It is looked for first, as an earlier attempt may have got through."""
    taken = await _row(desk, key)
    try:
        with lasting(taken.due_at):
            if row.kind is AnnouncementKind.REMOVAL:
                await _remove(desk, row)
            elif not await _is_there(desk, row):
                await _say(desk, row)
    except PostLater as later:
        again = desk.clock.now() + timedelta(seconds=later.seconds)
        await _move(desk, taken, PostState.PENDING, due_at=again)
        return again
    except PostUnsure:
        again = desk.clock.now() + RETRY_UNSURE
        await _move(desk, taken, PostState.SENDING, due_at=again)
        return again
    except PostRefused as refusal:
        log.warning("announcement %s was refused (%s): %s", key.rpartition(":")[0], refusal.code, refusal.remedy)
        again = desk.clock.now() + REFUSED_AGAIN
        over = again - row.at > GIVEN_UP
        await _move(desk, taken, PostState.REFUSED if over else PostState.PENDING, due_at=again, error=refusal.code)
        return None if over else again
    await _move(desk, taken, PostState.POSTED, due_at=None)
    return None


async def _remove(desk: Desk, row: AnnouncementRow) -> None:
    try:
        await desk.announcer.remove(row.recipient, row.body["ts"])
    except (PostGone, PostStays) as why:
        log.info("a second message is gone, or stays: %s", why)


async def _is_there(desk: Desk, row: AnnouncementRow) -> bool:
    since = await _since(desk, row)
    if is_member(row.recipient):
        return bool(await desk.announcer.find_told(row.key, row.recipient, since))
    return bool(await desk.announcer.find(row.key, row.recipient, None, since))


async def _since(desk: Desk, row: AnnouncementRow) -> datetime:
    """From when it may be in Slack. After a restore that is earlier than its row says."""
    async with desk.database.read() as tx:
        restored = await inbox.restored_at(tx)
    if restored is None:
        return row.at - CLOCKS_DIFFER
    digest = row.kind is AnnouncementKind.DIGEST
    before = told_from(row.body["week"], desk.options.zone) if digest else row.at - LOOK_BACK
    return min(before, row.at) - CLOCKS_DIFFER


async def _say(desk: Desk, row: AnnouncementRow) -> None:
    if row.kind is AnnouncementKind.WORDS:
        await desk.announcer.tell(Whisper(row.body["text"]), row.recipient, row.key)
        return
    note = await _digest(desk, row.body["week"])
    if is_member(row.recipient):
        await desk.announcer.tell(note, row.recipient, row.key)
    else:
        await desk.announcer.post(note, row.recipient, None, row.key)


async def _digest(desk: Desk, week: str) -> DigestNote:
    report = await team_report(desk, *week_named(week))
    named = [*report.overdue.cases, *(case for gap in report.gaps for case in gap.cases)]
    return DigestNote(report, await links_of(desk, named))


async def _row(desk: Desk, key: str) -> AnnouncementRow:
    async with desk.database.read() as tx:
        row = await announcements.get(tx, key)
    if row is None:
        raise LookupError(key)
    return row


async def _move(desk: Desk, row: AnnouncementRow, to: PostState, **values: object) -> bool:
    async with desk.database.write() as tx:
        return await announcements.move(tx, row, to, **values)


async def wake_unfinished(desk: Desk, tx: Tx) -> None:
    """Wake the announcements that aren't sent yet."""
    for key in await announcements.unfinished(tx):
        await desk.wake.after(tx, Ref(WorkKind.ANNOUNCEMENT, key))

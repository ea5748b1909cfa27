"""An act as it comes in: one short write, once for each delivery; it is decided on afterwards."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from bot.desk.incoming.unrecorded import may_be_ours
from bot.desk.parts.attempts import CLOCKS_DIFFER
from bot.desk.parts.desk import Desk
from bot.desk.parts.sendings import is_first
from bot.domain.acts import Act
from bot.errors import LevelheadError
from bot.store.case import cases, posts, revisions
from bot.store.due import inbox
from bot.store.engines.database import Tx
from bot.store.rows.cases import ActState

LOST = (
    "I don't know this message any more, as after a backup was restored, so nothing was changed. "
    "Please decide under the newest draft in the thread of its case."
)


@dataclass(frozen=True, slots=True)
class Did:
    """An act. `channel` and `ts` name the message it was done to, if any.

    `done_at` is Slack's time of an act that can be undone under the same key: whatever order they arrive in, the latest
    counts.
    """

    key: str
    channel: str
    actor: str
    act: Act
    surface: str
    ts: str | None = None
    revision_id: str | None = None
    case_id: str | None = None
    emoji: str | None = None
    payload: dict[str, Any] | None = None
    done_at: datetime | None = None
    source: str | None = None
    """The message in Slack that the customer's words are from: its channel and time."""


async def act(desk: Desk, did: Did) -> bool:
    """Keep an act, to be decided on soon.

    False when it was seen before, is out of date, or isn't about a case.
    """
    async with desk.write(did.channel) as tx:
        if not await _is_news(desk, tx, did):
            return False
        await _require_kept(tx, did)
        return await act_within(desk, tx, did)


async def _is_news(desk: Desk, tx: Tx, did: Did) -> bool:
    if did.done_at:
        return await inbox.is_latest(tx, did.key, did.done_at)
    return await is_first(tx, did.key, desk.clock.now())


async def _require_kept(tx: Tx, did: Did) -> None:
    """Raises LevelheadError where the act is about a case made after the backup that was restored."""
    case = did.case_id is None or await cases.get(tx, did.case_id)
    if not case or (did.revision_id and not await revisions.get(tx, did.revision_id)):
        name = did.revision_id or did.case_id
        raise LevelheadError(f"{name} is not kept here any more, so nothing was changed. Ask again with /draft.")


async def act_within(desk: Desk, tx: Tx, did: Did) -> bool:
    """As `act`, within a write that holds the channel and has noted the key. False where it isn't about a case."""
    post = await posts.at(tx, did.channel, did.ts) if did.ts else None
    if post is None and did.ts and did.revision_id and await _is_of_lost_words(tx, did.revision_id, did.ts):
        if not await posts.is_sending(tx, did.revision_id):
            raise LevelheadError(LOST)
        did = replace(did, case_id=None, revision_id=None)  # it is placed once what is on its way is known
    case_id = did.case_id or (post.case_id if post else None)
    if case_id is None and not (did.ts and await may_be_ours(desk, tx, did.channel)):
        return False
    await inbox.add_act(
        tx,
        case_id=case_id,
        revision_id=did.revision_id or (post.revision_id if post else None),
        channel=did.channel,
        ts=did.ts,
        actor=did.actor,
        act=did.act,
        surface=did.surface,
        emoji=did.emoji,
        payload=did.payload,
        state=ActState.PENDING if case_id else ActState.UNPLACED,
        at=desk.clock.now(),
    )
    if case_id and did.source:
        await inbox.note_read(tx, did.source, case_id, desk.clock.now())
    if case_id:
        await desk.wake_case(tx, case_id)
    return True


async def _is_of_lost_words(tx: Tx, revision_id: str, ts: str) -> bool:
    """Whether an unknown message shows other words than this revision, whose number was given again after a restore.

    If so, the revision's own message is recorded elsewhere, or the revision is newer than the message.
    """
    shown, revision = await posts.showing(tx, revision_id), await revisions.get(tx, revision_id)
    older = revision is not None and datetime.fromtimestamp(float(ts), UTC) < revision.created_at - CLOCKS_DIFFER
    return bool(shown) or older

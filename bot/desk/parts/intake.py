"""Taking in what people do: one short write each, once for each delivery, so that Slack is acknowledged at once."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.checks.personal_data.redaction import new_nonce
from bot.desk.parts.attempts import CLOCKS_DIFFER
from bot.desk.parts.desk import Desk
from bot.desk.parts.replacing import replace_revision
from bot.desk.parts.sendings import is_first
from bot.desk.parts.sold_on import sold_on
from bot.domain.acts import Act
from bot.domain.case import Fulfilment, Who
from bot.domain.reply import text_hash
from bot.domain.states import CaseState
from bot.errors import LevelheadError, StoreError
from bot.store.case import cases, posts, revisions
from bot.store.company import comparisons, replies
from bot.store.due import inbox
from bot.store.due.work import Ref
from bot.store.engines.database import Tx
from bot.store.engines.prepared import together
from bot.store.history import trail
from bot.store.rows.cases import ActState, Cause, PostKind, WorkKind

LONGEST_MESSAGE = 40_000
SOON_POSTED = timedelta(hours=1)
"""A case is posted within this time of its opening, unless Slack takes no messages."""
LOST = (
    "I don't know this message any more, as after a backup was restored, so nothing was changed. "
    "Please decide under the newest draft in the thread of its case."
)
SYSTEM = "levelhead"
"""The actor of what the bot does by itself."""
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Request:
    """A customer's message to answer. `key` is the same for every delivery of one request."""

    key: str
    team: str
    channel: str
    requester: str
    message: str
    marketplace: str = "any"
    fulfilment: Fulfilment = Fulfilment.UNKNOWN
    order_id: str | None = None
    written_at: datetime | None = None
    """When the customer wrote: when the message came into Slack, or as somebody says."""
    facts: tuple[tuple[str, str], ...] = ()
    surface: str = "command"
    turns: tuple[tuple[Who, str], ...] = ()
    """Earlier turns, oldest first."""
    customer: str | None = None
    """A hash by which the customer's next message is recognised; never a name."""
    language: str | None = None
    """The code of the language that a teammate wants replies in."""
    source: str | None = None
    """The message in Slack that the text is from: its channel and time."""


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


def checked_message(message: str) -> str:
    """The customer's words, trimmed. Raises LevelheadError with what to do when there is nothing to answer."""
    text = message.strip()
    if not text:
        raise LevelheadError("There is no message here. Paste what the customer wrote.")
    if not re.search(r"\w", text):
        raise LevelheadError("This message has no words to answer. Paste what the customer wrote, or answer by hand.")
    if len(text) > LONGEST_MESSAGE:
        raise LevelheadError(
            f"This message has {len(text):,} characters; {LONGEST_MESSAGE:,} is the most. "
            "Paste the part that needs an answer, and the rest with Customer wrote again."
        )
    return text


async def open_case(desk: Desk, request: Request) -> str | None:
    """Keep a new case, to be drafted at once. Returns its id; None when this request was seen before."""
    message = checked_message(request.message)
    async with desk.write() as tx:
        if not await is_first(tx, request.key, desk.clock.now()):
            return None
        return await open_within(desk, tx, request, message)


async def open_within(desk: Desk, tx: Tx, request: Request, message: str) -> str:
    """As `open_case`, within a write that has noted the key. `message` is the request's, checked."""
    async with together(tx):
        case_id = await _open(desk, tx, request, message)
    if request.source:
        await inbox.note_read(tx, request.source, case_id, desk.clock.now())
    return case_id


async def _open(desk: Desk, tx: Tx, request: Request, message: str) -> str:
    now, case_id = desk.clock.now(), await unused_id(tx)
    await cases.open_case(
        tx,
        id=case_id,
        team=request.team,
        channel=request.channel,
        requester=request.requester,
        opened_at=now,
        state=CaseState.OPEN,
        marketplace=sold_on(
            desk, request.marketplace, (request.order_id or "", message, *(t for _, t in request.turns))
        ),
        fulfilment=request.fulfilment,
        order_id=request.order_id,
        written_at=min(request.written_at or now, now),
        nonce=new_nonce(),
        customer=request.customer,
        language=request.language,
    )
    for who, text in (*request.turns, (Who.CUSTOMER, message)):
        await cases.add_turn(tx, case_id, who, text, request.requester, now)
    await cases.add_facts(tx, case_id, request.facts, request.requester, now)
    await trail.note(tx, case_id, request.requester, "opened", now, surface=request.surface, message=text_hash(message))
    await posts.add(tx, case_id=case_id, key=f"{case_id}:case", kind=PostKind.CASE, channel=request.channel)
    await ask_for_revision(desk, tx, case_id, request.requester, Cause.OPENED, request.surface)
    return case_id


async def ask_for_revision(
    desk: Desk, tx: Tx, case_id: str, asked_by: str, cause: Cause, surface: str, instruction: str | None = None
) -> str:
    """Add a revision to be written, which replaces the one before. Returns its id."""
    now = desk.clock.now()
    add = revisions.add_first if cause is Cause.OPENED else replace_revision
    revision_id = await add(tx, case_id, now, cause=cause, asked_by=asked_by, instruction=instruction)
    about = {"revision": revision_id, "cause": str(cause), "surface": surface}
    await trail.note(tx, case_id, asked_by, "revision asked", now, **about)
    if cause is not Cause.OPENED:  # a new case shows nothing yet, and nobody approved anything in it
        await posts.refresh(tx, case_id, (PostKind.CASE, PostKind.REVISION, PostKind.OFFER_OFFLINE))
        await posts.remove_approval(tx, case_id)
        await replies.withdraw(tx, case_id)
    await desk.wake.after(tx, Ref(WorkKind.REVISION, revision_id), Ref(WorkKind.CASE, case_id))
    return revision_id


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
    if case_id is None and not (did.ts and await _may_be_ours(desk, tx, did.channel)):
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


async def _may_be_ours(desk: Desk, tx: Tx, channel: str) -> bool:
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


def new_id() -> str:
    """A case id that a person can read aloud: `C-7K3QXH`."""
    return "C-" + "".join(secrets.choice(ALPHABET) for _ in range(6))


async def unused_id(tx: Tx, draw: Callable[[], str] = new_id) -> str:
    """An id that no case has. With a million cases, one draw in seven hundred is taken."""
    while await cases.get(tx, found := draw()):
        pass
    return found

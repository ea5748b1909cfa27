"""Texts kept while their person is asked privately what they are; and things said to one person alone."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.desk.parts.attempts import CLOCKS_DIFFER, RETRY_UNSURE
from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import AskWhere, AskWhose, Private, Whisper
from bot.desk.parts.ports import PostLater, PostRefused, PostUnsure
from bot.desk.parts.private import Addressee, privately, privately_again
from bot.desk.parts.restored import maybe_shown
from bot.errors import LevelheadError
from bot.store.due import inbox
from bot.store.due.work import Ref
from bot.store.engines.database import Tx
from bot.store.rows.cases import WorkKind
from bot.store.rows.private import ParkedRow

WHERE, WHOSE, TOLD = "where", "whose", "told"
"""WHERE asks whether to draft in this channel, WHOSE whether a pasted text is the customer's. TOLD asks nothing."""
ASKING, ASKED = "asking", "asked"


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A text, and what its person is asked about it. `key` is the same for every delivery of one request."""

    key: str
    person: str
    channel: str
    text: str
    ask: str
    thread_ts: str | None = None
    case_id: str | None = None
    written_at: datetime | None = None
    """When the text was written, where that is known."""
    source: str | None = None
    """The message in Slack that the text is from: its channel and time."""


async def park(desk: Desk, person: str, channel: str, payload: dict[str, Any]) -> str:
    """Keep a text until its person answers. Returns the id to find it by."""
    async with desk.write() as tx:
        return await _park(desk, tx, person, channel, payload, None)


async def ask(desk: Desk, question: ToAsk) -> None:
    """Keep the text and ask its person, once, however often this is delivered."""
    written_at = question.written_at.isoformat() if question.written_at else None
    payload = {"message": question.text, "ask": question.ask, "thread_ts": question.thread_ts, "state": None}
    async with desk.write() as tx:
        if await inbox.first_time(tx, question.key, desk.clock.now()):
            payload |= {"written_at": written_at, "source": question.source}
            about = (question.person, question.channel, payload, question.case_id)
            await desk.wake.after(tx, Ref(WorkKind.PARKED, await _park(desk, tx, *about)))


async def tell(desk: Desk, to: Addressee, words: str, key: str | None = None, given_back: str = "") -> None:
    """Tell one person something as soon as Slack takes it, with the text of theirs that is given back.

    `key` is the same for every delivery of what this answers, so that it is said once.
    """
    payload = {"message": words, "ask": TOLD, "thread_ts": to.thread_ts, "state": None, "given_back": given_back}
    async with desk.write() as tx:
        if key and not await inbox.first_time(tx, f"{key}:told", desk.clock.now()):
            return
        parked_id = await _park(desk, tx, to.person, to.channel, payload, None)
        await desk.wake.after(tx, Ref(WorkKind.PARKED, parked_id))


async def was_taken(desk: Desk, key: str) -> bool:
    """Whether the request with this key was taken in, or its person was told why not."""
    async with desk.database.read() as tx:
        return await inbox.is_noted(tx, key) or await inbox.is_noted(tx, f"{key}:told")


async def _park(desk: Desk, tx: Tx, person: str, channel: str, payload: dict[str, Any], case_id: str | None) -> str:
    parked_id = secrets.token_urlsafe(12)
    await inbox.park(
        tx, id=parked_id, person=person, channel=channel, case_id=case_id, payload=payload, at=desk.clock.now()
    )
    return parked_id


async def parked(desk: Desk, parked_id: str, person: str) -> ParkedRow:
    """The text kept for this person. Raises LevelheadError when it is no longer kept."""
    async with desk.database.read() as tx:
        row = await inbox.look_parked(tx, parked_id)
    if row is None or row.person != person:
        raise LevelheadError("This was answered already, or is more than a day old. Please paste the text again.")
    return row


async def drop(desk: Desk, parked_id: str) -> None:
    """Remove a text whose question was answered."""
    async with desk.write() as tx:
        await inbox.drop_parked(tx, parked_id)


async def advance_parked(desk: Desk, parked_id: str) -> datetime | None:
    """Ask or tell the person, if that is still to be done. Returns when to try again."""
    row = await _to_be_asked(desk, parked_id)
    if row is None:
        return None
    broken_off, to = row.payload["state"] == ASKING, Addressee(row.person, row.channel, row.payload["thread_ts"])

    async def still() -> bool:
        return await _to_be_asked(desk, parked_id) is not None

    looked_for = broken_off or (to.is_direct and await maybe_shown(desk, row.at))
    await _set(desk, row, ASKING)
    try:
        if looked_for:
            await privately_again(desk, _note(desk, row), to, row.id, row.at - CLOCKS_DIFFER, still)
        else:
            await privately(desk, _note(desk, row), to, row.id)
    except PostLater as later:
        await _set(desk, row, row.payload["state"])
        return desk.clock.now() + timedelta(seconds=later.seconds)
    except PostUnsure:
        return desk.clock.now() + RETRY_UNSURE
    except PostRefused:
        pass
    await (drop(desk, row.id) if row.payload["ask"] == TOLD else _set(desk, row, ASKED))
    return None


async def _to_be_asked(desk: Desk, parked_id: str) -> ParkedRow | None:
    async with desk.database.read() as tx:
        row = await inbox.look_parked(tx, parked_id)
    return row if row and inbox.to_be_asked(row) else None


def _note(desk: Desk, row: ParkedRow) -> Private:
    if row.payload["ask"] == WHERE:
        return AskWhere(row.id, tuple(sorted(desk.options.support_channels)))
    if row.payload["ask"] == TOLD:
        return Whisper(str(row.payload["message"]), given_back=str(row.payload.get("given_back", "")))
    return AskWhose(row.id, str(row.payload["message"]))


async def _set(desk: Desk, row: ParkedRow, state: str | None) -> None:
    async with desk.write() as tx:
        await inbox.change_parked(tx, row.id, row.payload | {"state": state})

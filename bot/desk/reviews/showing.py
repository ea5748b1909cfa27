"""Showing a finished review: privately to its person, and to everybody once they share it."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter

from bot.desk.parts.attempts import CLOCKS_DIFFER, RETRY_UNSURE, soon_over
from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import ReviewNote, SharedReview, Whisper
from bot.desk.parts.ports import PostLater, PostRefused, PostUnsure
from bot.desk.parts.private import Addressee, privately, privately_again
from bot.desk.parts.restored import maybe_shown
from bot.desk.report.telling import take_second_out
from bot.desk.reviews.kept import from_body
from bot.domain.states import CaseState, PostState
from bot.store.case import cases, posts
from bot.store.rows.cases import PostKind
from bot.store.rows.private import ReviewRow, ReviewState
from bot.store.team import reviews

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 5
SHARED_AT = "shared_at"
"""In the body of a review: the ts of the message that everybody sees."""
NOT_SHARED = "I can't post here. Invite me with /invite @Levelhead, then check the text again."
_SHARED = TypeAdapter(SharedReview)


def review_note(row: ReviewRow) -> ReviewNote:
    """The review, for its person."""
    reviewed = from_body(row)
    return ReviewNote(
        review_id=row.id,
        text=row.text,
        verdict=reviewed.verdict,
        findings=reviewed.findings,
        rewrite=reviewed.rewrite,
        in_case=row.case_id is not None,
        english=reviewed.translation.english if reviewed.translation else None,
    )


def shared_review(body: dict[str, Any]) -> SharedReview:
    """The review for everybody, from the body of its post."""
    return _SHARED.validate_python(body)


async def hand_over(desk: Desk, row: ReviewRow) -> datetime | None:
    """Post what is to be posted of this review now. After an attempt that broke off, it is looked for first."""
    if row.state not in _SAY:
        return None
    was, begun = row.state, _BEGUN.get(row.state, row.state)
    if (begun is ReviewState.SHARING or _person(row).is_direct) and await maybe_shown(desk, row.at):
        row = replace(row, state=begun)
    if not await _move(desk, row, was, begun):
        return None
    shared: str | None = None
    try:
        with soon_over(desk):
            shared = await _SAY[row.state](desk, row)
    except PostLater as later:
        await _move(desk, row, begun, row.state)
        return desk.clock.now() + timedelta(seconds=later.seconds)
    except PostUnsure:
        if row.attempts < MOST_ATTEMPTS:
            return await _again(desk, row)
    except PostRefused:
        log.warning("review %s could not be shown", row.id)
    await _ended(desk, row, begun, shared)
    return None


async def _ended(desk: Desk, row: ReviewRow, begun: ReviewState, shared: str | None) -> None:
    """It is shown; where everybody sees it, at `shared`. One that another worker shared meanwhile is enough."""
    async with desk.write() as tx:
        kept = {"body": {**(row.body or {}), SHARED_AT: shared}} if shared else {}
        if await reviews.move(tx, row.id, begun, ReviewState.SHOWN, **kept) or shared is None:
            return
        now = await reviews.get(tx, row.id)
        if now and now.body and now.body.get(SHARED_AT, shared) != shared:
            await take_second_out(desk, tx, _shared(row), row.channel, shared)


async def _show(desk: Desk, row: ReviewRow) -> None:
    """Show it where it was asked for; where the bot isn't a member, in a direct message."""
    await privately(desk, review_note(row), _person(row), row.id)


async def _show_again(desk: Desk, row: ReviewRow) -> None:
    async def still() -> bool:
        async with desk.database.read() as tx:
            now = await reviews.get(tx, row.id)
        return now is not None and now.state is ReviewState.SHOWING

    await privately_again(desk, review_note(row), _person(row), row.id, row.at - CLOCKS_DIFFER, still)


def _person(row: ReviewRow) -> Addressee:
    return Addressee(row.person, row.channel, row.thread_ts)


async def _share(desk: Desk, row: ReviewRow, since: datetime | None = None) -> str | None:
    """Returns where it stands, if in no case; with `since`, it may stand there since then.

    None where Slack doesn't take it there, and its person is told so.
    """
    note = SharedReview(review_note(row), row.person)
    if row.case_id:
        await _share_in_case(desk, row, row.case_id, note)
        return None
    try:
        if since and (ts := await desk.announcer.find(_shared(row), row.channel, row.thread_ts, since)):
            return ts
        return await desk.announcer.post(note, row.channel, row.thread_ts, _shared(row))
    except PostRefused:
        await privately(desk, Whisper(NOT_SHARED), _person(row), f"{_shared(row)}:refused")
        return None


async def _share_in_case(desk: Desk, row: ReviewRow, case_id: str, note: SharedReview) -> None:
    """Post it as a message of its case, so that it is removed when the case is forgotten.

    After an attempt that broke off, it is looked for first.
    """
    state = PostState.SENDING if row.state is ReviewState.SHARING else PostState.PENDING
    body = _SHARED.dump_python(note, mode="json")
    async with desk.write(case_id) as tx:
        case = await cases.get(tx, case_id)
        if case is None or case.state is CaseState.FORGOTTEN:
            return
        about = {"case_id": case_id, "key": _shared(row), "channel": case.channel, "recipient": row.person}
        await posts.add(tx, **about, kind=PostKind.SHARED_REVIEW, state=state, body=body)
        await desk.wake_case(tx, case_id)


async def _share_again(desk: Desk, row: ReviewRow) -> str | None:
    return await _share(desk, row, row.at - CLOCKS_DIFFER)


def _shared(row: ReviewRow) -> str:
    return f"{row.id}:shared"


async def _again(desk: Desk, row: ReviewRow) -> datetime:
    async with desk.write() as tx:
        await reviews.change(tx, row.id, attempts=row.attempts + 1)
    return desk.clock.now() + RETRY_UNSURE


async def _move(desk: Desk, row: ReviewRow, was: ReviewState, to: ReviewState) -> bool:
    async with desk.write() as tx:
        return await reviews.move(tx, row.id, was, to)


_BEGUN = {ReviewState.REVIEWED: ReviewState.SHOWING, ReviewState.TO_SHARE: ReviewState.SHARING}
_SAY: dict[ReviewState, Callable[[Desk, ReviewRow], Awaitable[str | None]]] = {
    ReviewState.REVIEWED: _show,
    ReviewState.SHOWING: _show_again,
    ReviewState.TO_SHARE: _share,
    ReviewState.SHARING: _share_again,
}

"""Private reviews: asked for anywhere, kept, checked, shown to their person, and used or shared."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.checks.personal_data.redaction import new_nonce
from bot.desk.incoming.acting import Did, act
from bot.desk.incoming.parking import tell
from bot.desk.parts.desk import Desk
from bot.desk.parts.members import who_asked
from bot.desk.parts.ports import PostLater
from bot.desk.parts.private import Addressee
from bot.desk.parts.sendings import is_first
from bot.desk.parts.sold_on import sold_on
from bot.desk.parts.view import CaseView, load
from bot.desk.reviews.checking import Words, check
from bot.desk.reviews.kept import from_body, to_body
from bot.desk.reviews.showing import hand_over
from bot.domain.acts import Act
from bot.domain.case import Matter, Turn, Who
from bot.domain.decisions import refused_person, refused_request
from bot.domain.reply import Usage, Verdict
from bot.errors import LevelheadError
from bot.knowledge.schema.clauses import ANY_MARKETPLACE
from bot.store.due import inbox
from bot.store.due.work import Ref
from bot.store.history import trail
from bot.store.rows.cases import WorkKind
from bot.store.rows.private import ReviewRow, ReviewState
from bot.store.team import reviews

LONGEST_REPLY = 12_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A teammate's text to be reviewed. `key` is the same for every delivery of one request."""

    key: str
    team: str
    channel: str
    person: str
    text: str
    thread_ts: str | None = None
    case_id: str | None = None
    message: str | None = None
    marketplace: str = ANY_MARKETPLACE


async def ask_review(desk: Desk, asked: Asked) -> str | None:
    """Keep a text to be reviewed at once. Returns the review's id; None when this request was seen before."""
    text = checked_reply(asked.text)
    async with desk.write() as tx:
        if not await is_first(tx, asked.key, desk.clock.now()):
            return None
        review_id = f"R-{secrets.token_hex(6)}"
        await reviews.add(
            tx,
            id=review_id,
            team=asked.team,
            person=asked.person,
            channel=asked.channel,
            thread_ts=asked.thread_ts,
            case_id=asked.case_id,
            text=text,
            message=asked.message,
            marketplace=asked.marketplace,
            at=desk.clock.now(),
        )
        await desk.wake.after(tx, Ref(WorkKind.REVIEW, review_id))
    return review_id


def checked_reply(text: str) -> str:
    """The teammate's words, trimmed. Raises LevelheadError with what to do when there is nothing to review."""
    words = text.strip()
    if not any(c.isalpha() for c in words):
        raise LevelheadError(
            "There is no text here to review. Write your reply after `reply:` in the case's thread, or after /tone."
        )
    if len(words) > LONGEST_REPLY:
        raise LevelheadError(f"This text has {len(words):,} characters; {LONGEST_REPLY:,} is the most a review takes.")
    return words


async def advance_review(desk: Desk, review_id: str) -> datetime | None:
    """Review the text if that is still to be done, then show what is to be shown. Returns when to try again.

    A review reveals the case and its clauses; for somebody who may not decide there, the text goes the way of an edit,
    which is refused.
    """
    row = await get(desk, review_id)
    if row and row.state is ReviewState.ASKED:
        try:
            actor = await (desk.directory.actor(row.person) if row.case_id else who_asked(desk, row.person, row.at))
        except PostLater as later:
            return desk.clock.now() + timedelta(seconds=later.seconds)
        if row.case_id and refused_person(actor):
            await use(desk, row.id, row.person, row.text, "review")
            return None
        if refused := refused_request(actor):
            await _give_back(desk, row, refused.reason)
            return None
        if not await _review(desk, row):
            return None
        row = await get(desk, review_id)
    if row and row.state is ReviewState.REVIEWED and row.case_id and from_body(row).verdict is Verdict.OK:
        await use(desk, row.id, row.person, row.text, "review")
        return None
    return await hand_over(desk, row) if row else None


async def _give_back(desk: Desk, row: ReviewRow, reason: str) -> None:
    """Tell them why it isn't reviewed, once, with their text."""
    about = (Addressee(row.person, row.channel, row.thread_ts), reason, f"review:{row.id}:refused")
    await tell(desk, *about, given_back=row.text)
    async with desk.write() as tx:
        await reviews.move(tx, row.id, row.state, ReviewState.SHOWN)


async def get(desk: Desk, review_id: str) -> ReviewRow | None:
    async with desk.database.read() as tx:
        return await reviews.get(tx, review_id)


async def _review(desk: Desk, row: ReviewRow) -> bool:
    """Review it. False where another worker has done so meanwhile."""
    calls: list[Usage] = []
    reviewed = await check(desk, await _about(desk, row), calls)
    async with desk.write() as tx:
        await trail.keep_calls(tx, row.case_id, None, calls, desk.clock.now(), row.person)
        return await reviews.move(tx, row.id, row.state, ReviewState.REVIEWED, body=to_body(reviewed))


async def _about(desk: Desk, row: ReviewRow) -> Words:
    if row.case_id is None:
        return asked_words(desk, row.text, row.message, row.marketplace)
    async with desk.database.read() as tx:
        return case_words(desk, await load(tx, row.case_id), row.text)


def case_words(desk: Desk, view: CaseView, text: str) -> Words:
    """A text as the reply to this case."""
    return Words(text, view.matter(desk), view.case.situation or desk.book.fallback, view.case.nonce)


def asked_words(desk: Desk, text: str, message: str | None, marketplace: str = ANY_MARKETPLACE) -> Words:
    """A text of no case; `message` is what it answers, where that is known."""
    turns = (Turn(Who.CUSTOMER, message),) if message else ()
    place = sold_on(desk, marketplace, (text, message or ""))
    return Words(text, Matter(turns, desk.today, marketplace=place), None, new_nonce())


async def take(desk: Desk, review_id: str, person: str) -> ReviewRow:
    """The review, for its own person. Raises LevelheadError when it is no longer kept."""
    row = await get(desk, review_id)
    if row is None or row.person != person:
        raise LevelheadError("This review is more than a day old, so it is gone. Ask for it again.")
    return row


async def use(desk: Desk, review_id: str, person: str, text: str, surface: str) -> None:
    """Make a reviewed text the next draft of its case. Done twice, it is one draft."""
    row = await take(desk, review_id, person)
    if row.case_id is None:
        raise LevelheadError("This text belongs to no case. Write it in a case's thread after `reply:`.")
    payload: dict[str, Any] = {"text": text, "review": row.id}
    key = f"review:{row.id}:used"
    await act(desk, Did(key, row.channel, person, Act.EDIT, surface, case_id=row.case_id, payload=payload))
    async with desk.write() as tx:
        for was in (ReviewState.ASKED, ReviewState.REVIEWED, ReviewState.SHOWING, ReviewState.SHOWN):
            await reviews.move(tx, row.id, was, ReviewState.USED)


async def leave(desk: Desk, review_id: str) -> None:
    """Close the review: its person has seen it and wants no more of it."""
    async with desk.write() as tx:
        await reviews.move(tx, review_id, ReviewState.SHOWING, ReviewState.SHOWN)


async def share(desk: Desk, review_id: str, person: str) -> ReviewRow:
    """Show the review to everybody. Done twice, it is one message."""
    row = await take(desk, review_id, person)
    async with desk.write() as tx:
        if await inbox.first_time(tx, f"review:{row.id}:shared", desk.clock.now()):
            await reviews.change(tx, row.id, state=ReviewState.TO_SHARE)
            await desk.wake.after(tx, Ref(WorkKind.REVIEW, row.id))
    return row

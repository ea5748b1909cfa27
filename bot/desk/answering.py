"""A teammate's question on its way: kept, answered, and shown to that teammate alone."""

import logging
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import TypeAdapter

from bot.desk.asking import answer, checked_question
from bot.desk.desk import Desk
from bot.desk.notes import AnswerNote, Whisper
from bot.desk.ports import PostLater, PostRefused, PostUnsure
from bot.domain.answer import Answer
from bot.errors import LevelheadError
from bot.store import inbox, questions
from bot.store.rows import QuestionRow, QuestionState, WorkKind
from bot.store.work import Ref

log = logging.getLogger(__name__)
RETRY = timedelta(seconds=2)
MOST_ATTEMPTS = 5
ONLY_OURS = "Only full members of our own workspace can ask what the company knows."
_ADAPTER = TypeAdapter(Answer)


@dataclass(frozen=True, slots=True)
class Question:
    """`key` is the same for every delivery of one question."""

    key: str
    channel: str
    person: str
    text: str
    thread_ts: str | None = None


async def ask(desk: Desk, asked: Question) -> str | None:
    """Keep a question, to be answered at once. Gives its id, or None when it was seen before."""
    text = checked_question(asked.text)
    async with desk.write() as tx:
        if not await inbox.first_time(tx, asked.key, desk.clock.now()):
            return None
        question_id = f"Q-{secrets.token_hex(6)}"
        about = {"person": asked.person, "channel": asked.channel, "thread_ts": asked.thread_ts}
        await questions.add(tx, id=question_id, text=text, at=desk.clock.now(), **about)
        await desk.wake.after(tx, Ref(WorkKind.QUESTION, question_id))
    return question_id


async def advance_question(desk: Desk, question_id: str) -> datetime | None:
    """Answer it if it still has to be, and hand the answer over. Gives the time to try again."""
    row = await get(desk, question_id)
    if row and row.state is QuestionState.ASKED:
        found = await answer(desk, row.text)
        async with desk.write() as tx:
            kept = _ADAPTER.dump_python(found, mode="json")
            await questions.change(tx, row.id, state=QuestionState.ANSWERED, body=kept)
        row = await get(desk, question_id)
    if row is None or row.state is not QuestionState.ANSWERED:
        return None
    return await _hand_over(desk, row)


async def get(desk: Desk, question_id: str) -> QuestionRow | None:
    async with desk.database.read() as tx:
        return await questions.get(tx, question_id)


async def _hand_over(desk: Desk, row: QuestionRow) -> datetime | None:
    try:
        actor = await desk.directory.actor(row.person)
        ours = actor.known and not (actor.bot or actor.guest or actor.outsider or actor.deactivated)
        await _show(desk, answer_note(row) if ours else Whisper(ONLY_OURS), row)
    except PostLater as later:
        return desk.clock.now() + timedelta(seconds=later.seconds)
    except PostUnsure:
        if row.attempts < MOST_ATTEMPTS:
            async with desk.write() as tx:
                await questions.change(tx, row.id, attempts=row.attempts + 1)
            return desk.clock.now() + RETRY
    except PostRefused:
        log.warning("the answer to question %s could not be shown", row.id)
    async with desk.write() as tx:
        await questions.change(tx, row.id, state=QuestionState.SHOWN)
    return None


async def _show(desk: Desk, note: AnswerNote | Whisper, row: QuestionRow) -> None:
    """Where it was asked, so that only its person sees it; in a direct message where nobody else is, or is let in."""
    if row.channel.startswith("D"):
        await desk.announcer.tell(note, row.person)
        return
    try:
        await desk.announcer.whisper(note, row.person, row.channel, row.thread_ts)
    except PostRefused:
        await desk.announcer.tell(note, row.person)


def answer_note(row: QuestionRow) -> AnswerNote:
    """The answer as its person sees it."""
    return AnswerNote(row.id, row.text, _ADAPTER.validate_python(row.body or {}), row.channel.startswith("D"))


async def take(desk: Desk, question_id: str, person: str) -> QuestionRow | None:
    """The question, to be shown to everybody; None when it was shared already. Raises LevelheadError."""
    row = await get(desk, question_id)
    if row is None or row.person != person or row.body is None:
        raise LevelheadError("This answer is more than a day old, so it is gone. Ask again.")
    async with desk.write() as tx:
        first = await inbox.first_time(tx, f"question:{row.id}:shared", desk.clock.now())
    return row if first else None

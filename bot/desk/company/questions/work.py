"""A teammate's question as work: kept, answered, shown to that teammate alone, shared."""

import logging
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pydantic import TypeAdapter

from bot.desk.company.approved_replies import cases_cited, linked
from bot.desk.company.questions.answer import answered
from bot.desk.company.questions.charts import pictured
from bot.desk.company.questions.gaps import keep_gap
from bot.desk.company.questions.without_model import checked_question
from bot.desk.parts.attempts import CLOCKS_DIFFER, soon_over
from bot.desk.parts.desk import Desk
from bot.desk.parts.members import UNTOLD, who_asked
from bot.desk.parts.notes import AnswerNote, SharedAnswer, Whisper
from bot.desk.parts.ports import PostLater, PostRefused, PostUnsure
from bot.desk.parts.private import Addressee, privately, privately_again
from bot.desk.parts.readers import may_show
from bot.desk.parts.restored import maybe_shown
from bot.desk.report.telling import take_second_out
from bot.domain.answer import Answer
from bot.errors import LevelheadError
from bot.store.case import cases
from bot.store.due import inbox
from bot.store.due.work import Ref
from bot.store.rows.cases import WorkKind
from bot.store.rows.private import QuestionRow, QuestionState
from bot.store.team import questions

log = logging.getLogger(__name__)
RETRY = timedelta(seconds=2)
MOST_ATTEMPTS = 5
MOST_EARLIER = 3
"""So many earlier questions of the thread are given to a model."""
ONLY_OURS = "Only full members of our own workspace can ask what the company knows."
SHARED_AT = "shared_at"
"""In the body of an answer: the ts of the message that everybody sees."""
NOT_SHARED = "I can't post here. Invite me with /invite @Levelhead, then ask again."
OTHERS_READ = "People of another company may read this channel, so I show nothing of ours here. Ask in one of our own."
_ADAPTER = TypeAdapter(Answer)


@dataclass(frozen=True, slots=True)
class Question:
    """A question. `key` is the same for every delivery of it."""

    key: str
    channel: str
    person: str
    text: str
    thread_ts: str | None = None


async def ask(desk: Desk, asked: Question) -> str | None:
    """Keep a question, to be answered at once. Returns its id; None when it was seen before."""
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
    """Answer it if that is still to be done, and show the answer. Returns when to try again."""
    row = await get(desk, question_id)
    if row and row.state is QuestionState.ASKED:
        try:
            ours = (await who_asked(desk, row.person, row.at)).ours
        except PostLater as later:
            return desk.clock.now() + timedelta(seconds=later.seconds)
        found = await _answer(desk, row) if ours else Answer((), known=False)
        cited = sorted(cases_cited(found))
        async with desk.write(*cited) as tx:
            if await cases.is_forgotten(tx, *cited):
                return desk.clock.now()  # answered anew, without that case
            kept = _ADAPTER.dump_python(found, mode="json")
            if not await questions.move(tx, row.id, row.state, QuestionState.ANSWERED, body=kept):
                return None  # another worker has answered it meanwhile
            if ours and not found.known:
                await keep_gap(desk, tx, row)
        row = await get(desk, question_id)
    return await _hand_over(desk, row) if row and row.state in _BEGUN else None


async def _answer(desk: Desk, row: QuestionRow) -> Answer:
    await _shows_that_it_looks(desk, row)
    async with desk.database.read() as tx:
        before = await questions.earlier(tx, row, MOST_EARLIER) if row.thread_ts else []
    said = tuple((q.text, _ADAPTER.validate_python(q.body or {"passages": ()}).text) for q in before)
    return await pictured(desk, await linked(desk, await answered(desk, row.text, said, row.person)))


async def _shows_that_it_looks(desk: Desk, row: QuestionRow) -> None:
    """Show that an answer is looked up, where a model is asked. If that fails, the answer is looked up all the same."""
    if desk.asks_a_model and row.thread_ts and row.channel.startswith("D"):
        try:
            await desk.announcer.looking(row.channel, row.thread_ts)
        except (PostLater, PostRefused, PostUnsure) as failure:
            log.info("question %s: no status shown (%s)", row.id, type(failure).__name__)


async def get(desk: Desk, question_id: str) -> QuestionRow | None:
    async with desk.database.read() as tx:
        return await questions.get(tx, question_id)


async def _hand_over(desk: Desk, row: QuestionRow) -> datetime | None:
    was, begun = row.state, _BEGUN[row.state]
    if (begun is QuestionState.SHARING or _to(row).is_direct) and await maybe_shown(desk, row.at):
        row = replace(row, state=begun)
    if not await _move(desk, row, was, begun):
        return None
    shared: str | None = None
    try:
        with soon_over(desk):
            if begun is QuestionState.SHARING:
                shared = await _share(desk, row)
            else:
                await _show(desk, row)
    except PostLater as later:
        await _move(desk, row, begun, row.state)
        return desk.clock.now() + timedelta(seconds=later.seconds)
    except PostUnsure:
        if row.attempts < MOST_ATTEMPTS:
            async with desk.write() as tx:
                await questions.change(tx, row.id, attempts=row.attempts + 1)
            return desk.clock.now() + RETRY
    except PostRefused:
        if await _without_picture(desk, row, begun):
            return desk.clock.now()
        log.warning("the answer to question %s could not be shown", row.id)
    await _ended(desk, row, begun, shared)
    return None


async def _ended(desk: Desk, row: QuestionRow, begun: QuestionState, shared: str | None) -> None:
    """It is shown; where everybody sees it, at `shared`. One that another worker shared meanwhile is enough."""
    async with desk.write() as tx:
        kept = {"body": {**(row.body or {}), SHARED_AT: shared}} if shared else {}
        if await questions.move(tx, row.id, begun, QuestionState.SHOWN, **kept) or shared is None:
            return
        now = await questions.get(tx, row.id)
        if now and now.body and now.body.get(SHARED_AT, shared) != shared:
            await take_second_out(desk, tx, _shared(row), row.channel, shared)


async def _without_picture(desk: Desk, row: QuestionRow, begun: QuestionState) -> bool:
    """Drop a picture that Slack refuses, so that the answer is shown without it. False where there is none."""
    if not (row.body and row.body.get("picture")):
        return False
    async with desk.write() as tx:
        await questions.change(tx, row.id, body={**row.body, "picture": None})
    await _move(desk, row, begun, row.state)
    return True


async def _move(desk: Desk, row: QuestionRow, was: QuestionState, to: QuestionState) -> bool:
    async with desk.write() as tx:
        return await questions.move(tx, row.id, was, to)


async def _show(desk: Desk, row: QuestionRow) -> None:
    """Show the answer where it was asked for; after an attempt that broke off, where it can be looked for."""
    to = _to(row)
    actor = await who_asked(desk, row.person, row.at)
    note = answer_note(row) if actor.ours else Whisper(ONLY_OURS if actor.known else UNTOLD)

    async def still() -> bool:
        now = await get(desk, row.id)
        return now is not None and now.state is QuestionState.SHOWING

    if row.state is QuestionState.SHOWING:
        await privately_again(desk, note, to, row.id, row.at - CLOCKS_DIFFER, still)
    else:
        await privately(desk, note, to, row.id)


async def _share(desk: Desk, row: QuestionRow) -> str | None:
    """Returns where it stands; None where Slack doesn't take it there, and its person is told so."""
    key, since = _shared(row), row.at - CLOCKS_DIFFER
    note = answer_note(row)
    if not await may_show(desk, row.channel):
        await privately(desk, Whisper(OTHERS_READ), _to(row), f"{key}:refused")
        return None
    try:
        if row.state is QuestionState.SHARING and (ts := await desk.announcer.find(key, row.channel, None, since)):
            return ts
        return await desk.announcer.post(SharedAnswer(note, row.person), row.channel, None, key)
    except PostRefused:
        if note.answer.picture:
            raise
        await privately(desk, Whisper(NOT_SHARED), _to(row), f"{key}:refused")
        return None


def _shared(row: QuestionRow) -> str:
    return f"{row.id}:shared"


def _to(row: QuestionRow) -> Addressee:
    return Addressee(row.person, row.channel, row.thread_ts)


def answer_note(row: QuestionRow) -> AnswerNote:
    """The answer, for its person."""
    return AnswerNote(row.id, row.text, _ADAPTER.validate_python(row.body or {}), row.channel.startswith("D"))


async def share(desk: Desk, question_id: str, person: str) -> None:
    """Show the answer to everybody. Done twice, it is one message. Raises LevelheadError when it is no longer kept."""
    row = await get(desk, question_id)
    if row is None or row.person != person or row.body is None:
        raise LevelheadError("This answer is more than a day old, so it is gone. Ask again.")
    async with desk.write() as tx:
        if await inbox.first_time(tx, f"question:{row.id}:shared", desk.clock.now()):
            await questions.change(tx, row.id, state=QuestionState.TO_SHARE)
            await desk.wake.after(tx, Ref(WorkKind.QUESTION, row.id))


_BEGUN = {
    QuestionState.ANSWERED: QuestionState.SHOWING,
    QuestionState.SHOWING: QuestionState.SHOWING,
    QuestionState.TO_SHARE: QuestionState.SHARING,
    QuestionState.SHARING: QuestionState.SHARING,
}

"""Questions, reviews and reports on which two workers work, as one was asleep: answered and told once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from bot.desk.company.drops import Dropped, advance_drop, receive
from bot.desk.company.questions.work import Question, advance_question, ask
from bot.desk.parts.desk import Desk
from bot.desk.reviews.showing import hand_over
from bot.desk.reviews.work import Asked, advance_review, ask_review, get
from bot.store.due import inbox
from bot.store.rows.private import DropState, QuestionState, ReviewState
from bot.store.team import drops, questions, reviews
from tests.desk.cases import opened
from tests.desk.slow_slack import Slow

DIRECT = "D1"


async def _question(desk: Desk, channel: str) -> str:
    asked = await ask(desk, Question("q", channel, "U", "How many lamps are left?"))
    assert asked
    return asked


async def _review(desk: Desk, channel: str) -> str:
    case = await opened(desk)
    asked = await ask_review(desk, Asked("r", "T", channel, "U", "You should have read it.", case_id=case))
    assert asked
    return asked


async def _drop(desk: Desk, channel: str) -> str:
    await receive(desk, Dropped("F1", "U", "report.csv", "https://slack.test/F1", date(2026, 11, 23)))
    return "F1"


async def _question_state(desk: Desk, name: str) -> str | None:
    async with desk.database.read() as tx:
        row = await questions.get(tx, name)
    return row.state if row else None


async def _review_state(desk: Desk, name: str) -> str | None:
    async with desk.database.read() as tx:
        row = await reviews.get(tx, name)
    return row.state if row else None


async def _drop_state(desk: Desk, name: str) -> str | None:
    async with desk.database.read() as tx:
        row = await drops.get(tx, name)
    return row.state if row else None


@dataclass(frozen=True)
class Kind:
    """How one of its kind is asked for, goes on, and how it ends."""

    asked: Callable[[Desk, str], Awaitable[str]]
    advance: Callable[[Desk, str], Awaitable[object]]
    state: Callable[[Desk, str], Awaitable[str | None]]
    ended: str


QUESTION = Kind(_question, advance_question, _question_state, QuestionState.SHOWN)
REVIEW = Kind(_review, advance_review, _review_state, ReviewState.SHOWN)
DROP = Kind(_drop, advance_drop, _drop_state, DropState.TOLD)
every = pytest.mark.parametrize("kind", [QUESTION, REVIEW, DROP], ids=["question", "review", "report"])


@every
async def test_who_was_asleep_before_the_answer_does_not_give_it_again(desk: Desk, slow: Slow, kind: Kind) -> None:
    name = await kind.asked(desk, "C")

    async def other() -> None:
        await kind.advance(desk, name)
        assert await kind.state(desk, name) == kind.ended and len(slow.said) == 1

    slow.asked["actor"] = other
    await kind.advance(desk, name)
    assert await kind.state(desk, name) == kind.ended and len(slow.said) == 1


async def test_who_was_asleep_before_showing_a_review_does_not_show_it_again(desk: Desk, slow: Slow) -> None:
    name = await REVIEW.asked(desk, "C")
    await advance_review(desk, name)
    row = await get(desk, name)
    assert row and len(slow.said) == 1
    assert await hand_over(desk, replace(row, state=ReviewState.REVIEWED)) is None
    assert await REVIEW.state(desk, name) == ReviewState.SHOWN and len(slow.said) == 1


@pytest.mark.parametrize("there", [True, False], ids=["shown since the backup", "not shown"])
@pytest.mark.parametrize("kind", [QUESTION, REVIEW], ids=["question", "review"])
async def test_what_was_asked_directly_before_a_backup_was_restored_is_answered_once(
    desk: Desk, slow: Slow, kind: Kind, there: bool
) -> None:
    name = await kind.asked(desk, DIRECT)
    slow.there = {name: "1.0"} if there else {}
    slow.clock.advance(60)
    async with desk.write() as tx:
        await inbox.note_restored(tx, slow.clock.now())
    for _ in range(2):
        await kind.advance(desk, name)
    assert slow.said == ([] if there else [f"direct {name}"])
    assert await kind.state(desk, name) == kind.ended

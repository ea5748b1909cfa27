"""Questions, reviews and reports on which two workers work, as one was asleep: answered and told once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from bot.desk.company.drops import Dropped, advance_drop, receive
from bot.desk.company.questions.work import Question, advance_question, ask
from bot.desk.company.questions.work import share as share_answer
from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostRefused, PostUnsure
from bot.desk.reviews.showing import hand_over
from bot.desk.reviews.work import Asked, advance_review, ask_review, get
from bot.desk.reviews.work import share as share_review
from bot.store.due import inbox
from bot.store.rows.private import DropState, QuestionState, ReviewState
from bot.store.team import drops, questions, reviews
from tests.desk.cases import opened
from tests.desk.slow_slack import Slow, told_in_turn

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


async def _tone(desk: Desk) -> str:
    asked = await ask_review(desk, Asked("t", "T", "C", "U", "You should have read it."))
    assert asked
    return asked


async def _to_be_shared(desk: Desk, slow: Slow, kind: Kind) -> str:
    """An answer, or the review of a text of no case, that its person shares."""
    name = await (_tone(desk) if kind is REVIEW else kind.asked(desk, "C"))
    await kind.advance(desk, name)
    await (share_review if kind is REVIEW else share_answer)(desk, name, "U")
    slow.said.clear()
    return name


shared = pytest.mark.parametrize("kind", [QUESTION, REVIEW], ids=["question", "review"])


@shared
async def test_what_is_shared_twice_as_slack_took_it_late_stands_once(desk: Desk, slow: Slow, kind: Kind) -> None:
    name = await _to_be_shared(desk, slow, kind)

    async def other() -> None:
        await kind.advance(desk, name)

    slow.meanwhile, slow.keeps = other, [PostUnsure()]
    await kind.advance(desk, name)
    assert slow.said == [f"{name}:shared", f"{name}:shared"] and await kind.state(desk, name) == kind.ended
    await told_in_turn(desk, slow)
    assert slow.gone == ["1"], "the other's, which is the second, is kept"


@shared
async def test_of_what_another_found_in_slack_the_only_copy_stays(desk: Desk, slow: Slow, kind: Kind) -> None:
    name = await _to_be_shared(desk, slow, kind)

    async def other() -> None:
        slow.there = {f"{name}:shared": "1"}
        await kind.advance(desk, name)

    slow.meanwhile = other
    await kind.advance(desk, name)
    await told_in_turn(desk, slow)
    assert slow.said == [f"{name}:shared"] and slow.gone == [] and await kind.state(desk, name) == kind.ended


class NotThere(Slow):
    """A channel without the bot: nothing is posted and nothing found there."""

    async def post(self, *about: object) -> str:
        raise PostRefused("not_in_channel", "Invite me.")

    find = post  # type: ignore[assignment]


@shared
async def test_after_a_kill_its_person_is_told_too_that_it_can_not_be_shared(
    desk: Desk, slow: Slow, kind: Kind
) -> None:
    name = await _to_be_shared(desk, slow, kind)
    async with desk.write() as tx:
        await (reviews if kind is REVIEW else questions).change(tx, name, state="sharing")
    there = NotThere(slow.clock)
    await kind.advance(replace(desk, announcer=there), name)  # type: ignore[arg-type]
    assert there.said == ["whisper"] and await kind.state(desk, name) == kind.ended

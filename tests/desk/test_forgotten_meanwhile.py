"""A case that is forgotten while somebody is waited for: nothing puts a word of it back."""

import json

from bot.commands.try_shop import stock_up
from bot.desk.cases.case import advance_case
from bot.desk.cases.forgetting import forget
from bot.desk.company.case_records import look_up
from bot.desk.company.questions.work import Question, advance_question, ask
from bot.desk.incoming.acting import Did, act
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import load
from bot.desk.reviews.showing import hand_over
from bot.desk.reviews.work import Asked, advance_review, ask_review, share
from bot.domain.acts import Act
from bot.domain.states import PostState
from bot.store.case import cases, posts
from bot.store.rows.cases import PostKind
from bot.store.team import questions, reviews
from tests.desk.cases import opened
from tests.desk.slow_slack import Slow
from tests.store.test_replies import approved


async def test_what_the_records_tell_is_not_added(desk: Desk) -> None:
    await stock_up(desk)
    case = await opened(desk)
    async with desk.database.read() as tx:
        view = await load(tx, case)
    await forget(desk, case)
    seen, _ = await look_up(desk, view)
    async with desk.database.read() as tx:
        assert (await load(tx, case)).facts == ()
    assert not seen.turns


async def test_a_translation_is_not_given_to_the_message_that_has_its_number_by_now(desk: Desk) -> None:
    case = await opened(desk)
    async with desk.database.read() as tx:
        [turn] = (await load(tx, case)).turns
    await forget(desk, case)
    other = await opened(desk, "other")
    async with desk.database.write() as tx:
        await cases.translated(tx, case, turn.id, "Ann asks for her parcel")
    async with desk.database.read() as tx:
        assert [t.english for t in (await load(tx, other)).turns] == [None]


async def test_what_somebody_typed_before_is_not_given_back_to_them(desk: Desk, slow: Slow) -> None:
    case = await opened(desk)
    await advance_case(desk, case)
    words = {"text": "Ann wrote from her new address"}
    await act(desk, Did("d", "C", "U", Act.CUSTOMER_WROTE, "form", case_id=case, payload=words))
    slow.asked["actor"] = lambda: forget(desk, case)
    await advance_case(desk, case)
    async with desk.database.read() as tx:
        told = [post for post in (await load(tx, case)).posts if post.kind is PostKind.WHISPER]
    assert "Ann" not in str(told) and "Ann" not in str(slow.words)


async def test_an_answer_does_not_tell_of_it(desk: Desk, slow: Slow) -> None:
    await approved(desk.database, "C-1", "A kettle that leaks at the spout is replaced.")
    async with desk.write() as tx:
        about = {"case_id": "C-1", "key": "C-1:case", "kind": PostKind.CASE, "channel": "C"}
        await posts.add(tx, **about, state=PostState.POSTED, ts="1")
    asked = await ask(desk, Question("q", "C", "U", "What do we do about a kettle that leaks at the spout?"))
    assert asked
    slow.asked["link"] = lambda: forget(desk, "C-1")
    again = await advance_question(desk, asked)
    async with desk.database.read() as tx:
        row = await questions.get(tx, asked)
    assert row and again == desk.clock.now() and row.body is None
    await advance_question(desk, asked)
    async with desk.database.read() as tx:
        row = await questions.get(tx, asked)
    assert row and row.body and "C-1" not in json.dumps(row.body)


async def shared(desk: Desk, case: str) -> str:
    """A review of a reply of this case, that its person shares. Gives its id."""
    review = await ask_review(desk, Asked("r", "T", "C", "U", "You should have read the page!", "1", case))
    assert review
    await advance_review(desk, review)
    await share(desk, review, "U")
    return review


async def test_a_review_that_is_being_shared_is_taken_out(desk: Desk, slow: Slow) -> None:
    case = await opened(desk)
    await advance_case(desk, case)
    await advance_review(desk, await shared(desk, case))
    slow.meanwhile = lambda: forget(desk, case)
    for _ in range(2):
        await advance_case(desk, case)
    async with desk.database.read() as tx:
        post = next(p for p in (await load(tx, case)).posts if p.kind is PostKind.SHARED_REVIEW)
    assert slow.said[-1] == post.key and post.ts in slow.gone
    assert post.state is PostState.ORPHANED and post.body is None


async def test_a_review_that_was_to_be_shared_is_not(desk: Desk, slow: Slow) -> None:
    case = await opened(desk)
    await advance_case(desk, case)
    review = await shared(desk, case)
    async with desk.database.read() as tx:
        row = await reviews.get(tx, review)
    await forget(desk, case)
    assert row and await hand_over(desk, row) is None
    await advance_case(desk, case)
    async with desk.database.read() as tx:
        assert not [p for p in (await load(tx, case)).posts if p.kind is PostKind.SHARED_REVIEW]
    assert not any("shared" in key for key in slow.said)


async def test_a_shared_review_is_kept_in_slack_alone(desk: Desk, slow: Slow) -> None:
    case = await opened(desk)
    await advance_case(desk, case)
    await advance_review(desk, await shared(desk, case))
    await advance_case(desk, case)
    async with desk.database.read() as tx:
        post = next(p for p in (await load(tx, case)).posts if p.kind is PostKind.SHARED_REVIEW)
    assert post.state is PostState.POSTED and post.ts and post.body is None


async def test_a_message_that_may_be_in_slack_is_looked_for_and_taken_out(desk: Desk, slow: Slow) -> None:
    case = await opened(desk)
    async with desk.write(case) as tx:
        [post] = (await load(tx, case)).posts
        for state in (PostState.SENDING, PostState.UNCERTAIN):
            await posts.change(tx, post.id, state=state)
    slow.there = {post.key: "9"}
    await forget(desk, case)
    await advance_case(desk, case)
    async with desk.database.read() as tx:
        [post] = (await load(tx, case)).posts
    assert slow.gone == ["9"] and post.state is PostState.ORPHANED and not slow.said

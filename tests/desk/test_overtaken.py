"""An attempt that took so long that another worker made its own: what it finds out at its end undoes nothing."""

from dataclasses import replace
from typing import Any

import pytest

from bot.desk.cases.case import advance_case
from bot.desk.cases.forgetting import forget
from bot.desk.cases.messages.delivering import OUTSIDE
from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater, PostRefused, PostUnsure
from bot.desk.parts.view import load
from bot.domain.acts import Act
from bot.domain.case import Role
from bot.domain.reply import text_hash
from bot.domain.states import PostState
from bot.store.case import cases, posts, revisions
from bot.store.rows.cases import PostKind, PostRow
from tests.desk.cases import opened
from tests.desk.slow_slack import Slow, named


async def whispered(desk: Desk, case: str, **about: Any) -> None:
    row = {"key": "w", "kind": PostKind.WHISPER, "channel": "C", "recipient": "U", "body": {"text": "Ann's parcel"}}
    async with desk.write(case) as tx:
        await posts.add(tx, case_id=case, **row | about)


async def approved(desk: Desk, slow: Slow, case: str) -> None:
    """A reply that is to be delivered."""
    about = {"case_id": case, "revision_id": f"{case}.1", "kind": PostKind.DELIVERY, "channel": OUTSIDE}
    async with desk.write(case) as tx:
        await revisions.change(tx, f"{case}.1", text="Hello", text_hash=text_hash("Hello"))
        await cases.change(tx, case, approver=Role.TEAMMATE)
        revision = await revisions.get(tx, f"{case}.1")
        assert revision
        await revisions.decided(tx, revision, "U", Act.APPROVE, None, slow.clock.now())
        await posts.add(tx, **about, key="d")


async def one(desk: Desk, case: str, kind: PostKind) -> PostRow:
    async with desk.database.read() as tx:
        view = await load(tx, case)
    return next(post for post in view.posts if post.kind is kind)


async def go_on(desk: Desk, slow: Slow, case: str) -> None:
    """Later than any attempt lasts."""
    slow.clock.advance(desk.options.attempt.total_seconds() + 1)
    await advance_case(desk, case)


def overtaken(desk: Desk, slow: Slow, case: str, failure: Exception | None) -> None:
    """The next call is answered only when another worker has made its own."""

    async def other() -> None:
        for _ in range(2):
            await go_on(desk, slow, case)

    slow.meanwhile, slow.failure = other, failure


@named
async def test_a_late_refusal_leaves_what_another_worker_posted(desk: Desk, slow: Slow, failure: Exception) -> None:
    case = await opened(desk)
    overtaken(desk, slow, case, failure)
    for _ in range(3):
        await go_on(desk, slow, case)
    root = await one(desk, case, PostKind.CASE)
    assert root.state is PostState.POSTED and root.ts == "2"
    assert slow.said.count(root.key) == 2, "the attempt that was overtaken, and the one that overtook it"


@named
async def test_a_late_refusal_leaves_what_another_worker_whispered(desk: Desk, slow: Slow, failure: Exception) -> None:
    case = await opened(desk)
    await advance_case(desk, case)
    await whispered(desk, case)
    overtaken(desk, slow, case, failure)
    for _ in range(3):
        await go_on(desk, slow, case)
    assert slow.said[1:] == ["whisper", "direct w"]
    assert (await one(desk, case, PostKind.WHISPER)).state is PostState.POSTED


@named
async def test_a_late_refusal_leaves_what_another_worker_delivered(desk: Desk, slow: Slow, failure: Exception) -> None:
    case = await opened(desk)
    await advance_case(desk, case)
    await approved(desk, slow, case)
    anybody: Any = slow
    desk = replace(desk, carrier=anybody)
    overtaken(desk, slow, case, failure)
    for _ in range(3):
        await go_on(desk, slow, case)
    assert slow.said[1:] == ["d", "d"]
    assert (await one(desk, case, PostKind.DELIVERY)).state is PostState.POSTED


@pytest.mark.parametrize("awake", [True, False])
async def test_a_reply_is_not_delivered_by_an_attempt_whose_time_is_over(desk: Desk, slow: Slow, awake: bool) -> None:
    """While it found out who approved, another attempt may have been refused, and a person sent it by hand."""
    case = await opened(desk)
    await advance_case(desk, case)
    await approved(desk, slow, case)
    anybody: Any = slow
    desk = replace(desk, carrier=anybody)

    async def asleep() -> None:
        slow.clock.advance(desk.options.attempt.total_seconds() - awake)

    slow.asked["actor"] = asleep
    await advance_case(desk, case)
    assert slow.said[1:] == (["d"] if awake else [])
    await go_on(desk, slow, case)
    assert slow.said[1:] == ["d"]


@pytest.mark.parametrize("found", [PostState.PENDING, PostState.REFUSED])
async def test_a_late_word_that_slack_took_it_counts_whatever_another_worker_found(
    desk: Desk, slow: Slow, found: PostState
) -> None:
    case = await opened(desk)

    async def other() -> None:
        async with desk.write(case) as tx:
            [row] = (await load(tx, case)).posts
            await posts.move(tx, row, state=found, due_at=None)

    slow.meanwhile = other
    for _ in range(2):
        await go_on(desk, slow, case)
    assert (await one(desk, case, PostKind.CASE)).ts == "1" and len(slow.said) == 1


async def test_a_message_that_arrives_when_its_case_was_withdrawn_is_taken_out(desk: Desk, slow: Slow) -> None:
    case = await opened(desk)

    async def other() -> None:
        slow.clock.advance(desk.options.attempt.total_seconds() + 1)
        async with desk.write(case) as tx:
            [row] = (await load(tx, case)).posts
            await posts.move(tx, row, state=PostState.PENDING, due_at=None)
        await forget(desk, case)
        await advance_case(desk, case)

    slow.meanwhile = other
    await advance_case(desk, case)
    assert slow.gone == ["1"]
    assert (await one(desk, case, PostKind.CASE)).state is PostState.ORPHANED


@pytest.mark.parametrize("failure", [PostLater(5), PostUnsure()], ids=["later", "unsure"])
async def test_a_message_that_stands_twice_is_taken_out_once_slack_does_so(
    desk: Desk, slow: Slow, failure: Exception
) -> None:
    case = await opened(desk)
    overtaken(desk, slow, case, None)
    slow.keeps = [failure]
    for _ in range(4):
        await go_on(desk, slow, case)
    assert slow.gone == ["1"] and (await one(desk, case, PostKind.CASE)).ts == "2"


async def test_a_message_that_was_to_show_something_new_when_it_was_refused_is_not_looked_at_for_ever(
    desk: Desk, slow: Slow
) -> None:
    case = await opened(desk)

    async def other() -> None:
        async with desk.write(case) as tx:
            await posts.refresh(tx, case, (PostKind.CASE,))

    slow.meanwhile, slow.failure = other, PostRefused("is_archived", "Unarchive it.")
    await advance_case(desk, case)
    async with desk.database.read() as tx:
        assert await posts.cases_with_work(tx) == []


async def test_words_that_were_forgotten_while_they_were_whispered_are_not_put_back(desk: Desk, slow: Slow) -> None:
    case = await opened(desk)
    await advance_case(desk, case)
    await whispered(desk, case)

    async def other() -> None:
        await forget(desk, case)

    slow.meanwhile, slow.failure = other, PostRefused("user_not_in_channel", "Invite them.")
    for _ in range(2):
        await go_on(desk, slow, case)
    whisper = await one(desk, case, PostKind.WHISPER)
    assert whisper.body is None and whisper.state is PostState.ORPHANED
    assert slow.said[1:] == ["whisper"]

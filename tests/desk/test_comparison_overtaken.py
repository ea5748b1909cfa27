"""Comparisons on which two workers work, as one was asleep: made once, and each of their messages stands once."""

from collections import Counter

import pytest

from bot.desk.company.comparisons.comparing import Given
from bot.desk.company.comparisons.work import Asked, advance_comparison, ask_comparison
from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostGone, PostLater, PostRefused, PostUnsure
from bot.store.company import comparisons
from bot.store.company.comparisons import ComparisonRow, ComparisonState
from tests.desk.slow_slack import Slow, named, told_in_turn

MESSAGES = 3
UNKNOWN = "No report has the SKU or ASIN NO-SUCH"


async def _asked(desk: Desk, sku: str = "") -> str:
    given = Given(ours="" if sku else "Brass lamp, 34 cm", sku=sku, theirs=("Steel lamp, 30 cm",))
    name = await ask_comparison(desk, Asked("k", "C", "U"), given)
    assert name
    return name


async def _now(desk: Desk, name: str) -> ComparisonRow:
    async with desk.database.read() as tx:
        row = await comparisons.get(tx, name)
    assert row
    return row


async def _ended(desk: Desk, name: str) -> ComparisonRow:
    row = await _now(desk, name)
    assert row.state is ComparisonState.SHOWN
    return row


def _keys(name: str) -> list[str]:
    return [f"{name}:{number}" for number in range(MESSAGES)]


async def test_who_was_asleep_while_comparing_changes_nothing_any_more(desk: Desk, slow: Slow) -> None:
    name = await _asked(desk)

    async def other() -> None:
        await advance_comparison(desk, name)
        async with desk.write() as tx:
            await comparisons.move(tx, await _now(desk, name), body={"as": "shown"})

    slow.asked["actor"] = other
    await advance_comparison(desk, name)
    assert (await _ended(desk, name)).body == {"as": "shown"}
    assert slow.said == _keys(name)


async def test_who_was_asleep_after_its_first_message_does_not_post_the_others_again(desk: Desk, slow: Slow) -> None:
    name = await _asked(desk)

    async def other() -> None:
        slow.there = {f"{name}:0": "1"}
        await advance_comparison(desk, name)

    slow.meanwhile = other
    await advance_comparison(desk, name)
    assert slow.said == _keys(name) and slow.gone == []
    assert (await _ended(desk, name)).shown == ["1", "2", "3"]


@pytest.mark.parametrize("which", range(MESSAGES))
async def test_a_message_that_stands_twice_as_slack_took_it_late_is_taken_out(
    desk: Desk, slow: Slow, which: int
) -> None:
    name = await _asked(desk)

    async def other() -> None:
        await advance_comparison(desk, name)

    slow.meanwhile, slow.sleeps_at = other, f"{name}:{which}"
    slow.keeps = (
        [PostGone("message_not_found")] if which == 0 else [PostRefused("is_archived", ""), PostLater(5), PostUnsure()]
    )
    await advance_comparison(desk, name)
    assert Counter(slow.said) == Counter([*_keys(name), f"{name}:{which}"])
    await told_in_turn(desk, slow)
    assert slow.gone == ([str(which + 1)] if which else []) and not slow.keeps
    assert str(which + 1) not in (await _ended(desk, name)).shown


@named
async def test_a_late_refusal_leaves_what_another_worker_showed(desk: Desk, slow: Slow, failure: Exception) -> None:
    name = await _asked(desk)

    async def other() -> None:
        await advance_comparison(desk, name)

    slow.meanwhile, slow.failure = other, failure
    for _ in range(3):
        await advance_comparison(desk, name)
    row = await _ended(desk, name)
    assert row.shown == ["2", "3", "4"] and row.refusal is None and row.attempts == 0


@pytest.mark.parametrize("asleep", ["actor", "whisper"])
async def test_why_there_is_nothing_is_told_once(desk: Desk, slow: Slow, asleep: str) -> None:
    name = await _asked(desk, sku="NO-SUCH")

    async def other() -> None:
        slow.there = {f"{name}:refusal": "1"} if asleep == "whisper" else {}
        await advance_comparison(desk, name)

    if asleep == "whisper":
        slow.meanwhile = other
    else:
        slow.asked["actor"] = other
    for _ in range(2):
        await advance_comparison(desk, name)
    assert slow.said == ["whisper"]
    assert UNKNOWN in str((await _ended(desk, name)).refusal)

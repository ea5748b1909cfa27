"""Messages of a watched channel that meet another one, or a withdrawal: no second case is opened, and none is lost."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.desk.cases.case import advance_case
from bot.desk.incoming.acting import Did, act
from bot.desk.incoming.watching import Posted, take
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import load
from bot.domain.acts import Act
from bot.domain.states import CaseState
from bot.knowledge.schema.watched import Watch
from bot.store.case import cases

CHANNEL, ASKS = "C0RETURNS01", "U0ANA"
WATCH = Watch(
    channel=CHANNEL, senders=("B0DESK",), begins="Message:", order=r"Order: (\S+)", customer=r"From: (\S+)", asks=ASKS
)
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
FIRST, NEXT = "Do you ship to Hawaii?", "And how long does it take?"


def posted(words: str, key: str | None = None, head: str = "From: jane@roe.example") -> Posted:
    return Posted(key or words, "T", CHANNEL, "B0DESK", f"{head}\nMessage: {words}", AT)


async def kept(desk: Desk) -> Sequence[str]:
    """The cases, each with what was done to it."""
    async with desk.database.read() as tx:
        found = await cases.unfinished(tx)
    for case in found:
        await advance_case(desk, case)
    return found


async def said(desk: Desk, case: str) -> list[str]:
    """What the customer wrote in it."""
    async with desk.database.read() as tx:
        return [turn.text for turn in (await load(tx, case)).turns]


async def test_what_one_customer_writes_at_once_is_one_case(desk: Desk) -> None:
    await asyncio.gather(*(take(desk, posted(words), WATCH) for words in (FIRST, NEXT)))
    (case,) = await kept(desk)
    assert sorted(await said(desk, case)) == sorted([FIRST, NEXT])


async def test_what_is_of_one_order_and_comes_at_once_is_one_case_whoever_wrote_it(desk: Desk) -> None:
    heads = [f"From: {who}@roe.example\nOrder: 112-4070611-2246605" for who in ("jane", "joe")]
    await asyncio.gather(*(take(desk, posted(w, head=h), WATCH) for w, h in zip((FIRST, NEXT), heads, strict=True)))
    (case,) = await kept(desk)
    assert sorted(await said(desk, case)) == sorted([FIRST, NEXT])


async def test_one_message_that_is_told_several_times_at_once_is_taken_once(desk: Desk) -> None:
    await asyncio.gather(*(take(desk, posted(FIRST), WATCH) for _ in range(3)))
    await asyncio.gather(*(take(desk, posted(NEXT), WATCH) for _ in range(3)))
    (case,) = await kept(desk)
    assert await said(desk, case) == [FIRST, NEXT]


async def test_what_is_written_while_the_case_is_being_withdrawn_is_a_case_of_its_own(desk: Desk) -> None:
    await take(desk, posted(FIRST), WATCH)
    (case,) = await kept(desk)
    await act(desk, Did("w", CHANNEL, ASKS, Act.WITHDRAW, "button", case_id=case))
    await take(desk, posted(NEXT), WATCH)
    await kept(desk)
    (other,) = await kept(desk)
    assert other != case and await said(desk, other) == [NEXT]
    async with desk.database.read() as tx:
        assert (await load(tx, case)).case.state is CaseState.FORGOTTEN


async def test_once_a_withdrawal_was_refused_the_customers_case_goes_on(desk: Desk) -> None:
    await take(desk, posted(FIRST), WATCH)
    (case,) = await kept(desk)
    await act(desk, Did("w", CHANNEL, "U0BEN", Act.WITHDRAW, "button", case_id=case))
    assert await kept(desk) == [case]
    await take(desk, posted(NEXT), WATCH)
    assert await kept(desk) == [case] and await said(desk, case) == [FIRST, NEXT]

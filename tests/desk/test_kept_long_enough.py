"""What is kept long enough is forgotten, but for a case in which somebody's act still waits; on both databases."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.desk.cases.case import advance_case
from bot.desk.cases.forgetting import forget_old
from bot.desk.cases.messages.delivering import OUTSIDE
from bot.desk.incoming.acting import Did, act
from bot.desk.parts.desk import Desk
from bot.domain.acts import Act
from bot.domain.states import CaseState, PostState
from bot.runner.wake import Wake
from bot.store.case import posts
from bot.store.due import inbox
from bot.store.engines.database import Tx
from bot.store.rows.cases import PostKind
from tests.desk.cases import opened, seen
from tests.desk.slow_slack import Slow

KEEP = timedelta(days=30)
AGAIN = "The parcel came, but the lamp is broken."


def keeping(desk: Desk) -> Desk:
    return replace(desk, options=replace(desk.options, keep=KEEP))


def later(slow: Slow) -> None:
    slow.clock.advance((KEEP + timedelta(days=1)).total_seconds())


async def test_what_a_customer_wrote_again_is_read_before_an_old_case_is_looked_at(desk: Desk, slow: Slow) -> None:
    desk = keeping(desk)
    case = await opened(desk)
    later(slow)
    await act(desk, Did("again", "C", "U", Act.CUSTOMER_WROTE, "form", case_id=case, payload={"text": AGAIN}))
    await forget_old(desk)
    await advance_case(desk, case)
    await forget_old(desk)
    view = await seen(desk, case)
    assert view.case.state is CaseState.OPEN and [turn.text for turn in view.turns][1:] == [AGAIN]
    later(slow)
    await forget_old(desk)
    assert (await seen(desk, case)).case.state is CaseState.FORGOTTEN


async def test_a_reply_that_somebody_sent_leaves_before_its_case_is_forgotten(desk: Desk, slow: Slow) -> None:
    """What listens at the webhook may be away for days."""
    desk, case = keeping(desk), await opened(desk)
    about = {"case_id": case, "revision_id": f"{case}.1", "key": f"{case}.1:delivery", "channel": OUTSIDE}
    async with desk.write(case) as tx:
        await posts.add(tx, **about, kind=PostKind.DELIVERY)
    later(slow)
    await forget_old(desk)
    view = await seen(desk, case)
    assert view.case.state is CaseState.OPEN
    (left,) = (post for post in view.posts if post.kind is PostKind.DELIVERY)
    async with desk.write(case) as tx:
        await posts.change(tx, left.id, state=PostState.POSTED)
    await forget_old(desk)
    assert (await seen(desk, case)).case.state is CaseState.FORGOTTEN


class Engine:
    """The desk's own. `meanwhile` is done in the transaction that forgets a case."""

    def __init__(self, wake: Wake, meanwhile: Callable[[Tx], Awaitable[None]]) -> None:
        self._wake, self._meanwhile = wake, meanwhile

    def __getattr__(self, name: str) -> Any:
        return getattr(self._wake, name)

    async def forget(self, tx: Tx, case_id: str) -> None:
        await self._wake.forget(tx, case_id)
        await self._meanwhile(tx)


async def test_what_a_customer_writes_while_others_are_forgotten_counts(desk: Desk, slow: Slow) -> None:
    first = await opened(desk, "first")
    slow.clock.advance(60)
    second = await opened(desk, "second")
    later(slow)

    async def wrote(tx: Tx) -> None:
        about = {"case_id": second, "channel": "C", "actor": "U", "surface": "form", "at": slow.clock.now()}
        await inbox.add_act(tx, **about, act=Act.CUSTOMER_WROTE, payload={"text": AGAIN})

    engine: Any = Engine(desk.wake, wrote)
    await forget_old(replace(keeping(desk), wake=engine))
    assert (await seen(desk, first)).case.state is CaseState.FORGOTTEN
    assert (await seen(desk, second)).case.state is CaseState.OPEN
    await advance_case(desk, second)
    assert [turn.text for turn in (await seen(desk, second)).turns][1:] == [AGAIN]

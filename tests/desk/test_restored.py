"""After a backup was restored: what was said and decided since it was taken stands in Slack; on both databases."""

from dataclasses import replace

import pytest

from bot.desk.advance import advance
from bot.desk.cases.case import advance_case
from bot.desk.incoming.opening import open_case
from bot.desk.parts.desk import Desk
from bot.desk.parts.restored import take_up
from bot.desk.parts.view import CaseView
from bot.domain.case import Role
from bot.domain.states import CaseState, PostState
from bot.store.case import cases
from bot.store.due.work import Ref
from bot.store.rows.cases import PostKind, PostRow, WorkKind
from tests.desk.cases import seen
from tests.desk.slow_slack import Slow
from tests.desk.test_forgotten_order import ASKED

pytestmark = pytest.mark.usefixtures("learned")
HOUR = 3600


async def opened(desk: Desk, key: str = ASKED.key) -> str:
    """In Slack already."""
    case = await open_case(desk, replace(ASKED, key=key, marketplace="amazon.com"))
    assert case
    await advance_case(desk, case)
    return case


async def restored(desk: Desk) -> None:
    async with desk.write() as tx:
        await take_up(desk, tx)


def reminder(view: CaseView, role: Role) -> str:
    return f"{view.case.id}:remind:{view.turns[0].id}:{role}"


def of_key(view: CaseView, key: str) -> PostRow:
    return next(post for post in view.posts if post.key == key)


async def test_a_reminder_given_since_the_backup_is_not_given_again(desk: Desk, slow: Slow) -> None:
    case = await opened(desk)
    view = await seen(desk, case)
    keys = [reminder(view, role) for role in (Role.TEAMMATE, Role.LEAD)]
    slow.there = dict.fromkeys(keys, "9")
    slow.clock.advance(23 * HOUR)
    await restored(desk)
    await advance_case(desk, case)
    assert not any(key in said for key in keys for said in slow.said)
    view = await seen(desk, case)
    assert [of_key(view, key).state for key in keys] == [PostState.POSTED] * 2


async def test_a_reminder_that_was_not_given_or_became_due_afterwards_is_given(desk: Desk, slow: Slow) -> None:
    case = await opened(desk)
    view = await seen(desk, case)
    before, after = (reminder(view, role) for role in (Role.TEAMMATE, Role.LEAD))
    slow.there = {after: "9"}
    slow.clock.advance(19 * HOUR)
    await restored(desk)
    await advance_case(desk, case)
    slow.clock.advance(4 * HOUR)
    await advance_case(desk, case)
    assert f"direct {before}" in slow.said and after in slow.said


async def drafted(desk: Desk, case: str) -> PostRow:
    """The message of its first draft."""
    await advance(desk, Ref(WorkKind.REVISION, f"{case}.1"))
    await advance_case(desk, case)
    return next(post for post in (await seen(desk, case)).posts if post.kind is PostKind.REVISION)


async def test_a_draft_that_was_posted_since_the_backup_is_brought_up_to_date_there(desk: Desk, slow: Slow) -> None:
    case, same = await opened(desk), await opened(desk, "another")
    key = (await drafted(desk, same)).key.replace(same, case)
    slow.there = {key: "9"}
    slow.clock.advance(HOUR)
    await restored(desk)
    post = await drafted(desk, case)
    assert key not in slow.said and (post.key, post.state, post.ts) == (key, PostState.POSTED, "9")
    assert "9" in slow.updated


async def test_a_draft_of_other_words_than_that_posted_since_the_backup_is_said_by_itself(
    desk: Desk, slow: Slow
) -> None:
    case = await opened(desk)
    slow.there = {f"{case}.1:revision": "9", f"{case}.1:revision:{'0' * 16}": "9"}
    slow.clock.advance(HOUR)
    await restored(desk)
    post = await drafted(desk, case)
    assert post.key in slow.said and post.ts != "9" and "9" not in slow.updated


async def test_what_open_cases_show_is_shown_again_as_it_is_kept(desk: Desk, slow: Slow) -> None:
    case = await opened(desk)
    await advance(desk, Ref(WorkKind.REVISION, f"{case}.1"))
    await advance_case(desk, case)
    shown = {p.kind: str(p.ts) for p in (await seen(desk, case)).posts}
    slow.updated.clear()
    await restored(desk)
    await advance_case(desk, case)
    assert slow.updated == [shown[PostKind.CASE], shown[PostKind.REVISION]]


async def test_what_closed_cases_show_is_left(desk: Desk, slow: Slow) -> None:
    case = await opened(desk)
    async with desk.write(case) as tx:
        await cases.change(tx, case, state=CaseState.CLOSED)
    slow.updated.clear()
    await restored(desk)
    await advance_case(desk, case)
    assert slow.updated == []

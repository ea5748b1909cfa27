"""A draft that somebody deletes in Slack is shown again, whatever we notice first."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.desk.advance import advance
from bot.desk.cases.case import advance_case
from bot.desk.incoming.deletions import message_deleted
from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import Note
from bot.desk.parts.ports import PostGone
from bot.desk.parts.view import load
from bot.domain.states import PostState
from bot.store.case import posts
from bot.store.due import inbox
from bot.store.due.work import Ref
from bot.store.history import trail
from bot.store.rows.cases import PostKind, PostRow, WorkKind
from tests.desk.cases import opened
from tests.desk.slow_slack import Slow
from tests.manual_clock import ManualClock

pytestmark = pytest.mark.usefixtures("learned")
DRAFT = "2"
"""Where the draft stands: after the message of the case itself."""


class Deleting(Slow):
    """The same, with messages in it that are deleted."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__(clock)
        self.deleted = set[str]()

    async def update(self, note: Note, channel: str, ts: str) -> None:
        if ts in self.deleted:
            raise PostGone("message_not_found")


@pytest.fixture
def slow() -> Deleting:
    return Deleting(ManualClock())


async def drafted(desk: Desk, slow: Deleting, meanwhile: Callable[[], Any] | None = None) -> str:
    """A case in Slack with its draft; `meanwhile` is done while the call that says it waits for its answer."""
    case = await opened(desk)
    await advance_case(desk, case)
    slow.meanwhile = meanwhile
    await advance(desk, Ref(WorkKind.REVISION, f"{case}.1"))
    await advance_case(desk, case)
    return case


async def drafts(desk: Desk, case: str) -> list[PostRow]:
    async with desk.database.read() as tx:
        return [post for post in (await load(tx, case)).posts if post.kind is PostKind.REVISION]


async def told(desk: Desk, case: str) -> int:
    """How often the trail says that a message was deleted."""
    async with desk.database.read() as tx:
        return sum(link.event.kind == "message deleted" for link in await trail.of_case(tx, case))


async def shown_again(desk: Desk, case: str) -> None:
    """Once, however often the deletion is told."""
    for event in ("event:1", "event:1", "event:2"):
        await message_deleted(desk, event, "C", DRAFT)
        await advance_case(desk, case)
    first, again = await drafts(desk, case)
    assert (first.state, first.ts, first.error) == (PostState.ORPHANED, DRAFT, None)
    assert (again.state, again.ts) == (PostState.POSTED, "3")
    assert await told(desk, case) == 1


async def test_what_an_update_found_gone_is_shown_again_when_its_deletion_is_told(desk: Desk, slow: Deleting) -> None:
    case = await drafted(desk, slow)
    slow.deleted.add(DRAFT)
    async with desk.write(case) as tx:
        await posts.refresh(tx, case, (PostKind.REVISION,))
    await advance_case(desk, case)
    [draft] = await drafts(desk, case)
    assert (draft.state, draft.error) == (PostState.ORPHANED, "message_not_found")
    await shown_again(desk, case)


async def test_a_draft_deleted_before_it_is_recorded_is_shown_again(desk: Desk, slow: Deleting) -> None:
    case = await drafted(desk, slow, lambda: message_deleted(desk, "event:1", "C", DRAFT))
    assert [(post.state, post.ts) for post in await drafts(desk, case)] == [
        (PostState.ORPHANED, DRAFT),
        (PostState.POSTED, "3"),
    ]
    await shown_again(desk, case)


async def test_what_somebody_else_deleted_meanwhile_brings_nothing_about(desk: Desk, slow: Deleting) -> None:
    case = await drafted(desk, slow, lambda: message_deleted(desk, "event:1", "C", "1.5"))
    [draft] = await drafts(desk, case)
    assert draft.state is PostState.POSTED and await told(desk, case) == 0
    async with desk.write() as tx:
        assert await inbox.take_deletion(tx, "C", "1.5"), "it waits to be dropped with what found no message"
        assert not await inbox.take_deletion(tx, "C", DRAFT)

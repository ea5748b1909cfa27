"""An attempt to say something: taken by one worker at a time, and open to others only once it must be over."""

from dataclasses import replace
from datetime import timedelta

from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater
from bot.desk.parts.view import CaseView, load
from bot.domain.states import PostState
from bot.store.case import posts
from bot.store.engines.database import Tx
from bot.store.rows.cases import PostRow

RETRY_UNSURE = timedelta(seconds=2)
CLOCKS_DIFFER = timedelta(minutes=5)
"""How far before our own clock's time of a case its messages are looked for."""


async def take(desk: Desk, view: CaseView, post: PostRow) -> CaseView | None:
    """Begin an attempt, and read the case in the same transaction: what changes after it asks for a refresh.

    None where another worker has begun one.
    """
    async with desk.database.write(view.case.id) as tx:
        return await load(tx, view.case.id) if await begin(desk, tx, post) else None


async def begin(desk: Desk, tx: Tx, post: PostRow) -> PostRow | None:
    """Take it in a transaction that has more to do. Gives it as it is then; None where another worker has it."""
    until = desk.clock.now() + desk.options.attempt
    moved = await posts.move(tx, post, state=PostState.SENDING, refresh=False, due_at=until)
    return replace(post, state=PostState.SENDING, refresh=False, due_at=until) if moved else None


async def pause(desk: Desk, post: PostRow) -> None:
    """Leave it as it is, to be looked at in a moment: an attempt or a search that broke says nothing of the message."""
    await move(desk, post, due_at=desk.clock.now() + RETRY_UNSURE)


async def put_off(desk: Desk, post: PostRow, later: PostLater, state: PostState) -> None:
    """Have it tried when the other side may be asked again."""
    await move(desk, post, state=state, due_at=desk.clock.now() + timedelta(seconds=later.seconds))


async def change(desk: Desk, post: PostRow, **values: object) -> None:
    """Note what holds whatever became of the post meanwhile."""
    async with desk.database.write() as tx:
        await posts.change(tx, post.id, **values)


async def move(desk: Desk, post: PostRow, **values: object) -> None:
    """Note how an attempt stands, given as it was read or taken, unless it was over and another went on meanwhile."""
    async with desk.database.write() as tx:
        await posts.move(tx, post, **values)

"""An attempt to say something: taken by one worker at a time, and open to others only once it must be over."""

from datetime import timedelta

from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater
from bot.desk.parts.view import CaseView, load
from bot.domain.states import PostState
from bot.store import posts
from bot.store.database import Tx
from bot.store.rows import PostRow

RETRY_UNSURE = timedelta(seconds=2)
CLOCKS_DIFFER = timedelta(minutes=5)
"""How far before our own clock's time of a case its messages are looked for."""


async def take(desk: Desk, view: CaseView, post: PostRow) -> CaseView | None:
    """Begin an attempt, and read the case in the same transaction: what changes after it asks for a refresh.

    None where another worker has begun one.
    """
    async with desk.database.write(view.case.id) as tx:
        return await load(tx, view.case.id) if await begin(desk, tx, post) else None


async def begin(desk: Desk, tx: Tx, post: PostRow) -> bool:
    """Take it in a transaction that has more to do. False where another worker has."""
    until = desk.clock.now() + desk.options.attempt
    return await posts.move(tx, post, state=PostState.SENDING, refresh=False, due_at=until)


async def pause(desk: Desk, post: PostRow) -> None:
    """Leave it as it is, to be looked at in a moment."""
    await change(desk, post, due_at=desk.clock.now() + RETRY_UNSURE)


async def look_later(desk: Desk, post: PostRow) -> None:
    """A search that broke says nothing about what was looked for: it is made again in a moment."""
    await move(desk, post, state=post.state, due_at=desk.clock.now() + RETRY_UNSURE)


async def put_off(desk: Desk, post: PostRow, later: PostLater, state: PostState) -> None:
    """Have it tried when the other side may be asked again."""
    await change(desk, post, state=state, due_at=desk.clock.now() + timedelta(seconds=later.seconds))


async def change(desk: Desk, post: PostRow, **values: object) -> None:
    """Note how an attempt of our own stands."""
    async with desk.database.write() as tx:
        await posts.change(tx, post.id, **values)


async def move(desk: Desk, post: PostRow, **values: object) -> None:
    """Note what was found out about somebody's attempt, unless it went on meanwhile."""
    async with desk.database.write() as tx:
        await posts.move(tx, post, **values)

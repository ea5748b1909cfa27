"""Attempts to post a message: one worker at a time has one, and another may try only once it must be over."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import datetime, timedelta

from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater
from bot.desk.parts.view import CaseView, load
from bot.domain.clock import Clock
from bot.domain.states import PostState
from bot.store.case import posts
from bot.store.engines.database import Tx
from bot.store.rows.cases import PostRow

RETRY_UNSURE = timedelta(seconds=2)
CLOCKS_DIFFER = timedelta(minutes=5)
"""Messages are looked for in Slack from so long before our time of a case, as clocks differ."""
_UNTIL: ContextVar[datetime | None] = ContextVar("until", default=None)


@contextmanager
def lasting(until: datetime | None) -> Iterator[None]:
    """What is sent inside belongs to an attempt that is over then."""
    token = _UNTIL.set(until)
    try:
        yield
    finally:
        _UNTIL.reset(token)


def soon_over(desk: Desk) -> AbstractContextManager[None]:
    """`lasting` for an attempt that begins now and whose row keeps no time."""
    return lasting(desk.clock.now() + desk.options.attempt)


def is_over(clock: Clock) -> bool:
    """Whether this attempt took so long that another may have been made: asleep, or waiting for the database."""
    return is_past(clock, _UNTIL.get())


def is_past(clock: Clock, until: datetime | None) -> bool:
    return until is not None and clock.now() >= until


async def take(desk: Desk, view: CaseView, post: PostRow) -> CaseView | None:
    """Begin an attempt, and read the case in the same transaction. Later changes ask for a refresh by themselves.

    None where another worker has an attempt.
    """
    async with desk.database.write(view.case.id) as tx:
        return await load(tx, view.case.id) if await begin(desk, tx, post) else None


async def begin(desk: Desk, tx: Tx, post: PostRow) -> PostRow | None:
    """Begin an attempt in a transaction that does more.

    Returns the row as it is then; None where another worker has one.
    """
    until = desk.clock.now() + desk.options.attempt
    moved = await posts.move(tx, post, state=PostState.SENDING, refresh=False, due_at=until)
    return replace(post, state=PostState.SENDING, refresh=False, due_at=until) if moved else None


async def pause(desk: Desk, post: PostRow) -> None:
    """Try again in a moment: an attempt or a search that broke off says nothing about the message."""
    await move(desk, post, due_at=desk.clock.now() + RETRY_UNSURE)


async def put_off(desk: Desk, post: PostRow, later: PostLater, state: PostState) -> None:
    """Try again when the other side may be asked."""
    await move(desk, post, state=state, due_at=desk.clock.now() + timedelta(seconds=later.seconds))


async def change(desk: Desk, post: PostRow, **values: object) -> None:
    """Set columns, whatever became of the post meanwhile."""
    async with desk.database.write() as tx:
        await posts.change(tx, post.id, **values)


async def move(desk: Desk, post: PostRow, **values: object) -> None:
    """Set columns given the post as it was read or taken; nothing if another attempt was made meanwhile."""
    async with desk.database.write() as tx:
        await posts.move(tx, post, **values)

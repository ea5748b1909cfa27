"""What the configured writer gives; where it can't, what the composer gives, with the reason."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.desk.desk import Desk
from bot.errors import WriterError
from bot.store.rows import Cause, RevisionRow
from bot.turns import away, computing
from bot.writers.protocol import Writer

T = TypeVar("T")


async def with_fallback(
    desk: Desk, row: RevisionRow, do: Callable[[Writer], Awaitable[T]]
) -> tuple[T, Writer, str | None]:
    """The result, who gave it, and why it wasn't the configured writer. Raises WriterError when nobody can."""
    if row.cause is Cause.OFFLINE or desk.writer is desk.composer:
        return await _composed(desk, do), desk.composer, None
    try:
        async with away():
            return await do(desk.writer), desk.writer, None
    except WriterError as error:
        return await _composed(desk, do), desk.composer, str(error)


async def _composed(desk: Desk, do: Callable[[Writer], Awaitable[T]]) -> T:
    async with computing():
        return await do(desk.composer)

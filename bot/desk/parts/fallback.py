"""Asking the configured writer, or the composer where that fails."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.concurrency.priority import computing
from bot.concurrency.slots import away
from bot.desk.parts.desk import Desk
from bot.desk.parts.gauge import waiting
from bot.domain.reply import Usage
from bot.errors import WriterBusy, WriterError
from bot.store.history import trail
from bot.store.rows.cases import Cause, RevisionRow
from bot.writers.protocol import Writer

T = TypeVar("T")


async def with_fallback(
    desk: Desk, row: RevisionRow, calls: list[Usage], do: Callable[[Writer], Awaitable[T]]
) -> tuple[T, Writer, str | None]:
    """The result, who gave it, and why it wasn't the configured writer. Raises WriterError where both fail.

    A busy writer only needs a pause, so the work waits: WriterBusy is raised once the `calls` are kept.
    """
    if row.cause is Cause.OFFLINE or desk.writer is desk.composer:
        return await asked(desk, desk.composer, do), desk.composer, desk.spent
    try:
        return await asked(desk, desk.writer, do), desk.writer, None
    except WriterBusy:
        await keep_calls(desk, row, calls)
        raise
    except WriterError as error:
        return await asked(desk, desk.composer, do), desk.composer, str(error)


async def keep_calls(desk: Desk, row: RevisionRow, calls: list[Usage]) -> None:
    """Keep the calls made for a revision that has to wait."""
    async with desk.write(row.case_id) as tx:
        await trail.keep_calls(tx, row.case_id, row.id, calls, desk.clock.now(), row.asked_by)


async def asked(desk: Desk, writer: Writer, do: Callable[[Writer], Awaitable[T]]) -> T:
    """Ask a writer. The time a model takes isn't counted as our own, and holds no computing slot."""
    if writer is desk.composer:
        async with computing():
            return await do(writer)
    async with away():
        with waiting():
            return await do(writer)

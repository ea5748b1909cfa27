"""How many things are worked on at once. Of hundreds in progress, most wait for a model."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from contextvars import ContextVar, copy_context
from typing import Any, TypeVar

Step = TypeVar("Step")


class Slots:
    """At most so many tasks work at once; one that waits for a model holds no slot."""

    def __init__(self, count: int) -> None:
        self._free = asyncio.Semaphore(count)

    @property
    def one_is_left(self) -> bool:
        """Whether there is a free slot that nobody waits for."""
        return not self._free.locked()

    async def one_is_free(self) -> None:
        """Wait until earlier tasks have their slots and one is free."""
        async with self._free:
            pass

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """Holds a slot, except inside `away()`."""
        held = _Held(self._free)
        await held.take()
        token = _slot.set(held)
        try:
            yield
        finally:
            _slot.reset(token)
            held.give_back()


class _Held:
    """The slot of one task."""

    def __init__(self, free: asyncio.Semaphore) -> None:
        self._free, self.holds = free, False

    async def take(self) -> None:
        await self._free.acquire()
        self.holds = True

    def give_back(self) -> None:
        if self.holds:
            self.holds = False
            self._free.release()


_slot: ContextVar[_Held | None] = ContextVar("slot", default=None)


@asynccontextmanager
async def away() -> AsyncIterator[None]:
    """While waiting for a model: give the slot to others, and take one again afterwards."""
    held = _slot.get()
    if held is None or not held.holds:
        yield
        return
    held.give_back()
    try:
        yield
    except asyncio.CancelledError:
        raise
    except BaseException:
        await held.take()
        raise
    await held.take()


@asynccontextmanager
async def meanwhile(*others: Coroutine[Any, Any, Step]) -> AsyncIterator[Callable[[], Awaitable[list[Step]]]]:
    """Runs these beside what is done inside, without a slot; the yielded function waits for their results.

    The first failure fails everything. All are cancelled when the inside is left.
    """
    context = copy_context()
    context.run(_slot.set, None)
    tasks = [asyncio.create_task(other, context=context.copy()) for other in others]

    async def done() -> list[Step]:
        async with away():
            return await asyncio.gather(*tasks)

    try:
        yield done
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

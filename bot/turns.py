"""Who goes first: somebody waits for what a listener does, and Slack for three seconds at most; the rest can wait.

Everything runs on one loop, so a long computation, or a queue in front of the database, would keep an answer back. And
of hundreds of cases under way most wait for a model: only few are worked on at once.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from contextvars import ContextVar
from weakref import WeakKeyDictionary

LONGEST_WAIT_SECONDS = 0.5
"""A computation that waits for those who go first is made after so long all the same."""
_is_first: ContextVar[bool] = ContextVar("is_first", default=False)


class Turns:
    """A lock: of those who wait for it, whoever goes first gets it next, the others in their order."""

    def __init__(self) -> None:
        self._taken = False
        self._firsts: deque[asyncio.Future[None]] = deque()
        self._others: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        await self._take()
        try:
            yield
        finally:
            self._leave()

    async def _take(self) -> None:
        if not self._taken:
            self._taken = True
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        (self._firsts if _is_first.get() else self._others).append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._leave()
            raise

    def _leave(self) -> None:
        self._taken = _next(self._firsts) or _next(self._others)


def _next(waiting: deque[asyncio.Future[None]]) -> bool:
    """Let the next one go on that still waits; False where there is none."""
    while waiting:
        place = waiting.popleft()
        if not place.done():
            place.set_result(None)
            return True
    return False


class _Loop:
    """How many go first on one loop just now, and whose turn it is to compute."""

    def __init__(self) -> None:
        self.firsts = 0
        self.none_first = asyncio.Event()
        self.computing = Turns()


_loops: WeakKeyDictionary[asyncio.AbstractEventLoop, _Loop] = WeakKeyDictionary()


def _here() -> _Loop:
    return _loops.setdefault(asyncio.get_running_loop(), _Loop())


def goes_first() -> bool:
    """Whether somebody waits for what is done here."""
    return _is_first.get()


@contextmanager
def first() -> Iterator[None]:
    """What is done inside goes before everything that isn't."""
    here, token = _here(), _is_first.set(True)
    here.firsts += 1
    here.none_first.clear()
    try:
        yield
    finally:
        _is_first.reset(token)
        here.firsts -= 1
        if not here.firsts:
            here.none_first.set()


@asynccontextmanager
async def computing() -> AsyncIterator[None]:
    """For what keeps the loop busy for milliseconds: one at a time, while nobody goes first."""
    here = _here()
    async with here.computing.turn():
        if here.firsts and not _is_first.get():
            with suppress(TimeoutError):
                await asyncio.wait_for(here.none_first.wait(), LONGEST_WAIT_SECONDS)
        yield


class Hands:
    """As many things are worked on at once; what waits for a model meanwhile holds none."""

    def __init__(self, count: int) -> None:
        self._free = asyncio.Semaphore(count)

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """Holds one, but for what is done inside `away()`."""
        held = _Held(self._free)
        await held.take()
        token = _hand.set(held)
        try:
            yield
        finally:
            _hand.reset(token)
            held.give_back()


class _Held:
    """The hand of one task."""

    def __init__(self, free: asyncio.Semaphore) -> None:
        self._free, self.holds = free, False

    async def take(self) -> None:
        await self._free.acquire()
        self.holds = True

    def give_back(self) -> None:
        if self.holds:
            self.holds = False
            self._free.release()


_hand: ContextVar[_Held | None] = ContextVar("hand", default=None)


@asynccontextmanager
async def away() -> AsyncIterator[None]:
    """What waits for a model gives its hand to others; it takes one again when it goes on."""
    held = _hand.get()
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

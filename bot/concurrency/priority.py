"""Who goes first: somebody waits for what a listener does, and Slack for three seconds at most; the rest can wait.

Everything runs on one loop, so a long computation, or a queue in front of the database, would keep an answer back.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Generator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import TypeVar
from weakref import WeakKeyDictionary

LONGEST_WAIT_SECONDS = 0.5
"""What waits for those who go first goes on after so long all the same."""
ROUNDS, LOOK_SECONDS = 5, 0.002
"""Rounds of the loop from what lies in the socket to the listener that goes first; and how long none of them needs to
be made again."""
Step = TypeVar("Step")
_is_first: ContextVar[bool] = ContextVar("is_first", default=False)


class PriorityLock:
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
    """How many go first on one loop just now, who gives way to them, and whose turn it is to compute."""

    def __init__(self) -> None:
        self.firsts = 0
        self.looked = -LOOK_SECONDS
        self.computing = PriorityLock()
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._overdue: deque[asyncio.Future[None]] = deque()
        self._letting_on = False

    @property
    def free(self) -> bool:
        return self.firsts <= 0 and not self._waiting and not self._overdue

    def wait(self) -> asyncio.Future[None]:
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        return place

    def left(self) -> None:
        """One who went first is done."""
        self.firsts -= 1
        if not self._letting_on:
            self._let_on()

    def waited_long(self, place: asyncio.Future[None]) -> None:
        """It goes on whoever goes first, yet one after the other: many may have waited for as long."""
        if not place.done():
            self._overdue.append(place)
            if not self._letting_on:
                self._let_on()

    def _let_on(self) -> None:
        """One goes on, and the next when the loop has looked who came meanwhile."""
        self._letting_on = _next(self._overdue) or (self.firsts <= 0 and _next(self._waiting))
        if self._letting_on:
            _after(ROUNDS, self._let_on)


def _after(rounds: int, do: Callable[[], None]) -> None:
    """Once the loop has gone round so often."""
    loop = asyncio.get_running_loop()
    loop.call_soon(*((_after, rounds - 1, do) if rounds > 1 else (do,)))


_loops: WeakKeyDictionary[asyncio.AbstractEventLoop, _Loop] = WeakKeyDictionary()


def _here() -> _Loop:
    loop = asyncio.get_running_loop()
    if (found := _loops.get(loop)) is None:
        found = _loops[loop] = _Loop()
    return found


def goes_first() -> bool:
    """Whether somebody waits for what is done here."""
    return _is_first.get()


@contextmanager
def first() -> Iterator[None]:
    """What is done inside goes before everything that isn't."""
    here, token = _here(), _is_first.set(True)
    here.firsts += 1
    try:
        yield
    finally:
        _is_first.reset(token)
        here.left()


@contextmanager
def elsewhere() -> Iterator[None]:
    """Whoever goes first waits for somebody else meanwhile, and keeps nobody back."""
    if not _is_first.get():
        yield
        return
    here = _here()
    here.left()
    try:
        yield
    finally:
        here.firsts += 1


async def give_way() -> None:
    """Before a step that can wait: not while somebody goes first, and then one step after the other."""
    here = _here()
    if _is_first.get() or here.free:
        return
    place = here.wait()
    longest = asyncio.get_running_loop().call_later(LONGEST_WAIT_SECONDS, here.waited_long, place)
    try:
        await place
    finally:
        longest.cancel()


async def look_round() -> None:
    """Let come what lies in the socket, where some time has gone by since it was looked for."""
    if _is_first.get():
        return
    here = _here()
    for _ in range(ROUNDS if monotonic() - here.looked >= LOOK_SECONDS else 1):
        await asyncio.sleep(0)
    here.looked = monotonic()


@asynccontextmanager
async def computing() -> AsyncIterator[None]:
    """For what keeps the loop busy for milliseconds: one at a time, while nobody goes first."""
    async with _here().computing.turn():
        await look_round()
        await give_way()
        yield


async def in_steps(steps: Iterable[Step]) -> list[Step]:
    """All of them; whoever came meanwhile goes between two. For use inside `computing`."""
    done: list[Step] = []
    for step in steps:
        done.append(step)
        await look_round()
        await give_way()
    return done


async def finished(steps: Generator[None, None, Step]) -> Step:
    """What comes of them at the end; whoever came meanwhile goes between two. For use inside `computing`."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Step = end.value
            return found
        await look_round()
        await give_way()

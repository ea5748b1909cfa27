"""Priority for listeners: somebody waits for them, and Slack for three seconds at most; other work can wait.

All runs on one loop, so a long computation or a queue at the database would delay an answer.
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
"""Work that waits for listeners goes on after so long in any case."""
ROUNDS, LOOK_SECONDS = 5, 0.002
"""Rounds of the loop from data in the socket to the listener that has priority; and for how long they aren't
repeated."""
Step = TypeVar("Step")
_is_first: ContextVar[bool] = ContextVar("is_first", default=False)


class PriorityLock:
    """A lock that goes to waiting tasks with priority first, then to the others in order."""

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
    """Let the next waiting task continue; False where there is none."""
    while waiting:
        place = waiting.popleft()
        if not place.done():
            place.set_result(None)
            return True
    return False


class _Loop:
    """For one loop: how many tasks have priority, which ones give way, and whose turn it is to compute."""

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
        """A task with priority has finished."""
        self.firsts -= 1
        if not self._letting_on:
            self._let_on()

    def waited_long(self, place: asyncio.Future[None]) -> None:
        """It continues whatever has priority, but one by one, as many may have waited so long."""
        if not place.done():
            self._overdue.append(place)
            if not self._letting_on:
                self._let_on()

    def _let_on(self) -> None:
        """One task continues; the next when the loop has seen who came meanwhile."""
        self._letting_on = _next(self._overdue) or (self.firsts <= 0 and _next(self._waiting))
        if self._letting_on:
            _after(ROUNDS, self._let_on)


def _after(rounds: int, do: Callable[[], None]) -> None:
    """Call it after so many rounds of the loop."""
    loop = asyncio.get_running_loop()
    loop.call_soon(*((_after, rounds - 1, do) if rounds > 1 else (do,)))


_loops: WeakKeyDictionary[asyncio.AbstractEventLoop, _Loop] = WeakKeyDictionary()


def _here() -> _Loop:
    loop = asyncio.get_running_loop()
    if (found := _loops.get(loop)) is None:
        found = _loops[loop] = _Loop()
    return found


def goes_first() -> bool:
    """Whether the current task has priority."""
    return _is_first.get()


@contextmanager
def first() -> Iterator[None]:
    """What is done inside has priority."""
    here, token = _here(), _is_first.set(True)
    here.firsts += 1
    try:
        yield
    finally:
        _is_first.reset(token)
        here.left()


@contextmanager
def elsewhere() -> Iterator[None]:
    """While a task with priority awaits something outside, it holds up nobody."""
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
    """Before a step that can wait: wait while others have priority, then go one by one."""
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
    """Let the loop read its sockets, if it hasn't for a while."""
    if _is_first.get():
        return
    here = _here()
    for _ in range(ROUNDS if monotonic() - here.looked >= LOOK_SECONDS else 1):
        await asyncio.sleep(0)
    here.looked = monotonic()


@asynccontextmanager
async def computing() -> AsyncIterator[None]:
    """Around computations of milliseconds: one at a time, while nobody has priority."""
    async with _here().computing.turn():
        await look_round()
        await give_way()
        yield


async def in_steps(steps: Iterable[Step]) -> list[Step]:
    """All steps; tasks with priority run between them. Use it inside `computing`."""
    done: list[Step] = []
    for step in steps:
        done.append(step)
        await look_round()
        await give_way()
    return done


async def finished(steps: Generator[None, None, Step]) -> Step:
    """The result of these steps; tasks with priority run between them. Use it inside `computing`."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Step = end.value
            return found
        await look_round()
        await give_way()

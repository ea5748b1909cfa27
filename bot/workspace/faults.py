"""Failures a test asks for: refused calls, cut connections, and callers that die in the middle of a call."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Failure:
    error: str
    retry_after: int | None = None


@dataclass(frozen=True)
class Cut:
    after: bool
    """After the call took effect, or before."""


@dataclass(frozen=True)
class Down:
    """Instead of Slack's answer, a page that says nothing."""

    status: int
    after: bool
    """After the call took effect, or before."""
    page: str = "upstream error"
    kind: str = "text/plain"


Fault = Failure | Cut | Down


class Moment(Enum):
    """How far a call has come."""

    ARRIVED = "arrived"
    TAKEN = "taken"
    """It took effect, and its caller doesn't know yet."""
    ANSWERED = "answered"


Watch = Callable[[str, Json, Moment], bool]
"""Told of every call by method and arguments; True where its caller is gone, so that it goes no further."""


@dataclass(frozen=True)
class HeldCalls:
    """`some`: a call waits. `over`: none has to."""

    some: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass
class Faults:
    watch: Watch | None = None
    held: dict[str, "HeldCalls"] = field(default_factory=dict)
    """Methods whose calls wait, until they are let go."""
    _planned: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))

    def plan(self, method: str, fault: Fault, times: int) -> None:
        self._planned[method].extend([fault] * times)

    def next(self, method: str) -> Fault | None:
        return self._planned[method].popleft() if self._planned[method] else None

    async def let_go(self, method: str) -> None:
        """Wait as long as calls of it are held."""
        if held := self.held.get(method):
            held.some.set()
            await held.over.wait()

    def gone(self, method: str, args: Json, moment: Moment) -> bool:
        return self.watch is not None and self.watch(method, args, moment)

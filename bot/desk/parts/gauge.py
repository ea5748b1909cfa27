"""Counters and timings. The desk reports them; who receives them is chosen in the composition root."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from time import monotonic
from typing import Protocol


class Count(StrEnum):
    """What is counted."""

    CASES = "levelhead.cases.opened"
    DRAFTS = "levelhead.drafts"
    DECISIONS = "levelhead.decisions"
    POSTS = "levelhead.posts"
    CIRCLES = "levelhead.circles.stopped"
    CALLS = "levelhead.model.calls"
    TOKENS = "levelhead.model.tokens"


class Timing(StrEnum):
    """What is timed, in seconds."""

    ACK = "levelhead.ack.duration"
    """From Slack's request to our acknowledgement."""
    DRAFT = "levelhead.draft.own.duration"
    """From starting on a revision until it is kept, without the time spent waiting for a model."""
    MODEL = "levelhead.model.duration"
    """One attempt at a call to a model."""


class Gauge(Protocol):
    """Receives counts and timings. `about` takes few values each: never ids, never anybody's words."""

    def count(self, what: Count, number: int = 1, **about: str) -> None: ...

    def time(self, what: Timing, seconds: float, **about: str) -> None: ...

    def close(self) -> None:
        """Send what is left. May block for a few seconds."""
        ...


class Ungauged:
    """Receives everything and does nothing."""

    def count(self, what: Count, number: int = 1, **about: str) -> None:
        """Nothing."""

    def time(self, what: Timing, seconds: float, **about: str) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""


class Watch:
    """A stopwatch that stands still while something is waited for; overlapping waits count once."""

    def __init__(self) -> None:
        self._own, self._since, self._waiting = 0.0, monotonic(), 0

    def waits(self) -> None:
        """A wait begins."""
        if not self._waiting:
            self._own = self.own
        self._waiting += 1

    def has_waited(self) -> None:
        """A wait ends."""
        self._waiting -= 1
        self._since = monotonic()

    @property
    def own(self) -> float:
        """Seconds without the waits."""
        return self._own + (0.0 if self._waiting else monotonic() - self._since)


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def own_share() -> Iterator[Watch]:
    """Time what is done inside, without its waits."""
    watch = Watch()
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)


@contextmanager
def waiting() -> Iterator[None]:
    """What is done inside counts as a wait."""
    watch = _watch.get()
    if watch is None:
        yield
        return
    watch.waits()
    try:
        yield
    finally:
        watch.has_waited()

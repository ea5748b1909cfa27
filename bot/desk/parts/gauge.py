"""What is counted and timed. The desk says it; who listens, if anybody, is chosen by the composition root."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from time import monotonic
from typing import Protocol


class Count(StrEnum):
    """Things that are counted."""

    CASES = "levelhead.cases.opened"
    DRAFTS = "levelhead.drafts"
    DECISIONS = "levelhead.decisions"
    POSTS = "levelhead.posts"
    CIRCLES = "levelhead.circles.stopped"
    CALLS = "levelhead.model.calls"
    TOKENS = "levelhead.model.tokens"


class Timing(StrEnum):
    """Things that are timed, in seconds."""

    ACK = "levelhead.ack.duration"
    """From Slack's request to our answer."""
    DRAFT = "levelhead.draft.own.duration"
    """From the start on a revision until it is kept, less the time in which a model was waited for."""
    MODEL = "levelhead.model.duration"
    """One attempt of a call to a model."""


class Gauge(Protocol):
    """`about` has few values each: never an id, never words."""

    def count(self, what: Count, number: int = 1, **about: str) -> None: ...

    def time(self, what: Timing, seconds: float, **about: str) -> None: ...

    def close(self) -> None:
        """Hand over what is left. May block for a few seconds."""
        ...


class Ungauged:
    """Nobody listens."""

    def count(self, what: Count, number: int = 1, **about: str) -> None:
        """Nothing."""

    def time(self, what: Timing, seconds: float, **about: str) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""


class Watch:
    """Runs while we wait for nobody: what is waited for at once counts once."""

    def __init__(self) -> None:
        self._own, self._since, self._waiting = 0.0, monotonic(), 0

    def waits(self) -> None:
        """From now on something is waited for."""
        if not self._waiting:
            self._own = self.own
        self._waiting += 1

    def has_waited(self) -> None:
        """It came."""
        self._waiting -= 1
        self._since = monotonic()

    @property
    def own(self) -> float:
        """Seconds of our own."""
        return self._own + (0.0 if self._waiting else monotonic() - self._since)


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def own_share() -> Iterator[Watch]:
    """Time our own share of what is done inside."""
    watch = Watch()
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)


@contextmanager
def waiting() -> Iterator[None]:
    """What is done inside is somebody else's share."""
    watch = _watch.get()
    if watch is None:
        yield
        return
    watch.waits()
    try:
        yield
    finally:
        watch.has_waited()

"""How long a write waits for its turn among those of this process: long for work, short while somebody waits."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LONG_SECONDS = 60.0
SHORT_SECONDS = 1.3
"""For the turn, and once more for a lock that another program holds: together less than Slack waits for an answer."""
_seconds: ContextVar[float] = ContextVar("patience", default=LONG_SECONDS)


def patience() -> float:
    """Seconds that whoever asks here may wait."""
    return _seconds.get()


@contextmanager
def in_a_hurry() -> Iterator[None]:
    """What is written inside answers a person who waits."""
    token = _seconds.set(SHORT_SECONDS)
    try:
        yield
    finally:
        _seconds.reset(token)

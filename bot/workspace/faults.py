"""Failures a test asks for: refused calls and cut connections."""

from collections import defaultdict, deque
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Failure:
    error: str
    retry_after: int | None = None


@dataclass(frozen=True)
class Cut:
    after: bool
    """After the call took effect, or before."""


@dataclass
class Faults:
    _planned: dict[str, deque[Failure | Cut]] = field(default_factory=lambda: defaultdict(deque))

    def plan(self, method: str, fault: Failure | Cut, times: int) -> None:
        self._planned[method].extend([fault] * times)

    def next(self, method: str) -> Failure | Cut | None:
        return self._planned[method].popleft() if self._planned[method] else None

"""Slack's rate limits, by the workspace's clock."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from ..clock import Clock


class Tier(Enum):
    """Calls a minute for each method; POST is one a second for each channel, with a small burst."""

    TWO = 20
    THREE = 50
    FOUR = 100
    POST = 60
    FREE = 0


POST_BURST = 4
WINDOW_SECONDS = 60.0


@dataclass
class Bucket:
    tokens: float
    at: datetime


@dataclass
class RateLimits:
    clock: Clock
    enabled: bool = True
    _calls: dict[str, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))
    _buckets: dict[str, Bucket] = field(default_factory=dict)

    def wait(self, method: str, tier: Tier, channel: str) -> int:
        """Seconds to wait before this call; 0 lets it through and counts it."""
        if not self.enabled or tier is Tier.FREE:
            return 0
        return self._post(channel) if tier is Tier.POST else self._minute(method, tier.value)

    def _minute(self, method: str, most: int) -> int:
        now, calls = self.clock.now(), self._calls[method]
        while calls and (now - calls[0]).total_seconds() >= WINDOW_SECONDS:
            calls.popleft()
        if len(calls) >= most:
            return math.ceil(WINDOW_SECONDS - (now - calls[0]).total_seconds())
        calls.append(now)
        return 0

    def _post(self, channel: str) -> int:
        now = self.clock.now()
        bucket = self._buckets.setdefault(channel, Bucket(POST_BURST, now))
        bucket.tokens = min(POST_BURST, bucket.tokens + (now - bucket.at).total_seconds())
        bucket.at = now
        if bucket.tokens < 1:
            return math.ceil(1 - bucket.tokens)
        bucket.tokens -= 1
        return 0

"""The machine's clock for the workspace, in a hurry: Slack's retries need not be waited for."""

import asyncio
from datetime import UTC, datetime, timedelta

LONG_SECONDS = 10.0
SHORTENED_SECONDS = 2.0
"""What a longer wait takes here; the clock then jumps to its end."""


class HastyClock:
    def __init__(self) -> None:
        self._ahead = timedelta(0)
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    async def sleep(self, seconds: float) -> None:
        until = self.now() + timedelta(seconds=seconds)
        shortened = datetime.now(UTC) + timedelta(seconds=SHORTENED_SECONDS)
        while (left := (until - self.now()).total_seconds()) > 0:
            if seconds > LONG_SECONDS:
                left = min(left, (shortened - datetime.now(UTC)).total_seconds())
            try:
                await asyncio.wait_for(self._moved.wait(), max(left, 0))
            except TimeoutError:
                self.forward(max((until - self.now()).total_seconds(), 0))

    def forward(self, seconds: float) -> None:
        """Wake whoever sleeps until then."""
        self._ahead += timedelta(seconds=seconds)
        self._moved.set()
        self._moved = asyncio.Event()

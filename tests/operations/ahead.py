"""A clock that is ahead of the machine's, for a bot that is started again after days."""

from datetime import datetime, timedelta

from bot.domain.clock import SystemClock


class Ahead(SystemClock):
    def __init__(self, by: timedelta) -> None:
        self._by = by

    def now(self) -> datetime:
        return super().now() + self._by

"""A wait for a busy party, and when it is long enough to be shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta

TOLD_FROM = timedelta(seconds=10)
"""Shorter waits are over before anybody has read about them."""
TOLD_AGAIN = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Wait:
    """`until` is when it is tried again."""

    since: datetime
    until: datetime

    @property
    def told(self) -> bool:
        """Whether people are told."""
        return self.until - self.since >= TOLD_FROM

    def news_after(self, before: datetime | None) -> bool:
        """Whether people are told anew, if they know of the wait until `before`."""
        if before is None or not Wait(self.since, before).told:
            return self.told
        return self.until - before >= TOLD_AGAIN


def wait_from(since: datetime | None, until: datetime | None) -> Wait | None:
    """The wait to tell people about; None where there is none."""
    wait = Wait(since, until) if since and until else None
    return wait if wait and wait.told else None

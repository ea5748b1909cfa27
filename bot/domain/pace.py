"""How often something may be called: a rate, and pauses that the other side asks for."""

import math
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

ZERO = timedelta(0)
LONGEST_BACKOFF = timedelta(minutes=1)
FORGIVEN_AFTER = timedelta(minutes=1)
"""A refusal later than this after the last pause counts as a first one."""

LONGEST_ASKED_SECONDS = 86_400.0
CLOCKS_DIFFER = timedelta(minutes=1)
"""The most that workers' clocks may differ. A time further in the future was kept before a clock was set back."""


def asked_seconds(said: str, unit: float = 1) -> float | None:
    """The seconds a `Retry-After` asks for, a day at most; None where it is no number."""
    try:
        seconds = float(said) / unit
    except ValueError:
        return None
    return min(max(0.0, seconds), LONGEST_ASKED_SECONDS) if math.isfinite(seconds) else None


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` calls at once, then one per `every` (the generic cell rate algorithm)."""

    every: timedelta
    burst: int

    @classmethod
    def within(cls, per_minute: int) -> "Rate":
        """A rate with fewer calls than this in any minute, with room for those on their way."""
        return cls(timedelta(minutes=1) / (0.8 * per_minute), max(1, per_minute * 3 // 20))


@dataclass(frozen=True, slots=True)
class Pace:
    """The calls so far. `free_at`: when all are paid for. `turn_at`: the last turn given to a waiter."""

    free_at: datetime | None = None
    turn_at: datetime | None = None
    paused_until: datetime | None = None
    refusals: int = 0
    """Refusals in a row, each after the last pause was over."""

    def rebased(self, kept: datetime, now: datetime) -> "Pace":
        """The same for a clock that was set back to `now`, if it was kept later than that.

        Otherwise nothing would be called until the clock gets there again.
        """
        if (ahead := kept - now) <= CLOCKS_DIFFER:
            return self

        def moved(at: datetime | None) -> datetime | None:
            return at - ahead if at else None

        times = (moved(self.free_at), moved(self.turn_at), moved(self.paused_until))
        return Pace(*times, self.refusals)

    def paused(self, now: datetime) -> timedelta:
        """How long nothing may be called; zero where it may."""
        return max(ZERO, (self.paused_until or now) - now)

    def called(self, rate: Rate, now: datetime, count: int = 1, waited: bool | None = None) -> tuple["Pace", timedelta]:
        """The pace after so many calls; or how long to wait before they may be made.

        Callers that haven't `waited` go behind all that wait. One that has, and whose turn was taken, gets the next;
        None where that isn't known.
        """
        spent = max(self.free_at or now, now) + count * rate.every
        wait = max(ZERO, spent - rate.burst * rate.every - now, self.paused(now))
        if waited is False and self.turn_at:
            wait = max(wait, self.turn_at + rate.every - now)
        if not wait:
            return replace(self, free_at=spent), ZERO
        return (self, wait) if waited and not self.paused(now) else self.waited_for(now, wait, rate.every)

    def waited_for(self, now: datetime, wait: timedelta, gap: timedelta) -> tuple["Pace", timedelta]:
        """The pace with another waiter, and their wait: each gets a turn, so they don't come at once."""
        turn = max(now + wait, self.turn_at + gap if self.turn_at else now)
        return replace(self, turn_at=turn), turn - now

    def refused(self, now: datetime, asked: timedelta = ZERO, rate: Rate | None = None) -> "Pace":
        """The pace after a refusal: paused as long as it `asked`, longer the more often it refused.

        Refusals during a pause are of calls already on their way. After it, calls begin one by one.
        """
        refusals = self.refusals if self.paused(now) else 1 if self._forgiven(now) else self.refusals + 1
        pause = max(asked, min(timedelta(seconds=2 ** min(refusals - 1, 9)), LONGEST_BACKOFF))
        until = max(self.paused_until or now, now + pause)
        slow = until + (rate.burst - 1) * rate.every if rate else until
        return replace(self, paused_until=until, refusals=refusals, free_at=max(self.free_at or slow, slow))

    def _forgiven(self, now: datetime) -> bool:
        return self.paused_until is None or now - self.paused_until > FORGIVEN_AFTER

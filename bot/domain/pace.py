"""How often something may be called: a rate that is kept to, and pauses that the other side asks for."""

import math
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

ZERO = timedelta(0)
LONGEST_BACKOFF = timedelta(minutes=1)
FORGIVEN_AFTER = timedelta(minutes=1)
"""A refusal that comes later than this after the last pause is a first one again."""

LONGEST_ASKED_SECONDS = 86_400.0
CLOCKS_DIFFER = timedelta(minutes=1)
"""Of workers, at most; what was kept later than that from now was kept before a clock was set back."""


def asked_seconds(said: str, unit: float = 1) -> float | None:
    """The seconds that a `Retry-After` asks for, a day at most; None where it is no number, as a proxy may write it."""
    try:
        seconds = float(said) / unit
    except ValueError:
        return None
    return min(max(0.0, seconds), LONGEST_ASKED_SECONDS) if math.isfinite(seconds) else None


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` calls at once, then one `every` so often (the generic cell rate algorithm)."""

    every: timedelta
    burst: int

    @classmethod
    def within(cls, per_minute: int) -> "Rate":
        """A rate that keeps every window of a minute below this many calls, with room for those still on their way."""
        return cls(timedelta(minutes=1) / (0.8 * per_minute), max(1, per_minute * 3 // 20))


@dataclass(frozen=True, slots=True)
class Pace:
    """What was called so far. `free_at`: all calls are paid for by then. `turn_at`: the last turn given to a waiter."""

    free_at: datetime | None = None
    turn_at: datetime | None = None
    paused_until: datetime | None = None
    refusals: int = 0
    """One after the other, of which each came when the pause after the one before was over."""

    def rebased(self, kept: datetime, now: datetime) -> "Pace":
        """The same where a clock that is set right shows `now`: by one that was ahead it was kept later than that.

        Else nothing would be called until the clock comes to where it was.
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

        Who has not `waited` goes behind all that wait. Who has, and whose turn somebody took, has the next; None where
        that isn't known.
        """
        spent = max(self.free_at or now, now) + count * rate.every
        wait = max(ZERO, spent - rate.burst * rate.every - now, self.paused(now))
        if waited is False and self.turn_at:
            wait = max(wait, self.turn_at + rate.every - now)
        if not wait:
            return replace(self, free_at=spent), ZERO
        return (self, wait) if waited and not self.paused(now) else self.waited_for(now, wait, rate.every)

    def waited_for(self, now: datetime, wait: timedelta, gap: timedelta) -> tuple["Pace", timedelta]:
        """The pace with one more waiter, and how long that one waits: each has a turn, so they don't come at once."""
        turn = max(now + wait, self.turn_at + gap if self.turn_at else now)
        return replace(self, turn_at=turn), turn - now

    def refused(self, now: datetime, asked: timedelta = ZERO, rate: Rate | None = None) -> "Pace":
        """The pace after the other side refused: paused as long as it `asked`, longer the more often it refused.

        Refusals during a pause are of calls that were on their way already. After it, calls begin one by one.
        """
        refusals = self.refusals if self.paused(now) else 1 if self._forgiven(now) else self.refusals + 1
        pause = max(asked, min(timedelta(seconds=2 ** min(refusals - 1, 9)), LONGEST_BACKOFF))
        until = max(self.paused_until or now, now + pause)
        slow = until + (rate.burst - 1) * rate.every if rate else until
        return replace(self, paused_until=until, refusals=refusals, free_at=max(self.free_at or slow, slow))

    def _forgiven(self, now: datetime) -> bool:
        return self.paused_until is None or now - self.paused_until > FORGIVEN_AFTER

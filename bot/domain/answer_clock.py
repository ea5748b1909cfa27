"""How long a customer may wait for an answer, weekends and nights included."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class AnswerClock:
    """It runs from the customer's message until a reply is marked as sent, or the case is closed."""

    started: datetime
    allowed: timedelta

    @property
    def ends(self) -> datetime:
        return self.started + self.allowed

    def before_end(self, span: timedelta) -> datetime:
        """The moment that long before the end; never before the start."""
        return max(self.started, self.ends - span)

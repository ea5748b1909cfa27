"""How long a customer may wait for an answer, weekends and nights included."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class AnswerClock:
    """Runs from the customer's message until a reply is sent or the case is closed.

    With a carrier, a reply is sent once it was taken. `known` is when the team got the message.
    """

    started: datetime
    allowed: timedelta
    known: datetime

    @property
    def ends(self) -> datetime:
        return self.started + self.allowed

    def lead_at(self, span: timedelta) -> datetime:
        """When leads are reminded: `span` before the end, or in the last quarter of a shorter time."""
        return self.ends - (span if span < self.allowed else self.allowed / 4)

    def requester_at(self, span: timedelta, lead_span: timedelta) -> datetime | None:
        """When the requester is reminded: that long before the end, and before the leads.

        If that was past when the message became known, half-way to the leads; None if theirs was past too.
        """
        at, lead_at = self.ends - span, self.lead_at(lead_span)
        if at > self.known:
            return min(at, lead_at)
        return self.known + (lead_at - self.known) / 2 if lead_at > self.known else None

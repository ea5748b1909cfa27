"""How long a customer may wait for an answer, weekends and nights included."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class AnswerClock:
    """It runs from the customer's message until a reply is sent, or the case is closed.

    A reply that leaves by itself is sent once it was taken.

    `known` is when the team heard of the message.
    """

    started: datetime
    allowed: timedelta
    known: datetime

    @property
    def ends(self) -> datetime:
        return self.started + self.allowed

    def lead_at(self, span: timedelta) -> datetime:
        """When the leads are reminded: that long before the end; in the last quarter where less is allowed at all."""
        return self.ends - (span if span < self.allowed else self.allowed / 4)

    def requester_at(self, span: timedelta, lead_span: timedelta) -> datetime | None:
        """When the requester is reminded: that long before the end, and before the leads.

        Where that was over when the message became known, half-way to the leads; None where theirs was over too.
        """
        at, lead_at = self.ends - span, self.lead_at(lead_span)
        if at > self.known:
            return min(at, lead_at)
        return self.known + (lead_at - self.known) / 2 if lead_at > self.known else None

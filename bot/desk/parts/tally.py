"""What models cost this month, kept until there is one call more: homes look at it every few seconds."""

from dataclasses import dataclass
from datetime import date

from bot.domain.team_report import Costs


@dataclass(slots=True)
class Tally:
    """`up_to` is the number of the latest call that was counted."""

    since: date | None = None
    up_to: int = -1
    costs: Costs | None = None

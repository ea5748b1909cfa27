"""A cache of what models cost this month, until there is another call: app homes ask every few seconds."""

from dataclasses import dataclass
from datetime import date

from bot.domain.team_report import Costs


@dataclass(slots=True)
class Tally:
    """`up_to` is the number of the latest call that is counted."""

    since: date | None = None
    up_to: int = -1
    costs: Costs | None = None

"""A cache of what models cost this month, until there is another call: app homes ask every few seconds."""

from dataclasses import dataclass
from datetime import date

from bot.domain.team_report import Costs


@dataclass(slots=True)
class Tally:
    """`up_to` is the number of the latest call that is counted; `stands_until`, by the machine's own clock, is how long
    later ones are left out."""

    since: date | None = None
    up_to: int = -1
    stands_until: float = 0.0
    costs: Costs | None = None

"""A message of ours, already sent, that our own checks would have stopped: the customer was sent in circles by it."""

from typing import NamedTuple

from bot.checks.circles import check_circles
from bot.domain.case import Matter, Who
from bot.domain.reply import Passage, Severity
from bot.ledger.reading import read_ledger

_RULE = "circular"
_MOST = 6
"""Messages of ours that are looked at, the newest."""


class SentRound(NamedTuple):
    """Our words, and what the customer had written before them."""

    ours: str
    theirs: str


def answered_ones(matter: Matter) -> tuple[int, ...]:
    """The places of our newest messages between two of the customer's, the newest first."""
    theirs = [n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER]
    between = range(theirs[0] + 1, theirs[-1]) if theirs else range(0)
    return tuple(n for n in reversed(between) if matter.turns[n].who is Who.US)[:_MOST]


def sent_round(matter: Matter, place: int) -> SentRound | None:
    """What in our message at this place asked for what they had done or given; None where nothing did."""
    before = Matter(matter.turns[:place], matter.today, matter.facts, matter.marketplace, matter.fulfilment)
    found = check_circles((Passage(matter.turns[place].text),), read_ledger(before), before)
    stopped = (f for f in found if f.rule == _RULE and f.severity is Severity.STOP and f.quote and f.against)
    first = next(stopped, None)
    return SentRound(first.quote or "", first.against or "") if first else None

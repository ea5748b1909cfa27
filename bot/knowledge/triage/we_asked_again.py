"""A thread in which we asked for what the customer had given us: it is a circle, whether they complain of it or not."""

from typing import Final

from bot.domain.case import Matter, Who
from bot.domain.ledger import EntryKind
from bot.ledger.actions import GIVABLE
from bot.ledger.reading import read_ledger

_OF_A_KIND: Final = frozenset({"size"})
"""There may be several, and each is asked for by itself."""


def asked_again(matter: Matter) -> str | None:
    """Our words that ask for nothing but what the customer had given before them; None where we did not."""
    if all(turn.who is not Who.US for turn in matter.turns):
        return None
    ledger = read_ledger(matter)
    given = [e for e in ledger.of(EntryKind.GIVEN) if e.who is Who.CUSTOMER]
    for asked in (e for e in ledger.of(EntryKind.ASKED) if e.who is Who.US):
        had = {thing for e in given if 0 <= e.turn < asked.turn for thing in e.things}
        wanted = asked.things & GIVABLE - _OF_A_KIND
        if wanted and wanted <= had:
            return asked.quote
    return None

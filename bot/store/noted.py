"""What a transaction noted, for whoever watches: known to have happened only once it is committed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.reply import Usage
from bot.domain.trail import Event


@dataclass(frozen=True, slots=True)
class Woken:
    """There may be work for a runner."""


Noted = Event | Usage | Woken
_NOTED = "levelhead noted"


@contextmanager
def noting(tx: AsyncConnection) -> Iterator[list[Noted]]:
    """Collect what is noted in this transaction."""
    noted: list[Noted] = []
    tx.info[_NOTED] = noted
    try:
        yield noted
    finally:
        tx.info.pop(_NOTED, None)


def note_in(tx: AsyncConnection, thing: Noted) -> None:
    """Something happened, if the transaction goes through."""
    tx.info.setdefault(_NOTED, []).append(thing)

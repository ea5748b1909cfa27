"""What a transaction notes for listeners, and what it knows; both are true only once it is committed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.reply import Usage
from bot.domain.trail import Event


@dataclass(frozen=True, slots=True)
class Woken:
    """A runner may have work."""


Noted = Event | Usage | Woken
_NOTED, _KNOWN = "levelhead noted", "levelhead known"


@contextmanager
def noting(tx: AsyncConnection) -> Iterator[list[Noted]]:
    """Collect what is noted in this transaction."""
    noted: list[Noted] = []
    info = tx.info  # a connection that was lost meanwhile gives none
    info.update({_NOTED: noted, _KNOWN: {}})
    try:
        yield noted
    finally:
        for name in (_NOTED, _KNOWN):
            info.pop(name, None)


def note_in(tx: AsyncConnection, thing: Noted) -> None:
    """Note that something happened, if this transaction is committed."""
    tx.info.setdefault(_NOTED, []).append(thing)


def known_in(tx: AsyncConnection) -> dict[tuple[str, str], Any]:
    """What was read or written in this transaction and nobody else can change before its end."""
    known: dict[tuple[str, str], Any] = tx.info.get(_KNOWN, {})
    return known

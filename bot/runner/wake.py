"""The seam between what is due and who does it: `Wake`, and its form for one process on SQLite."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from bot.domain.clock import Clock
from bot.store.due import work
from bot.store.due.work import Ref
from bot.store.engines.database import Tx
from bot.store.engines.noted import Woken, note_in
from bot.store.rows.cases import WorkKind

FAR = timedelta(days=7)
"""Nothing that is tried again waits longer."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How much work there is. `workers` is the number of programs at it, None where the engine can't tell."""

    due: int
    running: int | None
    later: int
    workers: int | None = None


class Wake(Protocol):
    """`after` is part of the transaction that made the work; several things are of one case."""

    async def after(self, tx: Tx, *refs: Ref) -> None: ...

    async def forget(self, tx: Tx, case_id: str) -> None:
        """Drop what was still to be done for a case; part of the transaction as `after` is."""
        ...

    async def asked(self, tx: Tx, kind: WorkKind, later: bool = False) -> frozenset[str]:
        """Ids of this kind that are due or being advanced: to wake them once more says nothing new.

        `later`: also those that will be due by themselves.
        """
        ...

    async def standing(self, tx: Tx) -> Standing: ...


async def wake_idle(wake: Wake, tx: Tx, kind: WorkKind, ids: Sequence[str], later: bool = False) -> None:
    """Those that wait already are left alone: behind a long queue each would get a job more every time.

    `later`: also those that wait for a time. Woken before their turn at Slack, they would be given the last one.
    """
    asked = await wake.asked(tx, kind, later) if ids else ()
    for name in ids:
        if name not in asked:
            await wake.after(tx, Ref(kind, name))


class RowWake:
    """Sets `due_at` on the row, and notes that this process's runner has to look."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def after(self, tx: Tx, *refs: Ref) -> None:
        """Due now, it is due since its case was opened: among what is due the oldest goes first."""
        at, opened = self._clock.now(), await work.since(tx, refs[0])
        for ref in refs:
            await work.wake(tx, ref, min(at, opened or at))
        note_in(tx, Woken())

    async def forget(self, tx: Tx, case_id: str) -> None:
        await work.forget(tx, case_id)

    async def asked(self, tx: Tx, kind: WorkKind, later: bool = False) -> frozenset[str]:
        return await work.due_of(tx, kind, self._clock.now() + (FAR if later else timedelta(0)))

    async def standing(self, tx: Tx) -> Standing:
        """What is due may be running: that is in the head of the one program that works."""
        due, later = await work.numbers(tx, self._clock.now())
        return Standing(due, None, later)


class Bell:
    """Rings when there may be work; `idle` while there is none."""

    def __init__(self) -> None:
        self.rung = asyncio.Event()
        self.idle = asyncio.Event()

    def ring(self) -> None:
        self.idle.clear()
        self.rung.set()

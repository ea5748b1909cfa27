"""How work that is due reaches a worker: the protocol `Wake`, and its form for one process on SQLite."""

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
"""No retry waits longer than this."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How much work there is. `workers` is how many programs work, None where the database can't tell."""

    due: int
    running: int | None
    later: int
    workers: int | None = None


class Wake(Protocol):
    """`after` has work advanced soon, as part of the transaction that made it. Many go quicker in one call."""

    async def after(self, tx: Tx, *refs: Ref) -> None: ...

    async def forget(self, tx: Tx, case_id: str) -> None:
        """Drop the case's waiting work, in the same transaction as `after`."""
        ...

    async def asked(
        self, tx: Tx, kind: WorkKind, later: bool = False, among: Sequence[str] | None = None
    ) -> frozenset[str]:
        """Ids of this kind that are due or running, so needn't be woken again. `later`: also those due later.

        Of others than those `among` which to look it may tell or not.
        """
        ...

    async def standing(self, tx: Tx) -> Standing: ...


async def wake_idle(wake: Wake, tx: Tx, kind: WorkKind, ids: Sequence[str], later: bool = False) -> None:
    """Wake those that aren't waiting already; else each sweep would add a job for each.

    `later`: also leave those that are due later. Woken early, they would lose their turn at Slack to all others.
    """
    asked = await wake.asked(tx, kind, later, ids) if ids else ()
    if idle := [Ref(kind, name) for name in ids if name not in asked]:
        await wake.after(tx, *idle)


class RowWake:
    """Sets `due_at` in the row, and rings this process's runner."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def after(self, tx: Tx, *refs: Ref) -> None:
        """Due since its case was opened, as the oldest due work goes first."""
        at = self._clock.now()
        for ref in refs:
            await work.wake(tx, ref, min(at, await work.since(tx, ref) or at))
        note_in(tx, Woken())

    async def forget(self, tx: Tx, case_id: str) -> None:
        await work.forget(tx, case_id)

    async def asked(
        self, tx: Tx, kind: WorkKind, later: bool = False, among: Sequence[str] | None = None
    ) -> frozenset[str]:
        return await work.due_of(tx, kind, self._clock.now() + (FAR if later else timedelta(0)), among)

    async def standing(self, tx: Tx) -> Standing:
        """Counts of rows. Which of them run, only the one program that works knows."""
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

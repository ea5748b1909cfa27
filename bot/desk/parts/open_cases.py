"""Every open case looked at anew, a few at a time: all at once would stand before what is asked for meanwhile."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta

from bot.desk.parts.desk import Desk
from bot.errors import StoreError
from bot.runner.wake import wake_idle
from bot.store.case import cases
from bot.store.engines.database import Tx
from bot.store.rows.cases import WorkKind

AT_ONCE, APART = 100, timedelta(seconds=0.5)
"""So many are woken at once, and as many again not sooner than that, once most of them were looked at."""
LONGEST = timedelta(minutes=1)
"""So long the next ones wait for those before, which may fail or wait for Slack."""
log = logging.getLogger(__name__)


class OpenCases:
    """Wakes every open case, as the settings or the policies may have changed."""

    def __init__(self) -> None:
        self._left: Sequence[str] = ()
        self._woken: Sequence[str] = ()
        self._begun = False
        self._waited = timedelta(0)
        self._some_left = asyncio.Event()

    async def look(self, desk: Desk, begun: bool = False) -> None:
        """Wake the oldest now, and let `go_on` wake the others. Where it isn't through yet, it begins anew.

        `begun`: also those that wait already or are worked on, perhaps by what held before.
        """
        async with desk.database.read() as tx:
            self._left = await cases.unfinished(tx)
        self._begun = begun
        await self._wake(desk)

    async def go_on(self, desk: Desk) -> None:
        """Wake the others, for ever; when one program ends before that, the next one's start looks at all."""
        while True:
            await self._some_left.wait()
            await desk.clock.sleep(APART.total_seconds())
            try:
                await self._wake_if_time(desk)
            except StoreError as error:
                log.warning("can't look at open cases, trying again: %s", error)
            except Exception:
                log.exception("can't look at open cases, trying again")

    async def _wake_if_time(self, desk: Desk) -> None:
        self._waited += APART
        async with desk.database.read() as tx:
            waiting = await desk.wake.asked(tx, WorkKind.CASE)
        still = sum(name in waiting for name in self._woken)
        if 2 * still <= len(self._woken) or self._waited >= LONGEST:
            await self._wake(desk)

    async def _wake(self, desk: Desk) -> None:
        left = self._left
        now, later = left[:AT_ONCE], left[AT_ONCE:]
        async with desk.write() as tx:
            await self._wake_these(desk, tx, now)
        if self._left is left:
            self._left, self._woken, self._waited = later, now, timedelta(0)
        (self._some_left.set if self._left else self._some_left.clear)()

    async def _wake_these(self, desk: Desk, tx: Tx, names: Sequence[str]) -> None:
        if not self._begun:
            await wake_idle(desk.wake, tx, WorkKind.CASE, names)
            return
        for name in names:
            await desk.wake_case(tx, name)

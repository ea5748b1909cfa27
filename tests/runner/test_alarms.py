"""The times that a worker keeps: each is told when it has come, whatever becomes of the others."""

import asyncio

from bot.domain.clock import SystemClock
from bot.runner.timers import Timers
from bot.store.due.work import Ref
from bot.store.rows.cases import WorkKind

BROKEN, SOUND = (Ref(WorkKind.CASE, name) for name in ("C-BROKEN", "C-SOUND"))


async def test_one_that_cannot_be_woken_keeps_no_other_waiting() -> None:
    woken = asyncio.Event()

    async def wake(ref: Ref) -> None:
        if ref == BROKEN:
            raise ValueError
        woken.set()

    alarms = Timers(SystemClock(), wake)
    for ref in (BROKEN, SOUND):
        alarms.set(ref, SystemClock().now())
    ringing = asyncio.create_task(alarms.ring())
    await asyncio.wait_for(woken.wait(), 60)
    await asyncio.sleep(0)
    assert not alarms.kept
    ringing.cancel()
    await asyncio.gather(ringing, return_exceptions=True)

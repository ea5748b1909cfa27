"""What models cost since the first of the month, with the monthly limit."""

import asyncio
from datetime import datetime, time, timedelta
from time import monotonic

from bot.desk.parts.desk import Desk
from bot.desk.report import costing
from bot.domain.team_desk import MonthSpent
from bot.domain.team_report import Costs
from bot.store.history import costs
from bot.store.history.reporting import Span

QUICK_SECONDS, RARELY = 0.1, 100
"""Where counting takes longer than this, what was counted stands for so many times as long: homes ask all the time."""


async def spent_this_month(desk: Desk) -> MonthSpent:
    """Counted anew only if there was a call since, and not at once where that takes long."""
    first, budget, tally = desk.today.replace(day=1), desk.options.budget, desk.tally
    began = datetime.combine(first, time(), desk.options.zone)
    async with desk.database.read() as tx:
        up_to = await costs.last(tx)
        if (
            tally.costs is not None
            and tally.since == first
            and (tally.up_to == up_to or monotonic() < tally.stands_until)
        ):
            return MonthSpent(first, tally.costs, budget.monthly)
        start, counting = monotonic(), costing.Counting(budget.prices, desk.options.zone)
        async for call in costs.calls(tx, Span(began, began + timedelta(days=32))):
            counting.add(call)
    counted = await asyncio.to_thread(counting.costs)
    took = monotonic() - start
    tally.stands_until = start + took + (RARELY * took if took > QUICK_SECONDS else 0)
    tally.since, tally.up_to, tally.costs = first, up_to, counted
    return MonthSpent(first, counted, budget.monthly)


async def spent_on(desk: Desk, case_id: str) -> Costs:
    """What models cost for one case."""
    async with desk.database.read() as tx:
        calls = [call async for call in costs.of_case(tx, case_id)]
    return costing.counted(calls, desk.options.budget.prices, desk.options.zone)

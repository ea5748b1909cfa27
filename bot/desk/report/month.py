"""What models cost since the first of the month, with the monthly limit."""

import asyncio
from datetime import datetime, time, timedelta

from bot.desk.parts.desk import Desk
from bot.desk.report import costing
from bot.domain.team_desk import MonthSpent
from bot.domain.team_report import Costs
from bot.store.history import costs
from bot.store.history.reporting import Span


async def spent_this_month(desk: Desk) -> MonthSpent:
    """Counted anew only if there was a call since."""
    first, budget, tally = desk.today.replace(day=1), desk.options.budget, desk.tally
    began = datetime.combine(first, time(), desk.options.zone)
    async with desk.database.read() as tx:
        up_to = await costs.last(tx)
        if tally.costs is not None and (tally.since, tally.up_to) == (first, up_to):
            return MonthSpent(first, tally.costs, budget.monthly)
        calls = await costs.calls(tx, Span(began, began + timedelta(days=32)))
    counted = await asyncio.to_thread(costing.counted, calls, budget.prices, desk.options.zone)
    tally.since, tally.up_to, tally.costs = first, up_to, counted
    return MonthSpent(first, counted, budget.monthly)


async def spent_on(desk: Desk, case_id: str) -> Costs:
    """What models cost for one case."""
    async with desk.database.read() as tx:
        calls = await costs.of_case(tx, case_id)
    return costing.counted(calls, desk.options.budget.prices, desk.options.zone)

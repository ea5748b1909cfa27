"""The monthly limit on models: owners are warned near it and at it; beyond it the composer writes."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater
from bot.desk.report.telling import tell_owners
from bot.store.engines.database import Tx

SPENT = "The month's limit for models ({limit}) is reached, so no model is asked before next month."
NEAR = (
    "Models have cost about {spent} this month; the limit is {limit}. At the limit drafts come from the offline "
    "composer until the month ends. To change that, set LEVELHEAD_MONTHLY_LIMIT and restart."
)
AT_IT = (
    "Models have cost about {spent} this month, and the limit is {limit}: drafts come from the offline composer until "
    "the month ends. To change that, set LEVELHEAD_MONTHLY_LIMIT and restart."
)


async def within_budget(desk: Desk) -> Desk:
    """The desk. Once the monthly limit is reached, with the composer as its writer, and the reason."""
    budget = desk.options.budget
    if not (budget.monthly and desk.asks_a_model):
        return desk
    async with desk.database.read() as tx:
        spent = await _spent(desk, tx)
    if not budget.warns(spent):
        return desk
    await _warn(desk, spent)
    if not budget.over(spent):
        return desk
    return replace(desk, writer=desk.composer, spent=SPENT.format(limit=budget.said(budget.monthly)))


async def _spent(desk: Desk, tx: Tx) -> Decimal:
    used = await desk.meter.used(tx, _month(desk), desk.clock.now())
    amounts = (desk.options.budget.prices.cost(model, tokens) for model, tokens in used.items())
    return sum((amount for amount in amounts if amount), Decimal(0))


def _month(desk: Desk) -> datetime:
    """The first moment of this month in the team's time zone."""
    now = desk.clock.now().astimezone(desk.options.zone)
    return now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


async def _warn(desk: Desk, spent: Decimal) -> None:
    budget = desk.options.budget
    key = f"budget:{_month(desk):%Y-%m}" + (":reached" if budget.over(spent) else "")
    words = (AT_IT if budget.over(spent) else NEAR).format(spent=budget.said(spent), limit=budget.said(budget.monthly))
    with suppress(PostLater):
        await desk.roles_now()
    async with desk.write() as tx:
        await tell_owners(desk, tx, key, words)

"""What models cost, for leads and owners: the month against its limit, drafts, cases, the latest day, people."""

from collections.abc import Iterator

from bot.domain.people import is_member
from bot.domain.team_desk import MonthSpent
from bot.domain.team_report import Cost, Costs, Each
from bot.slack.text import Block, context, escape, person, plain, section

MOST = 3


def costs_blocks(spent: MonthSpent | None) -> Iterator[Block]:
    """Nothing where no model was asked this month."""
    if spent is None:
        return
    costs = spent.costs
    yield {"type": "divider"}
    yield {"type": "header", "text": plain(f"Models in {spent.since:%B}")}
    yield section("\n".join(_lines(spent)))
    unknown = f" Without a price: {escape(', '.join(costs.without_price))}." if costs.without_price else ""
    yield context(f"{escape(costs.basis)}{unknown} `levelhead report` has all of it.")


def _lines(spent: MonthSpent) -> Iterator[str]:
    costs = spent.costs
    yield f"*{said(costs.total, costs)}*{_of_the_limit(spent)}"
    middle = [f"The median {name}: {said(each, costs)}" for name, each in _each(costs) if each.count]
    if middle:
        yield " · ".join(middle)
    if costs.days:
        yield f"Latest day ({costs.days[-1].name}): {said(costs.days[-1], costs)}"
    people = [f"{person(c.name) if is_member(c.name) else c.name} {_money(c, costs)}" for c in costs.people[:MOST]]
    if people:
        yield f"By person: {', '.join(people)}"
    cases = [f"{c.name} {_money(c, costs)}" for c in costs.dearest_cases[:MOST]]
    if cases:
        yield f"Dearest cases: {', '.join(cases)}"


def _each(costs: Costs) -> tuple[tuple[str, Each], ...]:
    return (("draft", costs.per_draft), ("case", costs.per_case))


def _of_the_limit(spent: MonthSpent) -> str:
    money = spent.costs.total.money
    if not spent.limit:
        return " · no limit is set"
    share = f", {money / spent.limit:.1%} used" if money is not None else ""
    return f" · the month's limit is {spent.limit:.2f} {spent.costs.currency}{share}"


def said(cost: Cost | Each, costs: Costs) -> str:
    """`12,345 tokens, 0.0312 USD`."""
    return f"{cost.tokens or 0:,} tokens, {_money(cost, costs)}"


def _money(cost: Cost | Each, costs: Costs) -> str:
    """In cents where there are any, else to a hundredth of one."""
    if cost.money is None:
        return "money not known"
    digits = 2 if cost.money >= 1 else 4
    return f"{cost.money:.{digits}f} {costs.currency}"

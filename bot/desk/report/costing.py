"""What models cost over some days: by draft, case, day, person and purpose. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, tzinfo
from decimal import Decimal
from statistics import median

from bot.domain.costs import PriceList, Tokens
from bot.domain.team_report import Cost, Costs, Each
from bot.store.costs import Called

MOST = 10
NOBODY = "not known"
CENT = Decimal("0.0001")


def counted(calls: Sequence[Called], prices: PriceList, zone: tzinfo) -> Costs:
    """`money` is None where any of its calls has no price."""
    drafts = _by(calls, prices, lambda c: c.revision_id)
    cases = _by(calls, prices, lambda c: c.case_id)
    return Costs(
        currency=prices.currency,
        prices_as_of=prices.as_of,
        prices_confirmed=prices.confirmed,
        without_price=prices.without_price(c.model for c in calls),
        total=_cost("", calls, prices),
        per_draft=_each(drafts),
        per_case=_each(cases),
        dearest_cases=tuple(sorted(cases, key=lambda c: (-(c.money or 0), -c.tokens, c.name))[:MOST]),
        days=tuple(sorted(_by(calls, prices, lambda c: _day(c, zone)), key=lambda c: c.name)),
        people=_dearest(_by(calls, prices, lambda c: c.person or NOBODY)),
        purposes=_dearest(_by(calls, prices, lambda c: c.purpose)),
        models=_dearest(_by(calls, prices, lambda c: c.model)),
    )


def _by(calls: Iterable[Called], prices: PriceList, name: Callable[[Called], str | None]) -> list[Cost]:
    groups: dict[str, list[Called]] = defaultdict(list)
    for call in calls:
        if named := name(call):
            groups[named].append(call)
    return [_cost(named, group, prices) for named, group in groups.items()]


def _cost(name: str, calls: Sequence[Called], prices: PriceList) -> Cost:
    amounts = [prices.cost(c.model, c.tokens) for c in calls]
    known = [a for a in amounts if a is not None]
    money = sum(known, Decimal(0)).quantize(CENT) if len(known) == len(amounts) else None
    tokens = sum((c.tokens for c in calls), Tokens())
    return Cost(name, len(calls), tokens.total, money)


def _each(costs: Sequence[Cost]) -> Each:
    money = [c.money for c in costs if c.money is not None]
    if not costs:
        return Each(0)
    middle = median(money).quantize(CENT) if len(money) == len(costs) else None
    return Each(len(costs), round(median(c.tokens for c in costs)), middle)


def _dearest(costs: Iterable[Cost]) -> tuple[Cost, ...]:
    return tuple(sorted(costs, key=lambda c: (-(c.money or 0), -c.tokens, c.name)))


def _day(call: Called, zone: tzinfo) -> str:
    day: date = call.at.astimezone(zone).date()
    return day.isoformat()

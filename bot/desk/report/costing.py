"""What models cost: by draft, case, day, person and purpose. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from decimal import Decimal
from statistics import median

from bot.domain.costs import PriceList
from bot.domain.team_report import Cost, Costs, Each
from bot.store.history.costs import Called

MOST = 10
NOBODY = "not known"
CENT = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class _Priced:
    """A call with its cost; `money` is None where its model has no price."""

    call: Called
    tokens: int
    money: Decimal | None


def counted(calls: Sequence[Called], prices: PriceList, zone: tzinfo) -> Costs:
    """The costs of these calls. `money` is None wherever one of the calls has no price."""
    priced = [_Priced(c, c.tokens.total, prices.cost(c.model, c.tokens)) for c in calls]
    drafts = _by(priced, lambda c: c.revision_id)
    cases = _by(priced, lambda c: c.case_id)
    return Costs(
        currency=prices.currency,
        prices_as_of=prices.as_of,
        prices_confirmed=prices.confirmed,
        prices_source=prices.source,
        without_price=prices.without_price(c.model for c in calls),
        total=_cost("", priced),
        per_draft=_each(drafts),
        per_case=_each(cases),
        dearest_cases=_dearest(cases)[:MOST],
        days=tuple(sorted(_by(priced, lambda c: _day(c, zone)), key=lambda c: c.name)),
        people=_dearest(_by(priced, lambda c: c.person or NOBODY)),
        purposes=_dearest(_by(priced, lambda c: c.purpose)),
        models=_dearest(_by(priced, lambda c: c.model)),
    )


def _by(priced: Iterable[_Priced], name: Callable[[Called], str | None]) -> list[Cost]:
    groups: dict[str, list[_Priced]] = defaultdict(list)
    for one in priced:
        if named := name(one.call):
            groups[named].append(one)
    return [_cost(named, group) for named, group in groups.items()]


def _cost(name: str, priced: Sequence[_Priced]) -> Cost:
    known = [p.money for p in priced if p.money is not None]
    money = sum(known, Decimal(0)).quantize(CENT) if len(known) == len(priced) else None
    return Cost(name, len(priced), sum(p.tokens for p in priced), money)


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

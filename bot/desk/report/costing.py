"""What models cost: by draft, case, day, person and purpose. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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


@dataclass(slots=True)
class _Sum:
    """Of some calls. `money` is None where the model of one has no price."""

    calls: int = 0
    tokens: int = 0
    money: Decimal | None = Decimal(0)

    def add(self, tokens: int, money: Decimal | None) -> None:
        self.calls += 1
        self.tokens += tokens
        self.money = None if self.money is None or money is None else self.money + money

    def named(self, name: str) -> Cost:
        return Cost(name, self.calls, self.tokens, None if self.money is None else self.money.quantize(CENT))


class Counting:
    """Adds up calls one by one; of the calls themselves nothing is kept."""

    def __init__(self, prices: PriceList, zone: tzinfo) -> None:
        self._prices, self._zone = prices, zone
        self._total = _Sum()
        self._models, self._drafts, self._cases, self._days, self._people, self._purposes = (
            defaultdict[str, _Sum](_Sum) for _ in range(6)
        )

    def add(self, call: Called) -> None:
        tokens, money = call.tokens.total, self._prices.cost(call.model, call.tokens)
        self._total.add(tokens, money)
        day: date = call.at.astimezone(self._zone).date()
        for sums, name in (
            (self._drafts, call.revision_id),
            (self._cases, call.case_id),
            (self._days, day.isoformat()),
            (self._people, call.person or NOBODY),
            (self._purposes, call.purpose),
            (self._models, call.model),
        ):
            if name:
                sums[name].add(tokens, money)

    def costs(self) -> Costs:
        """The costs of all calls added."""
        prices, cases = self._prices, _named(self._cases)
        return Costs(
            currency=prices.currency,
            prices_as_of=prices.as_of,
            prices_confirmed=prices.confirmed,
            prices_source=prices.source,
            without_price=prices.without_price(self._models),
            total=self._total.named(""),
            per_draft=_each(_named(self._drafts)),
            per_case=_each(cases),
            dearest_cases=_dearest(cases)[:MOST],
            days=tuple(sorted(_named(self._days), key=lambda c: c.name)),
            people=_dearest(_named(self._people)),
            purposes=_dearest(_named(self._purposes)),
            models=_dearest(_named(self._models)),
        )


def counted(calls: Iterable[Called], prices: PriceList, zone: tzinfo) -> Costs:
    """The costs of these calls. `money` is None wherever one of the calls has no price."""
    counting = Counting(prices, zone)
    for call in calls:
        counting.add(call)
    return counting.costs()


def _named(sums: Mapping[str, _Sum]) -> list[Cost]:
    return [each.named(name) for name, each in sums.items()]


def _each(costs: Sequence[Cost]) -> Each:
    money = [c.money for c in costs if c.money is not None]
    if not costs:
        return Each(0)
    middle = median(money).quantize(CENT) if len(money) == len(costs) else None
    return Each(len(costs), round(median(c.tokens for c in costs)), middle)


def _dearest(costs: Iterable[Cost]) -> tuple[Cost, ...]:
    return tuple(sorted(costs, key=lambda c: (-(c.money or 0), -c.tokens, c.name)))

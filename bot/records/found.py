"""What the company's records have for the names in a case."""

from dataclasses import dataclass, field

from bot.domain.case import Fulfilment
from bot.domain.records import Movement, OrderLine, Product, Recorded, Refund, ReturnLine, StockLine
from bot.records.naming import named


@dataclass(frozen=True)
class CaseRecords:
    """What was found for the names in a case. `unknown` are order numbers in no report."""

    orders: dict[str, list[Recorded[OrderLine]]] = field(default_factory=dict)
    returns: tuple[Recorded[ReturnLine], ...] = ()
    refunds: tuple[Recorded[Refund], ...] = ()
    products: tuple[Recorded[Product], ...] = ()
    stock: tuple[Recorded[StockLine], ...] = ()
    movements: tuple[Recorded[Movement], ...] = ()
    unknown: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()
    """Sentences on other names that no report has."""
    said: str = ""
    """The customer's words, to find which of several items is meant."""

    @property
    def meant(self) -> str | None:
        """The SKU the case is about: the only one, or the one that the customer's words name."""
        titles = {line.value.sku: f"{line.value.title} {line.value.sku}" for line in self.one_order}
        titles |= {p.value.sku: f"{p.value.title} {p.value.sku}" for p in self.products}
        return next(iter(titles)) if len(titles) == 1 else named(self.said, titles)

    @property
    def one_order(self) -> list[Recorded[OrderLine]]:
        """The order's lines if the case names just one; of two, the right one isn't known."""
        others = self.unknown or {r.value.order_id for r in self.refunds} - self.orders.keys()
        return next(iter(self.orders.values())) if len(self.orders) == 1 and not others else []

    @property
    def fulfilment(self) -> Fulfilment:
        """Who ships the order, if all its lines agree."""
        ways = {r.value.fulfilment for r in self.one_order}
        return ways.pop() if len(ways) == 1 else Fulfilment.UNKNOWN

    @property
    def marketplace(self) -> str | None:
        """Where it was bought, in the policies' terms: `amazon.com`."""
        channels = {(r.value.channel or "").lower() for r in self.one_order}
        return channels.pop() or None if len(channels) == 1 else None

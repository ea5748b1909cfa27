"""The company's reports: products, orders, returns, stock. Of buyers, only what an answer needs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from bot.domain.case import Fulfilment


class ReportKind(StrEnum):
    """The kinds of report, each recognised by its columns. The last word of its name is what it tells of."""

    LISTINGS = "listings"
    ORDERS = "orders"
    FBA_INVENTORY = "fba_inventory"
    FBA_RETURNS = "fba_returns"
    SELLER_RETURNS = "seller_returns"
    UNSHIPPED_ORDERS = "unshipped_orders"
    RESERVED_INVENTORY = "reserved_inventory"
    LEDGER = "ledger"
    SETTLEMENT = "settlement"
    SHOPIFY_PRODUCTS = "shopify_products"
    SHOPIFY_ORDERS = "shopify_orders"
    SHOPIFY_INVENTORY = "shopify_inventory"

    @property
    def spoken(self) -> str:
        """As people call it: `FBA inventory`."""
        words = {"fba": "FBA", "shopify": "Shopify", "ledger": "inventory ledger"}
        return " ".join(words.get(word, word) for word in self.split("_"))

    def tells_of(self, things: str) -> bool:
        """Whether it is a report of `orders`, `returns`, or whatever else a kind's name ends in."""
        return self.split("_")[-1] == things


FBA = "FBA"
"""The place of stock at Amazon."""
FBA_RESERVED = {
    "reserved_customerorders": "FBA, for customers' orders",
    "reserved_fc-transfers": "FBA, on the way between centres",
    "reserved_fc-processing": "FBA, being processed",
}
"""Where Amazon has reserved units, by the column that counts them. None of them is available."""


@dataclass(frozen=True, slots=True)
class Product:
    """A listing. `price` is in `currency`; None is unknown, never free."""

    sku: str
    asin: str | None = None
    title: str = ""
    description: str = ""
    price: Decimal | None = None
    currency: str | None = None
    fulfilment: Fulfilment = Fulfilment.UNKNOWN
    status: str | None = None


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One item of an order; `line` distinguishes several of the same item. `refunded` is in `currency`.

    `ship_by` is the last day on which the seller promised to ship it.
    """

    order_id: str
    sku: str
    line: int = 1
    asin: str | None = None
    title: str = ""
    quantity: int | None = None
    status: str | None = None
    bought_on: date | None = None
    shipped_on: date | None = None
    fulfilment: Fulfilment = Fulfilment.UNKNOWN
    channel: str | None = None
    price: Decimal | None = None
    currency: str | None = None
    refunded: Decimal | None = None
    ship_by: date | None = None


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """A returned item, or one on its way back. `key` is the same in every report: its RMA, plate or place.

    `comment` is the buyer's, without personal data. Amounts are in `currency`.
    """

    key: str
    order_id: str
    sku: str
    asin: str | None = None
    title: str = ""
    quantity: int | None = None
    reason: str | None = None
    comment: str | None = None
    asked_on: date | None = None
    received_on: date | None = None
    status: str | None = None
    disposition: str | None = None
    in_policy: bool | None = None
    label_payer: str | None = None
    label_cost: Decimal | None = None
    refunded: Decimal | None = None
    currency: str | None = None
    resolution: str | None = None
    tracking: str | None = None
    fulfilment: Fulfilment = Fulfilment.UNKNOWN


@dataclass(frozen=True, slots=True)
class StockLine:
    """How many units of an item are in one place. None is unknown: a blank in a report is not zero."""

    sku: str
    place: str
    asin: str | None = None
    fnsku: str | None = None
    title: str = ""
    available: int | None = None
    reserved: int | None = None
    inbound: int | None = None
    unsellable: int | None = None

    @property
    def ours(self) -> bool:
        """Whether it is in a warehouse of the seller's own."""
        return self.place != FBA and not self.reserved_only

    @property
    def reserved_only(self) -> bool:
        """Whether it only counts units that Amazon has reserved."""
        return self.place in FBA_RESERVED.values()


@dataclass(frozen=True, slots=True)
class Movement:
    """A line of the inventory ledger: `quantity` units arrived at (below zero: left) a fulfilment centre."""

    key: str
    on: date
    fnsku: str
    event: str
    quantity: int
    sku: str | None = None
    asin: str | None = None
    title: str = ""
    reference: str | None = None
    centre: str | None = None
    disposition: str | None = None
    reason: str | None = None
    unreconciled: int | None = None


@dataclass(frozen=True, slots=True)
class Refund:
    """What was paid back of an item in one go, with tax and shipping; None is unknown.

    `kind` is the marketplace's word: `Refund`, or a claim's or a bank's.
    """

    key: str
    order_id: str
    sku: str
    kind: str
    posted_on: date
    amount: Decimal | None = None
    currency: str | None = None


Record = Product | OrderLine | ReturnLine | StockLine | Movement | Refund


@dataclass(frozen=True, slots=True)
class Report:
    """An imported report. `as_of` is the day whose state it shows."""

    id: int
    kind: ReportKind
    name: str
    as_of: date

    @property
    def said(self) -> str:
        """As people read it: `orders report of 12 Nov 2026`."""
        return f"{self.kind.spoken} report of {self.as_of.day} {self.as_of:%b %Y}"


R = TypeVar("R", Product, OrderLine, ReturnLine, StockLine, Movement, Refund)


@dataclass(frozen=True, slots=True)
class Recorded(Generic[R]):
    """A record with the report it is from."""

    value: R
    report: Report

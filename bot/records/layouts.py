"""The reports known here, each by its columns, with the reader of its rows."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from bot.domain.records import ReportKind
from bot.errors import LevelheadError
from bot.records import amazon, shopify
from bot.records.cells import plain

_UNKNOWN = "The columns of this file are of no report that is known here."
_UNPARTED = (
    "The columns of this file are of no report that is known here: its first line isn't parted by tabs, commas or "
    "semicolons. Download the report again, or save it as tab-separated text."
)


class ReportError(LevelheadError):
    """The file is no readable report; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of report, recognised by having all of these columns."""

    kind: ReportKind
    by: Mapping[str, str]
    """Each column's name in the report, by its plain name."""
    reader: Callable[[], amazon.Reader]

    def among(self, columns: Collection[str]) -> int:
        """How many of them are present."""
        return len(self.by.keys() & columns)


def _layout(kind: ReportKind, reader: Callable[[], amazon.Reader], *by: str) -> Layout:
    return Layout(kind, {plain(name): name for name in by}, reader)


LAYOUTS = (
    _layout(ReportKind.SELLER_RETURNS, amazon.seller_return, "Order ID", "Return request date", "Merchant SKU"),
    _layout(ReportKind.FBA_RETURNS, amazon.fba_return, "return-date", "order-id", "sku", "detailed-disposition"),
    _layout(ReportKind.FBA_INVENTORY, amazon.fba_stock, "sku", "afn-fulfillable-quantity"),
    _layout(ReportKind.FBA_INVENTORY, amazon.fba_stock, "seller-sku", "afn-fulfillable-quantity"),
    _layout(
        ReportKind.FBA_INVENTORY,
        amazon.fba_stock_by_condition,
        "seller-sku",
        "Warehouse-Condition-code",
        "Quantity Available",
    ),
    _layout(ReportKind.RESERVED_INVENTORY, amazon.reserved, "sku", "reserved_qty", "reserved_customerorders"),
    _layout(ReportKind.LEDGER, amazon.movement, "Date", "FNSKU", "Event Type", "Quantity"),
    _layout(
        ReportKind.SETTLEMENT,
        amazon.settlement,
        "settlement-id",
        "transaction-type",
        "order-id",
        "amount-type",
        "amount",
        "posted-date",
    ),
    _layout(ReportKind.UNSHIPPED_ORDERS, amazon.unshipped, "order-id", "sku", "promise-date", "quantity-to-ship"),
    _layout(ReportKind.ORDERS, amazon.order, "amazon-order-id", "purchase-date", "sku"),
    _layout(ReportKind.LISTINGS, amazon.listing, "item-name", "seller-sku", "price"),
    _layout(ReportKind.SHOPIFY_ORDERS, shopify.order, "Name", "Lineitem name", "Lineitem quantity"),
    _layout(ReportKind.SHOPIFY_INVENTORY, shopify.stock, "SKU", "Location", "Available"),
    _layout(ReportKind.SHOPIFY_PRODUCTS, shopify.product, "Handle", "Title", "Variant SKU"),
    _layout(ReportKind.SHOPIFY_PRODUCTS, shopify.product, "URL handle", "Title", "SKU"),
)


def layout_of(columns: tuple[str, ...]) -> Layout:
    """The first layout whose columns are all there. Raises ReportError that names the nearest one."""
    there = set(columns)
    found = next((layout for layout in LAYOUTS if layout.by.keys() <= there), None)
    if found:
        return found
    known = ", ".join(dict.fromkeys(layout.kind.spoken for layout in LAYOUTS))
    why = _UNPARTED if len(columns) == 1 else _UNKNOWN
    raise ReportError(f"{why}{_nearly(there)} Reports known here: {known}.")


def _nearly(there: set[str]) -> str:
    """Which report most of whose columns are there it may be; nothing where none is: one `sku` is in many files."""
    nearest = max(LAYOUTS, key=lambda layout: layout.among(there) / len(layout.by))
    if nearest.among(there) * 2 <= len(nearest.by):
        return ""
    lacking = ", ".join(name for key, name in nearest.by.items() if key not in there)
    return f" It is most like the {nearest.kind.spoken} report, but lacks {lacking}."

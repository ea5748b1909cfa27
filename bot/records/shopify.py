"""Shopify's exports. The first row of a product or order has cells that its later rows leave blank."""

import re
from collections.abc import Iterator
from html import unescape

from bot.domain.case import Fulfilment
from bot.domain.records import OrderLine, Product, Record, StockLine
from bot.records.amazon import OURS, Reader
from bot.records.cells import Cells, RowRefused
from bot.records.standing import Standing, standing

_TAG = re.compile(r"<[^>]*>")
_LONG = 60_000
_PAID_BACK = ("refunded", "voided")


def product() -> Reader:
    """Products, a row for each variant or picture; a picture has no SKU and price."""
    handle, title, description, status = "", "", "", ""

    def read(row: Cells) -> Iterator[Record]:
        nonlocal handle, title, description, status
        here = row.needed("Handle", "URL handle")
        if here != handle or row.text("Title"):
            handle, title, status = here, row.text("Title"), row.text("Status")
            description = words_of(row.text("Body (HTML)", "Description", most=_LONG))
        sku, price = row.text("Variant SKU", "SKU"), row.money("Variant Price", "Price")
        if not sku and price is None:
            return
        if not sku:
            raise RowRefused(f"the product {handle[:60]!r} has no SKU here")
        options = [row.text(f"Option{n} Value") for n in (1, 2, 3)]
        variant = " / ".join(o for o in options if o and o != "Default Title")
        full = f"{title} ({variant})" if variant else title
        yield Product(sku, title=full, description=description, price=price, status=status or None)
        count = row.whole("Variant Inventory Qty", "Inventory quantity")
        if count is not None:
            yield StockLine(sku, OURS, title=full, available=count)

    return read


def words_of(html: str) -> str:
    """The words of a description in HTML."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def order() -> Reader:
    """Orders: items after the first leave the order's cells blank."""
    order_id, status, ended, bought, shipped, currency, refunded, line = "", None, None, None, None, None, None, 0

    def read(row: Cells) -> Iterator[Record]:
        nonlocal order_id, status, ended, bought, shipped, currency, refunded, line
        here = row.needed("Name")
        if here != order_id:
            order_id, line = here, 0
            status, ended = row.maybe("Fulfillment Status", "Financial Status"), _ended(row)
            bought, shipped = row.day("Created at", "Paid at"), row.day("Fulfilled at")
            currency, refunded = row.maybe("Currency"), row.money("Refunded Amount")
        line += 1
        title = row.needed("Lineitem name")
        yield OrderLine(
            order_id=order_id,
            sku=row.text("Lineitem sku") or title,
            line=line,
            title=title,
            quantity=row.whole("Lineitem quantity"),
            status=_of_line(row.maybe("Lineitem fulfillment status") or status, ended),
            bought_on=bought,
            shipped_on=shipped,
            fulfilment=Fulfilment.SELLER,
            channel="shopify",
            price=row.money("Lineitem price"),
            currency=currency,
            refunded=refunded if line == 1 else None,
        )

    return read


def _ended(row: Cells) -> str | None:
    """How the whole order ended: `cancelled` on a day, or paid back in full; None where it stands."""
    if row.text("Cancelled at"):
        return "cancelled"
    paid = row.text("Financial Status").lower()
    return paid if paid in _PAID_BACK else None


def _of_line(status: str | None, ended: str | None) -> str | None:
    """What was sent stays so: only the rest of an order that has ended won't be."""
    return status if ended is None or standing(status) is Standing.SHIPPED else ended


def stock() -> Reader:
    """Inventory by location. `not stocked` is no number: the item is not kept there."""

    def read(row: Cells) -> Iterator[Record]:
        sku, place = row.needed("SKU"), row.needed("Location")
        if row.text("Available", "On hand").lower() == "not stocked":
            return
        yield StockLine(
            sku,
            place,
            title=row.text("Title"),
            available=row.whole("Available"),
            reserved=row.whole("Committed"),
            inbound=row.whole("Incoming"),
            unsellable=row.whole("Unavailable"),
        )

    return read

"""Amazon's reports: the columns that identify each, and how rows are read."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from bot.domain.case import Fulfilment
from bot.domain.records import FBA, FBA_RESERVED, Movement, OrderLine, Product, Record, Refund, ReturnLine, StockLine
from bot.records.cells import Cells, RowRefused, by_whom

OURS = "our warehouse"
_LONG = 20_000
_ASIN = re.compile(r"B0[A-Z0-9]{8}|\d{9}[\dX]")
_PAID_BACK = ("refund", "chargeback refund", "a-to-z guarantee refund")
_THE_BUYERS = ("itemprice", "promotion")
"""Types of amounts that buyers pay or get; the others are between Amazon and the seller."""
Reader = Callable[[Cells], Iterator[Record]]


def listing() -> Reader:
    """All listings. A blank quantity is unknown; for what Amazon ships it says nothing about our own stock."""

    def read(row: Cells) -> Iterator[Record]:
        sku = row.needed("seller-sku", "sku")
        asin, title = row.maybe("asin1", "asin") or _asin(row.text("product-id")), row.text("item-name")
        by = by_whom(row.text("fulfillment-channel"))
        yield Product(
            sku=sku,
            asin=asin,
            title=title,
            description=row.text("item-description", most=_LONG),
            price=row.money("price"),
            fulfilment=by,
            status=row.maybe("status"),
        )
        if by is not Fulfilment.AMAZON:
            yield StockLine(sku, OURS, asin=asin, title=title, available=row.whole("quantity"))

    return read


def _asin(words: str) -> str | None:
    """A product's id if it is an ASIN; it may also be an EAN."""
    return words if _ASIN.fullmatch(words) else None


class _Lines:
    """Numbers the lines of one item in one order, whose lines are adjacent."""

    def __init__(self) -> None:
        self._order, self._seen = "", Counter[str]()

    def next_of(self, order_id: str, sku: str) -> int:
        if order_id != self._order:
            self._order, self._seen = order_id, Counter()
        self._seen[sku] += 1
        return self._seen[sku]


def order() -> Reader:
    """All orders: a line for each item. Items of one order are adjacent."""
    lines = _Lines()

    def read(row: Cells) -> Iterator[Record]:
        order_id, sku = row.needed("amazon-order-id", "order-id"), row.needed("sku")
        yield OrderLine(
            order_id=order_id,
            sku=sku,
            line=lines.next_of(order_id, sku),
            asin=row.maybe("asin"),
            title=row.text("product-name"),
            quantity=row.whole("quantity", "quantity-purchased", "quantity-shipped"),
            status=row.maybe("item-status", "order-status"),
            bought_on=row.day("purchase-date"),
            fulfilment=by_whom(row.text("fulfillment-channel")),
            channel=row.maybe("sales-channel"),
            price=row.money("item-price"),
            currency=row.maybe("currency"),
        )

    return read


def unshipped() -> Reader:
    """Unshipped orders: what we still have to ship, and by when. Buyers' names and addresses aren't read."""
    lines = _Lines()

    def read(row: Cells) -> Iterator[Record]:
        order_id, sku = row.needed("order-id"), row.needed("sku")
        yield OrderLine(
            order_id=order_id,
            sku=sku,
            line=lines.next_of(order_id, sku),
            title=row.text("product-name"),
            quantity=row.whole("quantity-purchased"),
            status=_still_to_ship(row),
            bought_on=row.day("purchase-date"),
            fulfilment=Fulfilment.SELLER,
            ship_by=row.day("promise-date"),
        )

    return read


def _still_to_ship(row: Cells) -> str:
    """`Unshipped`, or how many of how many where some have left."""
    left, count = row.whole("quantity-to-ship"), row.whole("quantity-purchased")
    if left is None:
        raise RowRefused("quantity-to-ship is blank")
    if left < 1:
        return "Shipped"
    return (
        "Unshipped" if count is None or left >= count else f"Partially shipped, {left} of {count} still to be shipped"
    )


def fba_stock() -> Reader:
    """FBA inventory. What is inbound is the sum of three columns, which the total includes."""

    def read(row: Cells) -> Iterator[Record]:
        sku = row.needed("sku", "seller-sku")
        about = {"asin": row.maybe("asin"), "fnsku": row.maybe("fnsku"), "title": row.text("product-name", "item-name")}
        inbound = [row.whole(f"afn-inbound-{stage}-quantity") for stage in ("working", "shipped", "receiving")]
        known = [count for count in inbound if count is not None]
        yield StockLine(
            sku,
            FBA,
            **about,  # type: ignore[arg-type]  # a title is never None
            available=row.whole("afn-fulfillable-quantity"),
            reserved=row.whole("afn-reserved-quantity"),
            inbound=sum(known) if known else None,
            unsellable=row.whole("afn-unsellable-quantity"),
        )
        ours = row.whole("mfn-fulfillable-quantity")
        if ours is not None:
            yield StockLine(sku, OURS, **about, available=ours)  # type: ignore[arg-type]

    return read


def fba_stock_by_condition() -> Reader:
    """FBA inventory with a row per condition of an item: running sums, so that the last row has all."""
    held: dict[str, StockLine] = {}

    def read(row: Cells) -> Iterator[Record]:
        sku, count = row.needed("seller-sku", "sku"), row.whole("Quantity Available")
        line = held.get(sku) or StockLine(sku, FBA, asin=row.maybe("asin"), fnsku=row.maybe("fulfillment-channel-sku"))
        condition = row.text("Warehouse-Condition-code").upper()
        if condition == "SELLABLE":
            line = replace(line, available=_sum(line.available, count))
        elif condition == "UNSELLABLE":
            line = replace(line, unsellable=_sum(line.unsellable, count))
        else:
            raise RowRefused(
                f"Warehouse-Condition-code is {condition[:40]!r}, which is neither SELLABLE nor UNSELLABLE"
            )
        held[sku] = line
        yield line

    return read


def _sum(first: int | None, second: int | None) -> int | None:
    """None where nothing is known."""
    return second if first is None else first + (second or 0)


def reserved() -> Reader:
    """Reserved units at Amazon, and what for; nothing about available ones."""

    def read(row: Cells) -> Iterator[Record]:
        sku = row.needed("sku", "seller-sku")
        about = {"asin": row.maybe("asin"), "fnsku": row.maybe("fnsku"), "title": row.text("product-name")}
        for column, place in FBA_RESERVED.items():
            yield StockLine(sku, place, **about, reserved=row.whole(column))  # type: ignore[arg-type]

    return read


def fba_return() -> Reader:
    """FBA returns: a row for each unit or group of units returned to Amazon."""
    seen = Counter[str]()

    def read(row: Cells) -> Iterator[Record]:
        order_id, sku = row.needed("order-id"), row.needed("sku")
        plate, day = row.maybe("license-plate-number"), row.day("return-date")
        place = f"{order_id}/{sku}/{day}"
        seen[place] += plate is None
        yield ReturnLine(
            key=plate or f"{place}/{seen[place]}",
            order_id=order_id,
            sku=sku,
            asin=row.maybe("asin"),
            title=row.text("product-name"),
            quantity=row.whole("quantity"),
            reason=row.maybe("reason"),
            comment=row.maybe("customer-comments"),
            received_on=day,
            status=row.maybe("status"),
            disposition=row.maybe("detailed-disposition"),
            fulfilment=Fulfilment.AMAZON,
        )

    return read


def seller_return() -> Reader:
    """Returns of orders we ship: who pays the label, whether it is in policy, what was refunded."""

    def read(row: Cells) -> Iterator[Record]:
        order_id, sku = row.needed("Order ID"), row.needed("Merchant SKU")
        asked = row.day("Return request date")
        rma = row.maybe("Amazon RMA ID", "Merchant RMA ID", "Seller RMA ID")
        yield ReturnLine(
            key=f"{rma or order_id}/{sku}" + ("" if rma else f"/{asked}"),
            order_id=order_id,
            sku=sku,
            asin=row.maybe("ASIN"),
            title=row.text("Item Name"),
            quantity=row.whole("Return quantity"),
            reason=row.maybe("Return Reason"),
            asked_on=asked,
            received_on=row.day("Return delivery date"),
            status=row.maybe("Return request status"),
            in_policy=row.yes("In policy"),
            label_payer=row.maybe("Label to be paid by"),
            label_cost=row.money("Label cost"),
            refunded=row.money("Refunded Amount"),
            currency=row.maybe("Currency code"),
            resolution=row.maybe("Resolution"),
            tracking=row.maybe("Tracking ID"),
            fulfilment=Fulfilment.SELLER,
        )

    return read


def movement() -> Reader:
    """The inventory ledger. Lines have no id: they are identified by content, and number on their day."""
    last, seen = None, Counter[str]()

    def read(row: Cells) -> Iterator[Record]:
        nonlocal last, seen
        day, count = row.day("Date"), row.whole("Quantity")
        if day is None or count is None:
            raise RowRefused("Date or Quantity is blank")
        if day != last:
            last, seen = day, Counter()
        names = ("FNSKU", "Event Type", "Reference ID", "Fulfillment Center", "Disposition", "Reason", "Country")
        words = "\t".join([str(day), str(count), *(row.text(name) for name in names)])
        seen[words] += 1
        yield Movement(
            key=hashlib.sha256(f"{words}\t{seen[words]}".encode()).hexdigest()[:32],
            on=day,
            fnsku=row.needed("FNSKU"),
            event=row.needed("Event Type"),
            quantity=count,
            sku=row.maybe("MSKU"),
            asin=row.maybe("ASIN"),
            title=row.text("Title"),
            reference=row.maybe("Reference ID"),
            centre=row.maybe("Fulfillment Center"),
            disposition=row.maybe("Disposition"),
            reason=row.maybe("Reason"),
            unreconciled=row.whole("Unreconciled Quantity"),
        )

    return read


def settlement() -> Reader:
    """Settlements (flat file V2): refunds, each in several rows, as running sums, so that the last row has all.

    What buyers got is the price with tax and shipping, less the discounts taken back. The first row has the currency.
    """
    sums, currency = dict[str, Decimal](), dict[str, str]()

    def read(row: Cells) -> Iterator[Record]:
        settlement_id = row.needed("settlement-id")
        currency[settlement_id] = row.text("currency") or currency.get(settlement_id, "")
        kind, amount = row.text("transaction-type"), row.money("amount")
        if kind.lower() not in _PAID_BACK or row.text("amount-type").lower() not in _THE_BUYERS or amount is None:
            return
        order_id, sku, on = row.needed("order-id"), row.needed("sku"), row.day("posted-date")
        if on is None:
            raise RowRefused("posted-date is blank")
        key = f"{settlement_id}/{order_id}/{sku}/{row.text('adjustment-id') or on}/{kind}"
        sums[key] = sums.get(key, Decimal(0)) - amount
        yield Refund(key, order_id, sku, kind, on, sums[key], currency[settlement_id] or None)

    return read

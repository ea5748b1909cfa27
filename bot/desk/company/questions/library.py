"""Read-only look-ups for people: typed functions whose answers are sheets or sentences."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from bot.domain.answer import Sheet
from bot.domain.case import Fulfilment
from bot.domain.records import OrderLine, Product, Recorded, Refund, ReturnLine, StockLine
from bot.domain.reply import Citation, Passage, SourceKind, SourceRef
from bot.knowledge.words.wording import sentences
from bot.language.vocabulary.stems import stem
from bot.records.standing import BEGINS, Standing, standing
from bot.records.telling import day, days, money
from bot.store.company import counting, records
from bot.store.company.searching import products_like
from bot.store.engines.database import Tx

MOST_ROWS = 20
_MOST_SIFTED = 1_000
"""So many rows are read where only some of them are shown."""
UNKNOWN = "not known"
_ALWAYS = 4
"""The first so many columns of stock are always shown."""
_SHIPPED, _SHIP_BY, _REFUNDED = 6, 7, 9
"""The places of columns of orders that most reports leave blank."""
_WORD = re.compile(r"[^\W_]+")
_MOST_QUOTED = 400
_MOST_SAID = 3
"""The stock of so many items is told in sentences too."""
R = TypeVar("R", Recorded[OrderLine], Recorded[ReturnLine], Recorded[StockLine], Recorded[Product], Recorded[Refund])
_BY = {Fulfilment.AMAZON: "Amazon", Fulfilment.SELLER: "us", Fulfilment.UNKNOWN: "not known"}


async def order(tx: Tx, order_id: str) -> Sheet | None:
    """The items of an order; None when no report has it."""
    found = await records.order(tx, order_id)
    return _orders(f"Order {order_id}", found, numbered=False)


def _orders(title: str, found: Sequence[Recorded[OrderLine]], numbered: bool = True) -> Sheet | None:
    """Lines of orders. What few reports tell has its column where some line has it, and the day they left in a list."""
    columns = ("Order", "Item", "SKU", "Quantity", "Status", "Bought", "Shipped", "Ship by", "Fulfilled by", "Refunded")
    rows = [(r.value.order_id, *_order_row(r.value)) for r in found]
    at_times = (_SHIPPED, _SHIP_BY, _REFUNDED) if numbered else (_SHIP_BY, _REFUNDED)
    told = [n for n in range(0 if numbered else 1, len(columns)) if n not in at_times or _any(row[n] for row in rows)]
    return _sheet(title, [columns[n] for n in told], found, [tuple(row[n] for n in told) for row in rows])


def _any(cells: Iterable[str]) -> bool:
    return any(cell not in ("", UNKNOWN) for cell in cells)


def _order_row(line: OrderLine) -> tuple[str, ...]:
    days = [day(d) if d else UNKNOWN for d in (line.bought_on, line.shipped_on, line.ship_by)]
    paid = money(line.refunded, line.currency) if line.refunded else ""
    return (line.title, line.sku, _count(line.quantity), line.status or "", *days, _BY[line.fulfilment], paid or "")


async def orders_of(
    tx: Tx, skus: Sequence[str], since: date, until: date, stands: Standing | None = None
) -> Sheet | None:
    """Orders of these items between two days, the latest first; all, or those that stand so."""
    most = MOST_ROWS + 1 if stands is None else _MOST_SIFTED
    found = await records.orders_of(tx, skus, since, until, most)
    found = [r for r in found if stands is None or standing(r.value.status) is stands]
    return _orders(f"Orders of {', '.join(skus[:_MOST_SAID])}, {days(since, until)}", found)


async def orders_that(tx: Tx, stands: Standing | None, since: date, until: date, latest: int = 0) -> Sheet | None:
    """Orders that are cancelled, not shipped yet or shipped, or all, the earliest first; or so many of the latest."""
    words = BEGINS[stands] if stands else ("",)
    found = await counting.orders_that(tx, words, since, until, MOST_ROWS + 1, latest > 0)
    if latest:
        numbers = list(dict.fromkeys(r.value.order_id for r in found))[:latest]
        found = [r for r in found if r.value.order_id in numbers]
    told = f"Orders {stands.replace('_', ' ')}," if stands else "Latest orders," if latest else "Orders"
    return _orders(f"{told} bought {days(since, until)}", found)


async def orders_due(tx: Tx, until: date | None, skus: Sequence[str]) -> Sheet | None:
    """Orders that we are still to ship, by that day or any; those due first. Of these items or, without any, of all."""
    found = await counting.orders_due(tx, BEGINS[Standing.NOT_SHIPPED], until, skus, MOST_ROWS + 1)
    return _orders(f"Orders to be shipped by {day(until)}" if until else "Orders to be shipped", found)


async def refunded(tx: Tx, skus: Sequence[str], since: date, until: date) -> list[Sheet]:
    """Orders bought, and returns received or asked for, between two days, of which money was paid back.

    Of these items or, without any, of all.
    """
    most = _MOST_SIFTED if skus else MOST_ROWS + 1
    orders = await counting.refunded_orders(tx, since, until, most)
    back = await counting.refunded_returns(tx, since, until, most)
    if skus:
        orders, back = [r for r in orders if r.value.sku in skus], [r for r in back if r.value.sku in skus]
    sent = await counting.refunds_posted(tx, skus, since, until, MOST_ROWS + 1)
    spanned = days(since, until)
    sheets = (
        _refunds(f"Refunds posted {spanned}", sent),
        _orders(f"Refunded, of orders bought {spanned}", orders),
        _returns(f"Refunded, of returns {spanned}", back),
    )
    return [sheet for sheet in sheets if sheet]


async def refunds(tx: Tx, order_id: str) -> Sheet | None:
    """What was paid back of an order, each time with its day."""
    return _refunds(f"Refunds of order {order_id}", await records.refunds_of(tx, order_id), numbered=False)


def _refunds(title: str, found: Sequence[Recorded[Refund]], numbered: bool = True) -> Sheet | None:
    first = 0 if numbered else 1
    rows = [
        (v.order_id, v.sku, v.kind, day(v.posted_on), money(v.amount, v.currency) or UNKNOWN)
        for v in (r.value for r in found)
    ]
    return _sheet(title, ("Order", "SKU", "Kind", "Posted", "Amount")[first:], found, [row[first:] for row in rows])


async def coming_back(tx: Tx, since: date, until: date) -> Sheet | None:
    """Returns that were asked for between two days and aren't here."""
    found = await counting.coming_back(tx, since, until, MOST_ROWS + 1)
    return _returns(f"Returns asked for and not received, {days(since, until)}", found)


async def returned_in(tx: Tx, parcel: str) -> Sheet | None:
    """What came, or is to come, back in a parcel."""
    return _returns(f"Returns in parcel {parcel}", await records.return_by_tracking(tx, parcel))


async def comments(tx: Tx, skus: Sequence[str], since: date, until: date) -> Sheet | None:
    """What buyers wrote of returns, without personal data: Amazon's report alone has it."""
    found = await counting.commented(tx, skus, since, until, MOST_ROWS + 1)
    rows = [(r.value.title or r.value.sku, r.value.sku, r.value.reason or "", r.value.comment or "") for r in found]
    return _sheet(f"Comments on returns, {days(since, until)}", ("Item", "SKU", "Reason", "Comment"), found, rows)


async def unsold(tx: Tx, since: date, until: date) -> Sheet | None:
    """Listed products that nobody bought between two days."""
    found = await counting.unsold(tx, since, until, MOST_ROWS + 1, BEGINS[Standing.CANCELLED])
    return products_sheet(found, f"Products without a sale, {days(since, until)}")


async def returns(tx: Tx, order_id: str) -> Sheet | None:
    """What was returned, or is on its way back, of an order."""
    return _returns(f"Returns of order {order_id}", await records.returns_of(tx, order_id), numbered=False)


def _returns(title: str, found: Sequence[Recorded[ReturnLine]], numbered: bool = True) -> Sheet | None:
    columns = ("Order", "Item", "Reason", "Asked", "Received", "In policy", "Label paid by", "Refunded")
    rows = [(r.value.order_id, *_return_row(r.value)) for r in found]
    first = 0 if numbered else 1
    return _sheet(title, columns[first:], found, [row[first:] for row in rows])


def _return_row(line: ReturnLine) -> tuple[str, ...]:
    days = [day(d) if d else "" for d in (line.asked_on, line.received_on)]
    policy = {True: "yes", False: "no", None: ""}[line.in_policy]
    paid = money(line.refunded, line.currency) or ""
    return (line.title or line.sku, line.reason or "", *days, policy, line.label_payer or "", paid)


async def stock(tx: Tx, names: Iterable[str]) -> Sheet | None:
    """The stock of these SKUs or ASINs. A blank means not known; columns that no report fills are left out."""
    found = [r for r in await records.stock(tx, list(names)) if r.value.reserved or not r.value.reserved_only]
    columns = ("Item", "SKU", "Place", "Available", "Reserved", "On the way")
    rows = [_stock_row(r.value) for r in found]
    told = [n for n, name in enumerate(columns) if n < _ALWAYS or any(row[n] not in ("", UNKNOWN) for row in rows)]
    return _sheet("Stock", tuple(columns[n] for n in told), found, [tuple(row[n] for n in told) for row in rows])


async def described(tx: Tx, words: Sequence[str]) -> list[Passage]:
    """Sentences of listings with words that the title lacks, if title and description together hold all of them."""
    asked = {stem(w) for w in words if w.isalpha()}
    found = await products_like(tx, " ".join(words), most=_MOST_SAID, all_words=True) if len(asked) > 1 else []
    return [p for r in found if (p := _described(r, asked))]


def _described(found: Recorded[Product], asked: set[str]) -> Passage | None:
    lacking = asked - _stems(found.value.title)
    told = [s for s in sentences(found.value.description) if lacking & _stems(s)]
    if not told or not _stems(found.value.title) & asked:
        return None
    source = SourceRef(SourceKind.RECORD, f"product {found.value.sku}", found.report.as_of.isoformat())
    words = f"The listing of {found.value.title} ({found.value.sku}) says: “{' '.join(told)[:_MOST_QUOTED]}”\n"
    return Passage(words, (Citation(source, found.report.said),))


def _stems(text: str) -> set[str]:
    return {stem(w) for w in _WORD.findall(text)}


async def shippable(tx: Tx, skus: Sequence[str]) -> list[Passage]:
    """How many of each item we can send ourselves, and how many are at Amazon; what isn't known is said."""
    found = await records.stock(tx, skus)
    return [passage for sku in skus[:_MOST_SAID] for passage in _ships([r for r in found if r.value.sku == sku])]


async def inbound(tx: Tx, skus: Sequence[str]) -> list[Passage]:
    """How many of each item are on their way to each place, as far as a report tells."""
    found = [r for r in await records.stock(tx, skus) if not r.value.reserved_only]
    return [passage for sku in skus[:_MOST_SAID] for passage in _coming([r for r in found if r.value.sku == sku])]


def _coming(lines: Sequence[Recorded[StockLine]]) -> Iterable[Passage]:
    known = [r for r in lines if r.value.inbound is not None]
    for line in known:
        what, count = line.value.title or line.value.sku, line.value.inbound
        source = SourceRef(
            SourceKind.RECORD, f"stock {line.value.sku}, {line.value.place}", line.report.as_of.isoformat()
        )
        words = f"{count or 'None'} of {what} {'are' if count != 1 else 'is'} on the way to {line.value.place}.\n"
        yield Passage(words, (Citation(source, line.report.said),))
    if lines and not known:
        yield Passage(f"No report tells how many of {lines[0].value.title or lines[0].value.sku} are on their way.\n")


def _ships(lines: Sequence[Recorded[StockLine]]) -> Iterable[Passage]:
    """A sentence for each place."""
    for line in (r for r in lines if not r.value.reserved_only):
        value, count = line.value, line.value.available
        what, places = value.title or value.sku, f"the report gives no number for {value.place}"
        words = f"How many of {what} can ship is not known: {places}."
        if count is not None and value.ours:
            more = f" The report has {count}: more were sold than lie there." if count < 0 else ""
            words = f"{count if count > 0 else 'None'} of {what} can ship from {value.place}.{more}"
        elif count is not None:
            words = f"{count or 'None'} of {what} {'lies' if count < 2 else 'lie'} with Amazon ({value.place})."
        source = SourceRef(SourceKind.RECORD, f"stock {value.sku}, {value.place}", line.report.as_of.isoformat())
        yield Passage(f"{words}\n", (Citation(source, line.report.said),))


def _stock_row(line: StockLine) -> tuple[str, ...]:
    if line.reserved_only:
        return (line.title, line.sku, line.place, "", _count(line.reserved), "")
    counts = map(_count, (line.available, line.reserved, line.inbound))
    return (line.title, line.sku, line.place, *counts)


async def priced(tx: Tx, least: bool, skus: Sequence[str]) -> Sheet | None:
    """Listed products by their price, the highest or lowest first. Of these or, without any, of all."""
    found = await counting.priced(tx, least, skus, MOST_ROWS + 1)
    return products_sheet(found, f"Products by price, the {'lowest' if least else 'highest'} first")


def products_sheet(found: Sequence[Recorded[Product]], title: str = "Products") -> Sheet | None:
    """Products as rows."""
    columns = ("Product", "SKU", "ASIN", "Price", "Fulfilled by", "Status")
    rows = [
        (p.title, p.sku, p.asin or "", money(p.price, p.currency) or "", _BY[p.fulfilment], p.status or "")
        for p in (r.value for r in found)
    ]
    return _sheet(title, columns, found, rows)


async def returned_most(tx: Tx, since: date, until: date, sku: str | None = None) -> Sheet | None:
    """What was returned most for the same reason between two days."""
    found = await records.returned_most(tx, since, until, sku)
    if not found:
        return None
    newest = max(row.as_of for row in found)
    title = f"Returned most, {days(since, until)}"
    rows = tuple((r.title or r.sku, r.sku, r.reason, str(r.units)) for r in found)
    return Sheet(title, ("Item", "SKU", "Reason", "Units"), rows, f"returns reports up to {day(newest)}")


def _sheet(title: str, columns: Sequence[str], found: Sequence[R], rows: Sequence[tuple[str, ...]]) -> Sheet | None:
    if not found:
        return None
    told = ", ".join(dict.fromkeys(r.report.said for r in found))
    return Sheet(title, tuple(columns), tuple(rows[:MOST_ROWS]), told, max(0, len(rows) - MOST_ROWS))


def _count(quantity: int | None) -> str:
    return UNKNOWN if quantity is None else str(quantity)

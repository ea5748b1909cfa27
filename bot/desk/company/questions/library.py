"""Read-only look-ups for people: typed functions whose answers are sheets or sentences."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from bot.domain.answer import Sheet
from bot.domain.case import Fulfilment
from bot.domain.records import OrderLine, Product, Recorded, ReturnLine, StockLine
from bot.domain.reply import Citation, Passage, SourceKind, SourceRef
from bot.knowledge.words.wording import sentences
from bot.language.vocabulary.stems import stem
from bot.records.telling import day, days, money
from bot.store.company import records
from bot.store.company.searching import products_like
from bot.store.engines.database import Tx

MOST_ROWS = 20
UNKNOWN = "not known"
_ALWAYS = 4
"""The first so many columns of stock are always shown."""
_WORD = re.compile(r"[^\W_]+")
_MOST_QUOTED = 400
_MOST_SAID = 3
"""The stock of so many items is told in sentences too."""
R = TypeVar("R", Recorded[OrderLine], Recorded[ReturnLine], Recorded[StockLine], Recorded[Product])
_BY = {Fulfilment.AMAZON: "Amazon", Fulfilment.SELLER: "us", Fulfilment.UNKNOWN: "not known"}


async def order(tx: Tx, order_id: str) -> Sheet | None:
    """The items of an order; None when no report has it."""
    found = await records.order(tx, order_id)
    columns = ("Item", "SKU", "Quantity", "Status", "Bought", "Shipped", "Fulfilled by")
    return _sheet(f"Order {order_id}", columns, found, [_order_row(r.value) for r in found])


def _order_row(line: OrderLine) -> tuple[str, ...]:
    days = [day(d) if d else UNKNOWN for d in (line.bought_on, line.shipped_on)]
    return (line.title, line.sku, _count(line.quantity), line.status or "", *days, _BY[line.fulfilment])


async def orders_of(tx: Tx, skus: Sequence[str], since: date, until: date) -> Sheet | None:
    """Orders of these items between two days, the latest first."""
    found = await records.orders_of(tx, skus, since, until, MOST_ROWS + 1)
    columns = ("Order", "Item", "SKU", "Quantity", "Status", "Bought", "Shipped", "Fulfilled by")
    rows = [(r.value.order_id, *_order_row(r.value)) for r in found]
    return _sheet(f"Orders of {', '.join(skus[:_MOST_SAID])}, {days(since, until)}", columns, found, rows)


async def returns(tx: Tx, order_id: str) -> Sheet | None:
    """What was returned, or is on its way back, of an order."""
    found = await records.returns_of(tx, order_id)
    columns = ("Item", "Reason", "Asked", "Received", "In policy", "Label paid by", "Refunded")
    return _sheet(f"Returns of order {order_id}", columns, found, [_return_row(r.value) for r in found])


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


def _ships(lines: Sequence[Recorded[StockLine]]) -> Iterable[Passage]:
    """A sentence for each place."""
    for line in (r for r in lines if not r.value.reserved_only):
        value, count = line.value, line.value.available
        what, places = value.title or value.sku, f"the report gives no number for {value.place}"
        words = f"How many of {what} can ship is not known: {places}."
        if count is not None and value.ours:
            words = f"{count or 'None'} of {what} can ship from {value.place}."
        elif count is not None:
            words = f"{count or 'None'} of {what} {'lies' if count < 2 else 'lie'} with Amazon ({value.place})."
        source = SourceRef(SourceKind.RECORD, f"stock {value.sku}, {value.place}", line.report.as_of.isoformat())
        yield Passage(f"{words}\n", (Citation(source, line.report.said),))


def _stock_row(line: StockLine) -> tuple[str, ...]:
    if line.reserved_only:
        return (line.title, line.sku, line.place, "", _count(line.reserved), "")
    counts = map(_count, (line.available, line.reserved, line.inbound))
    return (line.title, line.sku, line.place, *counts)


def products_sheet(found: Sequence[Recorded[Product]]) -> Sheet | None:
    """Products as rows."""
    columns = ("Product", "SKU", "ASIN", "Price", "Fulfilled by", "Status")
    rows = [
        (p.title, p.sku, p.asin or "", money(p.price, p.currency) or "", _BY[p.fulfilment], p.status or "")
        for p in (r.value for r in found)
    ]
    return _sheet("Products", columns, found, rows)


async def returned_most(tx: Tx, since: date, until: date, sku: str | None = None) -> Sheet | None:
    """What was returned most for the same reason between two days."""
    found = await records.returned_most(tx, since, until, sku)
    if not found:
        return None
    newest = max(row.as_of for row in found)
    title = f"Returned most, {days(since, until)}"
    rows = tuple((r.title or r.sku, r.sku, r.reason, str(r.units)) for r in found)
    return Sheet(title, ("Item", "SKU", "Reason", "Units"), rows, f"returns reports up to {day(newest)}")


def _sheet(title: str, columns: tuple[str, ...], found: Sequence[R], rows: Sequence[tuple[str, ...]]) -> Sheet | None:
    if not found:
        return None
    told = ", ".join(dict.fromkeys(r.report.said for r in found))
    return Sheet(title, columns, tuple(rows[:MOST_ROWS]), told, max(0, len(rows) - MOST_ROWS))


def _count(quantity: int | None) -> str:
    return UNKNOWN if quantity is None else str(quantity)

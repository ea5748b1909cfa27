"""Look-ups over imported reports. Rows are few and cells short; what a report leaves blank is not known."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

from bot.desk.company.questions.look_ups import arguments as args
from bot.domain.answer import Cell, LookedUp, Money, Row
from bot.domain.case import Fulfilment
from bot.domain.records import Movement, OrderLine, Product, Recorded, Refund, ReturnLine, StockLine
from bot.domain.reply import SourceKind, SourceRef
from bot.store.company import records
from bot.store.company.counting import scarce
from bot.store.company.searching import products_like
from bot.store.engines.database import Tx

MOST_ROWS = 20
LONGEST_CELL = 200
"""Characters of a title or comment."""
R = TypeVar("R", Product, OrderLine, ReturnLine, StockLine, Movement, Refund)
_BY = {Fulfilment.AMAZON: "Amazon", Fulfilment.SELLER: "us", Fulfilment.UNKNOWN: None}
_PRODUCT = ("Product", "SKU", "ASIN", "Price", "Fulfilled by", "Status")
_STOCK = ("Item", "SKU", "Place", "Available", "Reserved", "On the way", "Unsellable")
_ORDER = (
    "Item", "SKU", "Quantity", "Status", "Bought", "Shipped", "Ship by", "Fulfilled by", "Channel", "Price", "Refunded",
)  # fmt: skip
_RETURN = (
    "Item", "SKU", "Quantity", "Reason", "Asked", "Received", "Status", "Disposition", "In policy", "Label paid by",
    "Label cost", "Refunded", "Resolution", "Tracking", "Comment",
)  # fmt: skip
_REFUND = ("SKU", "Kind", "Posted", "Amount")
_MOVEMENT = ("Item", "Day", "Event", "Units", "Centre", "Disposition", "Reason")


async def find_products(tx: Tx, asked: args.Words) -> LookedUp:
    """Products whose title, SKU or ASIN holds the words."""
    found = await products_like(tx, asked.words, most=MOST_ROWS)
    rows = [_row(f"product {r.value.sku}", _PRODUCT, _product(r.value), r) for r in found]
    return looked_up("Products found", rows, ("words", asked.words))


async def product(tx: Tx, asked: args.Names) -> LookedUp:
    """Listings by SKU or ASIN."""
    found = await records.named_products(tx, asked.names)
    rows = [_row(f"product {r.value.sku}", _PRODUCT, _product(r.value), r) for r in found]
    return looked_up(f"Products {', '.join(asked.names)}", rows, *_names(asked))


async def stock(tx: Tx, asked: args.Names) -> LookedUp:
    """How many lie where."""
    rows = _stock_rows(await records.stock(tx, asked.names))
    return looked_up(f"Stock of {', '.join(asked.names)}", rows, *_names(asked))


async def low_stock(tx: Tx, asked: args.AtMost) -> LookedUp:
    """Items that are running out."""
    rows = _stock_rows(await scarce(tx, asked.units, MOST_ROWS + 1))
    return looked_up(f"Items with {asked.units} units or fewer", rows, ("units", asked.units))


async def order(tx: Tx, asked: args.OrderName) -> LookedUp:
    """The lines of an order."""
    found = await records.order(tx, asked.order_id)
    rows = [_row(f"order {asked.order_id} {r.value.sku}", _ORDER, _order(r.value), r) for r in found]
    return looked_up(f"Order {asked.order_id}", rows, ("order", asked.order_id))


async def orders_of_item(tx: Tx, asked: args.OrdersOf) -> LookedUp:
    """The orders of an item, the latest first."""
    found = await records.orders_of(tx, [asked.sku], asked.since, asked.until, MOST_ROWS + 1)
    columns = ("Order", *_ORDER)
    rows = [
        _row(f"order {r.value.order_id} {r.value.sku}", columns, (r.value.order_id, *_order(r.value)), r) for r in found
    ]
    spanned = (("sku", asked.sku), ("since", asked.since), ("until", asked.until))
    return looked_up(f"Orders of {asked.sku}", rows, *spanned)


async def returns_of_order(tx: Tx, asked: args.OrderName) -> LookedUp:
    """What came back of an order."""
    found = await records.returns_of(tx, asked.order_id)
    rows = [_row(f"return {asked.order_id} {r.value.sku}", _RETURN, _return(r.value), r) for r in found]
    return looked_up(f"Returns of order {asked.order_id}", rows, ("order", asked.order_id))


async def refunds_of_order(tx: Tx, asked: args.OrderName) -> LookedUp:
    """What was paid back of an order, and on which day."""
    found = await records.refunds_of(tx, asked.order_id)
    rows = [_row(f"refund {r.value.key}", _REFUND, _refund(r.value), r) for r in found]
    return looked_up(f"Refunds of order {asked.order_id}", rows, ("order", asked.order_id))


async def ledger(tx: Tx, asked: args.Ledger) -> LookedUp:
    """An item's movements at fulfilment centres."""
    found = await records.movements_of(tx, asked.sku, asked.since, asked.until)
    rows = [_row(f"movement {r.value.key}", _MOVEMENT, _movement(r.value), r) for r in reversed(found)]
    spanned = (("item", asked.sku), ("since", asked.since), ("until", asked.until))
    return looked_up(
        f"Ledger of {asked.sku}", rows, *spanned, totals=(("Units", sum(r.value.quantity for r in found)),)
    )


async def reports(tx: Tx, asked: args.Nothing) -> LookedUp:
    """The newest report of each kind."""
    columns = ("Report", "Day", "Rows taken", "Rows refused")
    rows = [
        Row(
            SourceRef(SourceKind.RECORD, f"report {report.kind}", report.as_of.isoformat()),
            columns,
            (report.kind.spoken, report.as_of, taken, refused),
            report.said,
        )
        for report, taken, refused in await records.latest_reports(tx)
    ]
    return looked_up("Reports that were imported", rows)


def looked_up(
    title: str, rows: Sequence[Row], *asked: tuple[str, Cell], totals: tuple[tuple[str, int], ...] = ()
) -> LookedUp:
    """The first rows, saying how many are left out."""
    few, partial = rows[:MOST_ROWS], len(rows) > MOST_ROWS
    kept = tuple(Row(r.source, r.columns, r.cells, r.told, r.allows, partial) for r in few)
    return LookedUp(title, kept, len(rows), asked, totals)


def _names(asked: args.Names) -> list[tuple[str, Cell]]:
    return [(f"name {n}", name) for n, name in enumerate(asked.names, 1)]


def _row(id: str, columns: tuple[str, ...], cells: tuple[Cell, ...], found: Recorded[R]) -> Row:
    source = SourceRef(SourceKind.RECORD, id, found.report.as_of.isoformat())
    return Row(source, columns, tuple(map(_short, cells)), found.report.said)


def _short(cell: Cell) -> Cell:
    """In one line; an empty text counts as not known."""
    return (" ".join(cell.split())[:LONGEST_CELL] or None) if isinstance(cell, str) else cell


def _stock_rows(found: list[Recorded[StockLine]]) -> list[Row]:
    return [_row(f"stock {r.value.sku}, {r.value.place}", _STOCK, _stock(r.value), r) for r in found]


def _product(p: Product) -> tuple[Cell, ...]:
    return (p.title, p.sku, p.asin, _money(p.price, p), _BY[p.fulfilment], p.status)


def _stock(s: StockLine) -> tuple[Cell, ...]:
    return (s.title, s.sku, s.place, s.available, s.reserved, s.inbound, s.unsellable)


def _order(o: OrderLine) -> tuple[Cell, ...]:
    paid = (_money(o.price, o), _money(o.refunded, o))
    days = (o.bought_on, o.shipped_on, o.ship_by)
    return (o.title, o.sku, o.quantity, o.status, *days, _BY[o.fulfilment], o.channel, *paid)


def _return(r: ReturnLine) -> tuple[Cell, ...]:
    policy = {True: "yes", False: "no", None: None}[r.in_policy]
    paid = (r.label_payer, _money(r.label_cost, r), _money(r.refunded, r))
    came = (r.asked_on, r.received_on, r.status, r.disposition)
    return (r.title, r.sku, r.quantity, r.reason, *came, policy, *paid, r.resolution, r.tracking, r.comment)


def _refund(r: Refund) -> tuple[Cell, ...]:
    return (r.sku, r.kind, r.posted_on, _money(r.amount, r))


def _movement(m: Movement) -> tuple[Cell, ...]:
    return (m.title, m.on, m.event, m.quantity, m.centre, m.disposition, m.reason)


def _money(amount: Decimal | None, of: Product | OrderLine | ReturnLine | Refund) -> Money | None:
    return None if amount is None else Money(amount, of.currency)

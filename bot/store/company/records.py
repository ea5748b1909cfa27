"""The company's records: reports in, look-ups out. A newer report's values win, whichever was imported last."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    FromClause,
    RowMapping,
    Select,
    Table,
    func,
    literal_column,
    or_,
    select,
    update,
)

from bot.domain.case import Fulfilment
from bot.domain.records import (
    Movement,
    OrderLine,
    Product,
    R,
    Record,
    Recorded,
    Refund,
    Report,
    ReportKind,
    ReturnLine,
    StockLine,
)
from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared
from bot.store.engines.upsert import insert_or
from bot.store.tables.records import movements, order_lines, products, refunds, reports, return_lines, stock_lines

TABLES: dict[type[Any], Table] = {
    Product: products,
    OrderLine: order_lines,
    ReturnLine: return_lines,
    StockLine: stock_lines,
    Movement: movements,
    Refund: refunds,
}
_ANY_REPORT = Prepared(select(reports.c.id).where(reports.c.finished).limit(literal_column("1")))
NAMES = {kind: tuple(f.name for f in fields(kind)) for kind in TABLES}
_ALWAYS_KEPT = frozenset({"ship_by"})
"""What one report of several tells: a report without it leaves it as it was."""
_KEPT_BY = {
    ReportKind.UNSHIPPED_ORDERS: frozenset("asin quantity bought_on shipped_on channel price currency refunded".split())
}
"""What reports of a kind leave as it was where they don't tell it."""
_TO_SHIP = ("unshipped%", "partially shipped%", "pending%", "")


async def begin_report(tx: Tx, kind: ReportKind, name: str, as_of: date, by: str, at: datetime) -> Report:
    """A report whose rows follow."""
    values = {"kind": kind, "name": name, "as_of": as_of, "imported_by": by, "imported_at": at}
    query = reports.insert().values(**values, taken=0, refused=0, finished=False).returning(reports.c.id)
    return Report(int((await tx.execute(query)).scalar_one()), kind, name, as_of)


async def end_report(tx: Tx, report: Report, taken: int, refused: int) -> None:
    """All rows were taken or refused.

    A report of which nothing was kept says nothing, not even that something is missing.
    """
    values = {"taken": taken, "refused": refused, "finished": taken > 0 or refused == 0}
    await tx.execute(update(reports).where(reports.c.id == report.id).values(**values))


async def put(tx: Tx, report: Report, records: Sequence[Record]) -> None:
    """Add or update these records, except where a newer report has told them."""
    told = {"report_id": report.id, "as_of": report.as_of}
    for kind in dict.fromkeys(map(type, records)):
        rows = [{name: getattr(r, name) for name in NAMES[kind]} | told for r in records if type(r) is kind]
        await tx.execute(_upsert(tx, TABLES[kind], report.kind), rows)


def _upsert(tx: Tx, table: Table, by: ReportKind) -> Executable:
    """A newer row in place of an older one; what this report doesn't tell stays."""
    kept = _ALWAYS_KEPT | _KEPT_BY.get(by, frozenset())
    keys = [c.name for c in table.primary_key]
    query = insert_or(tx, table)
    told = query.excluded
    changed = {
        c.name: func.coalesce(told[c.name], c) if c.name in kept else told[c.name]
        for c in table.c
        if c.name not in keys
    }
    newer = table.c.as_of <= told.as_of
    if by is ReportKind.UNSHIPPED_ORDERS:  # of one day, what has left has left
        newer = or_(table.c.as_of < told.as_of, (table.c.as_of == told.as_of) & _to_ship())
    return query.on_conflict_do_update(index_elements=keys, set_=changed, where=newer)


async def note_left(tx: Tx, report: Report, status: str) -> None:
    """Orders that an earlier day had as still to be shipped by us, and this report no longer names, get this status."""
    t = order_lines.c
    earlier = (t.as_of < report.as_of) & (t.fulfilment == Fulfilment.SELLER)
    told = {"status": status, "report_id": report.id, "as_of": report.as_of}
    await tx.execute(update(order_lines).where(earlier, _to_ship()).values(**told))


def _to_ship() -> ColumnElement[bool]:
    """Whether an order's line is still to be shipped, as far as is known."""
    return or_(*(func.coalesce(order_lines.c.status, "").ilike(words) for words in _TO_SHIP))


async def any_report(tx: Tx) -> bool:
    """Whether any report was imported."""
    return await _ANY_REPORT.first(tx) is not None


async def latest_reports(tx: Tx, every: bool = False) -> list[tuple[Report, int, int]]:
    """The newest finished report of each kind, or all of them, with the rows taken and refused."""
    query = select(reports).where(reports.c.finished).order_by(reports.c.as_of, reports.c.id)
    rows = (await tx.execute(query)).mappings()
    found = {r["id" if every else "kind"]: (_report(r), r["taken"], r["refused"]) for r in rows}
    return list(found.values())


async def order(tx: Tx, order_id: str) -> list[Recorded[OrderLine]]:
    """The lines of an order; empty when no report has it."""
    return await _found(tx, OrderLine, order_lines.c.order_id == order_id)


async def known_orders(tx: Tx, names: Iterable[str]) -> list[str]:
    """Those of these names that are numbers of orders."""
    t = order_lines
    query = select(t.c.order_id).where(t.c.order_id.in_(list(names))).distinct().order_by(t.c.order_id)
    return list((await tx.execute(query)).scalars())


async def orders_of(tx: Tx, skus: Iterable[str], since: date, until: date, most: int) -> list[Recorded[OrderLine]]:
    """Lines of orders of these items bought between two days, both included; the latest first."""
    t = order_lines
    wanted = t.c.sku.in_(list(skus)) & t.c.bought_on.between(since, until)
    return await found_where(tx, OrderLine, wanted, (t.c.bought_on.desc(), t.c.order_id), most)


async def returns_of(tx: Tx, order_id: str) -> list[Recorded[ReturnLine]]:
    """Returned and requested lines of an order."""
    return await _found(tx, ReturnLine, return_lines.c.order_id == order_id)


async def refunds_of(tx: Tx, order_id: str) -> list[Recorded[Refund]]:
    """What was paid back of an order, the earliest first."""
    t = refunds.c
    return await found_where(tx, Refund, t.order_id == order_id, (t.posted_on, t.key))


async def forget_amounts(tx: Tx, report: Report) -> None:
    """The sums of this report aren't known: it can't be told of which a row is missing."""
    await tx.execute(update(refunds).where(refunds.c.report_id == report.id).values(amount=None))


async def return_by_tracking(tx: Tx, tracking: str) -> list[Recorded[ReturnLine]]:
    """The return in this parcel."""
    return await _found(tx, ReturnLine, return_lines.c.tracking == tracking)


async def named_products(tx: Tx, names: Iterable[str]) -> list[Recorded[Product]]:
    """The products with these SKUs or ASINs."""
    wanted = list(names)
    return await _found(tx, Product, or_(products.c.sku.in_(wanted), products.c.asin.in_(wanted)))


async def reported_items(
    tx: Tx, wanted: Callable[[FromClause], ColumnElement[bool]], most: int
) -> list[Recorded[Product]]:
    """Items in reports of stock, orders and returns, each once, as products of which nothing else is known."""
    known: dict[str, Recorded[Product]] = {}
    for items in (_grouped(stock_lines), _ordered(), _grouped(return_lines)):
        item = items.subquery()
        told = select(item, reports).join(reports, reports.c.id == item.c.report_id).where(wanted(item))
        for row in (await tx.execute(told.order_by(item.c.sku).limit(most))).mappings():
            product = Product(row["sku"], row["asin"], row["title"] or row["sku"])
            known.setdefault(product.sku, Recorded(product, _report(row)))
    return list(known.values())[:most]


def _grouped(table: Table) -> Select[Any]:
    """The items of a table."""
    t = table.c
    return select(t.sku, *(func.max(c).label(c.name) for c in (t.asin, t.title, t.report_id))).group_by(t.sku)


def _ordered() -> Select[Any]:
    """The items of all orders, each found from the one before by the index: there are far more lines than items."""
    sku, line = order_lines.c.sku, order_lines.alias().c
    skus = select(func.min(sku).label("sku")).cte("skus", recursive=True)
    after = select(func.min(sku)).where(sku > skus.c.sku).scalar_subquery()
    skus = skus.union_all(select(after).where(skus.c.sku.is_not(None)))
    newest = [
        select(c).where(line.sku == skus.c.sku).order_by(line.bought_on.desc()).limit(1).scalar_subquery().label(c.name)
        for c in (line.asin, line.title, line.report_id)
    ]
    return select(skus.c.sku, *newest).where(skus.c.sku.is_not(None))


async def stock(tx: Tx, names: Iterable[str]) -> list[Recorded[StockLine]]:
    """The stock of these SKUs or ASINs, by place."""
    wanted = list(names)
    return await _found(tx, StockLine, or_(stock_lines.c.sku.in_(wanted), stock_lines.c.asin.in_(wanted)))


async def movements_of(tx: Tx, name: str, since: date, until: date) -> list[Recorded[Movement]]:
    """The ledger of an item, by FNSKU, SKU or ASIN; both days included."""
    named = or_(movements.c.fnsku == name, movements.c.sku == name, movements.c.asin == name)
    return await _found(tx, Movement, named & movements.c.on.between(since, until))


@dataclass(frozen=True, slots=True)
class Returned:
    """How many units of an item were returned for one reason, and the reports that say so."""

    sku: str
    title: str
    reason: str
    units: int
    as_of: date


async def returned_most(tx: Tx, since: date, until: date, sku: str | None = None, most: int = 10) -> list[Returned]:
    """Items with the most returns for one reason between two days, both included."""
    t = return_lines
    on = func.coalesce(t.c.received_on, t.c.asked_on)
    units = func.sum(func.coalesce(t.c.quantity, 1)).label("units")
    reason = func.coalesce(t.c.reason, "no reason given").label("reason")
    query = select(t.c.sku, func.max(t.c.title).label("title"), reason, units, func.max(t.c.as_of).label("as_of"))
    query = query.where(on.between(since, until)).group_by(t.c.sku, reason).order_by(units.desc(), t.c.sku).limit(most)
    rows = (await tx.execute(query.where(t.c.sku == sku) if sku else query)).mappings()
    return [Returned(**row) for row in rows]


async def found_where(
    tx: Tx, kind: type[R], wanted: ColumnElement[bool], order: Iterable[Any], most: int | None = None
) -> list[Recorded[R]]:
    """The records of a kind that fulfil a condition."""
    table = TABLES[kind]
    told = [reports.c[name].label(f"report_{name}") for name in ("kind", "name")]
    query = select(table, *told).join(reports).where(wanted).order_by(*order).limit(most)
    return [_recorded(kind, row) for row in (await tx.execute(query)).mappings()]


async def _found(tx: Tx, kind: type[R], wanted: ColumnElement[bool]) -> list[Recorded[R]]:
    return await found_where(tx, kind, wanted, TABLES[kind].primary_key)


def _recorded(kind: type[R], row: RowMapping) -> Recorded[R]:
    report = Report(row["report_id"], ReportKind(row["report_kind"]), row["report_name"], row["as_of"])
    values = {f.name: _value(f.name, row[f.name]) for f in fields(kind)}
    return Recorded(kind(**values), report)


def _value(name: str, value: Any) -> Any:
    return Fulfilment(value) if name == "fulfilment" else value


def _report(row: RowMapping) -> Report:
    return Report(row["id"], ReportKind(row["kind"]), row["name"], row["as_of"])

"""Look-ups that count orders and returns over a span of days, in groups."""

from dataclasses import replace
from datetime import date

from bot.desk.company.questions.look_ups import arguments as args
from bot.desk.company.questions.look_ups.of_records import LONGEST_CELL, looked_up
from bot.domain.answer import Cell, LookedUp, Row
from bot.domain.reply import SourceKind, SourceRef
from bot.records.standing import BEGINS, Standing
from bot.records.telling import day, days
from bot.store.company.counting import By, Counted, Span, orders_counted, returns_counted
from bot.store.engines.database import Tx

_COLUMNS = {
    By.NOTHING: (),
    By.MONTH: ("Month",),
    By.PRODUCT: ("SKU",),
    By.FULFILMENT: ("Fulfilled by",),
    By.STATUS: ("Status",),
    By.CHANNEL: ("Channel",),
    By.REASON: ("Reason",),
    By.PRODUCT_AND_REASON: ("SKU", "Reason"),
}

_RATES = ("Item", "SKU", "Units sold", "Units returned", "Returned of 100")


async def count_orders(tx: Tx, asked: args.OrdersCounted, least: bool = False) -> LookedUp:
    """Orders, by the day they were bought; what was cancelled only where they are counted by status.

    `least`: the fewest units first.
    """
    by = By(asked.by)
    span = _span(asked) if by is By.STATUS else replace(_span(asked), without=BEGINS[Standing.CANCELLED])
    found = await orders_counted(tx, span, by)
    return _told("orders", asked, by, found[::-1] if least else found)


async def count_returns(tx: Tx, asked: args.ReturnsCounted) -> LookedUp:
    """Returns, by the day they came back."""
    return _told("returns", asked, By(asked.by), await returns_counted(tx, _span(asked), By(asked.by)))


async def return_rates(tx: Tx, asked: args.Spanned, least: bool = False) -> LookedUp:
    """Of each item, how many units were sold and how many came back, the most of a hundred first.

    Without cancelled ones. Sales count by the day they were bought, returns by theirs, which may be of earlier sales.
    """
    orders = await orders_counted(tx, replace(_span(asked), without=BEGINS[Standing.CANCELLED]), By.PRODUCT)
    sold, back = _by_item(orders), _by_item(await returns_counted(tx, _span(asked), By.PRODUCT))
    rows = [_rate(sold.get(sku), back.get(sku)) for sku in sold | back]
    rows.sort(key=_least if least else _most)
    title = f"Sold and returned, {days(asked.since, asked.until)}, by product"
    return looked_up(title, rows, ("since", asked.since), ("until", asked.until))


def _by_item(found: list[Counted]) -> dict[str, Counted]:
    return {str(one.group[0]): one for one in found}


def _rate(sold: Counted | None, back: Counted | None) -> Row:
    """What isn't counted in full has no rate, and neither has that of which more came back than was sold."""
    known = next(one for one in (sold, back) if one)
    units = [0 if one is None else None if one.unknown else one.units for one in (sold, back)]
    rate = round(100 * units[1] / units[0]) if units[0] and units[1] is not None and units[1] <= units[0] else None
    told = max(one.as_of for one in (sold, back) if one)
    sku = str(known.group[0])
    source = SourceRef(SourceKind.RECORD, f"sold and returned {sku}", told.isoformat())
    title = " ".join((known.title or "").split())[:LONGEST_CELL] or None
    return Row(source, _RATES, (title, sku, *units, rate), f"orders and returns reports up to {day(told)}")


def _most(row: Row) -> tuple[bool, int, str]:
    rate = row.cells[-1]
    return (rate is None, -rate if isinstance(rate, int) else 0, str(row.cells[1]))


def _least(row: Row) -> tuple[bool, int, str]:
    rate = row.cells[-1]
    return (rate is None, rate if isinstance(rate, int) else 0, str(row.cells[1]))


def _span(asked: args.Spanned) -> Span:
    return Span(asked.since, asked.until, asked.sku or None)


def _told(things: str, asked: args.Spanned, by: By, found: list[Counted]) -> LookedUp:
    of, spanned = f" of {asked.sku}" if asked.sku else "", days(asked.since, asked.until)
    title = f"{things.capitalize()}{of}, {spanned}" + (f", by {by.replace('_', ' ')}" if _COLUMNS[by] else "")
    title += ", without cancelled ones" if things == "orders" and by is not By.STATUS else ""
    item = ("Item",) if "SKU" in _COLUMNS[by] else ()
    columns = (*item, *_COLUMNS[by], things.capitalize(), "Units", "Lines without a quantity")
    rows = [_row(title, things, columns, counted) for counted in found]
    totals = (("Units", sum(c.units for c in found)),) if not any(c.unknown for c in found) else ()
    named: tuple[tuple[str, Cell], ...] = (("sku", asked.sku),) if asked.sku else ()
    return looked_up(title, rows, ("since", asked.since), ("until", asked.until), *named, totals=totals)


def _row(title: str, things: str, columns: tuple[str, ...], counted: Counted) -> Row:
    named = " ".join(map(_words, counted.group))
    source = SourceRef(SourceKind.RECORD, f"{title}: {named}" if named else title, counted.as_of.isoformat())
    item = (" ".join((counted.title or "").split())[:LONGEST_CELL] or None,) if columns[0] == "Item" else ()
    cells: tuple[Cell, ...] = (*item, *counted.group, counted.things, counted.units, counted.unknown)
    return Row(source, columns, cells, f"{things} reports up to {day(counted.as_of)}")


def _words(value: object) -> str:
    return f"{value:%B %Y}" if isinstance(value, date) else str(value or "not known")

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

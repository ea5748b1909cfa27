"""Counting orders and returns over a span of days, in groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, Table, distinct, extract, func, select

from bot.domain.records import Recorded, StockLine
from bot.store.company.records import found_where
from bot.store.engines.database import Tx
from bot.store.tables.records import order_lines, return_lines, stock_lines


class By(StrEnum):
    """What groups are made by. PRODUCT_AND_REASON and REASON are for returns, STATUS and CHANNEL for orders."""

    NOTHING = "nothing"
    MONTH = "month"
    PRODUCT = "product"
    FULFILMENT = "fulfilment"
    STATUS = "status"
    CHANNEL = "channel"
    REASON = "reason"
    PRODUCT_AND_REASON = "product_and_reason"


@dataclass(frozen=True, slots=True)
class Span:
    """Both days are included; `sku` limits it to one item."""

    since: date
    until: date
    sku: str | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """`group` holds the group's values in column order; `things` are orders, or lines of returns."""

    group: tuple[Any, ...]
    things: int
    units: int
    unknown: int
    """Lines without a quantity in any report; they count in no units."""
    as_of: date
    """The newest report among them."""


_GROUPS = {
    By.NOTHING: (),
    By.PRODUCT: ("sku",),
    By.FULFILMENT: ("fulfilment",),
    By.STATUS: ("status",),
    By.CHANNEL: ("channel",),
    By.REASON: ("reason",),
    By.PRODUCT_AND_REASON: ("sku", "reason"),
}


async def orders_counted(tx: Tx, span: Span, by: By) -> list[Counted]:
    """Orders bought in the span, cancelled ones too. The most units first; months in order."""
    return await _counted(tx, order_lines, order_lines.c.bought_on, distinct(order_lines.c.order_id), span, by)


async def returns_counted(tx: Tx, span: Span, by: By) -> list[Counted]:
    """Returns by the day they were received, else requested."""
    on = func.coalesce(return_lines.c.received_on, return_lines.c.asked_on)
    return await _counted(tx, return_lines, on, return_lines.c.key, span, by)


async def _counted(tx: Tx, t: Table, on: Any, thing: Any, span: Span, by: By) -> list[Counted]:
    group = _group(t, on, by)
    unknown = func.count() - func.count(t.c.quantity)
    sums = (func.count(thing), func.coalesce(func.sum(t.c.quantity), 0).label("units"), unknown, func.max(t.c.as_of))
    query: Select[Any] = select(*group, *sums).where(on.between(span.since, span.until)).group_by(*group)
    if span.sku:
        query = query.where(t.c.sku == span.sku)
    order = group if by is By.MONTH else (func.coalesce(func.sum(t.c.quantity), 0).desc(), *group)
    rows: Sequence[Any] = (await tx.execute(query.order_by(*order))).all()
    return [_read(row, by) for row in rows if row[-1] is not None]


def _group(t: Table, on: Any, by: By) -> tuple[Any, ...]:
    if by is By.MONTH:
        return (extract("year", on), extract("month", on))
    return tuple(t.c[name] for name in _GROUPS[by])


def _read(row: Any, by: By) -> Counted:
    *group, things, units, unknown, as_of = row
    first_day = (date(int(group[0]), int(group[1]), 1),) if by is By.MONTH else tuple(group)
    return Counted(first_day, int(things), int(units), int(unknown), as_of)


async def scarce(tx: Tx, at_most: int, most: int) -> list[Recorded[StockLine]]:
    """Stock lines with at most so many left, the fewest first; unknown quantities are left out."""
    t = stock_lines
    few = t.c.available <= at_most
    return await found_where(tx, StockLine, few, (t.c.available, t.c.sku), most)

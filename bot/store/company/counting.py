"""Counting orders and returns over a span of days, in groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, distinct, extract, func, null, or_, select, true

from bot.domain.records import OrderLine, Product, Recorded, Refund, ReturnLine, StockLine
from bot.store.company.records import found_where
from bot.store.engines.database import Tx
from bot.store.tables.records import order_lines, products, refunds, return_lines, stock_lines


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
    without: tuple[str, ...] = ()
    """Lines of orders whose status begins so don't count."""


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
    title: str | None = None
    """The item's, where groups are made by item."""


_GROUPS = {
    By.NOTHING: (),
    By.PRODUCT: ("sku",),
    By.FULFILMENT: ("fulfilment",),
    By.CHANNEL: ("channel",),
    By.REASON: ("reason",),
    By.PRODUCT_AND_REASON: ("sku", "reason"),
}


async def orders_counted(tx: Tx, span: Span, by: By) -> list[Counted]:
    """Orders bought in the span. The most units first; months in order."""
    return await _counted(tx, order_lines, order_lines.c.bought_on, distinct(order_lines.c.order_id), span, by)


async def returns_counted(tx: Tx, span: Span, by: By) -> list[Counted]:
    """Returns by the day they were received, else requested."""
    on = func.coalesce(return_lines.c.received_on, return_lines.c.asked_on)
    return await _counted(tx, return_lines, on, return_lines.c.key, span, by)


async def _counted(tx: Tx, t: Table, on: Any, thing: Any, span: Span, by: By) -> list[Counted]:
    group = _group(t, on, by)
    unknown = func.count() - func.count(t.c.quantity)
    title = func.max(t.c.title) if by in (By.PRODUCT, By.PRODUCT_AND_REASON) else null()
    counted = (func.count(thing), func.coalesce(func.sum(t.c.quantity), 0).label("units"), unknown)
    sums = (*counted, title, func.max(t.c.as_of))
    query: Select[Any] = select(*group, *sums).where(on.between(span.since, span.until)).group_by(*group)
    if span.sku:
        query = query.where(t.c.sku == span.sku)
    if span.without:
        query = query.where(~begins(t.c.status, span.without))
    order = group if by is By.MONTH else (func.coalesce(func.sum(t.c.quantity), 0).desc(), *group)
    rows: Sequence[Any] = (await tx.execute(query.order_by(*order))).all()
    return [_read(row, by) for row in rows if row[-1] is not None]


def _group(t: Table, on: Any, by: By) -> tuple[Any, ...]:
    if by is By.MONTH:
        return (extract("year", on), extract("month", on))
    if by is By.STATUS:
        return (func.lower(t.c.status),)
    return tuple(t.c[name] for name in _GROUPS[by])


def _read(row: Any, by: By) -> Counted:
    *group, things, units, unknown, title, as_of = row
    named = (date(int(group[0]), int(group[1]), 1),) if by is By.MONTH else tuple(group)
    if by is By.STATUS and group[0]:
        named = (group[0].capitalize(),)
    return Counted(named, int(things), int(units), int(unknown), as_of, title or None)


def begins(status: ColumnElement[str | None], words: Iterable[str]) -> ColumnElement[bool]:
    """Whether a status begins with one of these words, in any case."""
    return or_(*(func.lower(func.coalesce(status, "")).startswith(word) for word in words))


async def orders_that(
    tx: Tx, words: Iterable[str], since: date, until: date, most: int, latest: bool = False
) -> list[Recorded[OrderLine]]:
    """Lines of orders bought in the span whose status begins so, the earliest or the latest first."""
    t = order_lines
    wanted = begins(t.c.status, words) & t.c.bought_on.between(since, until)
    on = t.c.bought_on.desc() if latest else t.c.bought_on
    return await found_where(tx, OrderLine, wanted, (on, t.c.order_id, t.c.sku, t.c.line), most)


async def orders_due(
    tx: Tx, words: Iterable[str], until: date | None, skus: Sequence[str], most: int
) -> list[Recorded[OrderLine]]:
    """Lines of orders whose status begins so, to be shipped by that day or by any; those due first, unknown ones last.

    Of these items or, without any, of all.
    """
    t = order_lines
    wanted = begins(t.c.status, words) & ((t.c.ship_by <= until) if until else true())
    wanted &= t.c.sku.in_(list(skus)) if skus else true()
    by = func.coalesce(t.c.ship_by, date.max)
    return await found_where(tx, OrderLine, wanted, (by, t.c.bought_on, t.c.order_id, t.c.sku, t.c.line), most)


async def refunded_orders(tx: Tx, since: date, until: date, most: int) -> list[Recorded[OrderLine]]:
    """Lines of orders bought in the span of which money was paid back."""
    t = order_lines
    wanted = (t.c.refunded > Decimal(0)) & t.c.bought_on.between(since, until)
    return await found_where(tx, OrderLine, wanted, (t.c.bought_on, t.c.order_id, t.c.sku, t.c.line), most)


async def refunded_returns(tx: Tx, since: date, until: date, most: int) -> list[Recorded[ReturnLine]]:
    """Returns received, else asked for, in the span of which money was paid back."""
    t = return_lines
    on = func.coalesce(t.c.received_on, t.c.asked_on)
    return await found_where(
        tx, ReturnLine, (t.c.refunded > Decimal(0)) & on.between(since, until), (on, t.c.key), most
    )


async def refunds_posted(tx: Tx, skus: Sequence[str], since: date, until: date, most: int) -> list[Recorded[Refund]]:
    """What was paid back between two days, of these items or, without any, of all."""
    t = refunds.c
    wanted = t.posted_on.between(since, until) & (t.sku.in_(list(skus)) if skus else true())
    return await found_where(tx, Refund, wanted, (t.posted_on, t.key), most)


async def coming_back(tx: Tx, since: date, until: date, most: int) -> list[Recorded[ReturnLine]]:
    """Returns asked for in the span and not received, the earliest first."""
    t = return_lines
    wanted = t.c.received_on.is_(None) & t.c.asked_on.between(since, until)
    return await found_where(tx, ReturnLine, wanted, (t.c.asked_on, t.c.key), most)


async def commented(tx: Tx, skus: Sequence[str], since: date, until: date, most: int) -> list[Recorded[ReturnLine]]:
    """Returns in the span with a buyer's comment, of these items or, without any, of all; the latest first."""
    t = return_lines
    on = func.coalesce(t.c.received_on, t.c.asked_on)
    wanted = t.c.comment.is_not(None) & on.between(since, until)
    wanted = wanted & t.c.sku.in_(skus) if skus else wanted
    return await found_where(tx, ReturnLine, wanted, (on.desc(), t.c.key), most)


async def unsold(tx: Tx, since: date, until: date, most: int, without: tuple[str, ...] = ()) -> list[Recorded[Product]]:
    """Listed products that nobody bought in the span; lines whose status begins with `without` don't count."""
    t = order_lines
    sold = select(t.c.sku).where(t.c.bought_on.between(since, until) & ~begins(t.c.status, without))
    return await found_where(tx, Product, products.c.sku.not_in(sold), (products.c.sku,), most)


async def priced(tx: Tx, least: bool, skus: Sequence[str], most: int) -> list[Recorded[Product]]:
    """Listed products with a price, the highest or lowest first. Of these or, without any, of all."""
    t = products
    wanted = t.c.price.is_not(None) & (t.c.sku.in_(list(skus)) if skus else true())
    return await found_where(tx, Product, wanted, (t.c.price if least else t.c.price.desc(), t.c.sku), most)


async def scarce(tx: Tx, at_most: int, most: int) -> list[Recorded[StockLine]]:
    """Stock lines with at most so many left, the fewest first; unknown quantities are left out."""
    t = stock_lines
    few = t.c.available <= at_most
    return await found_where(tx, StockLine, few, (t.c.available, t.c.sku), most)

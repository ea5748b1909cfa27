"""Orders and returns counted over a span of days; on both databases."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.case import Fulfilment
from bot.domain.records import FBA, OrderLine, Product, ReportKind, ReturnLine, StockLine
from bot.store.company.counting import (
    By,
    Counted,
    Span,
    coming_back,
    commented,
    orders_counted,
    orders_that,
    refunded_orders,
    refunded_returns,
    returns_counted,
    scarce,
    unsold,
)
from bot.store.engines.database import Database
from tests.store.test_records import take

AUTUMN = Span(date(2026, 9, 1), date(2026, 11, 30))
NEWEST = date(2026, 12, 1)


def bought(
    order_id: str, sku: str, on: date, quantity: int | None, status: str = "Shipped", line: int = 1
) -> OrderLine:
    return OrderLine(
        order_id, sku, line, quantity=quantity, status=status, bought_on=on, fulfilment=Fulfilment.SELLER
    )  # fmt: skip


ORDERS = (
    bought("A-1", "LAMP", date(2026, 9, 1), 1),
    bought("A-1", "RUG", date(2026, 9, 1), 2),
    bought("A-2", "LAMP", date(2026, 10, 5), 4),
    bought("A-3", "LAMP", date(2026, 10, 31), None, "Pending"),
    bought("A-4", "LAMP", date(2026, 8, 31), 100),
    bought("A-5", "LAMP", date(2026, 12, 1), 100),
)
RETURNS = (
    ReturnLine("k1", "A-1", "LAMP", quantity=1, reason="DEFECTIVE", received_on=date(2026, 10, 2)),
    ReturnLine("k2", "A-2", "LAMP", quantity=2, reason="DEFECTIVE", asked_on=date(2026, 10, 9)),
    ReturnLine("k3", "A-2", "LAMP", quantity=1, reason=None, received_on=date(2026, 11, 2)),
    ReturnLine("k4", "A-9", "LAMP", quantity=9, reason="DEFECTIVE", asked_on=AUTUMN.since, received_on=NEWEST),
)


async def counted(database: Database, by: By, span: Span = AUTUMN) -> list[tuple[object, ...]]:
    await take(database, ReportKind.ORDERS, NEWEST, *ORDERS)
    async with database.read() as tx:
        return [(*c.group, c.things, c.units, c.unknown) for c in await orders_counted(tx, span, by)]


async def test_what_was_cancelled_is_left_out_in_whatever_letters_a_report_says_so(database: Database) -> None:
    gone = (
        bought("A-6", "LAMP", date(2026, 9, 1), 8, "Cancelled"),
        bought("A-7", "RUG", date(2026, 9, 1), 8, "canceled"),
    )
    await take(database, ReportKind.ORDERS, NEWEST, *gone)
    without = Span(AUTUMN.since, AUTUMN.until, without=("cancel",))
    assert await counted(database, By.PRODUCT, without) == [("LAMP", 3, 5, 1), ("RUG", 1, 2, 0)]
    assert ("Canceled", 1, 8, 0) in await counted(database, By.STATUS)


async def test_orders_that_stand_so_and_products_that_nobody_bought(database: Database) -> None:
    await take(database, ReportKind.ORDERS, NEWEST, *ORDERS, bought("A-6", "SOFA", date(2026, 9, 1), 1, "Cancelled"))
    await take(database, ReportKind.LISTINGS, NEWEST, Product("SOFA", title="Sofa"), Product("LAMP", title="Lamp"))
    async with database.read() as tx:
        open_ = await orders_that(tx, ("pending", "unshipped"), AUTUMN.since, AUTUMN.until, 9)
        never = await unsold(tx, AUTUMN.since, AUTUMN.until, 9, ("cancel",))
    assert [r.value.order_id for r in open_] == ["A-3"]
    assert [r.value.sku for r in never] == ["SOFA"]


async def test_what_was_paid_back_is_not_here_yet_or_has_a_comment(database: Database) -> None:
    returns = (
        ReturnLine("k1", "A-1", "LAMP", received_on=date(2026, 10, 2), refunded=Decimal("9.50"), comment="It leaks."),
        ReturnLine("k2", "A-2", "LAMP", asked_on=date(2026, 10, 9)),
    )
    paid = replace(ORDERS[2], refunded=Decimal(3))
    await take(database, ReportKind.SELLER_RETURNS, NEWEST, *returns)
    await take(database, ReportKind.ORDERS, NEWEST, *ORDERS[:2], paid)
    days = (AUTUMN.since, AUTUMN.until, 9)
    async with database.read() as tx:
        assert [r.value.order_id for r in await refunded_orders(tx, *days)] == ["A-2"]
        assert [r.value.key for r in await refunded_returns(tx, *days)] == ["k1"]
        assert [r.value.key for r in await coming_back(tx, *days)] == ["k2"]
        assert [r.value.comment for r in await commented(tx, ["LAMP"], *days)] == ["It leaks."]
        assert await commented(tx, ["RUG"], *days) == []


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        (By.NOTHING, [(3, 7, 1)]),
        (By.PRODUCT, [("LAMP", 3, 5, 1), ("RUG", 1, 2, 0)]),
        (By.STATUS, [("Shipped", 2, 7, 0), ("Pending", 1, 0, 1)]),
        (By.MONTH, [(date(2026, 9, 1), 1, 3, 0), (date(2026, 10, 1), 2, 4, 1)]),
    ],
)
async def test_orders_are_counted_once_however_many_lines_they_have(
    database: Database, by: By, rows: list[tuple[object, ...]]
) -> None:
    assert await counted(database, by) == rows


async def test_one_item_is_counted_alone_and_nothing_is_no_row(database: Database) -> None:
    assert await counted(database, By.NOTHING, Span(AUTUMN.since, AUTUMN.until, "RUG")) == [(1, 2, 0)]
    assert await counted(database, By.NOTHING, Span(AUTUMN.since, AUTUMN.until, "SOFA")) == []


async def test_returns_count_on_the_day_they_came_back_or_were_asked_for(database: Database) -> None:
    await take(database, ReportKind.SELLER_RETURNS, NEWEST, *RETURNS)
    async with database.read() as tx:
        by_reason = await returns_counted(tx, AUTUMN, By.PRODUCT_AND_REASON)
        by_month = await returns_counted(tx, AUTUMN, By.MONTH)
    assert by_reason[0] == Counted(("LAMP", "DEFECTIVE"), 2, 3, 0, NEWEST)
    assert [(c.group, c.units) for c in by_reason[1:]] == [(("LAMP", None), 1)]
    assert [(c.group[0], c.things) for c in by_month] == [(date(2026, 10, 1), 2), (date(2026, 11, 1), 1)]


async def test_what_runs_out_is_listed_the_fewest_first_and_the_unknown_is_not_few(database: Database) -> None:
    shelves = [StockLine(f"SKU-{n}", "our warehouse", available=n) for n in range(5)]
    await take(database, ReportKind.FBA_INVENTORY, NEWEST, StockLine("SKU-X", FBA), *shelves)
    async with database.read() as tx:
        assert [r.value.sku for r in await scarce(tx, 2, 10)] == ["SKU-0", "SKU-1", "SKU-2"]
        assert len(await scarce(tx, 4, 2)) == 2

"""Records come in once, a newer report stands over an older one, and what isn't known stays unknown; on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.domain.case import Fulfilment
from bot.domain.records import FBA, Movement, OrderLine, Product, Record, ReportKind, ReturnLine, StockLine
from bot.store.company import records
from bot.store.company.searching import products_like, reported_like, reported_named, title_words
from bot.store.engines.database import Database

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ORDER = OrderLine(
    "111-2223334-5556667", "SHELF-OAK", asin="B0HARBOUR1", title="Oak shelf", quantity=2, status="Shipped",
    bought_on=date(2026, 11, 2), fulfilment=Fulfilment.SELLER, price=Decimal("59.90"), currency="USD",
)  # fmt: skip


async def take(database: Database, kind: ReportKind, as_of: date, *found: Record) -> None:
    async with database.write() as tx:
        report = await records.begin_report(tx, kind, f"{kind}.txt", as_of, "U0ANA", NOW)
        await records.put(tx, report, found)
        await records.end_report(tx, report, len(found), 0)


async def test_an_order_is_found_with_the_report_that_tells_of_it(database: Database) -> None:
    await take(database, ReportKind.ORDERS, date(2026, 11, 12), ORDER)
    async with database.read() as tx:
        (found,) = await records.order(tx, ORDER.order_id)
        assert await records.order(tx, "999-9999999-9999999") == []
    assert found.value == ORDER
    assert found.report.said == "orders report of 12 Nov 2026"


async def test_the_same_report_again_updates_and_doubles_nothing(database: Database) -> None:
    await take(database, ReportKind.ORDERS, date(2026, 11, 12), ORDER)
    await take(database, ReportKind.ORDERS, date(2026, 11, 12), ORDER)
    async with database.read() as tx:
        assert len(await records.order(tx, ORDER.order_id)) == 1


async def test_an_older_report_that_comes_later_changes_nothing(database: Database) -> None:
    await take(database, ReportKind.FBA_INVENTORY, date(2026, 11, 20), StockLine("LAMP", FBA, available=3))
    await take(database, ReportKind.FBA_INVENTORY, date(2026, 11, 10), StockLine("LAMP", FBA, available=90))
    async with database.read() as tx:
        (found,) = await records.stock(tx, ["LAMP"])
    assert (found.value.available, found.report.as_of) == (3, date(2026, 11, 20))


UNSHIPPED = replace(
    ORDER, status="Unshipped", ship_by=date(2026, 11, 27), asin=None, price=None, currency=None, channel=None
)
"""As a report of what is to be shipped has it."""


async def test_what_is_still_to_be_shipped_keeps_what_another_report_told_of_it(database: Database) -> None:
    bought = replace(ORDER, status="Pending", channel="Amazon.com")
    await take(database, ReportKind.ORDERS, date(2026, 11, 12), bought)
    await take(database, ReportKind.UNSHIPPED_ORDERS, date(2026, 11, 13), UNSHIPPED)
    assert await the_order(database) == replace(bought, status="Unshipped", ship_by=date(2026, 11, 27))
    await take(database, ReportKind.ORDERS, date(2026, 11, 14), replace(ORDER, status="Unshipped"))
    assert (await the_order(database)).ship_by == date(2026, 11, 27), "an orders report doesn't tell it"


@pytest.mark.parametrize(("as_of", "stands"), [(date(2026, 11, 12), "Shipped"), (date(2026, 11, 13), "Unshipped")])
async def test_of_one_day_what_has_left_has_left(database: Database, as_of: date, stands: str) -> None:
    await take(database, ReportKind.ORDERS, date(2026, 11, 12), ORDER)
    await take(database, ReportKind.UNSHIPPED_ORDERS, as_of, UNSHIPPED)
    assert (await the_order(database)).status == stands


async def test_what_a_later_report_no_longer_names_as_to_be_shipped_is_not_said_to_be(database: Database) -> None:
    others = [
        replace(UNSHIPPED, order_id="111-0000000-0000001", status="Shipped"),
        replace(UNSHIPPED, order_id="111-0000000-0000002", fulfilment=Fulfilment.AMAZON),
    ]
    await take(database, ReportKind.ORDERS, date(2026, 11, 12), UNSHIPPED, *others)
    async with database.write() as tx:
        report = await records.begin_report(tx, ReportKind.UNSHIPPED_ORDERS, "u.txt", date(2026, 11, 13), "U0ANA", NOW)
        await records.note_left(tx, report, "Not among them")
        found = [r for o in (UNSHIPPED, *others) for r in await records.order(tx, o.order_id)]
    assert [r.value.status for r in found] == ["Not among them", "Shipped", "Unshipped"]
    assert found[0].report.as_of == date(2026, 11, 13)


async def the_order(database: Database) -> OrderLine:
    async with database.read() as tx:
        (found,) = await records.order(tx, ORDER.order_id)
    return found.value


async def test_an_unknown_quantity_is_not_zero(database: Database) -> None:
    await take(
        database,
        ReportKind.FBA_INVENTORY,
        date(2026, 11, 20),
        StockLine("LAMP", FBA),
        StockLine("RUG", FBA, available=0),
    )
    async with database.read() as tx:
        known = {r.value.sku: r.value.available for r in await records.stock(tx, ["LAMP", "RUG"])}
    assert known == {"LAMP": None, "RUG": 0}


async def test_of_one_item_twice_in_a_report_the_last_row_counts(database: Database) -> None:
    await take(
        database, ReportKind.LISTINGS, date(2026, 11, 1), Product("RUG", title="Old"), Product("RUG", title="New")
    )
    async with database.read() as tx:
        (found,) = await records.named_products(tx, ["RUG"])
    assert found.value.title == "New"


async def test_returns_are_found_by_order_and_by_parcel(database: Database) -> None:
    back = ReturnLine(
        "RMA1",
        ORDER.order_id,
        "SHELF-OAK",
        reason="CR-DEFECTIVE",
        in_policy=True,
        label_cost=Decimal("7.05"),
        tracking="1Z1",
    )
    await take(database, ReportKind.SELLER_RETURNS, date(2026, 11, 15), back)
    async with database.read() as tx:
        assert [r.value for r in await records.returns_of(tx, ORDER.order_id)] == [back]
        assert [r.value for r in await records.return_by_tracking(tx, "1Z1")] == [back]


async def test_the_ledger_of_an_item_is_read_by_any_of_its_names_between_two_days(database: Database) -> None:
    moves = [Movement(f"M{n}", date(2026, 11, n), "X001", "Receipts", n, sku="LAMP", asin="B0LAMP") for n in (1, 2, 3)]
    await take(database, ReportKind.LEDGER, date(2026, 11, 5), *moves)
    async with database.read() as tx:
        for name in ("X001", "LAMP", "B0LAMP"):
            found = await records.movements_of(tx, name, date(2026, 11, 2), date(2026, 11, 3))
            assert [r.value.quantity for r in found] == [2, 3]


async def test_the_newest_report_of_each_kind_is_told(database: Database) -> None:
    await take(database, ReportKind.ORDERS, date(2026, 11, 12), ORDER)
    await take(database, ReportKind.ORDERS, date(2026, 11, 2), ORDER)
    async with database.read() as tx:
        ((report, taken, refused),) = await records.latest_reports(tx)
    assert (report.as_of, taken, refused) == (date(2026, 11, 12), 1, 0)


async def like(database: Database, words: str) -> list[str]:
    async with database.read() as tx:
        return [r.value.sku for r in await products_like(tx, words)]


async def test_products_are_found_by_their_words_and_beginnings_of_them(database: Database) -> None:
    lamp = Product("LAMP-1", asin="B0LAMP0001", title="Brass signal lamp", description="For E14 bulbs")
    rug = Product("RUG-1", title="Jute rug", description="Not for wet rooms, nor under a lamp")
    await take(database, ReportKind.LISTINGS, date(2026, 11, 1), lamp, rug)
    assert await like(database, "the brass lamps") == ["LAMP-1"]
    assert await like(database, "lamp") == ["LAMP-1", "RUG-1"], "a title says more than a description"
    assert await like(database, "B0LAMP0001") == ["LAMP-1"]
    assert await like(database, "jut") == ["RUG-1"]
    assert await like(database, "violet lamp") == ["LAMP-1", "RUG-1"], "where nothing has all words, any will do"


async def test_a_product_that_changed_is_found_by_its_new_words_only(database: Database) -> None:
    await take(database, ReportKind.LISTINGS, date(2026, 11, 1), Product("RUG-1", title="Jute rug"))
    await take(database, ReportKind.LISTINGS, date(2026, 11, 2), Product("RUG-1", title="Wool carpet"))
    assert await like(database, "jute") == []
    assert await like(database, "wool") == ["RUG-1"]


@pytest.mark.parametrize(
    "words", ["", "?", 'rug" OR sku:*', "rug & ! | :* ( )", "NEAR(rug, 2) NOT", "a" * 5000, "the of and"]
)
async def test_no_words_of_a_question_are_read_as_operators(database: Database, words: str) -> None:
    await take(database, ReportKind.LISTINGS, date(2026, 11, 1), Product("RUG-1", title="Jute rug"))
    assert await like(database, words) in ([], ["RUG-1"])


async def test_items_that_no_listing_has_are_found_once_each_in_other_reports_by_sku_asin_or_title(
    database: Database,
) -> None:
    apron = replace(ORDER, sku="APRON", asin="B0APRON001", title="Linen Apron", bought_on=date(2026, 11, 3))
    untitled = replace(ORDER, order_id="111-8", sku="TRAY", asin=None, title="")
    for day in (10, 12):
        again = replace(apron, order_id=f"111-{day}")
        await take(database, ReportKind.ORDERS, date(2026, 11, day), apron, again, untitled)
    async with database.read() as tx:
        for found in (
            await reported_like(tx, ["apron"], 5),
            await reported_named(tx, ["APRON"]),
            await reported_named(tx, ["B0APRON001", "apron"]),
        ):
            (known,) = found
            assert known.value == Product("APRON", "B0APRON001", "Linen Apron")
            assert known.report.as_of == date(2026, 11, 12)
        (tray,) = await reported_named(tx, ["TRAY"])
        assert tray.value.title == "TRAY"
        assert await reported_named(tx, []) == []


async def test_items_are_found_by_orders_and_by_the_titles_of_stock_alone(database: Database) -> None:
    vase = StockLine("VASE", FBA, title="Stoneware Vase 20%", available=3)
    await take(database, ReportKind.ORDERS, date(2026, 11, 12), ORDER, replace(ORDER, order_id="111-9", bought_on=None))
    await take(database, ReportKind.FBA_INVENTORY, date(2026, 11, 12), vase)
    await take(database, ReportKind.LISTINGS, date(2026, 11, 12), Product("LAMP", title="Brass Lamp"))
    span = (date(2026, 11, 1), date(2026, 11, 30))
    async with database.read() as tx:
        assert [r.value.order_id for r in await records.orders_of(tx, ["SHELF-OAK"], *span, 5)] == [ORDER.order_id]
        assert [r.value.sku for r in await reported_like(tx, ["vase", "lamp"], 5)] == ["VASE"]
        assert await reported_like(tx, ["20_"], 5) == []
        assert await title_words(tx) == {"brass", "lamp"}

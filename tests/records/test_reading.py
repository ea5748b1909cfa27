"""Reports are recognised by their columns, however they are written; a bad row is told and the rest is read."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from bot.domain.case import Fulfilment
from bot.domain.records import FBA, OrderLine, Product, Record, ReportKind, ReturnLine, StockLine
from bot.records.form import recognise
from bot.records.layouts import ReportError
from bot.records.reading import Refused, Taken, read

LISTINGS = "seller-sku\titem-name\tprice\tquantity\tasin1\tfulfillment-channel\n"
ORDERS = "amazon-order-id\tpurchase-date\tsku\tquantity\titem-price\tcurrency\tfulfillment-channel\tship-city\n"
LEDGER = "Date,FNSKU,ASIN,MSKU,Title,Event Type,Reference ID,Quantity,Fulfillment Center,Disposition,Reason,Country\n"
SHOPIFY_ORDERS = (
    "Name,Email,Financial Status,Created at,Currency,Refunded Amount,Lineitem quantity,Lineitem name,Lineitem price,"
    "Lineitem sku,Billing Name\n"
)


def rows(text: str | bytes, encoding: str = "utf-8") -> tuple[ReportKind, list[Taken | Refused]]:
    file = BytesIO(text.encode(encoding) if isinstance(text, str) else text)
    form = recognise(file)
    return form.kind, list(read(file, form))


def records(text: str | bytes, encoding: str = "utf-8") -> list[Record]:
    return [r for row in rows(text, encoding)[1] if isinstance(row, Taken) for r in row.records]


def test_a_report_s_name_says_what_it_tells_of() -> None:
    of_orders = {kind for kind in ReportKind if kind.tells_of("orders")}
    of_returns = {kind for kind in ReportKind if kind.tells_of("returns")}
    assert of_orders == {ReportKind.ORDERS, ReportKind.UNSHIPPED_ORDERS, ReportKind.SHOPIFY_ORDERS}
    assert of_returns == {ReportKind.FBA_RETURNS, ReportKind.SELLER_RETURNS}


def test_a_listing_is_a_product_and_our_stock_of_it() -> None:
    found = records(LISTINGS + 'TUB-12\tOak tub 12" wide\t1,299.50\t4\tB0HARBOUR1\tDEFAULT\n')
    assert found == [
        Product("TUB-12", "B0HARBOUR1", 'Oak tub 12" wide', price=Decimal("1299.50"), fulfilment=Fulfilment.SELLER),
        StockLine("TUB-12", "our warehouse", "B0HARBOUR1", title='Oak tub 12" wide', available=4),
    ]


def test_what_amazon_ships_says_nothing_of_our_shelves() -> None:
    assert [type(r) for r in records(LISTINGS + "TUB\tTub\t9.99\t\tB0HARBOUR1\tAMAZON_NA\n")] == [Product]


def test_a_blank_quantity_is_unknown_and_zero_is_zero() -> None:
    found = records(LISTINGS + "A\tTub\t9\t\t\tDEFAULT\nB\tTub\t9\t0\t\tDEFAULT\n")
    assert [r.available for r in found if isinstance(r, StockLine)] == [None, 0]


def test_columns_may_stand_in_any_order() -> None:
    shuffled = (
        "price\tasin1\titem-name\tquantity\tfulfillment-channel\tseller-sku\n9.99\tB0HARBOUR1\tTub\t4\tDEFAULT\tTUB\n"
    )
    assert records(shuffled)[0] == Product(
        "TUB", "B0HARBOUR1", "Tub", price=Decimal("9.99"), fulfilment=Fulfilment.SELLER
    )


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("utf-8", "Café table – 20 cm"),
        ("utf-8-sig", "Café table – 20 cm"),
        ("utf-16", "Café table – 20 cm"),
        ("cp1252", "Café table – 20 cm"),
        ("cp1252", "Größe 20 € für Tüür ää öö"),
        ("cp932", "湯のみ 青 20センチ"),
    ],
)
def test_letters_are_read_whatever_they_are_written_in(encoding: str, title: str) -> None:
    plain = "".join(f"P{i}\tPlain tub\t9\t1\t\tDEFAULT\n" for i in range(3000))
    found = records(f"{LISTINGS}{plain}ODD\t{title}\t9\t1\t\tDEFAULT\n", encoding)
    assert next(r.title for r in found if isinstance(r, Product) and r.sku == "ODD") == title


def test_japanese_columns_are_known() -> None:
    found = records("商品名\t出品者SKU\t価格\t数量\n湯のみ\tCUP\t1200\t3\n", "cp932")
    assert found[0] == Product("CUP", title="湯のみ", price=Decimal(1200))


def test_an_order_keeps_no_address_and_its_items_are_told_apart() -> None:
    text = ORDERS + "".join(
        f"111-2223334-5556667\t2026-11-02T08:00:00+00:00\t{sku}\t1\t59.90\tUSD\tMerchant\tSpringfield\n"
        for sku in ("SHELF", "SHELF", "HOOK")
    )
    found = records(text)
    assert [(r.sku, r.line) for r in found if isinstance(r, OrderLine)] == [("SHELF", 1), ("SHELF", 2), ("HOOK", 1)]
    assert "Springfield" not in repr(found)
    assert isinstance(found[0], OrderLine) and found[0].bought_on == date(2026, 11, 2)


def test_a_bad_row_is_told_with_its_line_and_reason_and_the_rest_goes_in() -> None:
    kind, found = rows(
        ORDERS
        + "111-2223334-5556667\t2026-11-02\tA\tone\t5\tUSD\tMerchant\t\n"
        + "\t2026-11-02\tB\t1\t5\tUSD\tMerchant\t\n"
        + "111-2223334-5556668\tsoon\tC\t1\t5\tUSD\tMerchant\t\n"
        + "111-2223334-5556669\t2026-11-02\tD\t1\t5\tUSD\tMerchant\tX\tY\n"
        + "111-2223334-5556670\t2026-11-02\tE\t1\t5\tUSD\tMerchant\tX\n"
    )
    assert kind is ReportKind.ORDERS
    assert [r for r in found if isinstance(r, Refused)] == [
        Refused(2, "quantity is 'one', which isn't a whole number"),
        Refused(3, "amazon-order-id is blank"),
        Refused(4, "purchase-date is 'soon', which isn't a date"),
        Refused(5, "it has 9 cells where the first line names 8"),
    ]
    assert len([r for r in found if isinstance(r, Taken)]) == 1


def test_fba_stock_counts_what_is_on_its_way_once() -> None:
    head = "sku\tfnsku\tasin\tafn-fulfillable-quantity\tafn-total-quantity\tafn-inbound-working-quantity\tafn-inbound-shipped-quantity\n"
    (found,) = records(head + "LAMP\tX001\tB0LAMP\t7\t19\t2\t10\n")
    assert found == StockLine("LAMP", FBA, "B0LAMP", "X001", available=7, inbound=12)


def test_a_sellers_return_tells_who_pays_and_what_was_refunded() -> None:
    head = "Order ID\tReturn request date\tAmazon RMA ID\tMerchant SKU\tLabel to be paid by\tLabel cost\tIn policy\tReturn Reason\tRefunded Amount\tCurrency code\n"
    (found,) = records(head + "111-1\t29-Sep-2026\tDR1\tRUG\tCustomer\t7.05\tY\tCR-UNWANTED_ITEM\t\tUSD\n")
    assert isinstance(found, ReturnLine)
    assert (found.label_payer, found.label_cost, found.in_policy) == ("Customer", Decimal("7.05"), True)
    assert (found.asked_on, found.refunded) == (date(2026, 9, 29), None)


def test_alike_lines_of_the_ledger_are_told_apart_and_known_again() -> None:
    line = '"11/03/2026","X001","B0L","LAMP","Lamp, oak","Receipts","FBA1","5","ABE2","SELLABLE","","US"\n'
    first, again = records(LEDGER + line + line), records(LEDGER + line + line)
    assert len({r.key for r in first}) == 2  # type: ignore[union-attr]
    assert first == again


def test_later_items_of_a_shopify_order_take_what_its_first_row_says() -> None:
    found = records(
        SHOPIFY_ORDERS
        + "#1001,ann@example.com,paid,2026-11-02 10:00:00 -0500,USD,5.00,1,Rug,49.00,RUG,Ann Example\n"
        + "#1001,ann@example.com,,,,,2,Hook,4.00,,\n"
    )
    assert [(r.sku, r.bought_on, r.refunded) for r in found if isinstance(r, OrderLine)] == [
        ("RUG", date(2026, 11, 2), Decimal("5.00")),
        ("Hook", date(2026, 11, 2), None),
    ]
    assert "ann@" not in repr(found) and "Example" not in repr(found)


@pytest.mark.parametrize(
    ("days", "read"),
    [
        (("03/11/2026", "13/11/2026"), (date(2026, 11, 3), date(2026, 11, 13))),
        (("03/11/2026", "11/13/2026"), (date(2026, 3, 11), date(2026, 11, 13))),
        (("03/11/2026", "04/11/2026"), (date(2026, 3, 11), date(2026, 4, 11))),
        (("13/11/2026", "11/14/2026", "03/11/2026"), (date(2026, 11, 13), date(2026, 11, 14), date(2026, 3, 11))),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_one_day_that_is_no_month_tells_how_a_whole_report_writes_its_days(
    days: tuple[str, ...], read: tuple[date, ...], encoding: str
) -> None:
    lines = "".join(f"112-000000{n}-0000000\t{day} 14:22\tTUB\t1\t9.99\tEUR\t\t\n" for n, day in enumerate(days))
    assert tuple(r.bought_on for r in records(ORDERS + lines, encoding) if isinstance(r, OrderLine)) == read


@pytest.mark.parametrize(
    ("paid", "cancelled_at", "sent", "status"),
    [
        ("paid", "2026-11-15 10:00:00 +0100", "pending", "cancelled"),
        ("refunded", "", "pending", "refunded"),
        ("voided", "", "pending", "voided"),
        ("partially_refunded", "", "pending", "pending"),
        ("refunded", "2026-11-15 10:00:00 +0100", "fulfilled", "fulfilled"),
        ("paid", "", "fulfilled", "fulfilled"),
    ],
)
def test_what_was_not_sent_of_a_shopify_order_that_ended_will_not_be(
    paid: str, cancelled_at: str, sent: str, status: str
) -> None:
    columns = "Name,Financial Status,Fulfillment Status,Lineitem quantity,Lineitem name,Lineitem fulfillment status"
    text = (
        f"{columns},Cancelled at\n#1043,{paid},unfulfilled,1,Tray,{sent},{cancelled_at}\n#1043,,,2,Napkin,{sent},\n"
        "#1044,paid,unfulfilled,1,Tray,pending,\n"
    )
    found = [r.status for r in records(text) if isinstance(r, OrderLine)]
    assert found == [status, status, "pending"]


def test_a_shopify_product_has_its_variants_and_its_words_without_html() -> None:
    found = records(
        "Handle,Title,Body (HTML),Variant SKU,Variant Price,Option1 Value,Variant Inventory Qty,Status\n"
        'rug,Rug,"<p>Wool &amp; jute,<br>\nhand made</p>",RUG-S,49.00,Small,3,active\n'
        "rug,,,RUG-L,79.00,Large,,\n"
        "rug,,,,,,,\n"
    )
    assert [(r.sku, r.title) for r in found if isinstance(r, Product)] == [
        ("RUG-S", "Rug (Small)"),
        ("RUG-L", "Rug (Large)"),
    ]
    assert isinstance(found[0], Product) and found[0].description == "Wool & jute, hand made"
    assert [r.available for r in found if isinstance(r, StockLine)] == [3]


def test_where_an_item_is_not_stocked_there_is_no_number() -> None:
    head = "Handle,Title,SKU,Location,Available (not editable),On hand (current)\n"
    found = records(head + "rug,Rug,RUG,Harbour,4,5\nrug,Rug,RUG,Pine,not stocked,not stocked\n")
    assert found == [StockLine("RUG", "Harbour", title="Rug", available=4)]


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2026-11-02", date(2026, 11, 2)),
        ("2026-11-02T23:59:59-08:00", date(2026, 11, 2)),
        ("29-Sep-2026", date(2026, 9, 29)),
        ("08/07/2026 10:12:40 BST", date(2026, 7, 8)),
        ("08/07/2026 10:12:40 PDT", date(2026, 8, 7)),
        ("31/07/2026", date(2026, 7, 31)),
        ("Nov 2, 2026", date(2026, 11, 2)),
        ("02.11.2026 10:00", date(2026, 11, 2)),
    ],
)
def test_days_are_read_as_the_reports_write_them(given: str, day: date) -> None:
    (found,) = records(ORDERS + f"111-1\t{given}\tA\t1\t5\tUSD\tMerchant\t\n")
    assert isinstance(found, OrderLine) and found.bought_on == day


@pytest.mark.parametrize(
    ("given", "amount"),
    [
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("12,5", "12.5"),
        ("1,234", "1234"),
        ("-3.20", "-3.20"),
        ("$ 7", "7"),
    ],
)
def test_amounts_are_read_with_points_and_commas(given: str, amount: str) -> None:
    (found,) = records(ORDERS + f"111-1\t2026-11-02\tA\t1\t{given}\tUSD\tMerchant\t\n")
    assert isinstance(found, OrderLine) and found.price == Decimal(amount)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"", "empty"),
        (b"PK\x03\x04rest of a workbook", "Save it as CSV"),
        (b"name;colour\nrug;blue\n", "no report that is known"),
        (b"amazon-order-id\tpurchase-date\tcolour\n", "orders report, but lacks sku"),
        (b"\x00" * 500, "This is no text"),
        (b"amazon-order-id|purchase-date|sku\n", "isn't parted by tabs, commas or semicolons"),
        (b"Bestellnummer;Kaufdatum;SKU\n", "no report that is known here. Reports known here: seller returns,"),
        (b"(Child) ASIN,Title,Sessions\n", "no report that is known here. Reports known here: seller returns,"),
    ],
)
def test_what_is_no_report_is_said_to_be_none(given: bytes, said: str) -> None:
    with pytest.raises(ReportError, match=said):
        recognise(BytesIO(given))


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows_in_silence() -> None:
    head = "amazon-order-id,purchase-date,sku,quantity\n"
    text = head + '111-1,2026-11-02,"RUG,1\n111-2,2026-11-02,RUG,1\n111-3,2026-11-02,"RUG",1\n111-4,2026-11-02,RUG,1\n'
    found = rows(text)[1]
    assert [type(r) for r in found] == [Refused, Taken]
    assert isinstance(found[0], Refused) and found[0].line == 2
    (open_to_the_end,) = rows(head + '111-1,2026-11-02,"RUG,1\n111-2,2026-11-02,RUG,1\n')[1]
    assert isinstance(open_to_the_end, Refused) and "never closed" in open_to_the_end.reason


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ('"Oak Shelf, 24"""', 'Oak Shelf, 24"'),
        ('"Pan with lid, grey"', "Pan with lid, grey"),
        ('"The ""Big"" mug"', 'The "Big" mug'),
        ('Oak Shelf, 24"', 'Oak Shelf, 24"'),
        ('"Big" mug, "small" spoon', '"Big" mug, "small" spoon'),
        ('"Bestseller"', '"Bestseller"'),
        ('24" shelf, 30"', '24" shelf, 30"'),
    ],
)
def test_a_title_is_read_as_it_was_before_a_spreadsheet_saved_the_report(cell: str, title: str) -> None:
    (product, *_) = records(f"item-name\tseller-sku\tprice\n{cell}\tOAK\t9.50\n")
    assert isinstance(product, Product) and product.title == title


def test_a_description_may_go_over_several_lines_and_a_name_may_not() -> None:
    head = "Handle,Title,Body (HTML),Variant SKU,Variant Price\n"
    (product,) = records(head + 'tub,Tub,"<p>Oak\nand pine</p>",TUB,9.50\n')
    assert isinstance(product, Product) and product.description == "Oak and pine"
    (bad,) = rows(head + 'tub,"Tub\nof oak",,TUB,9.50\n')[1]
    assert isinstance(bad, Refused) and bad.reason.startswith("Title goes over several lines")


def test_a_cell_that_is_too_long_is_told_in_words() -> None:
    (bad, good) = rows(
        ORDERS + f"111-1\t2026-11-02\t{'X' * 2_000_000}\t1\t\t\t\t\n111-2\t2026-11-02\tRUG\t1\t\t\t\t\n"
    )[1]
    assert isinstance(bad, Refused) and "longer than 1,048,576 characters" in bad.reason and isinstance(good, Taken)


def test_what_is_no_text_is_said_to_be_none() -> None:
    with pytest.raises(ReportError, match="This is no text"):
        recognise(BytesIO(bytes(range(256)) * 10))


def test_a_column_that_lacks_is_named_as_the_report_has_it() -> None:
    with pytest.raises(ReportError, match="most like the orders report, but lacks purchase-date"):
        recognise(BytesIO(b"amazon-order-id\tsku\tquantity\n"))


def test_columns_with_a_quotation_mark_that_is_never_closed_are_refused_with_a_sentence() -> None:
    with pytest.raises(ReportError, match="columns of this file can't be read: a quotation mark is opened here"):
        rows('"seller-sku,item-name,price')


@pytest.mark.parametrize(
    ("written", "amount"),
    [("(5.00)", "-5.00"), ("\u22125.00", "-5.00"), ("-$5.00", "-5.00"), ("$1,234.50", "1234.50")],
)
def test_an_amount_below_zero_is_below_zero_however_it_is_written(written: str, amount: str) -> None:
    found = records(LISTINGS + f"A\tTub\t{written}\t4\t\tDEFAULT\n")
    assert [r.price for r in found if isinstance(r, Product)] == [Decimal(amount)]


@pytest.mark.parametrize("count", ["1E+05", "1e5", "3 of 5"])
def test_a_number_that_a_spreadsheet_shortened_or_that_is_two_is_no_other_number(count: str) -> None:
    (row,) = rows(LISTINGS + f"A\tTub\t9\t{count}\t\tDEFAULT\n")[1]
    assert isinstance(row, Refused) and "isn't a whole number" in row.reason


def test_a_row_with_nul_which_no_database_keeps_is_refused_and_the_rest_is_taken() -> None:
    bad, good = rows(LISTINGS + "x\ty\t1\n" * 12_000 + "A\tTu\0b\t9\t4\t\tDEFAULT\nB\tTub\t9\t4\t\tDEFAULT\n")[1][-2:]
    assert isinstance(bad, Refused) and "NUL" in bad.reason and isinstance(good, Taken)


def test_a_column_that_stands_twice_keeps_what_is_said_in_either_and_a_row_that_says_two_things_is_refused() -> None:
    head = "seller-sku\titem-name\tprice\tquantity\tasin1\tfulfillment-channel\tquantity\n"
    first, same, differs = rows(
        head + "A\tTub\t9\t4\t\tDEFAULT\t\nB\tTub\t9\t\t\tDEFAULT\t7\nC\tTub\t9\t4\t\tDEFAULT\t5\n"
    )[1]
    stock = [
        r.available for row in (first, same) if isinstance(row, Taken) for r in row.records if isinstance(r, StockLine)
    ]
    assert stock == [4, 7]
    assert isinstance(differs, Refused) and "twice" in differs.reason


BROKEN_OFF = "the file breaks off in the middle of this row; download the report again"


@pytest.mark.parametrize("rest", ["112-4070611-2", "112-4070611-2246605\t2026-11-24\tSHELF\t1", "", " "])
def test_a_row_in_which_the_file_breaks_off_is_refused_as_what_it_says_may_be_cut_short(rest: str) -> None:
    whole = "112-0000000-0000001\t2026-11-24\tSHELF\t12\t\t\tDEFAULT\tReno\n"
    first, *more = rows(ORDERS + whole + rest)[1]
    assert isinstance(first, Taken)
    assert more == ([Refused(3, BROKEN_OFF)] if rest.strip() else [])


def test_a_last_row_without_its_line_end_is_taken_where_it_has_all_its_cells() -> None:
    whole = "112-0000000-0000001\t2026-11-24\tSHELF\t12\t\t\tDEFAULT\t"
    for header in (ORDERS, ORDERS.replace("\n", "\t\n")):
        (taken,) = records(header + whole)
        assert isinstance(taken, OrderLine) and taken.quantity == 12

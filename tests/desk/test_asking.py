"""Questions answered without a model, on the records of the example shop: rows, clauses and processes, or nothing."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest

from bot.desk.company.questions.without_model import answer
from bot.desk.parts.desk import Desk
from bot.domain.answer import Answer
from bot.domain.records import FBA, OrderLine, ReportKind, ReturnLine, StockLine
from bot.errors import LevelheadError
from bot.settings import PROJECT
from bot.store.company import records


@pytest.fixture
def desk(stocked_desk: Desk) -> Desk:
    return stocked_desk


async def rows(desk: Desk, question: str) -> tuple[str, list[tuple[str, ...]]]:
    (sheet,) = (await answer(desk, question)).sheets
    return sheet.title, list(sheet.rows)


def sources(found: Answer) -> list[str]:
    return [f"{c.source.kind} {c.source.id}" for p in found.passages for c in p.citations]


@pytest.mark.parametrize(
    ("question", "title", "orders"),
    [
        ("which orders must go out today?", "Orders to be shipped by 26 Nov 2026", ["LATE"]),
        ("what do we have to ship by tomorrow?", "Orders to be shipped by 27 Nov 2026", ["LATE", "NEXT"]),
        ("what has to go out by saturday?", "Orders to be shipped by 28 Nov 2026", ["LATE", "NEXT"]),
        ("anything due to ship this week?", "Orders to be shipped by 29 Nov 2026", ["LATE", "NEXT"]),
        ("is there anything we must ship today?", "Orders to be shipped by 26 Nov 2026", ["LATE"]),
        ("are there orders overdue to ship today?", "Orders to be shipped by 26 Nov 2026", ["LATE"]),
        (
            "what still needs to be packed?",
            "Orders to be shipped",
            ["LATE", "NEXT", "THEN", "111-8846320-7130657", "EVER"],
        ),
        ("which jute rug orders do we still have to ship?", "Orders to be shipped", ["THEN"]),
    ],
)
async def test_what_is_to_leave_is_told_by_its_day(desk: Desk, question: str, title: str, orders: list[str]) -> None:
    await waiting(desk, LATE=date(2026, 11, 25), NEXT=date(2026, 11, 27), THEN=date(2026, 12, 2), EVER=None)
    found, rows_ = await rows(desk, question)
    assert found == title and [row[0] for row in rows_] == orders


@pytest.mark.parametrize(
    ("question", "besides"),
    [
        (", and what has to go out by tomorrow?", "Orders to be shipped by 27 Nov 2026"),
        ("? how many blue bottles are left?", "Stock"),
        ("? and was it refunded?", None),
        (" left our warehouse?", None),
    ],
)
async def test_what_is_asked_beside_an_order_is_answered_too(desk: Desk, question: str, besides: str | None) -> None:
    await waiting(desk, NEXT=date(2026, 11, 27))
    sheets = (await answer(desk, f"has order 111-8846320-7130657{question}")).sheets
    assert [s.title for s in sheets] == ["Order 111-8846320-7130657", *filter(None, [besides])]


async def test_that_no_refund_is_found_says_which_report_would_tell(desk: Desk) -> None:
    """Amazon's orders report holds no refunds, so that it names none proves nothing."""
    told = (await answer(desk, "how many refunds last week?")).text
    assert told.startswith("No orders with a refund") and "settlement report tells, and none was imported" in told


@pytest.mark.parametrize("question", ["how much do we refund for a late return?", "when do we refund a return?"])
async def test_what_the_rules_say_of_refunds_is_no_question_on_rows(desk: Desk, question: str) -> None:
    assert not (await answer(desk, question)).sheets


async def test_by_when_orders_are_to_leave_is_known_by_their_report_alone(desk: Desk) -> None:
    assert "tells, and none was imported" in (await answer(desk, "what do we have to ship by tomorrow?")).text
    await waiting(desk, THEN=date(2026, 12, 2))
    found = await answer(desk, "what do we have to ship by tomorrow?")
    assert (
        found.text == "No order is still to be shipped by 27 Nov 2026, by the unshipped orders report of 26 Nov 2026.\n"
    )


async def waiting(desk: Desk, **orders: date | None) -> None:
    """These are still to be shipped too, each by its day."""
    skus = {"THEN": "RUG-JUTE-M"}
    lines = [
        OrderLine(number, skus.get(number, "TUB"), status="Unshipped", bought_on=desk.today, ship_by=by)
        for number, by in orders.items()
    ]
    async with desk.database.write() as tx:
        report = await records.begin_report(tx, ReportKind.UNSHIPPED_ORDERS, "r", desk.today, "t", desk.clock.now())
        await records.put(tx, report, lines)
        await records.end_report(tx, report, len(lines), 0)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "which sku has the highest return rate?",
            [("SOLD-4", "4", "2", "50"), ("SOLD-3", "3", "0", "0"), ("BACK", "1", "3", "not known")],
        ),
        (
            "what has the lowest return rate?",
            [("SOLD-3", "3", "0", "0"), ("SOLD-4", "4", "2", "50"), ("BACK", "1", "3", "not known")],
        ),
        ("what percentage of brass bowls came back?", [("SOLD-4", "4", "2", "50")]),
    ],
)
async def test_what_came_back_of_what_was_sold(
    desk: Desk, question: str, told: list[tuple[str, str, str, str]]
) -> None:
    """Of what more came back than was sold, the share isn't known: some of it was sold before."""
    sold, back = {"SOLD-4": 4, "SOLD-3": 3, "BACK": 1}, {"SOLD-4": 2, "BACK": 3}
    titles = {"SOLD-4": "Brass bowl"}
    orders = [OrderLine(s, s, title=titles.get(s, s), quantity=n, bought_on=desk.today) for s, n in sold.items()]
    returns = [ReturnLine(s, s, s, quantity=n, received_on=desk.today) for s, n in back.items()]
    async with desk.database.write() as tx:
        for kind, lines in ((ReportKind.ORDERS, orders), (ReportKind.FBA_RETURNS, returns)):
            report = await records.begin_report(tx, kind, "r", desk.today, "t", desk.clock.now())
            await records.put(tx, report, lines)
            await records.end_report(tx, report, len(lines), 0)
    shown = [row[1:] for row in (await answer(desk, question)).sheets[0].rows]
    assert [row for row in shown if row[0] in sold] == told


@pytest.mark.parametrize(
    ("question", "first"),
    [("what is our most expensive product?", "LAMP-SIGNAL"), ("cheapest oak shelf?", "SHELF-OAK-80")],
)
async def test_products_by_their_price(desk: Desk, question: str, first: str) -> None:
    assert (await rows(desk, question))[1][0][1] == first


async def test_how_many_can_be_shipped_is_the_stock_with_its_report(desk: Desk) -> None:
    found = await answer(desk, "How many blue bottles can we ship today?")
    (sheet,) = found.sheets
    assert [(r[1], r[3]) for r in sheet.rows] == [("BOTTLE-BLUE", "118")]
    assert sheet.report == "listings report of 26 Nov 2026"
    assert "no model" in found.by


async def test_a_stock_that_no_report_gives_is_not_known(desk: Desk) -> None:
    _, found = await rows(desk, "how many green bottles are left")
    assert [(r[1], r[3]) for r in found] == [("BOTTLE-GREEN", "not known")]


async def test_what_came_back_most_is_counted_over_the_days_asked_for(desk: Desk) -> None:
    assert await rows(desk, "Which SKUs were returned most for the same reason in the last 30 days?") == (
        "Returned most, 27 Oct 2026 to 26 Nov 2026",
        [
            ("Harbour & Pine Enamel Kettle, blue", "KETTLE-BLUE", "DEFECTIVE", "4"),
            ("Harbour & Pine Jute Rug, 120 x 180 cm", "RUG-JUTE-M", "CR-UNWANTED_ITEM", "1"),
        ],
    )


@pytest.mark.parametrize(
    ("question", "title", "skus"),
    [
        ("do we have any oak shelfs in stock", "Stock", ["SHELF-OAK-120", "SHELF-OAK-80"]),
        ("hwo many ketles left", "Stock", ["KETTLE-BLUE"]),
        ("any blue bottels available?", "Stock", ["BOTTLE-BLUE"]),
        ("can we send a replacement for the 120cm shelf?", "Stock", ["SHELF-OAK-120"]),
        ("what's the price of the jute rug", "Products", ["RUG-JUTE-M"]),
        ("which items are out of stock?", "Items with 0 units or fewer", ["SHELF-OAK-120"]),
        ("list everything with fewer than 10 units", "Items with 9 units or fewer", ["SHELF-OAK-120", "RUG-JUTE-M"]),
        ("why do people return the blue kettle", "Returned most, 28 Aug 2026 to 26 Nov 2026", ["KETTLE-BLUE"]),
    ],
)
async def test_the_subject_and_the_item_are_read_from_everyday_words(
    desk: Desk, question: str, title: str, skus: list[str]
) -> None:
    shown, found = await rows(desk, question)
    assert (shown, [row[1] for row in found]) == (title, skus)


async def test_a_slip_of_the_keyboard_is_told(desk: Desk) -> None:
    assert (await answer(desk, "how many ketles left")).notes == ("“ketles” was read as “kettle”.",)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Can we send a replacement for the 120 cm shelf?", "None of Harbour & Pine Oak Wall Shelf, 120 cm can ship"),
        ("how many brass lamps are left", "26 of Harbour & Pine Signal Lamp, brass lie with Amazon (FBA)."),
        ("green bottles left?", "can ship is not known: the report gives no number for our warehouse."),
        ("what came back yesterday?", "No returns on 25 Nov 2026 in the FBA returns report"),
        ("how many shelves got returned in october", "No returns of SHELF-OAK-120, SHELF-OAK-80, BRACKET-2 from 1 Oct"),
        ("has anybody returned a water bottle lately?", "No returns of BOTTLE-BLUE, BOTTLE-GREEN"),
        ("how heavy is the 80 cm shelf?", "(SHELF-OAK-80) doesn't state its weight."),
        ("lamp height?", "says of height: 34 cm “34 cm high”."),
        ("can the kettle be used on induction?", "says of for induction: yes “induction”."),
        ("can the kettle be used with gas?", "says: “Enamelled steel, 2 litres, for gas and induction.”"),
    ],
)
async def test_what_a_table_cannot_say_is_a_sentence(desk: Desk, question: str, said: str) -> None:
    assert said in (await answer(desk, question)).text


async def test_orders_are_counted_over_the_days_asked_for(desk: Desk) -> None:
    found = await answer(desk, "how many orders did we get in the last 30 days")
    assert [(s.title, s.rows) for s in found.sheets] == [
        ("Orders, 27 Oct 2026 to 26 Nov 2026, without cancelled ones", (("5", "7", "0"),))
    ]


async def test_two_questions_in_one_are_both_answered(desk: Desk) -> None:
    found = await answer(desk, "How many blue bottles are left and who pays for the return label?")
    assert found.sheets[0].rows[0][1] == "BOTTLE-BLUE" and len(found.sheets[0].rows) == 1
    assert "clause returns.payer_buyer" in sources(found)


async def test_a_pronoun_in_a_second_question_means_the_item_of_the_first(desk: Desk) -> None:
    found = await answer(desk, "How much is the jute rug, and how many do we have?")
    assert [(s.title, s.rows[0][1]) for s in found.sheets] == [("Products", "RUG-JUTE-M"), ("Stock", "RUG-JUTE-M")]
    found = await answer(desk, "Do we have the jute rug? What does it cost?")
    assert [(s.title, s.rows[0][1]) for s in found.sheets] == [("Stock", "RUG-JUTE-M"), ("Products", "RUG-JUTE-M")]


async def test_what_holds_only_some_of_the_words_is_cited_as_such(desk: Desk) -> None:
    found = await answer(desk, "Which fee do we dispute after Amazon measured and weighed a crate?")
    assert any("holds some of them" in note for note in found.notes) and found.passages


async def test_an_order_is_looked_up_with_its_return(desk: Desk) -> None:
    found = await answer(desk, "112-5391166-8803432")
    assert [s.title for s in found.sheets] == ["Order 112-5391166-8803432", "Returns of order 112-5391166-8803432"]


async def test_an_order_that_no_report_has_is_said_to_be_unknown(desk: Desk) -> None:
    found = await answer(desk, "What about order 999-1234567-1234567?")
    assert "No report has order 999-1234567-1234567." in found.text
    assert found.sheets == ()


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("What do we do when a fulfilment centre measures wrong?", "process remeasure"),
        ("how do I open a carrier trace", "process carrier_trace"),
        ("who pays for the return label", "clause returns.payer_buyer"),
        ("what should I do if a customer threatens to sue us?", "process owner_handover"),
        ("how long is our warranty", "clause orders.warranty"),
        ("how much does express shipping cost", "clause shipping.cost"),
        ("do we ship to hawaii", "clause shipping.alaska_hawaii"),
    ],
)
async def test_what_to_do_is_answered_from_processes_and_clauses(desk: Desk, question: str, source: str) -> None:
    assert source in sources(await answer(desk, question))


async def test_a_question_on_stock_of_what_we_do_not_sell_is_not_answered_with_something_else(desk: Desk) -> None:
    assert not (await answer(desk, "do we have any lampshades in stock")).sheets


async def test_the_orders_of_an_item_are_listed(desk: Desk) -> None:
    title, found = await rows(desk, "which order contains the jute rug?")
    assert title.startswith("Orders of RUG-JUTE-M") and found[0][0] == "112-5391166-8803432"


async def test_counts_of_three_rows_or_more_are_drawn(desk: Desk) -> None:
    chart = (await answer(desk, "best selling products in the last 60 days")).chart
    assert chart is not None and chart.labels[0] == "BOTTLE-BLUE" and chart.values[0] == 2
    assert (await answer(desk, "how many orders did we get in the last 30 days")).chart is None


async def test_an_item_that_only_stands_in_a_report_of_stock_is_found_by_its_title(desk: Desk) -> None:
    line = StockLine("VASE-1", FBA, title="Stoneware Vase, tall", available=3)
    async with desk.database.write() as tx:
        report = await records.begin_report(tx, ReportKind.FBA_INVENTORY, "r", desk.today, "t", desk.clock.now())
        await records.put(tx, report, [line])
    _, found = await rows(desk, "how many stoneware vases are left?")
    assert [(row[1], row[3]) for row in found] == [("VASE-1", "3")]


async def test_what_counts_of_no_known_item_is_told_as_of_all_items(desk: Desk) -> None:
    found = await answer(desk, "Which lampshades were returned most in the last 30 days?")
    assert found.sheets and found.notes == ("No item is called “lampshades”: this is of all items.",)


async def test_every_question_that_the_manifest_suggests_is_answered(desk: Desk) -> None:
    manifest = json.loads((PROJECT / "manifest.json").read_text(encoding="utf-8"))
    for prompt in manifest["features"]["agent_view"]["suggested_prompts"]:
        found = await answer(desk, prompt["message"])
        assert found.sheets or any(s.startswith("process") for s in sources(found)), prompt["message"]


@pytest.mark.parametrize("question", ["Who won the cup final?", "xyzzy plugh", "What is our wifi password?"])
async def test_what_nobody_wrote_down_is_not_known(desk: Desk, question: str) -> None:
    found = await answer(desk, question)
    assert not found.known and "Nothing is known here of that" in found.text


@pytest.mark.parametrize(
    ("question", "said"), [("  ", "no question"), ("???", "no question"), ("why " * 600, "fewer words")]
)
async def test_what_is_no_question_is_said_to_be_none(desk: Desk, question: str, said: str) -> None:
    with pytest.raises(LevelheadError, match=said):
        await answer(desk, question)


async def test_the_days_of_the_shop_count_back_from_today(desk: Desk) -> None:
    _, found = await rows(desk, "111-8846320-7130657")
    assert found[0][4] == f"{date(2026, 11, 25):%d %b %Y}"


@pytest.mark.parametrize(
    ("question", "clause", "situation"),
    [
        (
            "how long do customers have to return a hammock they opened",
            "returns.window",
            "Return within the window",
        ),
        ("the client's blender started smoking, what do we write", "conduct.safety", "Injury or danger"),
        (
            "is delivery to Bermuda something we do",
            "shipping.destinations",
            "Question about shipping, before or apart from an order",
        ),
        ("buyer says one star unless the fee is waived", "conduct.review_threat", "Refund or a bad review"),
    ],
)
async def test_what_tells_of_a_case_is_answered_by_the_clauses_of_its_situation(
    desk: Desk, question: str, clause: str, situation: str
) -> None:
    found = await answer(desk, question)
    assert f"clause {clause}" in sources(found)
    assert any(f"it was read as a question about “{situation}”" in note for note in found.notes)


@pytest.mark.parametrize(
    "question",
    [
        "do you like the rain in Paris",
        "whose bicycle blocks the stairs",
        "xyzzy plugh",
        "Does Mrs. Lund get a llama with order 112-1234567-7654321?",
    ],
)
async def test_what_tells_of_no_case_stays_unknown(desk: Desk, question: str) -> None:
    found = await answer(desk, question)
    assert not found.known
    assert not sources(found)


async def test_whoever_asks_how_long_gets_clauses_that_name_a_span(desk: Desk) -> None:
    found = await answer(desk, "how long do customers have to return a hammock they opened")
    assert found.passages
    assert all(re.search(r"\d+ (?:business )?days", p.text) for p in found.passages)


async def test_a_clause_that_most_situations_name_is_not_cited_for_one_of_them(desk: Desk) -> None:
    named = [i for i in desk.book.situations if "conduct.follow_up" in i.own_clauses]
    assert len(named) > len(desk.book.situations) / 2
    for question in ("the tea set came smashed to bits", "the client's blender started smoking, what do we write"):
        assert "clause conduct.follow_up" not in sources(await answer(desk, question))


async def test_a_clause_that_holds_the_words_is_the_answer_without_any_likeness(desk: Desk) -> None:
    found = await answer(desk, "do we ship to PO boxes and military addresses")
    assert sources(found) == ["clause shipping.po_boxes"]
    assert not found.notes


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("what's our return policy", ["returns.window", "shop.window"]),
        ("What are the rules for shipping?", ["shipping.destinations", "shipping.time"]),
        ("our warranty policy", ["orders.warranty"]),
    ],
)
async def test_whoever_asks_for_a_policy_gets_what_it_begins_with(desk: Desk, question: str, first: list[str]) -> None:
    assert sources(await answer(desk, question))[: len(first)] == [f"clause {id}" for id in first]


async def test_of_clauses_that_hold_the_words_those_that_name_a_span_tell_how_long(desk: Desk) -> None:
    found = sources(await answer(desk, "how long do customers have to return an item?"))
    assert set(found[:2]) == {"clause returns.window", "clause shop.window"}
    mid = sources(await answer(desk, "is there a fee when somebody returns a used item"))
    assert "clause returns.restocking_used" in mid, "a when in the middle asks for no time"


@pytest.mark.parametrize(
    "question", ["returns of the kettle", "any kettle returns?", "what about returns for the kettle"]
)
async def test_the_returns_of_an_item_are_told_and_not_its_stock(desk: Desk, question: str) -> None:
    title, found = await rows(desk, question)
    assert title.startswith("Returned most") and {r[1] for r in found} == {"KETTLE-BLUE"}


async def test_what_is_sold_most_needs_no_word_of_counting_before_it(desk: Desk) -> None:
    assert (await rows(desk, "what did we sell most"))[0].startswith("Orders, ")


async def test_a_single_day_is_said_once(desk: Desk) -> None:
    found = await answer(desk, "how many orders today?")
    assert "No orders on 26 Nov 2026 in the orders report" in found.text


SHOP = (
    OrderLine("#1042", "TRAY-L", 1, title="Walnut Tray", quantity=1, status="fulfilled", bought_on=date(2026, 11, 8)),
    OrderLine(
        "#1043", "TRAY-L", 1, title="Walnut Tray", quantity=4, status="cancelled", bought_on=date(2026, 11, 8),
        currency="EUR", refunded=Decimal("43.90"),
    ),
    OrderLine("#1044", "CANDLE", 1, title="Beeswax Candle", quantity=2, status="pending", bought_on=date(2026, 8, 22)),
)  # fmt: skip
PARCEL = "9400111899223197428490"


@pytest.fixture
async def shop(desk: Desk) -> Desk:
    """The desk with a few orders of a shop of its own, of which one was cancelled, and a return under way."""
    back = ReturnLine(
        "R7", "112-5555555-5555555", "GRIND", title="Grinder", asked_on=date(2026, 11, 19), tracking=PARCEL
    )
    async with desk.database.write() as tx:
        for kind, rows_ in ((ReportKind.SHOPIFY_ORDERS, SHOP), (ReportKind.SELLER_RETURNS, (back,))):
            report = await records.begin_report(tx, kind, "r", desk.today, "t", desk.clock.now())
            await records.put(tx, report, rows_)
            await records.end_report(tx, report, len(rows_), 0)
    return desk


@pytest.mark.parametrize(
    ("question", "title", "first"),
    [
        ("what's in shop order 1042?", "Order #1042", "Walnut Tray"),
        ("is order 1043 cancelled?", "Order #1043", "Walnut Tray"),
        ("which orders are cancelled?", "Orders cancelled, bought", "#1043"),
        ("which orders haven\u2019t shipped yet in Q3?", "Orders not shipped, bought 1 Jul", "#1044"),
        ("which parcels are late this quarter?", "Orders not shipped, bought 1 Oct", "111-8846320-7130657"),
        ("who bought the walnut tray?", "Orders of TRAY-L", "#1042"),
        ("what was refunded in November?", "Refunded, of orders bought 1 Nov", "#1043"),
        (f"where is parcel {PARCEL}?", f"Returns in parcel {PARCEL}", "112-5555555-5555555"),
        ("which returns haven't arrived yet?", "Returns asked for and not received", "112-5555555-5555555"),
        ("what sold best in Q3?", "Orders, 1 Jul 2026 to 30 Sep 2026, by product", "Beeswax Candle"),
        ("which products never sold?", "Products without a sale", None),
        ("how many orders were cancelled this month?", "Orders, 1 Nov 2026 to 26 Nov 2026, by status", "Cancelled"),
        ("what are we running low on?", "Items with 10 units or fewer", None),
        ("are the kettles in stock?", "Stock", None),
        ("did anyone return the kettle?", "Returned most", None),
        ("show me all orders from 8 November", "Orders bought 8 Nov 2026", "#1042"),
        ("anything unshipped older than 30 days?", "Orders not shipped, bought", "#1044"),
        ("last 3 orders", "Latest orders", None),
        ("top 3 products this year", "Orders, 1 Jan 2026 to 26 Nov 2026, by product", "Walnut Tray"),
        ("compare October and November sales", "Orders, 1 Oct 2026 to 26 Nov 2026, by month", "November 2026"),
        ("which orders are late?", "Orders not shipped, bought", "111-8846320-7130657"),
        ("any unshipped candle orders in Q3?", "Orders of CANDLE", "#1044"),
        ("what refunds did we give for the walnut tray?", "Refunded, of orders bought", "#1043"),
        ("how many parcels did we ship this month?", "Orders, 1 Nov 2026 to 26 Nov 2026, by status", "Fulfilled"),
        ("what do customers say about the kettle?", "Comments on returns", None),
    ],
)
async def test_what_teammates_ask_of_orders_and_parcels(
    shop: Desk, question: str, title: str, first: str | None
) -> None:
    found = await answer(shop, question)
    assert found.known and found.sheets[0].title.startswith(title) and not found.notes
    assert first is None or first in [row[0] for row in found.sheets[0].rows]


async def test_what_was_cancelled_was_not_sold(shop: Desk) -> None:
    found = await answer(shop, "how many walnut trays did we sell this month?")
    assert [s.rows for s in found.sheets] == [(("1", "1", "0"),)]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("was order 1043 refunded?", "Of order #1043, €43.90 was refunded: Shopify orders report of 26 Nov 2026."),
        ("has order 1042 been paid back yet?", "Nothing of order #1042 was refunded, as far as the reports tell"),
        ("did they get their money back for 112-5555555-5555555?", "Nothing of order 112-5555555-5555555 was"),
        ("what's in shop order 1043?", ""),
    ],
)
async def test_whether_an_order_was_paid_back_is_said(shop: Desk, question: str, said: str) -> None:
    told = (await answer(shop, question)).text
    assert told.startswith(said) and ("refunded" in told) is bool(said)


async def test_a_parcel_that_no_report_has_is_said_to_be_unknown(shop: Desk) -> None:
    assert "ask the carrier" in (await answer(shop, "where is parcel 9400111899223197428506?")).text


@pytest.mark.parametrize(
    ("earlier", "question", "title"),
    [
        ("how many blue bottles are left?", "and the kettle?", "Stock"),
        ("what sold best in October?", "and in Q3?", "Orders, 1 Jul 2026 to 30 Sep 2026, by product"),
        ("how many kettles are left?", "how much is it?", "Products"),
        ("what did order 1042 contain?", "was it refunded?", "Order #1042"),
        ("how much is the kettle?", "what about returns?", "Returned most"),
    ],
)
async def test_a_question_goes_on_from_the_one_before_in_its_thread(
    shop: Desk, earlier: str, question: str, title: str
) -> None:
    found = await answer(shop, question, [earlier])
    assert found.sheets and found.sheets[0].title.startswith(title)


async def test_how_many_were_sold_means_the_item_of_the_question_beside_it(shop: Desk) -> None:
    found = await answer(shop, "How many kettles are left and how many did we sell this year?")
    assert [s.title for s in found.sheets][1].startswith("Orders of KETTLE-BLUE")


async def test_a_question_for_a_rule_stands_by_itself_in_a_thread(shop: Desk) -> None:
    found = await answer(shop, "who pays for the label when they return it?", ["how many kettles are left?"])
    assert not found.sheets and "clause returns.payer_buyer" in sources(found)


async def test_more_sold_than_there_are_is_none_that_can_ship(shop: Desk) -> None:
    line = StockLine("CANDLE", "our warehouse", title="Beeswax Candle", available=-2)
    async with shop.database.write() as tx:
        report = await records.begin_report(tx, ReportKind.SHOPIFY_PRODUCTS, "r", shop.today, "t", shop.clock.now())
        await records.put(tx, report, [line])
    found = await answer(shop, "are candles in stock?")
    assert "None of Beeswax Candle can ship from our warehouse. The report has -2" in found.text

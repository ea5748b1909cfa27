"""What records know of a case: shown to the team with the report, used by the draft, never thrown at anybody."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.desk.parts.view import CaseView, load
from bot.domain.case import Fulfilment
from bot.domain.records import OrderLine, Product, Record, Refund, ReportKind, ReturnLine, StockLine
from bot.store.company import records
from tests.dialogues.conftest import Team

ORDER = "111-2223334-5556667"
SHELF = OrderLine(
    ORDER, "SHELF-OAK", asin="B0HARBOUR1", title="Oak shelf", quantity=1, status="Shipped",
    bought_on=date(2026, 11, 2), fulfilment=Fulfilment.SELLER,
)  # fmt: skip
MISSING = f"Two brackets are missing from my order {ORDER}. Please send them, I sent a photo already."


async def known(team: Team, kind: ReportKind, *found: Record, as_of: date = date(2026, 11, 12)) -> None:
    async with team.bot.desk.database.write() as tx:
        report = await records.begin_report(tx, kind, "report.txt", as_of, "U0ANA", team.clock.now())
        await records.put(tx, report, found)
        await records.end_report(tx, report, len(found), 0)


async def stands(team: Team) -> CaseView:
    """The latest case as the store has it."""
    name = team.last(team.case()).text.split("case ")[1].split(":")[0]
    async with team.bot.desk.database.read() as tx:
        return await load(tx, name)


async def test_the_order_is_told_with_its_report_and_its_age(team: Team) -> None:
    await known(team, ReportKind.ORDERS, SHELF)
    case = await team.draft(MISSING)
    shown = team.last(case).plain
    assert f"Order {ORDER}: 1 × Oak shelf; bought on 2 Nov 2026, fulfilled by us, shipped" in shown
    assert "(orders report of 12 Nov 2026)" in shown


async def test_an_order_that_has_not_left_is_not_said_to_be_scanned_on_its_way(team: Team) -> None:
    await known(team, ReportKind.ORDERS, replace(SHELF, status="Unshipped"))
    case = await team.draft(f"Where is my order {ORDER}? It was supposed to be here on Tuesday.")
    shown = team.last(case).plain
    assert "finding out on which day your order leaves our warehouse" in shown
    assert "scan" not in shown and "On which day does it leave the warehouse?" in shown
    await team.ana.press(team.last(case), "Add facts")
    view = team.ana.view
    assert view is not None
    assert await team.ana.submit({next(label for label in view.labels if "leave" in label): "2026-11-16"}) is None
    await team.settled()
    assert "it leaves on Monday, November 16" in team.last(case).plain


async def test_by_when_an_order_is_to_leave_is_told_until_that_day_is_over(team: Team) -> None:
    waits = replace(SHELF, status="Unshipped", ship_by=date(2026, 11, 25))
    await known(team, ReportKind.UNSHIPPED_ORDERS, waits, as_of=date(2026, 11, 22))
    case = await team.draft(f"Where is my order {ORDER}? It was supposed to be here on Tuesday.")
    draft = team.last(case)
    shown = draft.plain
    assert "it is due to leave by Wednesday, November 25" in shown and "finding out" not in shown
    assert "to be shipped by 25 Nov 2026" in shown and "On which day does it leave" not in shown
    await team.pause(3 * 86_400)
    await team.press("ana", draft, "Customer wrote again")
    await team.fill("ana", {"What the customer wrote": "Well, where is it?"})
    shown = team.last(case).plain
    assert "due to leave" not in shown and "finding out on which day your order leaves our warehouse" in shown
    assert f"Order {ORDER} was to leave us by 25 Nov 2026 and hadn't by 22 Nov 2026" in shown


async def test_an_order_that_was_cancelled_is_not_said_to_be_on_its_way(team: Team) -> None:
    await known(team, ReportKind.SHOPIFY_ORDERS, replace(SHELF, order_id="#1043", status="cancelled"))
    case = await team.draft("My order 1043 still hasn't arrived. When does it come?")
    shown = team.last(case).plain
    assert "says that order #1043 is cancelled. Find out which is right." in shown
    assert "finding out what has become of your order" in shown and "scan" not in shown
    assert "doesn't take it up" not in shown
    kept = {f.key: f.value for f in (await stands(team)).facts}
    assert kept["called_off"] == "to be confirmed" and "shipping_status" not in kept
    await team.press("ana", team.last(case), "Customer wrote again")
    await team.fill("ana", {"What the customer wrote": "Ah, you cancelled it. Why?"})
    kept = {f.key: f.value for f in (await stands(team)).facts}
    assert "called_off" not in kept and kept["shipping_status"] == "cancelled"


async def test_an_order_of_our_shop_is_known_by_its_number_without_its_mark(team: Team) -> None:
    await known(team, ReportKind.SHOPIFY_ORDERS, replace(SHELF, order_id="#1042"), replace(SHELF, order_id="EX-77"))
    for words, told in (
        ("Where is my order no. 1042?", "Order #1042: 1 × Oak shelf"),
        ("Where is EX-77?", "Order EX-77: 1 × Oak shelf"),
        ("Where is my order 1099?", "No report has order 1099."),
    ):
        assert told in team.last(await team.draft(words)).plain


@pytest.mark.parametrize("written", ["111 2223334 5556667", "11122233345556667", "111\u20132223334\u20135556667"])
async def test_an_order_of_amazon_is_known_however_its_number_is_written(team: Team, written: str) -> None:
    await known(team, ReportKind.ORDERS, SHELF)
    shown = team.last(await team.draft(f"Where is my order {written}?")).plain
    assert f"Order {ORDER}: 1 × Oak shelf" in shown and "No report has" not in shown


async def test_items_of_one_order_that_stand_differently_are_told_apart(team: Team) -> None:
    lamp = replace(SHELF, sku="LAMP", title="Lamp", status="Cancelled", quantity=0)
    await known(team, ReportKind.ORDERS, SHELF, lamp)
    shown = team.last(await team.draft(f"Where is the lamp of my order {ORDER}?")).plain
    assert "Lamp (cancelled), 1 × Oak shelf (shipped); bought on 2 Nov 2026, fulfilled by us (orders" in shown
    assert f"says that “Lamp” of order {ORDER} is cancelled." in shown


async def test_where_more_were_sold_than_lie_there_no_replacement_can_be_sent(team: Team) -> None:
    await known(team, ReportKind.ORDERS, SHELF)
    await known(team, ReportKind.LISTINGS, StockLine("SHELF-OAK", "our warehouse", title="Oak shelf", available=-2))
    case = await team.draft(f"The shelf of order {ORDER} came cracked. Please send a replacement.")
    shown = team.last(case).plain
    assert "none available, 2 more sold than there were" in shown and "no replacement can be sent from there" in shown


async def test_an_old_report_of_what_has_not_left_or_is_in_stock_is_told_as_such(team: Team) -> None:
    await known(team, ReportKind.ORDERS, replace(SHELF, status="Unshipped"))
    words = f"Please cancel order {ORDER}."
    assert "is 11 days old: order 111-2223334-5556667, which it has as unshipped, may have left since" in (
        team.last(await team.draft(words)).plain
    )
    await known(team, ReportKind.ORDERS, replace(SHELF, status="Unshipped"), as_of=date(2026, 11, 22))
    assert "days old" not in team.last(await team.draft(words)).plain
    await known(team, ReportKind.LISTINGS, StockLine("SHELF-OAK", "our warehouse", title="Oak shelf", available=4))
    shown = team.last(await team.draft(f"The shelf of order {ORDER} came cracked. Please send a replacement.")).plain
    assert "is 11 days old: count what is in stock before a replacement is promised" in shown


async def test_where_no_order_is_named_which_one_it_is_comes_first(team: Team) -> None:
    case = await team.draft("wheres my stuff")
    asked = team.last(case).plain.partition("Check before it goes out")[2]
    assert asked.index("Which order is it?") < asked.index("scan")
    case = await team.draft(f"Where is my order {ORDER}?")
    assert "Which order is it?" not in team.last(case).plain


async def test_stock_answers_whether_a_replacement_can_be_sent(team: Team) -> None:
    await known(team, ReportKind.ORDERS, SHELF)
    await known(team, ReportKind.LISTINGS, StockLine("SHELF-OAK", "our warehouse", title="Oak shelf", available=4))
    case = await team.draft(MISSING)
    shown = team.last(case).plain
    assert "Stock of Oak shelf, our warehouse: 4 available (listings report of 12 Nov 2026)" in shown
    assert "Is it in stock?" not in shown and "a replacement can be sent" not in shown
    case = await team.draft(f"The shelf of order {ORDER} came cracked. Please send a replacement.")
    assert "(listings report of 12 Nov 2026): a replacement can be sent" in team.last(case).plain


async def test_what_is_known_of_an_order_is_of_the_matter_that_names_it_also_behind_the_next_message(
    team: Team,
) -> None:
    await known(team, ReportKind.ORDERS, SHELF)
    await known(team, ReportKind.LISTINGS, StockLine("SHELF-OAK", "our warehouse", title="Oak shelf", available=4))
    case = await team.draft(f"The shelf of order {ORDER} came cracked, photo attached. Please send a new one.")
    assert "sending you a replacement" in team.last(case).plain
    await team.press("ana", team.last(case), "Customer wrote again")
    await team.fill("ana", {"What the customer wrote": "Also, do you ship to Canada?"})
    shown = team.last(case).plain
    assert "Canada" in shown and "sending you a replacement" in shown and "Is a replacement in stock?" not in shown


@pytest.mark.deep
async def test_a_blank_quantity_is_not_known_and_still_to_check(team: Team) -> None:
    await known(team, ReportKind.ORDERS, SHELF)
    await known(team, ReportKind.LISTINGS, StockLine("SHELF-OAK", "our warehouse", title="Oak shelf"))
    case = await team.draft(MISSING)
    shown = team.last(case).plain
    assert "our warehouse: not known" in shown and "Is it in stock?" in shown


async def test_an_order_that_no_report_has_is_said_to_be_unknown(team: Team) -> None:
    await known(team, ReportKind.ORDERS, SHELF)
    case = await team.draft("Where is my order 999-1112223-4445556?")
    assert "No report has order 999-1112223-4445556" in team.last(case).plain


async def test_without_reports_nothing_is_said_of_records(team: Team) -> None:
    case = await team.draft(MISSING)
    assert "From our records" not in team.last(case).plain


async def test_an_order_that_amazon_ships_takes_amazons_route(team: Team) -> None:
    fba = OrderLine(ORDER, "LAMP", title="Lamp", quantity=1, bought_on=date(2026, 11, 2), fulfilment=Fulfilment.AMAZON)
    await known(team, ReportKind.ORDERS, fba)
    case = await team.draft(f"My order {ORDER} came late and the lamp is broken. I want my money back.")
    async with team.bot.desk.database.read() as tx:
        row = await __import__("bot.store.case.cases", fromlist=["get"]).get(
            tx, team.last(case).text.split("case ")[1].split(":")[0]
        )
    assert row is not None and row.fulfilment is Fulfilment.AMAZON


async def test_what_differs_is_shown_to_the_team_and_not_in_the_reply(team: Team) -> None:
    await known(team, ReportKind.ORDERS, SHELF)
    case = await team.draft(
        f"I ordered the shelf {ORDER} on October 2 and two brackets are missing. Photo is attached."
    )
    message = team.last(case)
    assert "The customer says “I ordered the shelf" in message.plain
    assert "says that it was bought on 2 Nov 2026. Find out which is right." in message.plain
    reply = next(b for b in message.blocks if b["type"] == "rich_text")
    assert not re.search(r"November 2\b|\b2 Nov", str(reply))


async def test_an_order_of_another_thing_than_they_write_of_gives_the_reply_no_name_and_no_stock(team: Team) -> None:
    await known(team, ReportKind.ORDERS, SHELF)
    await known(team, ReportKind.LISTINGS, StockLine("SHELF-OAK", "our warehouse", title="Oak shelf", available=4))
    case = await team.draft(
        f"I ordered 2 copper jugs, order {ORDER}. They came dented, photo attached. Please replace."
    )
    message = team.last(case)
    assert (
        "The customer says “copper jugs”; the orders report of 12 Nov 2026 says that “Oak shelf” was" in message.plain
    )
    reply = next(b for b in message.blocks if b["type"] == "rich_text")
    assert "shelf" not in str(reply).lower()
    assert not {"item", "quantity", "stock_quantity"} & {f.key for f in (await stands(team)).facts}


async def test_a_newer_report_changes_the_fact_in_the_next_draft(team: Team) -> None:
    await known(team, ReportKind.ORDERS, SHELF)
    await known(team, ReportKind.LISTINGS, StockLine("SHELF-OAK", "our warehouse", title="Oak shelf", available=4))
    case = await team.draft(MISSING)
    assert [f.source for f in (await stands(team)).facts if f.key == "stock_quantity"] == [
        "listings report of 12 Nov 2026"
    ]
    await team.press("ana", team.last(case), "Add facts")
    await team.fill("ana", {"What does the packing record say?": "two brackets short"})
    await known(
        team, ReportKind.LISTINGS, StockLine("SHELF-OAK", "our warehouse", available=0), as_of=date(2026, 11, 13)
    )
    await team.say("ana", case, "revise: shorter")
    assert (await stands(team)).fact("stock_quantity") == "0"


async def test_a_refund_that_went_out_is_told_where_the_customer_waits_for_it(team: Team) -> None:
    back = ReturnLine(
        "R1",
        ORDER,
        "SHELF-OAK",
        title="Oak shelf",
        received_on=date(2026, 11, 10),
        refunded=Decimal("59.90"),
        currency="USD",
    )
    await known(team, ReportKind.ORDERS, SHELF)
    await known(team, ReportKind.SELLER_RETURNS, back)
    case = await team.draft(f"I returned order {ORDER} and have not received a refund.")
    shown = team.last(case).plain
    assert "says that $59.90 was refunded" in shown
    assert "received on 10 Nov 2026" in shown


PAID = Refund("1", ORDER, "SHELF-OAK", "Refund", date(2026, 11, 18), Decimal("59.90"), "USD")


@pytest.mark.parametrize(
    ("paid", "kept"),
    [
        (PAID, {"refund_issued_on": "2026-11-18", "refund_paid": "$59.90"}),
        (replace(PAID, amount=Decimal("20.00")), {}),
        (replace(PAID, kind="A-to-z Guarantee Refund"), {}),
        (replace(PAID, amount=None), {}),
    ],
    ids=["all of it", "a part", "by a claim", "of no known amount"],
)
async def test_the_day_of_a_refund_is_a_fact_where_all_was_paid_back(
    team: Team, paid: Refund, kept: dict[str, str]
) -> None:
    await known(team, ReportKind.ORDERS, replace(SHELF, price=Decimal("59.90"), currency="USD"))
    await known(team, ReportKind.SETTLEMENT, paid, as_of=date(2026, 11, 20))
    case = await team.draft(f"Where is my refund? I sent the shelf of order {ORDER} back two weeks ago.")
    shown = team.last(case).plain
    assert f"order {ORDER}, SHELF-OAK: posted on 18 Nov 2026 (settlement report of 20 Nov 2026)" in shown
    found = {f.key: f.value for f in (await stands(team)).facts}
    assert {key: found[key] for key in ("refund_issued_on", "refund_paid") if key in found} == kept


@pytest.mark.deep
async def test_of_an_order_with_several_items_the_one_the_customer_names_is_looked_up(team: Team) -> None:
    blue, green = (
        replace(SHELF, sku=f"BOTTLE-{c.upper()}", title=f"Bottle, {c}", quantity=2) for c in ("blue", "green")
    )
    await known(team, ReportKind.ORDERS, blue, green)
    stock = [StockLine(f"BOTTLE-{c}", "our warehouse", available=n) for c, n in (("BLUE", 118), ("GREEN", 0))]
    await known(team, ReportKind.LISTINGS, *stock)
    await team.draft(f"One of my two green bottles from order {ORDER} arrived dented. Can you send a replacement?")
    case = await stands(team)
    assert (case.fact("item"), case.fact("stock_quantity")) == ("Bottle, green", "0")


@pytest.mark.deep
async def test_which_of_several_items_is_meant_is_not_guessed(team: Team) -> None:
    blue, green = (replace(SHELF, sku=f"BOTTLE-{c.upper()}", title=f"Bottle, {c}") for c in ("blue", "green"))
    await known(team, ReportKind.ORDERS, blue, green)
    await team.draft(f"One bottle from order {ORDER} arrived dented. Can you send a replacement?")
    assert (await stands(team)).fact("item") is None


async def test_a_return_is_told_in_words_with_who_pays_its_label(team: Team) -> None:
    back = ReturnLine("R1", ORDER, "SHELF-OAK", reason="CR-UNWANTED_ITEM", label_payer="Customer", currency="USD")
    await known(team, ReportKind.ORDERS, SHELF)
    await known(team, ReportKind.SELLER_RETURNS, replace(back, label_cost=Decimal("11.40"), in_policy=False))
    shown = team.last(await team.draft(f"Why do you refuse my return of order {ORDER}?")).plain
    assert "unwanted item (CR-UNWANTED_ITEM), out of policy, label of $11.40 paid by the customer" in shown


async def test_a_parcel_leads_to_its_return_and_to_the_order_it_comes_from(team: Team) -> None:
    back = ReturnLine("R1", ORDER, "SHELF-OAK", received_on=date(2026, 11, 10), tracking="1Z999AA10123456784")
    await known(team, ReportKind.ORDERS, SHELF)
    await known(team, ReportKind.SELLER_RETURNS, back)
    shown = team.last(await team.draft("I sent the shelf back with UPS 1Z999AA10123456784. Where is my refund?")).plain
    assert f"Order {ORDER}" in shown and "received on 10 Nov 2026" in shown
    assert (await stands(team)).fact("item") == "Oak shelf"


async def test_a_product_or_parcel_that_no_report_has_is_said_to_be_unknown(team: Team) -> None:
    words = "Is B0HARBOUR9 what I need? My return 1Z999AA10123456784 is on its way."
    assert "No report has" not in team.last(await team.draft(words)).plain, "without reports nothing could have it"
    await known(team, ReportKind.LISTINGS, Product("RUG", asin="B0HARBOUR1", title="Rug"))
    await known(team, ReportKind.SELLER_RETURNS, ReturnLine("R1", ORDER, "RUG", tracking="1Z1"))
    shown = team.last(await team.draft(f"{words} Thanks")).plain
    assert "No report has the ASIN B0HARBOUR9." in shown
    assert "No returns report has parcel 1Z999AA10123456784." in shown


@pytest.mark.deep
@pytest.mark.parametrize(
    ("available", "says"), [(4, "We are sending you a replacement"), (0, "A replacement is not in stock at the moment")]
)
async def test_a_replacement_is_promised_where_there_is_one_and_a_choice_given_where_there_is_none(
    team: Team, available: int, says: str
) -> None:
    await known(team, ReportKind.ORDERS, SHELF)
    await known(team, ReportKind.LISTINGS, StockLine("SHELF-OAK", "our warehouse", available=available))
    words = f"My shelf of order {ORDER} arrived cracked, I attached photos. Can you send a replacement?"
    shown = team.last(await team.draft(words))
    assert says in shown.plain and "Approve" in shown.labels


@pytest.mark.parametrize(
    ("bought", "says"),
    [(date(2026, 10, 1), "by the record it was ordered longer ago"), (date(2026, 11, 2), "return within the window")],
)
async def test_a_return_of_what_was_ordered_long_ago_is_promised_nothing(team: Team, bought: date, says: str) -> None:
    """The record stood beside a reply that called the return no problem."""
    await known(team, ReportKind.ORDERS, replace(SHELF, bought_on=bought))
    shown = team.last(await team.draft(f"How do I return the shelf of order {ORDER}? It doesn't suit the room.")).plain
    assert says in shown.lower() and "no problem" not in shown
    assert ("To start, open Your Orders" in shown) == (bought > date(2026, 10, 15))


async def test_a_return_that_the_marketplace_has_as_out_of_policy_is_no_routine(team: Team) -> None:
    await known(team, ReportKind.ORDERS, SHELF)
    await known(team, ReportKind.SELLER_RETURNS, ReturnLine("R1", ORDER, "SHELF-OAK", in_policy=False))
    shown = team.last(await team.draft(f"How do I return the shelf of order {ORDER}? It doesn't suit the room.")).plain
    assert "the marketplace's report of returns has this one as out of policy" in shown.lower()


async def test_a_return_of_what_they_bought_long_ago_is_promised_nothing_either(team: Team) -> None:
    """`It just doesn't fit` had been read as a day ago."""
    said = "I bought the shelf from you 44 days ago and it just doesn't fit. How do I return it?"
    shown = team.last(await team.draft(said)).plain.lower()
    assert "by the customer's own words it is longer ago than a return is open" in shown


@pytest.mark.parametrize(("shipped", "says"), [(date(2026, 11, 4), "4 Nov 2026"), (None, "not known")])
async def test_when_an_order_was_shipped_is_answered_or_said_to_be_unknown(
    team: Team, shipped: date | None, says: str
) -> None:
    """The table held no day of it, and no word that none is known."""
    await known(team, ReportKind.ORDERS, replace(SHELF, shipped_on=shipped))
    await team.ana.command("#support", f"/ask when did order {ORDER} ship?")
    await team.settled()
    shown = team.told("ana")
    assert "Shipped" in shown and says in shown

"""Where the customer's words and a record differ: what counts as a difference, and what doesn't."""

from datetime import date
from decimal import Decimal

import pytest

from bot.checks.differing import differences
from bot.domain.case import Fulfilment, Matter, Turn, Who
from bot.domain.records import OrderLine, Recorded, Report, ReportKind, ReturnLine
from bot.records.found import CaseRecords

ORDER = "111-2223334-5556667"
REPORT = Report(1, ReportKind.ORDERS, "orders.txt", date(2026, 11, 12))
BOUGHT = date(2026, 11, 2)


def differing(
    words: str,
    status: str = "Shipped",
    quantity: int = 1,
    payer: str | None = None,
    title: str = "",
    refunded: Decimal | None = None,
) -> list[tuple[str, str]]:
    """(fact, what the record says) of each difference."""
    line = OrderLine(
        ORDER,
        "SHELF",
        title=title,
        quantity=quantity,
        status=status,
        bought_on=BOUGHT,
        fulfilment=Fulfilment.SELLER,
        currency="EUR",
        refunded=refunded,
    )
    back = ReturnLine("R1", ORDER, "SHELF", label_payer=payer)
    found = CaseRecords(orders={ORDER: [Recorded(line, REPORT)]}, returns=(Recorded(back, REPORT),) if payer else ())
    matter = Matter((Turn(Who.CUSTOMER, words),), date(2026, 11, 20))
    return [(d.key, d.record) for d in differences(matter, found)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("I ordered three shelves.", [("quantity", "that one was ordered")]),
        (f"My order {ORDER} of 3 shelves is damaged.", [("quantity", "that one was ordered")]),
        ("All four shelves are scratched.", [("quantity", "that one was ordered")]),
        ("Two of the shelves I bought are bent.", [("quantity", "that one was ordered")]),
        ("My order of 1 shelf is damaged.", []),
        ("I ordered it 3 weeks ago and all 3 days I waited.", []),
        ("I bought it on October 2.", [("ordered_on", "that it was bought on 2 Nov 2026")]),
        ("It was ordered on October 2 and came broken.", [("ordered_on", "that it was bought on 2 Nov 2026")]),
        (f"Where is my order {ORDER} of October 2?", [("ordered_on", "that it was bought on 2 Nov 2026")]),
        (f"I returned the shelf from order {ORDER} and UPS says you got it on November 20.", []),
        ("I ordered it, and it reached me on November 10.", []),
        ("The shelf I ordered was delivered on November 10.", []),
    ],
)
def test_the_day_and_how_many_are_compared(words: str, told: list[tuple[str, str]]) -> None:
    assert differing(words) == told


@pytest.mark.parametrize(
    ("words", "title", "differs"),
    [
        ("I ordered 2 copper kettles and one is dented.", "Signal Lamp, brass", True),
        ("My kettle leaks.", "Signal Lamp, brass", True),
        ("I ordered 2 copper kettles and one is dented.", "Stovetop Teakettle, 2 l", False),
        ("Where is my kettel?", "Copper Kettle", False),
        ("My order is two days late.", "Signal Lamp, brass", False),
        ("You sent the wrong thing: I got a kettle.", "Signal Lamp, brass", False),
        ("I ordered a lamp and received a kettle.", "Signal Lamp, brass", False),
        ("The lid of my kettle broke.", "", False),
    ],
)
def test_the_thing_they_name_is_compared(words: str, title: str, differs: bool) -> None:
    found = differing(words, quantity=2, title=title)
    assert found == ([("item", f"that “{title}” was ordered")] if differs else [])


@pytest.mark.parametrize(
    ("words", "status", "differs"),
    [
        ("The shelf came cracked.", "Unshipped", True),
        ("It arrived today.", "Cancelled", True),
        ("I received the wrong shelf.", "Pending", True),
        ("The shelf came cracked.", "Shipped", False),
        ("It hasn't arrived yet.", "Unshipped", False),
        ("When will it arrive?", "Unshipped", False),
        ("I received your confirmation.", "Unshipped", False),
        ("No answer came from you.", "Unshipped", False),
        ("The shelf never came.", "Unshipped", False),
    ],
)
def test_what_has_not_left_cannot_have_come(words: str, status: str, differs: bool) -> None:
    assert [key for key, _ in differing(words, status)] == (["shipping_status"] if differs else [])


@pytest.mark.parametrize(
    ("words", "payer", "differs"),
    [
        ("I paid for the return label myself.", "Seller", True),
        ("I had to pay the postage.", "Seller", True),
        ("I paid for the return label myself.", "Customer", False),
        ("Who pays the label?", "Seller", False),
        ("I did not pay for the label.", "Seller", False),
    ],
)
def test_who_paid_the_label_is_compared(words: str, payer: str, differs: bool) -> None:
    assert [key for key, _ in differing(words, payer=payer)] == (["label_payer"] if differs else [])


@pytest.mark.parametrize(
    ("words", "status", "differs"),
    [
        ("Where is my order?", "Cancelled", True),
        ("I've been waiting three weeks for my shelf.", "cancelled", True),
        ("When will it arrive?", "Canceled", True),
        ("The shelf never came.", "Cancelled", True),
        ("Still nothing here. Any news?", "refunded", True),
        ("Where is my order?", "Shipped", False),
        ("Where is my order?", "Unshipped", False),
        ("Why was my order cancelled? When will you send it?", "Cancelled", False),
        ("Please send me the invoice.", "Cancelled", False),
        ("When will my refund arrive?", "Cancelled", False),
    ],
)
def test_who_waits_for_an_order_that_was_cancelled_may_not_know_of_it(words: str, status: str, differs: bool) -> None:
    told = [("called_off", f"that order {ORDER} is {status.lower()}")] if differs else []
    assert differing(words, status) == told


@pytest.mark.parametrize(
    ("words", "differs"),
    [
        ("Where is my order?", True),
        ("My shelf still hasn't arrived.", True),
        ("My shelf still hasn\u2019t arrived.", True),
        ("When will my refund arrive?", True),
        ("I haven't got my money back.", True),
        ("The refund has not come.", True),
        ("The shelf came cracked.", False),
        ("Thank you for the refund.", False),
    ],
)
def test_who_waits_for_what_was_paid_back_is_told_apart(words: str, differs: bool) -> None:
    told = [("refunded", "that €43.90 was refunded")] if differs else []
    assert differing(words, "fulfilled", refunded=Decimal("43.90")) == told
    assert differing(words, "fulfilled") == []


def test_of_an_order_that_was_partly_sent_something_can_have_come() -> None:
    lines = [
        OrderLine("#1044", sku, title=title, quantity=1, status=status, bought_on=BOUGHT)
        for sku, title, status in (("CANDLE", "Beeswax Candle", "pending"), ("TRAY", "Walnut Tray", "fulfilled"))
    ]
    found = CaseRecords(orders={"#1044": [Recorded(line, REPORT) for line in lines]})
    matter = Matter((Turn(Who.CUSTOMER, "Only the tray of my order has arrived."),), date(2026, 11, 20))
    assert list(differences(matter, found)) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The blue bottle never came, only the grinder did.", ["that “Blue Bottle” of order #7001 is cancelled"]),
        ("Where is my bottle?", ["that “Blue Bottle” of order #7001 is cancelled"]),
        ("Where is my grinder?", []),
        ("The bottle leaks.", []),
    ],
)
def test_who_waits_for_the_item_of_an_order_that_was_cancelled_may_not_know_of_it(words: str, told: list[str]) -> None:
    lines = [
        OrderLine("#7001", sku, title=title, quantity=1, status=status, bought_on=BOUGHT)
        for sku, title, status in (("B", "Blue Bottle", "Cancelled"), ("G", "Coffee Grinder", "Shipped"))
    ]
    found = CaseRecords(orders={"#7001": [Recorded(line, REPORT) for line in lines]})
    matter = Matter((Turn(Who.CUSTOMER, words),), date(2026, 11, 20))
    assert [d.record for d in differences(matter, found)] == told

"""Who bears a cost, told by its structure, against the clause that settles it."""

from datetime import date

import pytest

from bot.checks.review import review_words
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who
from bot.domain.reply import Finding, Severity
from bot.knowledge.book import Book
from tests.knowledge.small_book import shipped

TODAY = date(2026, 11, 24)
OURS = {"photo_received": "yes", "stock_quantity": "0", "price": "$60"}
THEIRS = {
    "free_returns": "no",
    "label_cost": "$9",
    "refund_amount": "$51",
    "price": "$60",
    "reason_code": "CR-UNWANTED_ITEM",
}


@pytest.fixture(scope="module")
def book() -> Book:
    return shipped()


def stops(reply: str, book: Book, situation: str, facts: dict[str, str], marketplace: str = "amazon.com") -> list[str]:
    matter = Matter(
        (Turn(Who.CUSTOMER, "May I return it?"),), TODAY, tuple(Fact(k, v) for k, v in facts.items()), marketplace
    )
    found: tuple[Finding, ...] = review_words(f"Thanks for writing. {reply}", matter, book, situation).findings
    return [f.rule for f in found if f.severity is Severity.STOP]


@pytest.mark.parametrize(
    "reply",
    [
        "You get the $60 minus return shipping.",
        "Your refund would be reduced by what the courier charges.",
        "The return fee comes off your $60.",
        "Once the postage has been taken from it, the rest is yours.",
        "We only keep the postage from the $60.",
        "The courier's charge lands with you.",
        "The freight back is your affair.",
        "The postage is something you'd have to find yourself.",
        "Could you see to the stamps yourself?",
        "We'd ask you to bear the collection fee.",
        "We share the postage with you.",
        "You'd only carry the cost of the parts.",
        "The $35 go back to you, from which we hold back the cost of the parcel.",
        "Any carrier will do for the return, as long as you take on the freight.",
    ],
)
def test_a_cost_put_on_the_customer_stops_where_we_pay(reply: str, book: Book) -> None:
    assert "payer" in stops(reply, book, "damaged_on_arrival", OURS)


@pytest.mark.parametrize(
    "reply",
    [
        "The label goes to you today.",
        "The label is with you tomorrow.",
        "You paid $5.95 for shipping, which comes back too.",
        "Nothing comes off your refund for shipping.",
        "The return is paid by us, so please don't buy a label.",
        "Please hand the parcel to the courier; the bill comes to us.",
        "Would you have to pay for shipping? No, we do.",
        "Just cover the hole with tape and put the label on it.",
        "I can replace the stand free of charge.",
        "You don't need to take care of any postage.",
    ],
)
def test_a_cost_that_is_ours_nobodys_or_only_asked_about_is_fine_where_we_pay(reply: str, book: Book) -> None:
    assert "payer" not in stops(reply, book, "damaged_on_arrival", OURS)


@pytest.mark.parametrize(
    "reply",
    [
        "We'll swallow the label.",
        "The return costs are ours.",
        "The courier fetches it free of charge.",
        "A driver picks it up at your door, gratis.",
        "Returns run on our tab.",
        "You can print the label in Your Orders. Its price is something we take upon ourselves.",
        "You get it all back, we don't subtract the label.",
        "Postage back? We'll spring for the label.",
        "We go halves on the postage for the way back.",
    ],
)
def test_a_cost_that_we_take_on_stops_where_the_customer_pays(reply: str, book: Book) -> None:
    assert "payer" in stops(reply, book, "no_longer_needed_free_return", THEIRS)


@pytest.mark.parametrize(
    "reply",
    [
        "You'd receive $60 less the $9 label.",
        "Apart from the label nothing is taken off.",
        "Nothing except the label is deducted.",
        "If the item were faulty, we'd pay the postage.",
        "We don't pay for the way back when plans change.",
        "Whether we waive the fee is up to my lead.",
    ],
)
def test_a_cost_of_theirs_or_of_another_case_is_fine_where_the_customer_pays(reply: str, book: Book) -> None:
    assert not stops(reply, book, "no_longer_needed_free_return", THEIRS)


def test_a_day_counted_from_a_span_just_named_stands_on_its_clause(book: Book) -> None:
    told = "It's within our 24 months. Those run until September 15, 2027."
    facts = {"request": "warranty", "delivered_on": "2025-09-15", "fault": "zipper"}
    assert stops(told, book, "off_platform_or_warranty", facts) == []
    assert stops(told.replace("15,", "25,"), book, "off_platform_or_warranty", facts) == ["date"]


def test_a_span_that_has_gone_by_is_no_window(book: Book) -> None:
    gone = "The window closed on November 1, more than three weeks ago."
    assert stops(gone, book, "after_window_polite", {"window_closes": "2026-11-01"}) == []


def test_what_is_done_to_a_thing_is_not_the_opposite_of_what_is_done_to_the_customer(book: Book) -> None:
    sent = "I've sent the carrier a trace with that remark today."
    assert stops(sent, book, "delivered_not_received", {"delivered_on": "2026-11-22"}) == []


def test_a_span_of_a_clause_on_something_else_only_warns(book: Book) -> None:
    asked = "USPS takes it, and after we've packed it in up to 2 business days it's 3 to 6 business days on the way."
    assert stops(asked, book, "shipping_policy_question", {}) == []
    assert stops("Hawaii takes 3 to 4 business days by USPS.", book, "shipping_policy_question", {}) == ["number"]


def test_a_label_fetched_for_the_customer_is_no_label_for_a_return(book: Book) -> None:
    assert stops("I'm getting the size label from the chat team today.", book, "sent_in_circles", {}) == []


def test_a_refund_overdue_in_the_shop_is_paid(book: Book) -> None:
    paid = "My lead has approved it, and the $73.20 are going to your original payment method today."
    facts = {"received_on": "2026-11-16", "refund_amount": "$73.20"}
    assert stops(paid, book, "refund_overdue", facts, "shopify") == []


def test_a_span_for_the_same_act_stands_on_a_clause_of_another_situation(book: Book) -> None:
    matter = Matter(
        (Turn(Who.CUSTOMER, "The bolts are missing."),),
        TODAY,
        (Fact("part", "the bolts"), Fact("stock_quantity", "9")),
        "amazon.com",
    )

    def told(reply: str) -> list[str]:
        found = review_words(reply, matter, book, "wrong_or_missing_part").findings
        return [f.rule for f in found if f.rule == "number" and f.severity is not Severity.NOTE]

    assert told("The bolts are on their way to you within 2 business days.") == []
    assert told("The bolts leave within 2 business days.") == []
    assert told("The workshop repairs it within 2 business days.") == ["number"]


def test_what_is_beside_a_party_is_no_cost_of_theirs(book: Book) -> None:
    from_us = "You'll get the label from me within one business day."
    facts = {"delivered_on": "2026-11-12", "window_closes": "2026-12-27"}
    assert stops(from_us, book, "return_in_window", facts, "shopify") == []


def test_a_picture_asked_for_is_the_photo_that_the_clause_waits_for(book: Book) -> None:
    asked = "One quick picture is all. With it you get a new jar or the $9, as you like."
    facts = {"photo_received": "no", "stock_quantity": "60", "item": "jam", "price": "$9"}
    assert stops(asked, book, "damaged_on_arrival", facts) == []


def test_what_a_lead_may_allow_is_not_promised(book: Book) -> None:
    may = "My lead can allow it as an exception. She answers within 24 hours."
    assert stops(may, book, "after_window_polite", {"window_closes": "2026-11-05", "defect": "none"}) == []


@pytest.mark.parametrize(
    "reply",
    [
        "Then the parcel travels on your own nickel.",
        "Mailing it back to us is on your own dime, mind.",
        "The trip back is from your own wallet.",
    ],
)
def test_somebodys_purse_is_told_where_no_cost_is_named(reply: str, book: Book) -> None:
    assert "payer" in told(reply, book, "damaged_on_arrival", OURS)
    assert "payer" not in told(reply, book, "no_longer_needed_free_return", THEIRS)


def told(reply: str, book: Book, situation: str, facts: dict[str, str]) -> list[str]:
    given = tuple(Fact(k, v) for k, v in facts.items())
    matter = Matter((Turn(Who.CUSTOMER, "May I return it?"),), TODAY, given, "amazon.com")
    found = review_words(f"Thanks for writing. {reply}", matter, book, situation).findings
    return [f.rule for f in found if f.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    ("reply", "rule", "told_of"),
    [
        ("When you send it back, the courier will ask a few dollars of you.", "payer", True),
        ("As for the way back, what the carrier charges is between you and him.", "payer", True),
        ("When you send it back, the courier will ask nothing of you.", "payer", False),
        ("A new shade goes out, provided you film the rest of your living room.", "condition", True),
        ("The shade is free, if you tell us the maiden name of your mother.", "condition", True),
        ("The refund follows if you drop the parcel at a counter of the carrier.", "condition", False),
        ("The shade is free, if you prefer the smaller white one.", "condition", False),
        ("Once you've given me the number of your flat, I'll look where the shade is.", "condition", False),
    ],
)
def test_what_a_carrier_asks_and_deeds_that_nobody_set(reply: str, rule: str, told_of: bool, book: Book) -> None:
    facts = {"part": "the shade", "stock_quantity": "9", "photo_received": "yes"}
    given = tuple(Fact(key, value) for key, value in facts.items())
    matter = Matter((Turn(Who.CUSTOMER, "The shade broke."),), TODAY, given, "amazon.com", Fulfilment.SELLER)
    found = review_words(reply, matter, book, "damaged_on_arrival").findings
    assert (rule in {str(f.rule) for f in found if f.severity in (Severity.STOP, Severity.WARN)}) is told_of

"""A figure must stand in a clause on the same place, way of sending, kind of customer and act."""

from datetime import date

import pytest

from bot.checks.review import review_words
from bot.domain.case import Fulfilment, Matter, Turn, Who
from bot.domain.reply import Finding, Severity
from tests.growth import in_proportion
from tests.knowledge.small_book import shipped

TODAY = date(2026, 12, 1)
SHIPPING, REFUND = "shipping_policy_question", "refund_overdue"
TOLD = frozenset({"amount", "number", "window", "percentage"})


def told(situation: str, message: str, reply: str) -> list[Finding]:
    matter = Matter((Turn(Who.CUSTOMER, message),), TODAY, (), "amazon.com", Fulfilment.SELLER)
    found = review_words(reply, matter, shipped(), situation).findings
    return [f for f in found if str(f.rule) in TOLD and f.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    ("situation", "message", "reply"),
    [
        (SHIPPING, "Do you ship to Hawaii?", "Yes, we do, and it reaches Hawaii in 3 days."),
        (SHIPPING, "I'm in Alaska. How soon?", "Alaska orders arrive within 6 business days."),
        (SHIPPING, "How long to Toronto?", "To Canada it takes 6 to 10 business days."),
        (
            SHIPPING,
            "To Alaska?",
            "Parcels to Alaska arrive, usually between 3 and 6 business days after they leave us, at your door.",
        ),
        (
            SHIPPING,
            "To Alaska?",
            "Orders reach Anchorage, between 3 and 6 business days after they leave us, by regular mail.",
        ),
        (SHIPPING, "To Puerto Rico?", "Between 3 and 6 business days after they leave us, orders reach Puerto Rico."),
        (SHIPPING, "How long to Toronto?", "Your parcel would be in Canada within 6 business days."),
        (SHIPPING, "What is the postage to Canada?", "Shipping to Canada costs $5.95 per order."),
        (SHIPPING, "Is shipping free to Canada?", "Shipping to Canada is free from $35."),
        (SHIPPING, "Do you send to Puerto Rico?", "For Puerto Rico there is a flat charge of $14.50."),
        (SHIPPING, "Does Fairbanks cost more?", "For Fairbanks we add $5.95."),
        (SHIPPING, "Do you have anything faster?", "Express delivery is $14.50 and takes 3 days."),
        (SHIPPING, "We buy for our firm.", "Business customers receive their orders within 2 business days."),
        (SHIPPING, "I am with Prime, is it quicker?", "As a Prime member you get your order in 2 business days."),
        (SHIPPING, "How long does freight take?", "Freight for the bench takes 7 to 12 business days."),
        (SHIPPING, "When does it leave?", "Orders leave our warehouse within 6 business days."),
        (SHIPPING, "Could you send a rug to Maui?", "Yes. It takes 3 to 6 business days."),
        (REFUND, "When is my money back?", "For credit cards the refund follows within 30 days of the return."),
        (REFUND, "Store credit, please.", "Store credit is refunded within 2 business days."),
        (REFUND, "I paid with PayPal.", "PayPal refunds are made within 48 hours of the day the return reaches us."),
    ],
)
def test_a_figure_of_another_matter_is_told(situation: str, message: str, reply: str) -> None:
    assert told(situation, message, reply)


@pytest.mark.parametrize(
    ("situation", "message", "reply"),
    [
        (SHIPPING, "Do you ship to Hawaii?", "Yes, we do, and it reaches Hawaii in 6 to 10 business days."),
        (SHIPPING, "Hawaii?", "Honolulu is within our delivery area; please allow up to 10 business days."),
        (SHIPPING, "Alaska?", "It leaves within 2 business days, and to Alaska it takes 6 to 10 business days."),
        (SHIPPING, "How long to Toronto?", "Orders to Toronto arrive within 12 business days; the shipping is $14.50."),
        (SHIPPING, "Ohio or Hawaii?", "To Ohio it takes 3 to 6 business days, to Hawaii 6 to 10."),
        (SHIPPING, "Vancouver and Ohio?", "To Vancouver it is $14.50, and to Ohio $5.95 below $35."),
        (
            SHIPPING,
            "In 3 days to Hawaii?",
            "I'm afraid 3 days to Hawaii isn't possible; it takes 6 to 10 business days.",
        ),
        (SHIPPING, "Express?", "We don't offer express shipping; standard delivery takes 3 to 6 business days."),
        (SHIPPING, "Overnight to Boise?", "We have no overnight service. To Idaho it takes 3 to 6 business days."),
        (SHIPPING, "A PO box in Alaska?", "A PO box is fine, and Alaska too. It takes 6 to 10 business days."),
        (SHIPPING, "We're a firm.", "Orders leave within 2 business days, whether you buy as a company or privately."),
        (SHIPPING, "And to Moncton?", "To Moncton the shipping is $14.50, and 7 to 12 business days is usual."),
        (REFUND, "I live in Hawaii.", "The refund follows within 4 calendar days of the day the return reaches us."),
        ("return_in_window", "From Hawaii.", "From Hawaii too, most items can come back within 30 days, unused."),
    ],
)
def test_a_figure_of_the_same_matter_is_not(situation: str, message: str, reply: str) -> None:
    assert told(situation, message, reply) == []


def test_what_follows_a_list_of_all_places_is_of_none_of_them() -> None:
    reply = "We ship to all 50 states and to Canada. Standard shipping is free from $35; below that it is $5.95."
    assert told(SHIPPING, "Do you ship to Hawaii, and does it cost extra?", reply) == []


def test_a_clause_that_names_the_place_stops_another_figure_for_it() -> None:
    found = told(SHIPPING, "Do you ship to Hawaii?", "It reaches Hawaii in 3 days.")
    assert [f.severity for f in found] == [Severity.STOP]
    assert "shipping.alaska_hawaii" in found[0].reason


def test_many_figures_of_many_places_are_read_in_proportion() -> None:
    words = "To Hawaii it takes 3 to 6 days, and to Ohio $5 or 7 days. "
    assert in_proportion(lambda text: told(SHIPPING, "Hawaii?", text), words)

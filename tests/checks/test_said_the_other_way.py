"""What a case gives, said in other ways than its clauses do, stops nothing; what lies near to it still does."""

import pytest

from bot.checks.review import review_words
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who
from bot.domain.reply import Severity
from tests.checks.test_sure_stops import TODAY
from tests.knowledge.small_book import shipped


def stopped(reply: str, situation: str, facts: dict[str, str], message: str) -> set[str]:
    given = tuple(Fact(key, value) for key, value in facts.items())
    matter = Matter((Turn(Who.CUSTOMER, message),), TODAY, given, "amazon.com", Fulfilment.SELLER)
    found = review_words(reply, matter, shipped(), situation).findings
    return {str(f.rule) for f in found if f.severity is Severity.STOP}


LOST = {"lead_decision": "refund", "refund_amount": "$31"}
USED = {"price": "$64", "refund_amount": "$64", "photos_taken": "no"}
CHARGE = {
    "order_total": "$55",
    "charged_amounts": "$62 on November 20",
    "refund_amount": "$7",
    "paid_through": "our shop",
}
SMALL = {"differs": "listed as 88 inches; the shelf is 49 inches", "listing_wrong": "item"}
UNWANTED = {"free_returns": "no", "label_cost": "$9", "refund_amount": "$40", "price": "$49"}
SEALED = {"window_closes": "2026-12-15", "free_returns": "yes", "price": "$37"}
SAID = [
    ("lost_or_late", LOST, "My lead has approved it, so the full $31 goes back to you."),
    ("returned_used", USED, "No fee will be taken."),
    ("wrong_charge", CHARGE, "The $7 too much goes back to you in full."),
    ("not_as_listed", SMALL, "I'm sorry that it's 39 inches shorter than you ordered."),
    (
        "no_longer_needed_free_return",
        UNWANTED,
        "That holds for others, since items with Free Returns cost nothing to send back.",
    ),
    ("no_longer_needed_free_return", UNWANTED, "The $9 for the label comes out of the refund and nothing else does."),
    ("no_longer_needed_free_return", UNWANTED, "The label's $9 comes out of the refund, with nothing else taken off."),
    ("no_longer_needed_free_return", UNWANTED, "The label comes off your refund, but nothing more than that."),
    ("no_longer_needed_free_return", UNWANTED, "I see that you hoped for a free return."),
    ("shipping_policy_question", {}, "It usually takes 4 to 6 business days to reach Ohio."),
    ("return_in_window", SEALED, "Arriving unopened, it brings you the full $37."),
    ("lost_or_late", {}, "I understand that you're waiting for the money."),
    ("damaged_on_arrival", {"photo_received": "yes", "refund_amount": "$22"}, "The $22 go back to you in full."),
    ("no_longer_needed_free_return", UNWANTED, "This item isn't listed with free returns."),
    (
        "no_longer_needed_free_return",
        UNWANTED | {"lead_decision": "waive_label"},
        "The full $49 will be refunded once it's back in its original condition.",
    ),
    ("off_platform_or_warranty", {}, "We sell and settle everything through Amazon."),
    ("shipping_policy_question", {}, "A paint shop near you will get you a brush sooner."),
    ("wrong_item_returned", {}, "I understand that this comes as a surprise to you."),
]
NEAR = [
    ("lost_or_late", {"refund_amount": "$31"}, "My lead has approved it, so the full $31 goes back to you."),
    ("returned_used", USED | {"refund_amount": "$50"}, "There won't be a fee."),
    ("wrong_charge", CHARGE, "The whole payment goes back to you in full."),
    ("not_as_listed", SMALL, "I'm sorry that it's 37 inches shorter than you ordered."),
    ("not_as_listed", SMALL, "The shelf is 39 inches deep."),
    ("no_longer_needed_free_return", UNWANTED, "I see that a free label goes with it."),
    ("no_longer_needed_free_return", UNWANTED, "This item costs nothing to send back."),
    ("no_longer_needed_free_return", UNWANTED, "Nothing is taken off your refund for the label."),
    ("lost_or_late", {}, "I understand that you get your money back today."),
    (
        "no_longer_needed_free_return",
        UNWANTED,
        "The full $49 will be refunded once it's back in its original condition.",
    ),
    ("no_longer_needed_free_return", UNWANTED, "Items with free returns, like yours, cost nothing to send back."),
    (
        "no_longer_needed_free_return",
        UNWANTED,
        "Items with free returns cost nothing to return, and the mat is one of them.",
    ),
    ("no_longer_needed_free_return", UNWANTED, "You asked for a free label, and you get one."),
    ("where_is_my_order", {"estimated_delivery": "2026-11-28"}, "The delivery date is due on November 26."),
    ("where_is_my_order", {"estimated_delivery": "2026-11-28"}, "You'll see the status of delivered by November 26."),
    ("shipping_policy_question", {}, "It takes 3 to 9 business days to reach Ohio."),
    ("legal_or_chargeback_threat", {}, "We will settle everything that your lawyer asks for."),
    ("wrong_item_returned", {}, "I understand, and a free gift comes to you as a surprise."),
]


@pytest.mark.parametrize(("situation", "facts", "reply"), SAID)
def test_what_the_case_gives_does_not_stop(situation: str, facts: dict[str, str], reply: str) -> None:
    assert stopped(reply, situation, facts, "I bought it, sealed still. It is about the thing.") == set()


@pytest.mark.parametrize(("situation", "facts", "reply"), NEAR)
def test_what_lies_near_to_it_still_stops(situation: str, facts: dict[str, str], reply: str) -> None:
    assert stopped(reply, situation, facts, "I bought it, sealed still. It is about the thing.")


def test_a_choice_between_what_we_offer_is_no_step() -> None:
    message = "I cleaned the label maker and reset it, and it eats the tape."
    reply = "Would you like a new label maker or your money back?"
    facts = {"photo_received": "yes", "stock_quantity": "4"}
    assert "circular" not in stopped(reply, "damaged_on_arrival", facts, message)
    assert "circular" in stopped("Please clean the label maker.", "damaged_on_arrival", facts, message)

"""Gift cards, subscriptions, spare parts, parcels at customs, and what of an order is only part of it."""

from datetime import date

import pytest

from bot.domain.case import Lane, Matter, Role, Triage, Turn, Who
from tests.knowledge.small_book import recognition

TODAY = date(2026, 11, 24)


def triaged(text: str) -> Triage:
    return recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY))


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("Do you sell gift cards?", "gift_card_question"),
        ("I want to pay with a gift card, where do I type it in?", "gift_card_question"),
        ("can one of your vouchers be used in two goes", "gift_card_question"),
        ("My gift card is refused at the checkout.", "gift_card_or_credit"),
        ("You sent the gift card to the wrong email.", "gift_card_or_credit"),
        ("Please gift wrap the lantern, it is for my aunt.", "parcel_wish"),
        ("Can you put a small card in saying Love from Ben?", "parcel_wish"),
        ("Ordered the pot today and the lid just now. One parcel please, if you can.", "parcel_wish"),
        ("I'm out on Thursday, could the courier leave the box with my neighbor at 31?", "parcel_wish"),
        ("The driver should put it in the shed, not on the steps.", "parcel_wish"),
        ("Have the parcel left at the bakery next door please.", "parcel_wish"),
        ("Could it be left at the flower shop on the corner? We work till six.", "parcel_wish"),
        ("Ask them to hand it to the doorman.", "parcel_wish"),
        ("put a card in there saying happy 40th", "parcel_wish"),
        ("The parcel was left at the bakery next door and they don't have it.", "delivered_not_received"),
        ("Could you throw a spare wick in with my order and charge me?", "cancel_or_change_address"),
        ("Please send it to my sister's address instead.", "cancel_or_change_address"),
        ("The tracking says left with neighbor, and no neighbor has it.", "delivered_not_received"),
        ("I got a $50 gift card and every time I put the number in it says balance zero.", "gift_card_or_credit"),
        ("You refunded everything as STORE CREDIT. I want my 42 dollars back on the card.", "gift_card_or_credit"),
        ("Do you sell replacement glass for the lantern, the tall one? cat knocked it over", "spare_part"),
        ("My toddler flushed the remote. Where do I get another one for the fan? I'll pay for it.", "spare_part"),
        ("My parcel sits at customs for 9 days, they wait for a document from the SENDER.", "held_at_customs"),
        ("UPS wants 38 dollars duty before they hand it over. I'm not paying that.", "held_at_customs"),
        ("Forgot the 10% code because the field is hidden. Please take it off the order.", "price_or_code"),
        ("Ordered it with a gift card and now my card was charged in full too.", "wrong_charge"),
        (
            "The foot of my bar stool broke off after a year, where can I get it under the guarantee?",
            "off_platform_or_warranty",
        ),
        ("The lantern came with its glass cracked, do you have a spare?", "damaged_on_arrival"),
    ],
)
def test_what_is_asked_beside_an_order_has_a_kind_of_its_own(text: str, situation: str) -> None:
    assert triaged(text).situation == situation


@pytest.mark.parametrize(
    ("text", "lane", "approver"),
    [
        ("We are away until March, how do I skip the next two deliveries of the pods?", Lane.ROUTINE, Role.TEAMMATE),
        ("Please end my subscription for the filters.", Lane.ROUTINE, Role.TEAMMATE),
        ("I keep getting charged for a vitamins subscription I ended. Third month now.", Lane.DELICATE, Role.LEAD),
        ("I never signed up for a subscription, please stop it.", Lane.DELICATE, Role.LEAD),
    ],
)
def test_a_subscription_is_routine_until_money_or_a_mistake_is_told(text: str, lane: Lane, approver: Role) -> None:
    found = triaged(text)
    assert (found.lane, found.approver) == (lane, approver)


@pytest.mark.parametrize(
    "text",
    [
        "Moved last week and forgot to change the address, tracking says out for delivery tomorrow.",
        "I typed 114 instead of 141 for the house number. The package left you on Friday.",
        "Parcel is already with FedEx and I put the wrong apartment number, 4C not 4G. What now?",
    ],
)
def test_an_address_of_what_has_left_is_no_routine_change(text: str) -> None:
    found = triaged(text)
    assert (found.situation, found.lane) == ("cancel_or_change_address", Lane.DELICATE)


def test_a_fee_asked_about_before_a_return_is_no_dispute_of_one_that_was_kept() -> None:
    assert triaged("Before I send the rug back: is there a restocking fee?").situation == "return_in_window"
    assert triaged("You kept an $18 restocking fee, the lamp was never unpacked.").situation == "returned_used"


@pytest.mark.parametrize(
    "text",
    [
        "I ticked gift wrap for the clock and it came without any wrapping.",
        "Please put both orders in one parcel and refund me one postage.",
        "Could the driver leave it with the neighbour? The last parcel was stolen from the porch, I want that refunded.",
    ],
)
def test_a_wish_with_money_in_it_or_that_was_not_done_is_a_leads(text: str) -> None:
    found = triaged(text)
    assert found.lane is not Lane.ROUTINE and found.approver.rank >= Role.LEAD.rank

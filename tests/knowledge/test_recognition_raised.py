"""What lifts a single case above its situation."""

import pytest

from bot.domain.case import Fulfilment, Lane, Role
from tests.knowledge.small_book import recognition, shipped
from tests.knowledge.telling import matter


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("The mirror came broken. We threw the box away.", True),
        ("The mirror is broken, and the packaging has gone in the recycling already.", True),
        ("Mirror smashed, box thrown out already.", True),
        ("Your courier threw the box over the gate and the mirror is smashed.", False),
        ("The box was tossed on the porch, and the mirror in it is cracked.", False),
    ],
)
def test_packaging_is_gone_where_the_customer_threw_it_away(text: str, raised: bool) -> None:
    found = recognition().triage(matter(text))
    assert (found.situation, found.lane is Lane.DELICATE) == ("damaged_on_arrival", raised)


@pytest.mark.parametrize(
    ("text", "lane"),
    [
        ("Why did you cancel my order? I still want the tent.", Lane.DELICATE),
        ("You cancelled the stove without a word, and I need it.", Lane.DELICATE),
        ("Why can't I cancel my order? I pressed it this morning by mistake.", Lane.ROUTINE),
        ("I cancelled the stove within the hour. You shipped it anyway.", Lane.DELICATE),
        ("Please cancel the stove that I ordered this morning.", Lane.ROUTINE),
    ],
)
def test_an_order_that_we_cancelled_is_no_wish_to_cancel(text: str, lane: Lane) -> None:
    assert recognition().triage(matter(text)).lane is lane


@pytest.mark.parametrize(
    ("text", "lane"),
    [
        ("Marked delivered, nothing here, and Amazon chat told me to ask the seller.", Lane.DELICATE),
        ("The kettle came dented in a Prime bag. I was referred to you by their support.", Lane.DELICATE),
        ("Amazon said I should write to you: the mug is cracked.", Lane.DELICATE),
        (
            "The kettle came dented in a Prime bag. Amazon told me it would be here on Sunday, it was Tuesday.",
            Lane.ROUTINE,
        ),
    ],
)
def test_whom_amazon_sent_to_us_is_not_sent_back_without_a_lead(text: str, lane: Lane) -> None:
    assert recognition().triage(matter(text, fulfilment=Fulfilment.AMAZON)).lane is lane


@pytest.mark.parametrize(
    ("text", "situations", "lane"),
    [
        (
            "My order says undeliverable, returned to sender. Why? The address is right.",
            {"lost_or_late"},
            Lane.DELICATE,
        ),
        ("You sent three of the same puzzle, I only ordered one. Do I have to send two back?", None, Lane.DELICATE),
        ("The puzzle is too easy for us, can I send it back?", {"return_in_window"}, Lane.ROUTINE),
        ("I left a five star review, do I get the gift card now?", {"other", "price_or_code"}, Lane.DELICATE),
        ("I left five stars, and I will change it unless you refund me.", {"bad_review_threat"}, Lane.HOSTILE),
        (
            "The fan hums. I tried another socket and it still hums. Also where can I write a review, packed with care!",
            {"faulty_item"},
            Lane.ROUTINE,
        ),
        ("How do I leave feedback for you? So fast!", {"other"}, Lane.DELICATE),
        ("Where do I leave a review so that everyone knows how you treat people?", {"bad_review_threat"}, Lane.HOSTILE),
        ("Refund me, or tell me where I can write a review about this.", {"bad_review_threat"}, Lane.HOSTILE),
    ],
)
def test_what_sounds_like_an_everyday_matter_or_a_threat_and_is_none(
    text: str, situations: set[str] | None, lane: Lane
) -> None:
    found = recognition().triage(matter(text))
    assert found.lane is lane and (situations is None or found.situation in situations), found


def test_a_purchase_by_somebody_else_with_their_card_is_a_charge_they_cannot_place() -> None:
    found = recognition().triage(
        matter("I think somebody used my bank card at your shop; I never ordered a generator.")
    )
    assert (found.situation, found.lane) == ("wrong_charge", Lane.DELICATE)


@pytest.mark.parametrize(
    ("facts", "lane", "approver"),
    [
        ({"shipping_status": "label printed, not shipped yet"}, Lane.ROUTINE, Role.TEAMMATE),
        ({"shipping_status": "not_shipped"}, Lane.ROUTINE, Role.TEAMMATE),
        ({"shipping_status": "shipped"}, Lane.DELICATE, Role.LEAD),
        ({"shipping_status": "in transit since Monday"}, Lane.DELICATE, Role.LEAD),
    ],
)
def test_an_order_that_has_left_is_for_a_lead(facts: dict[str, str], lane: Lane, approver: Role) -> None:
    found = recognition().triage(matter("Please cancel my order, I picked the wrong color.", **facts))
    assert (found.situation, found.lane, found.approver) == ("cancel_or_change_address", lane, approver)


@pytest.mark.parametrize(
    ("price", "approver"), [("$38.00", Role.TEAMMATE), ("$1,240.50", Role.LEAD), ("", Role.TEAMMATE)]
)
def test_an_expensive_breakage_is_for_a_lead(price: str, approver: Role) -> None:
    found = recognition().triage(matter("The table top arrived with a big crack, see the pictures.", price=price))
    assert (found.situation, found.approver) == ("damaged_on_arrival", approver)


def test_a_fee_that_was_kept_for_broken_goods_is_for_a_lead_and_who_asks_about_one_was_charged_none() -> None:
    kept = "I was charged a restocking fee for a lamp that arrived with its shade crushed."
    assert recognition().triage(matter(kept)).lane is Lane.DELICATE
    assert not shipped().ears.heard("The lamp arrived with its shade crushed. Do you charge a restocking fee?")


def test_who_keeps_what_came_scratched_has_returned_nothing() -> None:
    found = recognition().triage(matter("I won't return it, how about a partial refund? The scratch is on the side."))
    assert found.situation == "damaged_on_arrival"


def test_a_fee_for_speed_is_no_refund_of_used_goods() -> None:
    found = recognition().triage(matter("Paid for two-day, took eight. I'd like the shipping fee back please."))
    assert found.situation != "returned_used"


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("Your shelf fell off the wall and smashed my TV. Who pays for that?", True),
        ("The hook gave way and my camera fell and broke.", True),
        ("The dye of the towel colored my whole laundry.", True),
        ("The caster broke and scratched our new floor.", True),
        ("The leaking bottle in your parcel soaked my mail.", True),
        ("Pay me for the carpet, your tray leaked.", True),
        ("How do I pay for the carpet?", False),
        ("The monitor that I ordered is cracked.", False),
        ("My phone case broke after a week.", False),
        ("I broke my phone myself. Do you sell stronger cases?", False),
    ],
)
def test_what_else_of_theirs_was_spoiled_is_for_a_lead(text: str, raised: bool) -> None:
    assert ("beyond_the_goods" in {h.alarm.id for h in shipped().ears.heard_by_us(text)}) is raised
    assert not raised or recognition().triage(matter(text)).lane.rank >= Lane.DELICATE.rank


def test_who_got_two_for_one_is_told_by_a_lead_what_becomes_of_the_second() -> None:
    found = recognition().triage(
        matter("You sent me two lamps but I ordered one. What should I do with the second one?")
    )
    assert found.lane is Lane.DELICATE


def test_the_words_that_tell_a_delivery_stand_in_one_sentence() -> None:
    found = recognition().triage(matter("I may open a claim. The parcel shows delivered, and I have nothing."))
    assert found.situation == "delivered_not_received" and "claim." not in found.reason


@pytest.mark.parametrize(
    ("text", "returns"),
    [
        (
            "We got the gazebo as a present, unpacked it today and there's no stakes in the bag. Our party is Friday. If you"
            " can't get stakes to us by then we'd rather have our money.",
            False,
        ),
        ("The swing came without its chain. I would like to send it back, how do I do that?", True),
    ],
)
def test_whoever_lacks_a_part_and_would_take_the_money_asks_for_no_return(text: str, returns: bool) -> None:
    found = recognition().triage(matter(text))
    assert ("return_in_window" in {found.situation, *(f.situation for f in found.further)}) is returns

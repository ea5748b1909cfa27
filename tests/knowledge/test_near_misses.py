"""What sits close to another kind, in words that no example has."""

import pytest

from bot.domain.case import Lane, Matter, Role, Turn, Who
from bot.knowledge.triage.circles.told_twice import told_twice
from bot.knowledge.triage.order.never_came import never_came
from tests.knowledge.small_book import recognition
from tests.knowledge.telling import TODAY, matter


@pytest.mark.parametrize(
    "text",
    [
        "I ordered the XR-20 projector, the carton says XR-20, inside is a scratched old one. Somebody returned theirs.",
        "I paid for a new headset and got somebody's used one, the number on the box isn't the one on the headset.",
        "Oh dear, I sent back the wrong kettle, that was my own. Could you send me mine back?",
    ],
)
def test_who_got_the_wrong_one_or_slipped_is_no_accused(text: str) -> None:
    found = recognition().triage(matter(text))
    assert found.situation != "wrong_item_returned" and found.lane is not Lane.HOSTILE


def test_who_is_told_that_another_one_came_back_still_is() -> None:
    found = recognition().triage(matter("You claim my return had an old drive in it. I sent the one I got from you."))
    assert found.situation == "wrong_item_returned"


@pytest.mark.parametrize(
    "text",
    [
        "The pot's coating comes off in flakes. Is it safe to keep using until the new one is here?",
        "I take blood thinners, is the ginger one ok with that?",
        "Does the magnesium interact with my blood pressure meds?",
    ],
)
def test_whether_it_is_safe_to_go_on_or_beside_a_medicine_is_for_the_owner(text: str) -> None:
    found = recognition().triage(matter(text))
    assert (found.situation, found.approver) == ("product_safety_question", Role.OWNER)


def test_a_box_for_pills_is_no_question_of_safety() -> None:
    found = recognition().triage(matter("Is the pill box big enough for my blood pressure meds?"))
    assert found.situation != "product_safety_question"


def test_water_on_their_floor_is_for_a_lead() -> None:
    found = recognition().triage(matter("The tank's filter leaks at the seam, two gallons on my hardwood floor."))
    assert found.lane is not Lane.ROUTINE


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("Your agent promised to ring me on Tuesday about the smell of the topper. Nobody called.", "sent_in_circles"),
        ("I need these lights by the 5th, will it make it? ordered yesterday", "where_is_my_order"),
        ("The blanket is more grey than the green on the picture. For 10 off I'd keep it.", "not_as_listed"),
        ("I asked to return it within the 30 days, you answered after they were over.", "after_window_polite"),
        ("Not a single glass broke, even though the box looked like it fell off a truck!", "only_thanks"),
        ("Twelve cups and not one cup cracked. Well packed!", "only_thanks"),
    ],
)
def test_the_particular_decides(text: str, situation: str) -> None:
    assert recognition().triage(matter(text)).situation == situation


def _thread(*texts: str) -> Matter:
    turns = [Turn(Who.US if n % 2 else Who.CUSTOMER, text) for n, text in enumerate(texts)]
    return Matter(tuple(turns), TODAY)


TWICE = (
    "The lamp stays dark.",
    "Please leave it in the sun for 8 hours.",
    "did that, no light",
    "Please leave the lamp in direct sunlight for at least 8 hours.",
    "it was in the sun for 3 days",
)


def test_the_same_step_told_twice_is_a_circle_though_nobody_complains() -> None:
    found = recognition().triage(_thread(*TWICE))
    assert (found.lane, found.approver) == (Lane.DELICATE, Role.LEAD)
    assert "direct sunlight" in found.reason


def test_who_is_sent_to_the_same_party_twice_goes_in_circles_whatever_they_are_to_do_there() -> None:
    """The parcel stays the matter, and the circle stands before it: one person takes it over."""
    found = recognition().triage(
        _thread(
            "My parcel hasn't moved since the 12th.",
            "Thanks for reaching out! Please contact UPS with your tracking number.",
            "UPS says the shipper has to open the trace.",
            "Thank you for your patience. Please contact the carrier, they will be able to help you.",
            "The driver knows nothing. It is lost, isn't it?",
        )
    )
    assert found.lane is Lane.DELICATE and "contact the carrier" in found.reason
    assert {found.situation, *(f.situation for f in found.further)} >= {"sent_in_circles"}
    assert {found.situation, *(f.situation for f in found.further)} & {"lost_or_late", "where_is_my_order"}


def test_the_same_page_in_other_words_is_the_same_step() -> None:
    found = recognition().triage(
        _thread(
            "How do I send the grey blanket back?",
            "You can start your return in our portal at any time.",
            "It doesn't know my order number.",
            "Please register the return on our returns page, it takes two minutes.",
            "Still says not found.",
        )
    )
    assert found.lane is Lane.DELICATE and "register the return" in found.reason


@pytest.mark.parametrize(
    "texts",
    [
        TWICE[:3],
        ("Where is it?", "Please ask the carrier.", "they say Friday", "Please contact Amazon for the refund.", "ok"),
        ("My code fails", "Please enter it in the app.", "and the return?", "Please start it on our page.", "thanks"),
        ("Which size?", "Please measure your chest.", "36", "Please choose size M.", "ok"),
        ("The lid is broken", "Please send a photo.", "here", "Please tell us which color you have.", "red"),
    ],
)
def test_another_step_or_one_told_once_is_none(texts: tuple[str, ...]) -> None:
    assert told_twice(_thread(*texts)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Our spaniel hasn't eaten them, he only sniffs at the new biscuits. Can I swap the bag?",
        "She won't eat it, not even mixed with gravy. Is it still the old recipe?",
    ],
)
def test_a_pet_that_does_not_like_its_food_is_not_ill(text: str) -> None:
    assert recognition().triage(matter(text)).lane is not Lane.PERSON_ONLY


@pytest.mark.parametrize(
    "text",
    [
        "Our spaniel hasn't eaten for two days since the new biscuits and he keeps vomiting.",
        "She won't eat it and has been sick all night since the first bowl.",
    ],
)
def test_a_pet_that_is_ill_is(text: str) -> None:
    assert recognition().triage(matter(text)).lane is Lane.PERSON_ONLY


@pytest.mark.parametrize(
    "text",
    [
        "Before I buy: is the oat bar made in a factory that also processes peanuts? My son carries an EpiPen.",
        "My wife is coeliac. Would the gravy granules be any good for her",
    ],
)
def test_whether_food_is_safe_for_somebody_is_no_question_about_shipping(text: str) -> None:
    found = recognition().triage(matter(text))
    assert (found.situation, found.approver) == ("product_safety_question", Role.OWNER)


@pytest.mark.parametrize(
    "text",
    [
        "FedEx says I owe them 38 euros import tax before they hand over order 50914. Your page said all included!",
        "I'm in Oregon and the courier is asking for a customs fee for my order, is that real",
    ],
)
def test_what_a_carrier_wants_for_an_order_is_no_question_before_one(text: str) -> None:
    found = recognition().triage(matter(text))
    assert found.situation != "shipping_policy_question" and found.lane is not Lane.ROUTINE


def test_where_what_is_missing_comes_first_the_money_back_is_no_return() -> None:
    said = "No hooks in the curtain box. We move in on Friday, if you cannot send them by then I want a refund instead."
    assert recognition().triage(matter(said)).situation == "wrong_or_missing_part"


def _again(first: str, ours: str, theirs: str) -> Matter:
    return Matter((Turn(Who.CUSTOMER, first), Turn(Who.US, ours), Turn(Who.CUSTOMER, theirs)), TODAY)


def test_a_refund_that_came_short_begins_no_return() -> None:
    first = "How do I send the toaster back? It only browns one side."
    ours = "Please use the label below; the full price goes back to you once it is here."
    for theirs in ("Refund came through today but only 31.50, I paid 42", "You refunded me 31.50. Where's the rest?"):
        found = recognition().triage(_again(first, ours, theirs))
        assert found.situation != "return_in_window" and found.lane is not Lane.ROUTINE


def test_when_the_right_one_comes_is_not_where_a_parcel_is() -> None:
    first = "I got a lead for a Labrador, I ordered the one for cats. order 3381"
    found = recognition().triage(
        _again(first, "Sorry! Is it red or blue?", "Blue. When does the correct one get here?")
    )
    assert found.situation == "wrong_or_missing_part"


def test_what_a_carrier_says_of_claims_is_no_claim_against_us() -> None:
    said = "Yodel say only the shop can open a claim. You say ask Yodel. I called them twice. Who looks for my lamp?"
    found = recognition().triage(matter(said))
    assert "a_to_z_filed" not in (found.situation, *(f.situation for f in found.further))


def test_a_return_label_without_a_printer_is_about_the_return() -> None:
    first = "How do I send the boots back, they rub?"
    ours = "To start, please open the order and choose the return there."
    found = recognition().triage(
        _again(first, ours, "ok done but it only offers a pdf and ive no printer. could they scan a code off my phone")
    )
    assert found.situation == "return_in_window"


@pytest.mark.parametrize(
    "text",
    [
        "My earlobes turned red and started oozing after an hour of wearing the studs.",
        "His neck has come up red and blotchy where the collar sits.",
    ],
)
def test_skin_that_goes_red_from_the_goods_is_for_the_owner(text: str) -> None:
    assert recognition().triage(matter(text)).lane is Lane.PERSON_ONLY


def test_goods_that_went_red_are_not_hurt() -> None:
    assert (
        recognition().triage(matter("The white towels went red in the wash beside the new robe.")).lane
        is not Lane.PERSON_ONLY
    )


@pytest.mark.parametrize(
    "text",
    [
        "order 5-5-1-0 comes tomorrow and I'm at the dentist, please tell the courier to put it in the green shed thanks",
        "I have a parcel coming on Monday but I start nights, can you ask DPD to put it in the coal bunker?",
    ],
)
def test_where_a_driver_is_to_leave_it_is_not_where_a_parcel_is(text: str) -> None:
    assert recognition().triage(matter(text)).situation in ("parcel_wish", "other")


def test_how_what_came_wrongly_goes_back_is_no_matter_of_its_own() -> None:
    said = "I bought the small lampshade and a large one has turned up. How do we do the exchange? I'm home after five."
    found = recognition().triage(matter(said))
    assert (found.situation, found.further) == ("wrong_or_missing_part", ())


def test_what_they_do_not_own_has_not_failed_to_come() -> None:
    assert not never_came("I opened the return but haven't got any tape, and we havent got a printer")
    assert never_came("I haven't got my parcel.")


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        (
            "30 hi-vis vests ordered, 27 received. The other 3 please, we start on site on Monday.",
            "wrong_or_missing_part",
        ),
        (
            "Your driver took it to number 9 instead of 19, and the lad there ate the fudge. Another box please?",
            "delivered_not_received",
        ),
        (
            "I ordered a seed tray an hour ago, can you pop two dibbers in the same box and bill me for them",
            "cancel_or_change_address",
        ),
    ],
)
def test_short_counts_wrong_doors_and_what_is_to_go_along(text: str, situation: str) -> None:
    assert recognition().triage(matter(text)).situation == situation


def test_a_pet_that_refuses_its_food_is_for_a_lead() -> None:
    said = (
        "Our cat won't touch the new tins, I warmed them up and mixed in the old ones. Can I send the sealed box back?"
    )
    found = recognition().triage(matter(said))
    assert found.lane is Lane.DELICATE and found.approver.rank >= Role.LEAD.rank


def test_who_wants_the_rest_or_the_money_for_it_changes_no_order() -> None:
    said = "24 chair covers ordered, 22 received. Please send the other 2 by Tuesday or refund us."
    assert recognition().triage(matter(said)).situation == "wrong_or_missing_part"

"""What was to put it right and went wrong too is a lead's; what only mentions a second thing stays everyday."""

from datetime import date

import pytest

from bot.domain.case import Lane, Matter, Role, Turn, Who
from tests.knowledge.small_book import recognition
from tests.knowledge.test_still_careful import lane


@pytest.mark.parametrize(
    "text",
    [
        "The replacement came and it's dead as well, the light doesn't even come on.",
        "The new stool you sent for the cracked one: the replacement is cracked too.",
        "it's the third one with a broken latch",
        "Second one with a dent. Same corner.",
        "The shelf brackets are missing again.",
        "You already sent a new hose but the nozzle still leaks.",
        "Second pair of slippers, and they came black again, I ordered navy.",
        "and now the third pair is broken too",
        "The new one you sent leaks.",
        "They sent another one and it is bent.",
        "You swapped it, and now that one is cracked.",
    ],
)
def test_what_went_wrong_again_is_no_routine(text: str) -> None:
    assert lane(text) not in (None, Lane.ROUTINE)


@pytest.mark.parametrize(
    "text",
    [
        "The blender came cracked. Could you send a replacement, please?",
        "One of the two stools is cracked, the second one is fine.",
        "You sent another color, and the lid is missing.",
        "One stool came fine, the second one is cracked.",
        "Hello again, the bracket is missing from the box.",
        "Thanks again for the quick shipping! One of the four cups came broken though.",
        "The replacement glass for the lantern arrived cracked.",
        "The trailer came and one light is missing.",
        "The watch strap broke at the clasp in the first week.",
        "One glass in the drink set is missing.",
    ],
)
def test_what_only_mentions_a_second_thing_is_routine(text: str) -> None:
    assert lane(text) is Lane.ROUTINE


@pytest.mark.parametrize(
    "text",
    [
        "The tow strap snapped and the car went in the ditch.",
        "The hitch pin sheared and my trailer came off on the ramp.",
        "Our cat has had the runs since she's been on your powder.",
        "The step stool cracked under me.",
        "The fire starter went whoosh and singed his eyebrows.",
        "The treadmill belt wound itself around my foot.",
        "The pump shorted our pool and I felt the current in the water.",
        "There were splinters of glass in the baby's food.",
    ],
)
def test_what_failed_under_load_or_made_an_animal_ill_is_for_people_only(text: str) -> None:
    assert lane(text) is Lane.PERSON_ONLY


@pytest.mark.parametrize(
    "text",
    [
        "The breaker trips every time I plug the heater in.",
        "Fuse blows each time I switch the sander on.",
        "Please change the delivery address to my new flat, the tracking has it in Memphis.",
        "Please cancel it or change the address, it would go to my ex's house and he mustn't see the new one.",
        "The blood pressure cuff stopped working right: it reads 180 on anybody.",
        "I did what you wrote and left the heater in for half an hour, it still doesn't heat.",
        "Your agent told me to try another outlet. I did, and the fan is still dead.",
    ],
)
def test_what_may_hurt_and_what_has_left_is_a_leads(text: str) -> None:
    assert lane(text) not in (None, Lane.ROUTINE)


@pytest.mark.parametrize(
    "text",
    [
        "The box was empty. Just paper in it.",
        "An empty carton came today, nothing but filling inside.",
    ],
)
def test_an_empty_parcel_that_came_is_no_dispute_about_what_came_back(text: str) -> None:
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), date(2026, 11, 27)))
    assert found.situation != "wrong_item_returned"
    assert found.lane is not Lane.ROUTINE


def test_an_insult_alone_is_no_threat_of_a_review() -> None:
    text = "You people are a joke. Third lamp, third broken shade. Refund me and spare me the speech."
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), date(2026, 11, 27)))
    assert found.situation != "bad_review_threat" and found.lane is Lane.HOSTILE


@pytest.mark.parametrize(
    "text",
    [
        "It was a mixer, model KM, in that carton. Not books.",
        "How can it be a different phone, it's the same one, check again.",
        "An empty envelope? No. I packed the watch myself.",
    ],
)
def test_who_disputes_what_came_back_is_heard_so(text: str) -> None:
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), date(2026, 11, 27)))
    assert found.situation == "wrong_item_returned"


def test_a_threat_to_our_business_is_hostile() -> None:
    text = "I'll see to it that you never sell here again."
    assert lane(text) is Lane.HOSTILE


def test_a_threat_of_a_review_in_no_word_of_a_list_is_one() -> None:
    found = recognition().triage(
        Matter((Turn(Who.CUSTOMER, "Refund me twice or the video goes up."),), date(2026, 11, 27))
    )
    assert found.lane is Lane.HOSTILE


def test_what_still_shows_red_after_charging_is_no_parcel_on_its_way() -> None:
    text = "Your instructions say to charge for 8 hours, I did, it still shows red. what now"
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), date(2026, 11, 27)))
    assert found.situation != "where_is_my_order"


def test_whether_it_may_stay_plugged_in_is_a_question_of_safety() -> None:
    text = "The desk grinds and stops halfway. Is it ok to leave it plugged in? It's warm at the box."
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), date(2026, 11, 27)))
    assert (found.situation, found.approver) == ("product_safety_question", Role.OWNER)

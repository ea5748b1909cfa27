"""What sits close to another kind, in words that no example has."""

import pytest

from bot.domain.case import Lane, Matter, Role, Turn, Who
from bot.knowledge.triage.circles.told_twice import told_twice
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


@pytest.mark.parametrize(
    "texts",
    [
        TWICE[:3],
        ("Which size?", "Please measure your chest.", "36", "Please choose size M.", "ok"),
        ("The lid is broken", "Please send a photo.", "here", "Please tell us which color you have.", "red"),
    ],
)
def test_another_step_or_one_told_once_is_none(texts: tuple[str, ...]) -> None:
    assert told_twice(_thread(*texts)) is None

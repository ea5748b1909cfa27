"""What another customer ordered is a lead's, as their name may be on it; another color or name is everyday."""

import pytest

from bot.domain.case import Lane
from tests.knowledge.small_book import recognition
from tests.knowledge.telling import matter
from tests.knowledge.test_still_careful import lane


@pytest.mark.parametrize(
    "text",
    [
        "You sent me somebody else's boots instead of my sandals.",
        "In my box were the candles of another customer, my vase is missing.",
        "I got the wrong parcel, the slip has a stranger's name and street.",
    ],
)
def test_what_is_anothers_is_a_leads(text: str) -> None:
    assert lane(text) not in (None, Lane.ROUTINE)


@pytest.mark.parametrize(
    "text",
    [
        "You sent the red one instead of the green one.",
        "The box has the name of the right model, inside is the old one.",
        "I ordered a black belt and got a brown one, the tag says another size too.",
    ],
)
def test_what_is_only_another_thing_is_everyday(text: str) -> None:
    assert lane(text) is Lane.ROUTINE


@pytest.mark.parametrize(
    "text",
    [
        "Step 5 of the manual makes no sense, do you have a pdf?",
        "The assembly guide is hard to read. Is there a video?",
    ],
)
def test_who_asks_how_it_goes_together_is_offered_no_part(text: str) -> None:
    assert recognition().triage(matter(text)).situation != "wrong_or_missing_part"


@pytest.mark.parametrize(
    "text",
    ["There was no manual in the box, could you email me one?", "No manual came with it. Could I have one, or a pdf?"],
)
def test_a_sheet_that_is_missing_is_a_missing_part(text: str) -> None:
    found = recognition().triage(matter(text))
    assert "wrong_or_missing_part" in {found.situation, *(f.situation for f in found.further)}

"""A thread in which we asked for what they had given is a lead's, whatever the customer says of it."""

from datetime import date

import pytest

from bot.domain.case import Lane, Matter, Role, Turn, Who
from bot.knowledge.triage.circles.we_asked_again import asked_again
from tests.knowledge.small_book import recognition

BROKEN = "The vase came broken."
PHOTO = "Sorry to hear that. Please send us a photo of the damage."
GIVEN = "Photo attached, the neck is cracked."


def thread(*said: str) -> Matter:
    """The customer begins, and both take turns."""
    turns = tuple(Turn((Who.CUSTOMER, Who.US)[i % 2], text) for i, text in enumerate(said))
    return Matter(turns, date(2026, 5, 11))


def test_what_was_given_and_is_asked_for_once_more_is_told_with_our_words() -> None:
    again = "To help you, please send a photo of the item."
    assert asked_again(thread(BROKEN, PHOTO, GIVEN, again, "Well?")) == again.rstrip(".")


@pytest.mark.parametrize(
    "said",
    [
        (BROKEN, PHOTO, GIVEN),
        (BROKEN, PHOTO, "I will take one tonight.", "Thank you. Please send the photo when you can.", "Here it is."),
        (BROKEN, PHOTO, GIVEN, "Thank you. Please send us a photo of the serial number too.", "Will do."),
        (BROKEN, PHOTO, GIVEN, "Thank you for the photo; a new one leaves tomorrow.", "Great."),
    ],
)
def test_a_first_request_or_one_for_something_else_is_none(said: tuple[str, ...]) -> None:
    assert asked_again(thread(*said)) is None


def test_to_have_a_number_confirmed_is_to_ask_for_it_again() -> None:
    again = "Could you confirm the serial number for us?"
    assert asked_again(thread("It hums. The serial number is KT-5501.", again, "KT-5501.")) == again.rstrip("?")


def test_such_a_case_is_for_a_lead_and_keeps_its_subject() -> None:
    matter = thread(BROKEN, PHOTO, GIVEN, "Please send us a photo of the vase.", "I'd just like one that is whole.")
    found = recognition().triage(matter)
    assert (found.situation, found.lane, found.approver) == ("damaged_on_arrival", Lane.DELICATE, Role.LEAD)
    assert "We asked again" in found.reason

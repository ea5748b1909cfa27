"""What a customer came with stands beside the circle they are sent in, with its clauses."""

from datetime import date

import pytest

from bot.domain.case import Lane, Matter, Turn, Who
from bot.knowledge.came_with import came_with, lacks_its_matter, with_it
from tests.knowledge.small_book import recognition, shipped
from tests.knowledge.telling import matter


def _thread(*texts: str) -> Matter:
    turns = [Turn(Who.US if n % 2 else Who.CUSTOMER, text) for n, text in enumerate(texts)]
    return Matter(tuple(turns), date(2026, 11, 30))


ROUND = "I am going round in circles and nobody is helping me."


@pytest.mark.parametrize(
    ("first", "kinds"),
    [
        ("The tracking of my curtain rods hasn't moved for 12 days.", {"lost_or_late", "where_is_my_order"}),
        ("The wall clock arrived with its glass cracked.", {"damaged_on_arrival"}),
        ("I sent the coat back on the 3rd and there is no refund.", {"refund_overdue"}),
    ],
)
def test_the_first_message_tells_what_it_is_about(first: str, kinds: set[str]) -> None:
    about = _thread(first, "Please fill in our form.", "I did.", "Please use the form on our site.", ROUND)
    found = recognition().triage(about)
    assert lacks_its_matter(found, shipped())
    first_one = came_with(about, shipped(), recognition().triage)
    assert first_one and first_one.situation in kinds and first_one.words in first


def test_an_outcry_of_no_kind_is_about_what_they_came_with() -> None:
    about = _thread(
        "The blind came with a bent rail.",
        "Please send us a video.",
        "I sent you the video on Sunday.",
        "Could you please send us a video?",
        "See my last message?! I SENT it. Can anyone there read?",
    )
    found = recognition().triage(about)
    first = came_with(about, shipped(), recognition().triage)
    assert first and lacks_its_matter(found, shipped())
    told = with_it(found, first, shipped())
    assert "damaged_on_arrival" in {told.situation, *(f.situation for f in told.further)}
    assert told.situation != "other" and told.lane is not Lane.ROUTINE


def test_where_nothing_else_was_told_there_is_nothing_beside() -> None:
    assert came_with(_thread("Hello?", "How can we help?", ROUND), shipped(), recognition().triage) is None
    parcel = recognition().triage(_thread("Where is my parcel?", "Ask UPS.", "They don't know."))
    assert not lacks_its_matter(parcel, shipped())


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("I've sent the photo of the cracked bowl three times and each time somebody asks for it again.", "damaged_on_arrival"),
        ("I want to return the coat and each of you tells me to ask another one.", "return_in_window"),
    ],
)  # fmt: skip
def test_one_sentence_may_tell_both(text: str, situation: str) -> None:
    found = recognition().triage(matter(text))
    assert {found.situation, *(f.situation for f in found.further)} == {"sent_in_circles", situation}


@pytest.mark.parametrize(
    "text",
    [
        "You just told me the same thing in other words.",
        "I keep being sent from one to the other.",
        "I was sent from pillar to post and nobody knows a thing.",
    ],
)
def test_everyday_words_for_a_circle(text: str) -> None:
    found = recognition().triage(matter(text))
    assert (found.situation, found.further) == ("sent_in_circles", ())

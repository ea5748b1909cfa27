"""Whoever asks to send back what came harmed is told of the harm, not only how a return goes."""

from datetime import date

import pytest

from bot.domain.case import Lane, Matter, Turn, Who
from tests.knowledge.small_book import recognition

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("The bowls turned up Friday, two are chipped. Can I send them back?", "damaged_on_arrival"),
        ("My jug came on Sunday, it is cracked. How do I return it?", "damaged_on_arrival"),
        ("Got the tray yesterday, it came scratched, how can I send it back", "damaged_on_arrival"),
        ("It came Monday and nothing was broken, I just want to return it.", "return_in_window"),
        ("The shirt came in a torn mail bag. It is too big for me, how do I return it?", "return_in_window"),
    ],
)
def test_a_return_is_asked_for_what_came_harmed_or_whole(text: str, situation: str) -> None:
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY, marketplace="amazon.com"))
    assert (found.situation, found.lane) == (situation, Lane.ROUTINE)


@pytest.mark.parametrize(
    "text",
    [
        "I started the return in Your Orders last week but no label appears there.",
        "My return was approved on Sunday and I still have no label.",
        "I went through with the return on your page, where is the label?",
    ],
)
def test_a_return_that_was_begun_and_has_no_label_is_a_return(text: str) -> None:
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY, marketplace="amazon.com"))
    assert (found.situation, found.lane) == ("return_in_window", Lane.ROUTINE)

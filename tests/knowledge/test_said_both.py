"""Customers whom we told two things: heard by who says what, and two things about a product are not meant."""

import pytest

from bot.knowledge.triage.circles.said_both import told_two_things
from tests.knowledge.small_book import recognition
from tests.knowledge.test_further import matter


@pytest.mark.parametrize(
    "text",
    [
        "One of your agents says it is covered, the other says it isn't.",
        "Your chat says it is paid out, but your hotline told me that nothing was booked.",
        "The first colleague wrote that I keep it and the second wants it back.",
        "Your agent Ines said by Monday. Then Omar said it was refused.",
        "First you said Friday, then you wrote Monday. Which is right?",
        "You wrote it comes built. The lady on the phone said it never does. Who is right?",
        "The guy in the store said that I get a new one and your website says no.",
    ],
)
def test_two_of_us_who_say_different_things_are_heard(text: str) -> None:
    found = told_two_things(text)
    assert found and text[found.start : found.end]
    assert recognition().triage(matter(text)).situation == "sent_in_circles"


@pytest.mark.parametrize(
    "text",
    [
        "One label says 110 volt, the other says 220. Which one is it?",
        "Your mail said Monday and your site said the same.",
        "Your mail said Monday and your agent said so too.",
        "My neighbor says it was a white van and another says it was blue.",
        "You said it ships in two days. You said it would be boxed.",
        "The listing says oak and the box says pine.",
        "Your agent said that it comes on Friday. Is that right?",
    ],
)
def test_two_things_of_others_or_the_same_twice_are_not(text: str) -> None:
    assert told_two_things(text) is None

"""Customers who are told to do what they did: heard by who does what, and whoever does as told is not meant."""

import pytest

from bot.knowledge.triage.circles.done_before import told_to_do_what_was_done

TOLD = (
    "I reset the router on Monday. Your mail says: please reset the router.",
    "I reinstalled the app for Ben and now Carla wants it reinstalled.",
    "We measured the gap, next mail: please measure the gap.",
    "I waited two days. Then I was told to wait two days.",
    "Chat had me reset the router. Mail has me reset the router.",
)
NOT_TOLD = (
    "You asked me to reset the router, so I reset the router.",
    "I reset it as you said and it works.",
    "I measured the gap. Please measure the gap of the new one.",
    "I washed it once. Can I wash it again?",
    "I unplugged it. What do I do now?",
)


@pytest.mark.parametrize("text", TOLD)
def test_a_step_that_was_taken_is_wished_for(text: str) -> None:
    found = told_to_do_what_was_done(text)
    assert found and text[found.start : found.end]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_a_step_that_is_done_as_told_is_none(text: str) -> None:
    assert told_to_do_what_was_done(text) is None

"""What doesn't work beside what is missing, and both beside how they were treated: each is a matter of the message."""

from dataclasses import replace

import pytest

from bot.knowledge.replies.several import subjects
from tests.knowledge.small_book import recognition, shipped
from tests.knowledge.telling import matter

FAULT, MISSING, BROKEN = "faulty_item", "wrong_or_missing_part", "damaged_on_arrival"


def _about(text: str) -> set[str]:
    found = recognition().triage(matter(text))
    return {found.situation, *(f.situation for f in found.further)}


@pytest.mark.parametrize(
    "text",
    [
        "The hopper lid was never in the box and the switch only works if I wiggle the plug.",
        "The pump leaks and there are no hose clamps in the box.",
        "The remote was missing. The TV also keeps turning off.",
        "My fan makes a horrible noise, and the remote wasn't included.",
        "the lamp flickers and the shade was missing",
    ],
)
def test_a_fault_and_what_is_missing_are_two(text: str) -> None:
    assert _about(text) == {FAULT, MISSING}


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "Third time I'm writing. Ana told me to send photos, I sent them, and now someone asks for photos. The mixer "
            "still makes the grinding noise and the whisk was never in the box.",
            {FAULT, MISSING},
        ),
        (
            "I sent the pictures twice and you ask for pictures. One drawer is cracked. The screws were not in the box.",
            {BROKEN, MISSING},
        ),
    ],
)
def test_whoever_is_sent_in_circles_over_two_troubles_has_both_answered(text: str, both: set[str]) -> None:
    assert both | {"sent_in_circles"} == _about(text)


@pytest.mark.parametrize(
    "text", ["The timer doesn't work, it has no reset either.", "The lid is missing, so the jar keeps falling open."]
)
def test_what_only_says_more_of_a_trouble_is_none(text: str) -> None:
    assert len(_about(text)) == 1


def test_the_first_matter_keeps_the_words_that_stand_beside_the_other_in_one_sentence() -> None:
    about = matter("The pump leaks and there are no hose clamps in the box. Bought last week.")
    found = recognition().triage(about)
    known = [shipped().situation(id) for id in (found.situation, *(f.situation for f in found.further))]
    first, other = subjects(replace(about, further=found.further), known)
    assert first.matter.message == "The pump leaks. Bought last week."
    assert other.matter.message == "there are no hose clamps in the box."


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("The kettle stopped heating. Do you ship to Canada by the way?", {FAULT}),
        ("Do you ship to Hawaii? My last lamp from you flickers.", {FAULT}),
        ("Do you ship to Hawaii? My last lamp from you is lovely.", set()),
    ],
)
def test_a_fault_told_beside_a_question_of_its_own_is_a_matter(text: str, beside: set[str]) -> None:
    assert _about(text) == {"shipping_policy_question", *beside}

"""What a customer tried unasked is everyday; what we told them to do, and didn't help, is not."""

from datetime import date

import pytest

from bot.domain.case import Lane, Matter, Turn, Who
from bot.knowledge.triage.circles.our_steps import took_our_step
from tests.knowledge.small_book import recognition, shipped

TODAY = date(2026, 11, 24)
OWN = [
    "The radio goes silent after a minute. I reset it three times, no change.",
    "The mixer won't start. I swapped the fuse and tried another socket.",
    "I've paired it with two phones and the sound still drops out.",
    "I charged it all night as the manual says and the light stays red.",
]
OURS = [
    "The radio goes silent after a minute. You told me to reset it, I did, and it's the same.",
    "I tried the fix you sent me, and the radio is still silent.",
    "After your reply I changed the fuse. The oven stays cold.",
    "As you advised I changed the batteries. The toy is still dead.",
    "I followed the steps in your last message. The printer still eats paper.",
    "The lamp flickers. Last time you had me change the bulb, which made no difference.",
]


def matter(text: str, *before: Turn) -> Matter:
    return Matter((*before, Turn(Who.CUSTOMER, text)), TODAY)


@pytest.mark.parametrize("text", OWN)
def test_a_fault_that_they_tried_to_mend_unasked_is_routine(text: str) -> None:
    assert took_our_step(matter(text)) is None
    assert recognition().triage(matter(text)).lane is Lane.ROUTINE


@pytest.mark.parametrize("text", OURS)
def test_a_step_of_ours_that_did_not_help_is_not(text: str) -> None:
    assert took_our_step(matter(text))
    assert recognition().triage(matter(text)).lane is not Lane.ROUTINE


def test_our_step_is_known_from_what_we_wrote_too() -> None:
    before = (Turn(Who.CUSTOMER, "The radio goes silent."), Turn(Who.US, "Please press the button for ten seconds."))
    assert took_our_step(matter("I pressed it and it is as silent as before.", *before))
    assert took_our_step(matter("I did that. Nothing changed.", *before))
    assert took_our_step(matter("It is a week old, by the way.", *before)) is None


def test_our_step_that_they_took_two_messages_ago_did_not_help_either() -> None:
    before = (
        Turn(Who.CUSTOMER, "The toaster stays cold."),
        Turn(Who.US, "Please unplug it for an hour."),
        Turn(Who.CUSTOMER, "unplugged it all night. cold as ever"),
        Turn(Who.US, "Could you tell us how old it is?"),
    )
    about = matter("Two months. Can I have another?", *before)
    assert took_our_step(about) and recognition().triage(about).lane is not Lane.ROUTINE


@pytest.mark.parametrize(
    ("text", "lane"),
    [
        ("The zipper of the tent is stuck.", Lane.ROUTINE),
        ("The zipper of the tent is stuck, it came last week.", Lane.ROUTINE),
        ("The zipper of the tent is stuck. We used it for two summers.", Lane.DELICATE),
    ],
)
def test_a_fault_without_a_day_is_routine_unless_time_has_gone_by(text: str, lane: Lane) -> None:
    assert recognition().triage(matter(text)).lane is lane


RETURN = (
    Turn(Who.CUSTOMER, "I'd like to send the blazer back, the sleeves are too long."),
    Turn(Who.US, "To start, open the order and choose the return there."),
)


@pytest.mark.parametrize(
    ("theirs", "lane"),
    [
        ("I did that, and the page only shows an error.", Lane.DELICATE),
        ("We did. There is no return button on it.", Lane.DELICATE),
        ("I did that. When will the label come?", Lane.ROUTINE),
    ],
)
def test_a_return_that_does_not_begin_as_we_said_is_for_a_lead(theirs: str, lane: Lane) -> None:
    found = recognition().triage(Matter((*RETURN, Turn(Who.CUSTOMER, theirs)), date(2026, 11, 24)))
    assert (found.lane or shipped().situation(found.situation).lane) is lane

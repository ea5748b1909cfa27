"""What we sent came, and something was passed over or is wrong with it too: a lead has it."""

from datetime import date

import pytest

from bot.domain.case import Lane, Matter, Role, Turn, Who
from bot.knowledge.triage.circles.not_all_of_it import not_all_of_it
from tests.knowledge.small_book import recognition


def _case(first: str, ours: str, theirs: str) -> Matter:
    turns = (Turn(Who.CUSTOMER, first), Turn(Who.US, ours), Turn(Who.CUSTOMER, theirs))
    return Matter(turns, date(2026, 11, 30))


LEFT = [
    (
        "The rain cover has a split seam, and the hook on the left is missing.",
        "We're so sorry. A new cover goes out tomorrow, and the hook with it.",
        "Cover came today thank you Priya, but no hook in the bag",
    ),
    (
        "We ordered six chairs and received five, and one of them has a leg shorter than the others.",
        "We're sorry. The sixth chair is on its way.",
        "The sixth chair arrived, thank you. The wobbly one is still wobbly.",
    ),
    (
        "One lamp came cracked and the other one is dead.",
        "We are sorry. A replacement for the cracked lamp ships on Thursday.",
        "the replacement came. But you did not say anything about the one that's dead",
    ),
    (
        "the espresso machine came without the drip tray",
        "We'll send you the drip tray, it will ship by Friday. Sorry!",
        "tray arrived today thanks. doesn't fit though, about 2cm too short",
    ),
    (
        "The right-hand rail of the cot is missing",
        "So sorry about that. We've popped a right-hand rail in the post for you.",
        "Rail turned up. It's the left-hand one again, so I have two of those.",
    ),
    (
        "The teapot came smashed.",
        "We're sorry. We have sent another one today.",
        "The other teapot is here now. Smashed as well.",
    ),
    (
        "The shaver has an American plug, I live in Leeds.",
        "Apologies, an adapter is on its way.",
        "adapter's here. american again. do you look at the label",
    ),
    (
        "My order was short of one shelf bracket.",
        "Apologies! We have posted the bracket first class.",
        "bracket arrived this morning but its the wrong size",
    ),
]


@pytest.mark.parametrize(("first", "ours", "theirs"), LEFT)
def test_what_is_left_of_it_is_for_a_lead(first: str, ours: str, theirs: str) -> None:
    found = recognition().triage(_case(first, ours, theirs))
    assert found.lane is not Lane.ROUTINE and found.approver.rank >= Role.LEAD.rank


def test_the_reason_has_what_came_and_what_is_left() -> None:
    reason = recognition().triage(_case(*LEFT[1])).reason
    assert "“The sixth chair arrived”" in reason and "“The wobbly one is still wobbly”" in reason


@pytest.mark.parametrize(
    ("first", "ours", "theirs"),
    [
        ("The lid was missing.", "We will send the lid tomorrow.", "thanks it came!"),
        ("The lid was missing.", "We are sorry, a new lid is on its way.", "it came, love it! do you have it in green?"),
        ("where is it", "It is on its way.", "it came yesterday, thank you. how do I return it, it's the wrong size for us"),
        ("The mug came cracked.", "A new mug is on its way.", "the new mug came and nothing was broken this time"),
        ("The mug came cracked.", "A new mug is on its way.", "the new mug never came. still waiting"),
        ("The lid was missing.", "We have posted the lid.", "lid came, thanks again! will order again"),
        ("The lid was missing.", "We have posted the lid.", "lid's here. All good again. Working again."),
        ("The lid was missing.", "We have posted the lid.", "the lid arrived and the pot works again, nothing wrong with it"),
    ],
)  # fmt: skip
def test_nothing_is_left_where_it_came_whole_or_not_at_all(first: str, ours: str, theirs: str) -> None:
    assert not_all_of_it(_case(first, ours, theirs)) is None

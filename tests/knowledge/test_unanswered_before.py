"""What an unanswered message told of is still open behind one that only goes on."""

import pytest

from bot.knowledge.triage.thread.left_open import left_open, settles


@pytest.mark.parametrize(
    "newest",
    [
        "And please send me a receipt.",
        "They are too heavy to carry to the post.",
        "Could you answer?",
        "Do you ship abroad?",
    ],
)
def test_trouble_stays_open_behind_what_tells_of_none(newest: str) -> None:
    assert left_open("The tiles came cracked.", newest)
    assert left_open("Two hinges are missing.", newest)


@pytest.mark.parametrize(
    ("before", "newest"),
    [
        ("Do you ship abroad?", "And please send me a receipt."),
        ("Two hinges are missing.", "The tiles came cracked too."),
        ("Two hinges are missing.", "Sorry, found the hinges, they were taped to the lid."),
        ("The tiles came cracked.", "Thanks, you are great!"),
    ],
)
def test_what_told_of_none_or_is_settled_does_not(before: str, newest: str) -> None:
    assert not left_open(before, newest)


def test_what_is_still_wrong_settles_nothing() -> None:
    assert settles("Sorry, found the hinges.")
    assert not settles("Sorry, found the hinges, but the door is dented.")

"""What a customer says isn't there of what they bought, by its name."""

import pytest

from bot.language.goods.left_out import are_many, left_out


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("The coat is fine but you forgot the hood.", "the hood"),
        ("u didnt send the little key", "the little key"),
        ("They never packed any batteries!", "the batteries"),
        ("I never got the tray.", "the tray"),
        ("There's no strainer in the box", "the strainer"),
        ("Lid cracked and two clips are missing.", "the two clips"),
        ("one button is gone", "the button"),
        ("It came without the remote.", "the remote"),
        ("the seller left out one of the feet", "the feet"),
        ("The oven mitt was never in the carton either.", "the oven mitt"),
        ("The tripod never came with it.", "the tripod"),
    ],
)
def test_the_one_thing_that_is_missing_is_named(text: str, thing: str) -> None:
    assert left_out(text) == thing


@pytest.mark.parametrize(
    "text",
    [
        "I never got the parcel.",
        "You never sent a reply.",
        "They forgot my order.",
        "My wife is missing the point.",
        "I am missing the lid and you forgot the spoon.",
        "There is no way to open it.",
        "You forgot the discount.",
        "There was no damage in the box.",
        "I forgot the lid at home.",
    ],
)
def test_what_is_no_part_or_not_one_is_not(text: str) -> None:
    assert left_out(text) is None


def test_many_things_are_told_by_their_name() -> None:
    assert are_many("the two clips") and not are_many("the glass")

"""A part that belongs to something else is sent wrongly; what something is for, or is asked about, is no fault."""

import pytest

from bot.language.goods.other_goods import came_other
from bot.language.goods.other_part import other_parts
from bot.language.matter.trouble import Trouble, troubles_in


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The jug is from a different model.", "jug"),
        ("the legs belong to some other table", "legs"),
        ("Drawer fronts are from a newer series and dont match", "Drawer fronts"),
        ("hi the seat cover you sent me is for a smaller chair", "seat cover"),
        ("The brackets they packed are meant for the 60 inch, mine's the 40.", "brackets"),
        ("The glass plate that came with it fits the old microwave, not this one", "glass plate"),
        ("The knobs aren't the ones for this dresser.", "knobs"),
        ("filter you included doesn't belong to this pitcher", "filter"),
        ("the adapter is british. I live in Ohio", "adapter"),
        ("power supply is a European one", "power supply"),
        ("The hinges are the wrong ones, they're for inset doors", "hinges"),
        ("Everything fits but the shelf supports are from another kit", "shelf supports"),
    ],
)
def test_a_part_of_something_else_is_named_and_is_a_wrong_one(text: str, part: str) -> None:
    assert [m["value"] for m in other_parts(text)] == [part]
    assert came_other(text)
    assert Trouble.OTHER in troubles_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Is the jug from a different model?",
        "The lamp is for my mother who lives in the EU.",
        "The order is from a different store.",
        "The price is from a different listing.",
        "I need a lid for a different model.",
        "I bought the jug for a different model, my mistake.",
        "The second chair is for the UK, can you ship it there?",
        "The bowl is for the new kitchen and I love it.",
        "The rug is for the smaller room, which size do you suggest",
        "The remote is not for the faint of heart.",
        "The tracking is for a different parcel.",
        "My flat is in a different country.",
        "Screws are not the problem.",
        "I put a 5 lb bag on the scale and it says 4.6, so the weight is wrong!",
    ],
)
def test_what_a_thing_is_for_is_no_wrong_part(text: str) -> None:
    assert other_parts(text) == ()

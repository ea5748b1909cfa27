"""Of several items the one that the customer's words tell apart is meant; else none."""

import pytest

from bot.records.naming import named

BOTTLES = {
    "BLUE": "Harbour & Pine Water Bottle, blue, 750 ml",
    "GREEN": "Harbour & Pine Water Bottle, green, 750 ml",
    "KETTLE": "Harbour & Pine Enamel Kettle, blue",
}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("One of my two green bottles arrived dented.", "GREEN"),
        ("The kettle leaks.", "KETTLE"),
        ("One of the blue bottles arrived dented.", None),
        ("The kettle leaks and the green bottle too.", None),
        ("Everything arrived broken.", None),
        ("", None),
    ],
)
def test_the_item_that_words_tell_apart_is_meant(words: str, meant: str | None) -> None:
    assert named(words, BOTTLES) == meant


def test_of_two_bottles_the_colour_tells() -> None:
    two = {key: title for key, title in BOTTLES.items() if key != "KETTLE"}
    assert named("one of my two blue bottles arrived dented", two) == "BLUE"
    assert named("the 750 ml bottles arrived dented", two) is None


def test_without_items_nothing_is_meant() -> None:
    assert named("the kettle", {}) is None

"""Which words only say of which order a message is, and which ask for that order."""

import pytest

from bot.language.matter.order_label import without_order_label


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("The sieve from order 118-2020202-3030303 rattles.", "The sieve rattles."),
        ("The sieve (my order number is 5567) rattles a lot.", "The sieve rattles a lot."),
        ("My order no. is 118-2020202-3030303. The sieve rattles a lot.", "The sieve rattles a lot."),
        ("Hi, order #5567: the sieve rattles", "the sieve rattles"),
        ("Re order 5567, the sieve rattles", "the sieve rattles"),
        ("The sieve rattles, order 118-2020202-3030303.", "The sieve rattles."),
    ],
)
def test_which_order_it_is_tells_nothing_of_what_it_is_about(text: str, rest: str) -> None:
    assert without_order_label(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "Where is order 118-2020202-3030303?",
        "Please cancel order 5567 and tell me so.",
        "It's order 118-2020202-3030303.",
        "The parcel of order 5567 is stuck somewhere.",
        "I ordered 200 cups in March.",
    ],
)
def test_what_is_asked_of_an_order_stays(text: str) -> None:
    assert "order" in without_order_label(text)

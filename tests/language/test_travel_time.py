"""The soonest day on which goods are there by a sentence of a reply."""

from datetime import date

import pytest

from bot.language.delivery.travel_time import soonest_there

FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Orders to Hawaii travel by USPS in 6 to 10 business days, at no extra charge.", date(2026, 12, 7)),
        ("It usually arrives 3 to 6 business days after that.", date(2026, 12, 2)),
        ("Delivery to Canada takes 8-12 days.", date(2026, 12, 5)),
        ("For an order placed today the estimate is Thursday, December 3.", date(2026, 12, 3)),
        ("Express is there in 1 to 2 days; else it takes 3 to 6 days.", date(2026, 11, 30)),
    ],
)
def test_the_soonest_day_is_that_of_the_shortest_time(text: str, day: date) -> None:
    assert soonest_there(text, FRIDAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "We refund within 5 days.",
        "An order leaves our warehouse within 2 business days.",
        "It takes a while.",
        "I write by Monday.",
    ],
)
def test_other_times_are_none_of_travel(text: str) -> None:
    assert soonest_there(text, FRIDAY) is None

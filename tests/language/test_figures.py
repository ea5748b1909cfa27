"""Dates and numbers as people write them."""

from datetime import date

import pytest

from bot.language.figures.ahead import soon
from bot.language.figures.figures import Kind, figures

MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("A robe ordered on the 9th may reach you in time.", Kind.DAY, "the 9th"),
        ("The 2nd may not fit.", Kind.DAY, "The 2nd"),
        ("on the 3rd may be late", Kind.DAY, "the 3rd"),
        ("Ordered 9 may and nothing came", Kind.DATE, "9 may"),
        ("It came on 9 May.", Kind.DATE, "9 May"),
    ],
)
def test_may_is_a_month_or_a_verb(text: str, kind: Kind, words: str) -> None:
    assert [(f.kind, f.text) for f in figures(text, MONDAY)] == [(kind, words)]


def test_a_span_of_years_is_two_years() -> None:
    assert [f.value for f in figures("It fits the 2012-2016 model.", MONDAY)] == [2012, 2016]
    assert figures("It is item 1234-5678.", MONDAY) == ()


def test_a_span_spoken_of_is_not_counted_from_today() -> None:
    assert soon("I write on December 2, before those fifteen days are over.", MONDAY) == date(2026, 12, 2)
    assert soon("I write within fifteen days.", MONDAY) == date(2026, 12, 15)


def test_sizes_in_the_plural_are_numbers() -> None:
    assert [f.value for f in figures("I sent the 8.5s back and want the 9s.", MONDAY)] == [8.5, 9]

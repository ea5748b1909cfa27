"""The days that words for a span of time mean."""

from datetime import date

import pytest

from bot.language.figures.periods import period

TODAY = date(2026, 11, 26)  # a Thursday


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("returned most last month", "2026-10-01", "2026-10-31"),
        ("what came back this month?", "2026-11-01", "2026-11-26"),
        ("last week's returns", "2026-11-16", "2026-11-22"),
        ("This week, please", "2026-11-23", "2026-11-26"),
        ("in the last 10 days", "2026-11-16", "2026-11-26"),
        ("over the past 2 weeks", "2026-11-12", "2026-11-26"),
        ("in October", "2026-10-01", "2026-10-31"),
        ("in december", "2025-12-01", "2025-12-31"),
        ("since October", "2026-10-01", "2026-11-26"),
        ("during February 2024", "2024-02-01", "2024-02-29"),
        ("yesterday", "2026-11-25", "2026-11-25"),
        ("last year", "2025-01-01", "2025-12-31"),
    ],
)
def test_words_mean_days(words: str, first: str, last: str) -> None:
    assert period(words, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("words", ["returned most", "it may march on", "the last straw", ""])
def test_without_such_words_there_is_no_span(words: str) -> None:
    assert period(words, TODAY) is None


def test_january_looks_back_over_the_year() -> None:
    assert period("last month", date(2027, 1, 3)) == (date(2026, 12, 1), date(2026, 12, 31))

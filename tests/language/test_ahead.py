"""Times that are told without a date, seen from when they were said: 17:00 on Monday, November 23, 2026."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.figures.ahead import ends_ahead

SAID = datetime(2026, 11, 23, 17, tzinfo=UTC)
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "written", "day"),
    [
        ("I will write to you by Tuesday", MONDAY, 24),
        ("By Friday, I'll send you the answer", MONDAY, 27),
        ("I will write to you on Monday", MONDAY, 30),
        ("I will write to you by Monday", FRIDAY, 23),
        ("I will write to you by Saturday", FRIDAY, 28),
        ("I will tell you on Wednesday what was scanned", MONDAY, 25),
        ("I will write by Thursday what came of Wednesday's scan", MONDAY, 26),
        ("I will write to you on Tuesday next week", MONDAY, 1),
        ("I will write to you by Sunday next week", MONDAY, 6),
        ("I will write to you tomorrow", MONDAY, 24),
        ("I will write to you today", MONDAY, 23),
        ("You'll have my answer by tomorrow, Tuesday", MONDAY, 24),
        ("I will write to you by the 27th", MONDAY, 27),
        ("I will write to you within two days", MONDAY, 25),
        ("I will write to you within 5 business days", MONDAY, 30),
        ("I will write to you in 3 to 4 days", MONDAY, 27),
    ],
)
def test_a_day_is_over_at_its_end(words: str, written: date, day: int) -> None:
    ends = ends_ahead(words, SAID, written)
    assert ends is not None and (ends.day, ends.hour, ends.minute) == (day, 23, 59)


def test_hours_are_counted_from_when_it_was_said() -> None:
    assert ends_ahead("I will write to you within 24 hours", SAID, MONDAY) == datetime(2026, 11, 24, 17, tzinfo=UTC)


@pytest.mark.parametrize("words", ["I will write to you", "I will write about your 30-day return window"])
def test_where_no_time_is_told_there_is_none(words: str) -> None:
    assert ends_ahead(words, SAID, MONDAY) is None


def test_a_day_is_over_where_it_was_said() -> None:
    said = SAID.astimezone(ZoneInfo("Pacific/Auckland"))
    ends = ends_ahead("I will write to you by Wednesday", said, said.date())
    assert ends is not None and ends.astimezone(UTC).day == 25 and ends.astimezone(UTC).hour == 10

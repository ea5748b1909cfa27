"""A weekday beside a date or a word for a day is that day; days of two matters aren't held against each other."""

from datetime import date

import pytest

from bot.checks.sourced.figures.dates import check_days
from bot.domain.reply import Severity

TUESDAY = date(2026, 11, 24)
RIGHT = [
    "I will write to you tomorrow, Wednesday.",
    "It left yesterday (Monday), and today, Tuesday, it was scanned.",
    "It arrives on Friday, November 27.",
    "It arrives on November 27, a day later than I thought.",
    "It arrives on November 27 (Friday).",
    "I will call you on Monday about the order of November 27.",
    "It left on November 27 and came the Monday after.",
]
WRONG = [
    ("I will write to you tomorrow, Thursday.", "tomorrow, Thursday", "Tomorrow is a Wednesday", None),
    ("It was scanned today, Wednesday.", "today, Wednesday", "Today is a Tuesday", None),
    ("It left Yesterday (Sunday).", "Yesterday (Sunday", "Yesterday is a Monday", None),
    ("It arrives on Monday, November 27.", "Monday, November 27", "November 27 is a Friday", "Friday, November 27"),
    ("It comes on November 27 (Monday).", "November 27 (Monday", "November 27 is a Friday", "Friday, November 27"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_day_that_is_right_or_of_another_matter_passes(text: str) -> None:
    assert not list(check_days(text, TUESDAY))


@pytest.mark.parametrize(("text", "quote", "why", "instead"), WRONG)
def test_a_day_that_contradicts_itself_is_stopped_with_the_right_one(
    text: str, quote: str, why: str, instead: str | None
) -> None:
    (found,) = check_days(text, TUESDAY)
    assert (found.severity, found.quote, found.replacement) == (Severity.STOP, quote, instead)
    assert found.reason == f"{why}. Which day is meant?"

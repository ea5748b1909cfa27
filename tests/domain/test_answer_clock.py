"""When whom is reminded, by arithmetic alone."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.answer_clock import AnswerClock

FRIDAY = datetime(2026, 11, 20, 17, tzinfo=UTC)
SIX, TWO = timedelta(hours=6), timedelta(hours=2)


def _hours(
    allowed: float, known: float = 0, requester: timedelta = SIX, lead: timedelta = TWO
) -> tuple[float | None, float]:
    """Hours from the customer's message to the two reminders."""
    clock = AnswerClock(FRIDAY, timedelta(hours=allowed), FRIDAY + timedelta(hours=known))
    at, hour = clock.requester_at(requester, lead), timedelta(hours=1)
    return (at - FRIDAY) / hour if at else None, (clock.lead_at(lead) - FRIDAY) / hour


def test_weekends_count() -> None:
    ends = AnswerClock(FRIDAY, timedelta(hours=24), FRIDAY).ends
    assert ends.isoweekday() == 6 and ends - FRIDAY == timedelta(hours=24)


@pytest.mark.parametrize(
    ("allowed", "known", "expected"),
    [
        (24, 0, (18, 22)),
        (48, 0, (42, 46)),
        (24, 17, (18, 22)),
        (24, 20, (21, 22)),
        (24, 23, (None, 22)),
        (24, 72, (None, 22)),
        (4, 0, (1, 2)),
        (2, 0, (0.75, 1.5)),
    ],
    ids=["a day", "two days", "known late", "six hours are over", "two hours are over", "all over", "four", "two"],
)
def test_the_requester_comes_before_the_leads_and_both_before_the_end(
    allowed: float, known: float, expected: tuple[float | None, float]
) -> None:
    assert _hours(allowed, known) == expected


def test_the_requester_comes_no_later_than_the_leads_whatever_is_set() -> None:
    assert _hours(24, requester=TWO, lead=SIX) == (18, 18)

"""The report's late answers, counted as the answer clock runs in the case."""

from datetime import UTC, datetime, timedelta

from bot.desk.report.counting import ReportRows, overdue
from bot.domain.acts import Act
from bot.domain.case import Lane
from bot.domain.team_report import Overdue
from bot.store.history.reporting import CaseSeen, CustomerWrote, Decided

MONDAY = datetime(2026, 5, 11, 9, tzinfo=UTC)
CASE = "LH-1"


def on(hours: float) -> datetime:
    """So long after the customer first wrote."""
    return MONDAY + timedelta(hours=hours)


def counted(*wrote: tuple[float, float], sent: tuple[float, ...], now: float = 200) -> Overdue:
    """What the report counts of one case with a day to answer; each message as (written, known) and replies in hours."""
    seen = CaseSeen(CASE, on(wrote[0][1]), on(wrote[0][0]), "amazon.com", None, Lane.ROUTINE)
    replies = [Decided(CASE, f"{CASE}.1", Act.DELIVER, on(at)) for at in sent]
    customers = [CustomerWrote(CASE, on(known), on(written)) for written, known in wrote]
    found = ReportRows({CASE: seen}, (), (), (), replies, (), (), customers)
    return overdue(found, lambda marketplace: 24, on(now))


def test_one_that_is_answered_in_time_is_not_late() -> None:
    assert counted((0, 1), sent=(24,)) == Overdue(0, 1, ())


def test_one_that_waits_longer_than_allowed_is_late_once() -> None:
    assert counted((0, 1), (2, 3), sent=(25,)) == Overdue(1, 1, (CASE,))


def test_one_that_nobody_answered_is_late_once_its_time_is_over() -> None:
    assert counted((0, 1), sent=(), now=24) == Overdue(0, 1, ())
    assert counted((0, 1), sent=(), now=25) == Overdue(1, 1, (CASE,))


def test_a_reply_that_left_before_the_team_got_a_message_is_no_answer_to_it() -> None:
    assert counted((0, 1), (2, 5), sent=(3, 40)) == Overdue(1, 2, (CASE,))


def test_what_is_written_after_the_answer_waits_anew() -> None:
    assert counted((0, 1), (10, 11), sent=(3, 12)) == Overdue(0, 2, ())

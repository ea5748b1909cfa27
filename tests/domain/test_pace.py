"""How often something may be called, by arithmetic alone."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.pace import Pace, Rate
from bot.domain.waiting import Wait

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)
A_SECOND = Rate(SECOND, 3)


def _calls(rate: Rate, seconds: int, step: timedelta) -> list[datetime]:
    """When calls go through for somebody who asks at every step."""
    pace, made = Pace(), []
    for i in range(int(timedelta(seconds=seconds) / step)):
        now = NOW + i * step
        pace, wait = pace.called(rate, now)
        if not wait:
            made.append(now)
    return made


@pytest.mark.parametrize("per_minute", [20, 50, 100])
def test_no_window_of_a_minute_holds_more_than_the_limit_however_eager_the_caller(per_minute: int) -> None:
    made = _calls(Rate.within(per_minute), 300, timedelta(milliseconds=100))
    windows = [sum(at <= other < at + timedelta(minutes=1) for other in made) for at in made]
    assert 0.75 * per_minute < max(windows) <= per_minute


def test_a_burst_goes_at_once_and_then_one_a_second() -> None:
    made = _calls(A_SECOND, 10, timedelta(milliseconds=100))
    assert [(at - NOW) // SECOND for at in made[:5]] == [0, 0, 0, 1, 2]


def test_each_waiter_is_given_a_turn_of_its_own() -> None:
    pace = Pace()
    waits = []
    for _ in range(6):
        pace, wait = pace.called(A_SECOND, NOW)
        waits.append(wait // SECOND)
    assert waits == [0, 0, 0, 1, 2, 3]


@pytest.mark.parametrize("late", [0, 0.4], ids=["in time", "late"])
def test_who_waits_goes_before_whoever_comes_now(late: float) -> None:
    """Three in two seconds, where one a second may go: in the order in which they came, all the time."""
    pace, comes, went = Pace(), [(NOW + n * SECOND * 2 / 3, n, False) for n in range(60)], []
    while comes:
        now, number, waited = comes.pop(0)
        pace, wait = pace.called(A_SECOND, now, waited=waited)
        if wait:
            comes = sorted([*comes, (now + wait + late * SECOND, number, True)])
        else:
            went.append(number)
    assert went == sorted(went)


def test_whose_turn_was_taken_has_the_next() -> None:
    pace = Pace()
    for _ in range(8):
        pace, last = pace.called(A_SECOND, NOW, waited=False)
    assert last == 5 * SECOND
    pace, wait = pace.called(A_SECOND, NOW + SECOND)
    assert not wait, "somebody of whom it isn't known"
    pace, wait = pace.called(A_SECOND, NOW + SECOND, waited=True)
    assert wait == SECOND and not pace.called(A_SECOND, NOW + 2 * SECOND, waited=True)[1]


def test_several_calls_at_once_are_made_together_or_not_at_all() -> None:
    pace, wait = Pace().called(A_SECOND, NOW, count=2)
    assert not wait
    pace, wait = pace.called(A_SECOND, NOW, count=2)
    assert wait == SECOND
    assert not pace.called(A_SECOND, NOW + SECOND, count=2)[1]


def test_after_a_refusal_nothing_is_called_for_as_long_as_was_asked() -> None:
    pace = Pace().refused(NOW, 30 * SECOND, A_SECOND)
    assert pace.called(A_SECOND, NOW + 29 * SECOND)[1] == SECOND
    later = NOW + 30 * SECOND
    pace, wait = pace.called(A_SECOND, later)
    assert not wait
    assert pace.called(A_SECOND, later)[1] == SECOND, "after a pause there is no burst"


def test_refusals_of_calls_that_were_on_their_way_lengthen_nothing() -> None:
    once = Pace().refused(NOW)
    assert once.refused(NOW).paused_until == once.paused_until == NOW + SECOND
    assert once.refused(NOW, 5 * SECOND).paused_until == NOW + 5 * SECOND


def test_each_refusal_after_a_pause_doubles_the_next_one_up_to_a_minute() -> None:
    pace, now, pauses = Pace(), NOW, []
    for _ in range(9):
        pace = pace.refused(now)
        pauses.append(pace.paused(now) // SECOND)
        now += pace.paused(now)
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert pace.refused(now + 61 * SECOND).paused(now + 61 * SECOND) == SECOND, "a calm minute is a new beginning"


def test_a_short_wait_is_not_told_and_a_long_one_is_told_again_only_when_it_grew_much() -> None:
    def wait(seconds: int) -> Wait:
        return Wait(NOW, NOW + seconds * SECOND)

    assert not wait(9).news_after(None)
    assert wait(10).news_after(None)
    assert wait(12).news_after(wait(9).until)
    assert not wait(60).news_after(wait(12).until)
    assert wait(200).news_after(wait(60).until)


@pytest.mark.parametrize(("ahead", "left"), [(60, 70), (61, 10)], ids=["another worker's clock", "set back"])
def test_a_pause_moves_with_a_clock_that_was_set_back_and_not_for_a_clock_that_goes_a_little_ahead(
    ahead: int, left: int
) -> None:
    kept = NOW + ahead * SECOND
    pace = Pace(paused_until=kept + 10 * SECOND).rebased(kept, NOW)
    assert pace.paused(NOW) == left * SECOND

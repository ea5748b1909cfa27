"""A night in which the clocks go back: what is due by time comes when that much time has passed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.workspace import Workspace
from tests.dialogues.conftest import Start, Team, policies_with
from tests.manual_clock import ManualClock

WAITING = "Hello, I ordered the linen curtains two weeks ago and would like to know when they come."
TOLD = "we wrote to the customer"
MINUTE, HOUR = 60, 3600
MORNING_BEFORE = datetime(2027, 4, 2, 22, 30, tzinfo=UTC)
"""09:30 on Saturday in Sydney, where the hour from 2 to 3 comes twice on Sunday."""
FIRST, SECOND = datetime(2027, 4, 3, 15, 40, tzinfo=UTC), datetime(2027, 4, 3, 16, 10, tzinfo=UTC)
"""02:40 that Sunday for the first time, and 02:10 for the second."""


async def _promised(start: Start, ws: Workspace, clock: ManualClock, tmp_path: Path, at: datetime, hours: str) -> Team:
    """At that time a reply was sent that says when we write again."""
    clock.advance((at - clock.now()).total_seconds())
    policies = policies_with(tmp_path, leads=ws.person("lea").id)
    team: Team = await start(levelhead_timezone="Australia/Sydney", levelhead_policies=policies)
    case = await team.draft(WAITING)
    await team.say("ben", case, f"reply: Hello,\n\nI will write to you within {hours} with what the carrier says.")
    await team.react("lea", team.last(case), "white_check_mark")
    await team.press("ben", team.last(case), "Sent to the customer")
    return team


@pytest.mark.deep
async def test_who_promised_to_write_within_a_day_is_reminded_an_hour_before_it_is_over(
    start: Start, ws: Workspace, clock: ManualClock, tmp_path: Path
) -> None:
    team = await _promised(start, ws, clock, tmp_path, MORNING_BEFORE, "24 hours")
    await team.pause(22 * HOUR)
    assert TOLD not in await team.inbox("ana")
    await team.pause(HOUR + MINUTE)
    assert TOLD in await team.inbox("ana")


@pytest.mark.parametrize("sent", [FIRST, SECOND], ids=["first", "second"])
async def test_in_the_hour_that_comes_twice_a_reminder_comes_neither_at_once_nor_never(
    start: Start, ws: Workspace, clock: ManualClock, tmp_path: Path, sent: datetime
) -> None:
    team = await _promised(start, ws, clock, tmp_path, sent, "1 hour")
    await team.pause(20 * MINUTE)
    assert TOLD not in await team.inbox("ana")
    await team.pause(15 * MINUTE)
    assert TOLD in await team.inbox("ana")

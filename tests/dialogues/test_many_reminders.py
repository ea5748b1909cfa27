"""Many reminders that are due at once, as after a weekend without Levelhead, and what people wait for meanwhile."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.workspace import Message
from tests.dialogues.conftest import HUNG, SUPPORT, Team
from tests.trust.people import QUESTION, at_work

MANY = 15


@pytest.mark.deep
async def test_many_overdue_cases_hold_up_nothing_that_somebody_waits_for(tmp_path: Path) -> None:
    """After a weekend without Levelhead: each reminder had its turn at Slack before the next draft had one."""
    async with at_work(tmp_path, levelhead_pace_slack=True) as team, asyncio.timeout(HUNG):
        for n in range(MANY):
            await team.ana.command(SUPPORT, f"/draft {QUESTION} Number {n}")
        while len([m for m in team.ws.messages(SUPPORT) if "Draft 1" in _said(team, m)]) < MANY:
            await team.pause(1)
        team.clock.advance(timedelta(days=3).total_seconds())
        team.bot.runner.ring()
        await team.settled()
        assert (await team.ana.command(SUPPORT, f"/draft {QUESTION} And one more")).ok
        for _ in range(4):
            await team.pause(1)
        *late, last = team.ws.messages(SUPPORT)
        assert "And one more" in last.plain and "Draft 1" in _said(team, last)
        assert sum("is overdue" in _said(team, m) for m in late) < MANY
        for _ in range(2 * MANY):
            await team.pause(5)
        assert [_said(team, m).count("is overdue") for m in late] == [1] * MANY
        assert (await team.inbox("ana")).count("is overdue") == MANY


def _said(team: Team, case: Message) -> str:
    return " ".join(m.plain for m in team.thread(case))

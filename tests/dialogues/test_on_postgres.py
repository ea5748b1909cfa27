"""The main path with cases on PostgreSQL, and with two bots on one database."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import connected
from bot.domain.clock import SystemClock
from bot.errors import StoreError
from bot.workspace import Workspace
from tests.dialogues.conftest import SUPPORT, Team, settings_for

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"


@pytest.mark.deep
async def test_from_the_message_to_the_approved_reply(postgres_url: str, tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        team = await _team(stack, postgres_url, tmp_path)
        case = await team.draft(QUESTION)
        assert "Draft 1" in team.last(case).plain
        await team.say("ana", case, "revise: shorter")
        assert "Draft 2" in team.last(case).plain
        await team.press("ana", team.last(case), "Approve")
        assert "Approved" in team.case().plain
        await team.press("ana", team.last(case), "Sent to the customer")
        assert "Hawaii" in " ".join(m.plain for m in team.thread(case))


async def test_two_bots_on_one_database_answer_each_case_once(postgres_url: str, tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        team = await _team(stack, postgres_url, tmp_path)
        await stack.enter_async_context(connected(team.settings, team.clock, approve_examples=True))
        await asyncio.gather(*(team.ana.command(SUPPORT, f"/draft {QUESTION} Number {i}") for i in range(8)))
        await team.settled()
        cases = team.ws.messages(SUPPORT)
        assert len(cases) == 8
        assert all([m.plain for m in team.thread(c) if "Draft 1" in m.plain].__len__() == 1 for c in cases)


@pytest.mark.deep
async def test_two_bots_on_one_database_remind_of_an_overdue_answer_once(postgres_url: str, tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        team = await _team(stack, postgres_url, tmp_path)
        await stack.enter_async_context(connected(team.settings, team.clock, approve_examples=True))
        for days in (2, 3, 4):
            await team.ana.command(SUPPORT, "/draft")
            written = int((team.clock.now() - timedelta(days=days)).timestamp())
            await team.fill("ana", {"Customer's message": QUESTION, "When they wrote": written})
        told = [[m.plain for m in team.thread(case) if "overdue" in m.plain] for case in team.ws.messages(SUPPORT)]
        assert list(map(len, told)) == [1, 1, 1]


async def test_tables_that_nobody_made_are_said_with_the_command(
    empty_postgres_url: str, ws: Workspace, tmp_path: Path
) -> None:
    settings = settings_for(ws, tmp_path, database_url=empty_postgres_url)
    with pytest.raises(StoreError, match="levelhead migrate"):
        async with connected(settings):
            pass


async def _team(stack: AsyncExitStack, url: str, folder: Path) -> Team:
    workspace = Workspace(rate_limits=False)
    await workspace.start()
    stack.push_async_callback(workspace.stop)
    settings, clock = settings_for(workspace, folder, database_url=url), SystemClock()
    bot = await stack.enter_async_context(connected(settings, clock, approve_examples=True))
    return Team(workspace, bot, clock, settings)  # type: ignore[arg-type]  # its clock isn't moved here

"""What people do while Claude is still reading stands, whatever Claude gives afterwards."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

import pytest

from tests.dialogues.conftest import SUPPORT, Start, Team, file_of
from tests.fakes.claude import Answers, FakeClaude, Stalls

QUESTION = "Hello, do you ship the walrusblue lantern to Hawaii?"
INVOICE = {"situation": "invoice_or_receipt", "short_explanation": "asks for an invoice", "quotes": []}


@asynccontextmanager
async def _with_claude(start: Start) -> AsyncIterator[tuple[Team, FakeClaude]]:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        yield await start(**claude.settings), claude


async def _reading(team: Team, claude: FakeClaude) -> None:
    """Claude reads a new case and gives no answer yet; the case is in its channel."""
    claude.will(Stalls(), to="triage")
    await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    await asyncio.wait_for(claude.stalled.wait(), 60)
    await _until(team, "SELECT count(*) FROM posts WHERE ts IS NOT NULL", 1)


def _asked(team: Team, query: str) -> object:
    with closing(sqlite3.connect(file_of(team.settings))) as database:
        return (database.execute(query).fetchone() or (None,))[0]


async def _until(team: Team, query: str, answer: object) -> None:
    async with asyncio.timeout(60):
        while True:
            if _asked(team, query) == answer:
                return
            await asyncio.sleep(0.01)


async def test_a_case_that_is_withdrawn_meanwhile_stays_forgotten(start: Start) -> None:
    async with _with_claude(start) as (team, claude):
        await _reading(team, claude)
        case = team.case()
        assert await team.ana.press(case, "Withdraw the case") is None
        await _until(team, "SELECT state FROM cases", "forgotten")
        claude.release()
        await team.settled()
        assert case.deleted and not claude.asked("draft"), "nothing of a forgotten case is sent any more"
        assert _asked(team, "SELECT state FROM cases") == "forgotten"
        with closing(sqlite3.connect(file_of(team.settings))) as database:
            assert [line for line in database.iterdump() if "walrusblue" in line] == []


@pytest.mark.deep
async def test_a_case_that_is_closed_meanwhile_stays_closed(start: Start) -> None:
    async with _with_claude(start) as (team, claude):
        await _reading(team, claude)
        assert await team.ana.press(team.case(), "Close the case") is None
        await _until(team, "SELECT state FROM cases", "closed")
        claude.release()
        await team.settled()
        assert _asked(team, "SELECT state FROM cases") == "closed" and not claude.asked("draft")
        await team.press("ana", team.case(), "Open the case again")
        assert "Draft 1" in team.last(team.case()).plain


@pytest.mark.deep
async def test_a_case_that_is_moved_meanwhile_stays_in_its_lane(start: Start) -> None:
    async with _with_claude(start) as (team, claude):
        case = await team.draft(QUESTION)
        claude.will(Stalls(), to="triage")
        await team.ana.say(SUPPORT, "customer: And to Alaska, please?", thread_ts=case.ts)
        await asyncio.wait_for(claude.stalled.wait(), 60)
        assert await team.ben.press(case, "Change its kind or lane") is None
        await team.until_view("Change its kind or lane", team.ben)
        assert await team.ben.submit({"Lane": "Person only: no draft, an owner is called"}) is None
        await _until(team, "SELECT state FROM revisions WHERE number = 3", "not_ready")
        claude.release()
        await team.settled()
        assert _asked(team, "SELECT lane FROM cases") == "person_only"


async def test_what_an_earlier_message_was_read_as_does_not_stand_over_a_later_one(start: Start) -> None:
    async with _with_claude(start) as (team, claude):
        await _reading(team, claude)
        claude.will(Answers(INVOICE), to="triage")
        await team.ana.say(SUPPORT, "customer: Never mind. Please send me the invoice.", thread_ts=team.case().ts)
        await _until(team, "SELECT count(*) FROM events WHERE kind = 'drafted'", 1)
        claude.release()
        await team.settled()
        assert _asked(team, "SELECT situation FROM cases") == "invoice_or_receipt"

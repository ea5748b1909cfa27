"""What waits for Claude or Slack doesn't wait longer than it must, and nobody is told of a wait that is over."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.app import connected
from bot.workspace import Workspace
from tests.dialogues.conftest import SUPPORT, Start, Team, settings_for
from tests.dialogues.test_comparing import LABELS
from tests.dialogues.test_comparing_with_claude import OURS, THEIRS, ask
from tests.dialogues.test_dropped_reports import ORDERS
from tests.dialogues.test_languages import GERMAN
from tests.fakes.claude import Fails, FakeClaude
from tests.manual_clock import ManualClock

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
POST = "chat.postMessage"
HOUR, DAY = 3600, 86_400
REFUSED = text("SELECT count(*) FROM model_calls WHERE outcome = 'rate_limit_error'")


async def test_a_draft_that_waits_for_claude_is_written_without_it_once_none_is_asked(
    ws: Workspace, clock: ManualClock, tmp_path: Path, sqlite_file: Path
) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        settings = settings_for(ws, tmp_path, **claude.settings)
        async with connected(settings, clock, approve_examples=True) as bot:
            team = Team(ws, bot, clock, settings)
            claude.will(Fails(429, retry_after=DAY))
            await team.draft(QUESTION)
            assert "Waiting for Claude" in team.case().plain
        settings = settings.model_copy(update={"anthropic_api_key": None})
        async with connected(settings, clock, approve_examples=True) as bot:
            team = Team(ws, bot, clock, settings)
            await team.settled()
            assert "Draft 1" in team.last(team.case()).plain and "Waiting for" not in team.case().plain


async def test_a_pause_of_claudes_is_kept_to_by_the_next_start_for_old_cases_and_new_ones(
    ws: Workspace, clock: ManualClock, tmp_path: Path, sqlite_file: Path
) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        settings = settings_for(ws, tmp_path, **claude.settings)
        async with connected(settings, clock, approve_examples=True) as bot:
            claude.will(Fails(429, retry_after=HOUR))
            await Team(ws, bot, clock, settings).draft(QUESTION)
            asked = len(claude.requests)
        async with connected(settings, clock, approve_examples=True) as bot:
            team = Team(ws, bot, clock, settings)
            old, new = team.case(), await team.draft(f"{QUESTION} And to Alaska?")
            await team.pause(HOUR - 2)
            assert len(claude.requests) == asked
            await team.pause(5)
            assert len(claude.requests) > asked
            assert all("Draft 1" in team.last(case).plain for case in (old, new))


async def test_nobody_is_told_that_a_case_waits_once_it_is_there(team: Team) -> None:
    team.ws.fail(POST, "ratelimited", retry_after=300)
    team.ws.fail("chat.postEphemeral", "ratelimited", retry_after=400)
    await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    await team.settled()
    await team.pause(301)
    assert "Draft 1" in team.last(team.case()).plain
    await team.pause(101)
    assert team.told("ana") == ""


async def test_a_decision_waits_where_the_connection_breaks_while_slack_is_asked_who_somebody_is(team: Team) -> None:
    case = await team.draft(QUESTION)
    team.ws.drop("users.info", after=False, times=2)
    await team.press("ben", team.last(case), "Approve")
    assert team.told("ben") == ""
    await team.pause(6)
    assert "Approved" in team.case().plain


async def test_what_was_asked_of_claude_before_an_edit_had_to_wait_is_on_record(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team = await start(**claude.settings)
        case = await team.draft(GERMAN)
        claude.will(Fails(429, retry_after=HOUR), to="english")
        await team.press("ben", team.last(case), "Edit")
        await team.fill("ben", {"The reply": "Vielen Dank für Ihre Geduld. Wir fragen morgen beim Zusteller nach."})
        async with team.bot.desk.database.read() as tx:
            assert await tx.scalar(REFUSED) == 1


async def test_a_comparison_waits_for_claude_no_longer_than_a_minute(start: Start) -> None:
    async with FakeClaude() as claude:
        team = await ask(start, claude.will(Fails(429, retry_after=DAY), to="compare"))
        assert not team.ws.messages(SUPPORT)
        await team.pause(31)
        await team.pause(31)
        assert "Claude didn't compare these" in team.ws.messages(SUPPORT)[-1].plain


async def test_what_slack_did_not_take_of_a_comparison_is_not_looked_for_there(team: Team) -> None:
    team.ws.fail(POST, "ratelimited", retry_after=30)
    await team.ana.command(SUPPORT, "/compare")
    await team.settled()
    await team.fill("ana", {LABELS["ours"]: OURS, LABELS["theirs_1"]: THEIRS})
    await team.pause(31)
    assert "Height" in team.ws.messages(SUPPORT)[0].plain
    assert not _looked_for(team)


@pytest.mark.deep
async def test_what_slack_did_not_take_of_what_became_of_a_report_is_not_looked_for_there(team: Team) -> None:
    team.ws.fail(POST, "ratelimited", retry_after=30)
    room = await team.omar.dm()
    await team.omar.drop(room, "orders.txt", ORDERS)
    await team.settled()
    await team.pause(31)
    assert "1 row taken" in team.ws.messages(room)[-1].plain
    assert not _looked_for(team)


def _looked_for(team: Team) -> bool:
    return any(call.method in ("conversations.history", "conversations.replies") for call in team.ws.calls)

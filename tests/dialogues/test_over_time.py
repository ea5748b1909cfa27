"""A case over time: care that never falls, a trail that holds, a restart, people who are called."""

from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.app import connected
from bot.desk.parts.view import look
from bot.store.history import trail
from bot.workspace import Workspace
from tests.dialogues.conftest import SUPPORT, Team, settings_for
from tests.manual_clock import ManualClock
from tests.trails import first_break

SHIPPING = "Good morning, how long does shipping to Ohio take and what does it cost?"


@pytest.mark.deep
async def test_a_case_for_people_only_is_not_drafted_and_calls_the_owner(team: Team) -> None:
    case = await team.draft("The heater caught fire and my son has a burn on his hand. What do I do?")
    thread = team.thread(case)
    assert "A person answers" in team.case().plain
    assert not any("Draft one anyway" in m.labels or "Approve" in m.labels for m in thread)
    assert any(team.omar.id in m.mentions for m in thread)


async def test_a_later_message_never_lowers_the_care_a_case_had(team: Team) -> None:
    case = await team.draft("The heater caught fire and my son has a burn on his hand. What do I do?")
    await team.ana.say(SUPPORT, f"customer: {SHIPPING}", thread_ts=case.ts)
    await team.settled()
    assert "A person answers" in team.case().plain
    assert not any("Approve" in m.labels or "Draft one anyway" in m.labels for m in team.thread(case))


async def test_an_escalated_case_stays_with_its_lead_when_the_customer_writes_again(team: Team) -> None:
    case = await team.draft(SHIPPING)
    await team.ana.react(team.last(case), "sos")
    await team.settled()
    await team.ana.say(SUPPORT, "customer: And to Hawaii?", thread_ts=case.ts)
    await team.settled()
    await team.ben.react(team.last(case), "white_check_mark")
    await team.settled()
    assert "needs a lead" in team.ben.ephemerals(SUPPORT)[-1].plain


async def test_the_trail_of_a_case_holds_and_has_no_customer_words(team: Team) -> None:
    case = await team.draft(SHIPPING)
    await team.ben.react(team.last(case), "white_check_mark")
    await team.settled()
    name = case.plain.partition("Case ")[2].split()[0]
    async with team.bot.desk.database.read() as tx:
        links = await trail.of_case(tx, name)
    assert first_break(links) is None
    kinds = [e.event.kind for e in links]
    own = [kind for kind in kinds if kind in ("opened", "revision asked", "triaged", "approved")]
    assert own == ["opened", "revision asked", "triaged", "approved"]  # the case is posted beside, sooner or later
    assert "Ohio" not in str(links)


async def test_a_restart_picks_up_what_was_unfinished(ws: Workspace, clock: ManualClock, tmp_path: Path) -> None:
    settings = settings_for(ws, tmp_path)
    ws.fail("chat.postMessage", "ratelimited", times=1, retry_after=600)
    async with connected(settings, clock, True) as bot:
        team = Team(ws, bot, clock, settings)
        await team.ana.command(SUPPORT, f"/draft {SHIPPING}")
        await team.settled()
        assert not [m for m in ws.messages(SUPPORT) if m.bot]
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(connected(settings, clock, True))
        team = Team(ws, bot, clock, settings)
        for _ in range(2):
            await team.pause(299)
            assert len([call for call in ws.calls if call.method == "chat.postMessage"]) == 1, (
                "Slack's pause is kept to"
            )
        await team.pause(3)
        case = team.case()
        assert SHIPPING in case.plain and "Draft 1" in team.last(case).plain
        view, _ = await look(bot.desk, case.plain.partition("Case ")[2].split()[0])
        assert len(view.revisions) == 1

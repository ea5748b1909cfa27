"""Slack waits three seconds for an answer: what is kept, or opens a window, is answered by then, however slow Slack is."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import pytest

from tests.dialogues.conftest import HUNG, SUPPORT, Start, Team
from tests.dialogues.test_reviews import RUDE, private

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
IN_TIME = 2.5
"""Seconds, of Slack's three."""
RESPONSE_URL = "response_url"


async def _answered(team: Team, method: str, asked: Awaitable[Any]) -> Any:
    """What came of it by then, while a call of this method takes its time."""
    async with team.ws.held(method) as some:
        asking = asyncio.ensure_future(asked)
        await asyncio.wait_for(some.wait(), HUNG)
        team.clock.advance(IN_TIME)
        return await asyncio.wait_for(asking, 10)


async def _where_to(start: Start) -> tuple[Team, Any]:
    """What asks where to draft, and its team."""
    team: Team = await start(levelhead_support_channels=frozenset({"C0SUPPORT01"}))
    answer = await team.ana.command("#returns", f"/draft {QUESTION}")
    return team, answer.ephemeral


@pytest.mark.parametrize(
    "command", ["/draft", *(pytest.param(c, marks=pytest.mark.deep) for c in ("/tone", "/compare"))]
)
async def test_a_command_is_answered_before_its_window_is_there(team: Team, command: str) -> None:
    answer = await _answered(team, "views.open", team.ana.command(SUPPORT, command))
    assert answer.ok, answer.error
    await asyncio.wait_for(team.ws.until(lambda: team.ana.view), HUNG)


async def test_a_press_is_answered_before_its_window_is_there(team: Team) -> None:
    case = await team.draft(QUESTION)
    assert await _answered(team, "views.open", team.ana.press(team.last(case), "Edit")) is None
    await asyncio.wait_for(team.ws.until(lambda: team.ana.view), HUNG)


@pytest.mark.deep
async def test_a_press_below_a_review_is_answered_before_its_window_is_there(team: Team) -> None:
    await team.ana.command(SUPPORT, f"/tone {RUDE}")
    review = await private(team)
    assert await _answered(team, "views.open", team.ana.press(review, "Change and check again")) is None


async def test_a_press_is_answered_before_its_private_message_is_gone(start: Start) -> None:
    team, asked = await _where_to(start)
    assert await _answered(team, RESPONSE_URL, team.ana.press(asked, "Draft it here")) is None
    await team.settled()
    assert QUESTION in team.case("#returns").plain


async def test_a_window_that_slack_refuses_once_it_had_its_answer_is_told_of(team: Team) -> None:
    team.ws.fail("views.open", "ratelimited", retry_after=20)
    assert (await _answered(team, "views.open", team.ana.command(SUPPORT, "/draft"))).ok
    assert "slow down" in await team.until_told("ana", "slow down")


@pytest.mark.deep
async def test_what_counts_is_not_called_undone_where_its_private_message_could_not_be_changed(start: Start) -> None:
    team, asked = await _where_to(start)
    team.ws.drop(RESPONSE_URL, times=5)
    assert await team.ana.press(asked, "Draft it here") is None
    await team.settled()
    assert QUESTION in team.case("#returns").plain and "nothing was changed" not in team.told("ana", "#returns")


async def test_a_window_is_there_before_slack_has_told_who_may_use_it(team: Team) -> None:
    async with team.ws.held("users.info") as some:
        asking = asyncio.ensure_future(team.omar.global_shortcut("Add policies"))
        await asyncio.wait_for(some.wait(), HUNG)
        team.clock.advance(IN_TIME)
        await asyncio.wait_for(team.ws.until(lambda: team.omar.view), HUNG)
        team.clock.advance(60)
        assert team.omar.view and "Asking Slack whether you lead" in team.omar.view.text
    assert await asking is None
    await team.until_view("Add policies", team.omar)
    await asyncio.wait_for(team.ws.until(lambda: team.omar.view and "Name" in team.omar.view.inputs), HUNG)


async def test_no_window_of_a_case_opens_while_slack_takes_long_to_say_who_presses(team: Team) -> None:
    case = await team.draft(QUESTION)
    team.clock.advance(90)
    assert await _answered(team, "users.info", team.ben.press(team.last(case), "Edit")) is None
    await team.settled()
    assert team.ben.view is None and "can't tell who you are just now" in team.told("ben")


@pytest.mark.parametrize("who", ["omar", pytest.param("ben", marks=pytest.mark.deep)])
async def test_a_form_keeps_what_was_typed_where_slack_is_slow_to_tell_who_leads(team: Team, who: str) -> None:
    """Who left between, or a minute later: Slack is asked anew."""
    await team.omar.global_shortcut("Add policies")
    view = team.omar.view
    assert view is not None
    person = team.ws.person(who)
    team.ws.state.views[person.id] = [view]
    team.clock.advance(90)
    given = {"Name": "Lamp rules", "The text": "Lamps may come back within 21 days of delivery."}
    wrong = await _answered(team, "users.info", person.submit(given))
    assert "can't tell who leads just now" in str(wrong) and person.view is view

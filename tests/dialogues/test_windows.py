"""Windows that show more by and by: the answer doesn't wait for it, and neither does it wait for ever."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.workspace import View
from tests.dialogues.conftest import Start, Team, policies_with
from tests.dialogues.test_importing import RULES
from tests.fakes.claude import FakeClaude

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
SECONDS = 30


async def _figures(start: Start) -> Team:
    pytest.importorskip("matplotlib")
    team: Team = await start()
    await team.draft(QUESTION)
    await team.ana.open_home()
    await team.settled()
    return team


async def _until(team: Team, person: str, shown: Callable[[View], bool]) -> View:
    """The window of this person once it shows that; the clock goes on meanwhile."""
    for _ in range(100 * SECONDS):
        view = team.ws.person(person).view
        if view and shown(view):
            return view
        team.clock.advance(0.1)
        await asyncio.sleep(0.01)
    raise AssertionError("it doesn't come")


@pytest.mark.deep
async def test_figures_are_answered_before_their_charts_are_there(start: Start) -> None:
    team = await _figures(start)
    await team.ana.press_at_home("Figures")
    assert not [call for call in team.ws.calls if call.method.startswith("files.")]
    await _until(team, "ana", lambda view: "Charts follow" not in view.text)


async def test_charts_that_slack_does_not_take_are_not_promised_any_more(start: Start) -> None:
    team = await _figures(start)
    team.ws.fail("files.getUploadURLExternal", "ratelimited", retry_after=3600)
    await team.ana.press_at_home("Figures")
    view = await _until(team, "ana", lambda view: "Charts follow" not in view.text)
    assert "Slack takes no more charts now" in view.text and "1 case" in view.text


@pytest.mark.deep
async def test_a_window_that_may_not_be_changed_now_is_changed_a_little_later(start: Start, tmp_path: Path) -> None:
    async with FakeClaude() as claude:
        folder = policies_with(tmp_path)
        team = await start(levelhead_policies=folder, **claude.settings)
        team.ws.fail("views.update", "ratelimited", retry_after=10)
        await team.omar.global_shortcut("Add policies")
        assert await team.omar.submit({"Name": "Lamp rules", "The text": RULES}) is None
        await _until(team, "omar", lambda view: view.title == "Clauses found")


async def test_who_waits_in_vain_for_a_window_to_change_is_told(start: Start, tmp_path: Path) -> None:
    async with FakeClaude() as claude:
        folder = policies_with(tmp_path)
        team = await start(levelhead_policies=folder, **claude.settings)
        team.ws.fail("views.update", "ratelimited", retry_after=600)
        await team.omar.global_shortcut("Add policies")
        assert await team.omar.submit({"Name": "Lamp rules", "The text": RULES}) is None
        room = await team.omar.dm()
        for _ in range(100 * SECONDS):
            if said := [m.plain for m in team.ws.messages(room)]:
                break
            team.clock.advance(0.1)
            await asyncio.sleep(0.01)
        assert "Paste it again later" in said[-1]

"""Every byte that leaves for Slack in a working day: what is personal goes only where the case itself is shown."""

import shutil
from pathlib import Path

import pytest

from bot.settings import PROJECT
from tests.dialogues.conftest import Start, Team
from tests.dialogues.working_day import a_working_day, found_in, readable
from tests.fakes.claude import Answers, FakeClaude, Uses

CHANNEL = "C0SUPPORT01"
SHOWN = {"chat.postMessage", "chat.update", "chat.postEphemeral"}
"""Methods by which the case is shown, in their `blocks`; what a person typed comes back to that person alone."""
OPENED = {"views.open", "views.update"}
"""Forms and windows, which only whoever opened them sees."""


@pytest.mark.deep
async def test_what_is_personal_goes_to_slack_only_where_the_case_is_shown(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    shutil.copytree(PROJECT / "policies", folder)
    async with FakeClaude(situation="shipping_policy_question") as claude:
        team: Team = await start(levelhead_policies=folder, **claude.settings)
        await a_working_day(team, claude)
        await team.press("ben", team.case(), "Withdraw the case")
        calls = list(team.ws.calls)
        ours = {team.ana.id: await team.ana.dm(), team.omar.id: await team.omar.dm()}
    assert {"surname", "street", "card", "second email"} <= found_in([c.args for c in calls]), "it is shown"
    for method, args, _ in calls:
        kept = {name: value for name, value in args.items() if name not in ("blocks", "view")}
        assert found_in(kept) == set(), f"{method}: not in notifications, metadata, names or arguments"
        if found_in(args):
            private = args.get("user") in ours or args.get("channel") in ours.values()
            assert method in OPENED or (method in SHOWN and (args["channel"] == CHANNEL or private)), method


async def test_a_question_and_a_comparison_take_nothing_personal_to_claude(start: Start) -> None:
    async with FakeClaude() as claude:
        claude.will(Uses([("find_products", {"words": "lamp of Thandeka Mbeki"})]), to="ask")
        claude.will(Answers({"sentences": [], "table": [], "chart": ""}), to="ask")
        team: Team = await start(**claude.settings)
        asked = "Did Thandeka Mbeki (thandeka.m@example.com, 808-555-0147, 4111 1111 1111 1111) return lamp 112-1234567-7654321?"
        await team.ana.command("#support", f"/ask {asked}")
        await team.settled()
        await team.ana.command("#support", "/compare")
        listing = "Brass lamp, 34 cm\nQuestions: hanneke@lamps.example or 202-555-0155"
        await team.fill("ana", {"Our listing": listing, "Competitor 1": listing})
        assert claude.asked("ask") and claude.asked("compare")
        left = readable(claude.received).casefold()
    for words in ("thandeka.m@", "555-0147", "4111", "hanneke@", "555-0155"):
        assert words not in left, words
    assert "112-1234567-7654321" in left

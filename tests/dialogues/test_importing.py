"""Policies without YAML, from Slack."""

import shutil
from pathlib import Path

import pytest

from bot.desk.auditing import verify
from bot.domain.trail import POLICIES
from bot.loading.sources import read_policies
from bot.settings import PROJECT
from bot.store.history import trail
from tests.dialogues.conftest import Start, policies_with
from tests.fakes.claude import Answers, Fails, FakeClaude

RULES = """## Window
Lamps may come back within 21 days of delivery.

- Customers pay for the way back.
- We can't take back bulbs.
"""


async def test_a_lead_pastes_rules_unticks_one_and_saves_the_rest(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    shutil.copytree(PROJECT / "policies", folder)
    team = await start(levelhead_policies=folder)
    await team.omar.global_shortcut("Add policies")
    assert await team.omar.submit({"Name": "Lamp rules", "The text": RULES}) is None
    view = team.omar.view
    assert view is not None and view.title == "Clauses found"
    kept = ["lamp_rules.window", "lamp_rules.we_can_t_take_back_bulbs"]
    assert await team.omar.submit({"Clauses 1 and on": kept}) is None
    await team.settled()
    saved = (folder / "lamp_rules.yaml").read_text(encoding="utf-8")
    assert "window_days: 21" in saved and "way back" not in saved
    told = team.ws.messages(await team.omar.dm())
    assert "Saved 2 clauses in policies/lamp_rules.yaml, in force within seconds." in told[-1].plain
    async with team.bot.desk.database.read() as tx:
        first, line = (link.event for link in await trail.of_case(tx, POLICIES))
        assert (await verify(tx, {})).harms == ()
    assert (first.kind, first.actor, first.details["was"]) == ("policies in force", "levelhead", None)
    assert (line.kind, line.actor, line.details["file"]) == ("policies saved", team.omar.id, "lamp_rules.yaml")
    assert line.details["was"] == first.details["version"] == team.bot.desk.book.version
    assert line.details["version"] == read_policies(folder).book.version


@pytest.mark.deep
async def test_one_clause_is_saved_as_one(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    shutil.copytree(PROJECT / "policies", folder)
    team = await start(levelhead_policies=folder)
    await team.omar.global_shortcut("Add policies")
    assert await team.omar.submit({"Name": "Lamp rules", "The text": RULES}) is None
    assert await team.omar.submit({"Clauses 1 and on": ["lamp_rules.window"]}) is None
    await team.settled()
    assert "Saved 1 clause in" in team.ws.messages(await team.omar.dm())[-1].plain


async def test_a_teammate_changes_no_policy(start: Start) -> None:
    team = await start()
    await team.ben.global_shortcut("Add policies")
    await team.settled()
    assert team.ben.view is None
    assert "lead or an owner" in team.ws.messages(await team.ben.dm())[-1].plain


async def test_a_lead_who_is_a_guest_or_whom_slack_does_not_know_changes_no_policy(
    start: Start, tmp_path: Path
) -> None:
    """The file may still name somebody who is no full member any more."""
    folder = policies_with(tmp_path, leads="U0GILGUES05", owners="U0OMARHAD04")
    team = await start(levelhead_policies=folder)
    await team.gil.global_shortcut("Add policies")
    await team.settled()
    assert team.gil.view is None and "lead or an owner" in team.ws.messages(await team.gil.dm())[-1].plain
    team.ws.fail("users.info", "internal_error")
    await team.omar.global_shortcut("Add policies")
    await team.settled()
    assert team.omar.view is None and "could not tell who you are" in team.ws.messages(await team.omar.dm())[-1].plain


async def test_a_text_without_rules_is_said_at_its_field(start: Start) -> None:
    team = await start()
    await team.omar.global_shortcut("Add policies")
    wrong = await team.omar.submit({"Name": "Nothing", "The text": "Hi"})
    assert wrong is not None and "No rule was found" in str(wrong)


async def test_claude_finds_rules_in_running_text_and_only_the_texts_own_words_are_saved(
    start: Start, tmp_path: Path
) -> None:
    folder = tmp_path / "policies"
    shutil.copytree(PROJECT / "policies", folder)
    words = "Lamps may come back within 21 days of delivery."
    text = f"We love lamps, and so do you. {words} Call 202-555-0143 with any wish."
    async with FakeClaude() as claude:
        claude.will(
            Answers({"rules": [{"title": "Return window", "words": words}, {"title": "Made up", "words": "Never."}]}),
            to="rules",
        )
        team = await start(levelhead_policies=folder, **claude.settings)
        await team.omar.global_shortcut("Add policies")
        assert await team.omar.submit({"Name": "Lamps", "The text": text}) is None
        await team.until_view("Clauses found", team.omar, passes=0.1)
        assert await team.omar.submit({"Clauses 1 and on": ["lamps.return_window"]}) is None
        await team.settled()
        assert "555-0143" not in str(claude.requests)
    saved = (folder / "lamps.yaml").read_text(encoding="utf-8")
    assert words in saved and "window_days: 21" in saved and "Made up" not in saved


async def test_without_claude_the_paragraphs_are_the_clauses(start: Start) -> None:
    async with FakeClaude() as claude:
        claude.will(*[Fails(529, retry_after=0.01)] * 20, to="rules")
        team = await start(**claude.settings)
        await team.omar.global_shortcut("Add policies")
        assert await team.omar.submit({"Name": "Lamp rules", "The text": RULES}) is None
        await team.until_view("Clauses found", team.omar, passes=0.1)


@pytest.mark.deep
async def test_with_claude_too_a_text_without_rules_is_said_at_its_field(start: Start) -> None:
    async with FakeClaude() as claude:
        team = await start(**claude.settings)
        await team.omar.global_shortcut("Add policies")
        wrong = await team.omar.submit({"Name": "Nothing", "The text": "Hi"})
        assert wrong is not None and "No rule was found" in str(wrong)
        await team.pause(2)
        assert team.omar.view is not None and team.omar.view.title == "Add policies" and team.omar.view.inputs
        assert claude.requests == []

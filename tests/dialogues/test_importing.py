"""Policies without YAML, from Slack."""

import shutil
from pathlib import Path

from bot.settings import PROJECT
from tests.dialogues.conftest import Start

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
    assert "Saved 2 clauses" in told[-1].plain


async def test_a_teammate_changes_no_policy(start: Start) -> None:
    team = await start()
    await team.ben.global_shortcut("Add policies")
    await team.settled()
    assert team.ben.view is None
    assert "lead or an owner" in team.ws.messages(await team.ben.dm())[-1].plain


async def test_a_text_without_rules_is_said_at_its_field(start: Start) -> None:
    team = await start()
    await team.omar.global_shortcut("Add policies")
    wrong = await team.omar.submit({"Name": "Nothing", "The text": "Hi"})
    assert wrong is not None and "No rule was found" in str(wrong)

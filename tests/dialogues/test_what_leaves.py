"""Every byte that leaves for Claude in a working day holds no personal data, whatever Claude is asked for."""

import shutil
from pathlib import Path

from pydantic import SecretStr

from bot.settings import PROJECT
from tests.dialogues.conftest import Start, Team
from tests.dialogues.working_day import a_working_day, personal_in, readable
from tests.fakes.claude import FakeClaude

TRADE = ("Hawaii", "114-2223334-5556667", "1Z999AA10123456784", "42.10")


async def test_nothing_personal_leaves_for_claude(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    shutil.copytree(PROJECT / "policies", folder)
    async with FakeClaude(situation="shipping_policy_question") as claude:
        team: Team = await start(
            levelhead_policies=folder,
            anthropic_api_key=SecretStr(claude.key),
            anthropic_base_url=claude.url,
        )
        await a_working_day(team, claude)
        assert [what for what in _ASKED if not claude.asked(what)] == []
        left = readable(claude.received)
    assert personal_in(left) == set()
    assert all(words in left for words in TRADE)


_ASKED = ("draft", "repair", "triage", "read", "tone", "circles", "confirm", "rules")

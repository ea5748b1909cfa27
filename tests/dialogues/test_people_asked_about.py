"""How often Slack is asked who somebody is."""

from bot.slack.directory import KEEP
from tests.dialogues.conftest import Team

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"


def _asked(team: Team) -> list[str]:
    return [str(call.args["user"]) for call in team.ws.calls if call.method == "users.info"]


async def test_who_typed_a_new_case_is_asked_once_and_remembered_for_a_minute(team: Team) -> None:
    """The case and its draft are said by two jobs, which both need to know it."""
    await team.draft(QUESTION)
    assert len(_asked(team)) == 1
    await team.draft(f"{QUESTION} It is for my aunt.")
    assert len(_asked(team)) == 1
    team.clock.advance(KEEP.total_seconds() + 1)
    await team.draft(f"{QUESTION} It is for my uncle.")
    assert _asked(team) == _asked(team)[:1] * 2

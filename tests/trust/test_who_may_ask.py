"""Who may have a reply drafted or words reviewed: members, and guests of our own workspace."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.dialogues.conftest import SUPPORT, Team
from tests.dialogues.working_day import readable
from tests.fakes.claude import FakeClaude
from tests.trust.people import QUESTION, STRANGERS, at_work, still_here

pytestmark = pytest.mark.usefixtures("sqlite_file")
REPLY = "You should have read about Hawaii."
NOBODYS = {who: why for who, why in STRANGERS.items() if why != "guest"}
SAID = {
    "bot": "Bots can't",
    "deactivated": "This account is deactivated",
    "outsider": "Only members of our own workspace can",
    "unknown": "could not tell who you are",
}
MINUTE = 61


async def by_command(team: Team, who: str) -> None:
    assert (await team.ws.person(who).command(SUPPORT, f"/draft {QUESTION}")).ok


async def by_form(team: Team, who: str) -> None:
    await team.ws.person(who).command(SUPPORT, "/draft")
    assert await team.ws.person(who).submit({"Customer's message": QUESTION}) is None


async def by_shortcut(team: Team, who: str) -> None:
    said = await team.ana.say(SUPPORT, QUESTION)
    assert await team.ws.person(who).shortcut("Draft a reply", said) is None


async def by_tone(team: Team, who: str) -> None:
    assert (await team.ws.person(who).command(SUPPORT, f"/tone {REPLY}")).ok


async def by_tone_form(team: Team, who: str) -> None:
    await team.ws.person(who).command(SUPPORT, "/tone")
    assert await team.ws.person(who).submit({"What you are about to write": REPLY}) is None


WAYS = (by_command, by_form, by_shortcut, by_tone, by_tone_form)


@pytest.mark.parametrize("way", WAYS)
async def test_for_nobody_else_is_a_model_asked_or_a_case_shown_and_the_text_comes_back(
    way: Callable[[Team, str], Awaitable[None]], tmp_path: Path
) -> None:
    async with FakeClaude() as claude:
        known = {"anthropic_api_key": SecretStr(claude.key), "anthropic_base_url": claude.url}
        async with at_work(tmp_path, **known) as team:
            for who, why in NOBODYS.items():
                if who == "una":
                    team.ws.fail("users.info", "internal_error", times=100)
                with still_here(team, who):
                    await way(team, who)
                await team.settled()
                for _ in range(3):
                    await team.pause(MINUTE)
                told = " ".join(m.plain for m in team.ws.person(who).ephemerals(SUPPORT)) + await team.inbox(who)
                assert SAID[why] in told and "Hawaii" in told, who
            assert not [m for m in team.ws.messages(SUPPORT) if m.bot]
            assert "Hawaii" not in readable(claude.received)


async def test_a_guest_reads_the_draft_that_they_asked_for(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        case = await team.draft(QUESTION, "gil")
        assert "Draft" in team.last(case).plain


async def test_what_slack_tells_a_moment_later_is_waited_for(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        team.ws.fail("users.info", "internal_error")
        await team.ana.command(SUPPORT, f"/draft {QUESTION}")
        await team.settled()
        await team.pause(6)
        assert "Draft" in team.last(team.case()).plain and not await team.inbox("ana")

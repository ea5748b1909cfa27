"""A channel that another company reads shows a customer's words, and the company's, only where the settings name it."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from pydantic import SecretStr

from bot.desk.cases.messages.keeping_back import NOT_SHOWN, SEE_DIRECT
from bot.desk.company.questions.work import OTHERS_READ
from tests.dialogues.conftest import HUNG, SUPPORT, Start, Team
from tests.dialogues.working_day import readable
from tests.fakes.claude import FakeClaude

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra? Call me at 555 0132."
SHARED, SHARED_ID = "#shared-carrier", "C0CARRIER04"
MINUTE = 61


def in_channel(team: Team) -> list[str]:
    """What the bot wrote there."""
    return [m.plain for m in team.ws.messages(SHARED) if m.bot]


async def by_command(team: Team) -> None:
    assert (await team.ana.command(SHARED, f"/draft {QUESTION}")).ok


async def by_form(team: Team) -> None:
    await team.ana.command(SHARED, "/draft")
    await team.fill("ana", {"Customer's message": QUESTION, "Delivered on": "2026-11-20"})


async def by_shortcut(team: Team) -> None:
    await team.ana.shortcut("Draft a reply", await team.ana.say(SHARED, QUESTION))


async def by_mention(team: Team) -> None:
    said = await team.ana.say(SHARED, QUESTION)
    await team.ana.say(SHARED, "@Levelhead draft", thread_ts=said.ts)


@pytest.mark.parametrize(
    "way", [by_command, by_form, *(pytest.param(w, marks=pytest.mark.deep) for w in (by_shortcut, by_mention))]
)
async def test_nothing_is_shown_nor_kept_and_the_text_comes_back(
    team: Team, way: Callable[[Team], Awaitable[None]]
) -> None:
    await way(team)
    await team.settled()
    assert not in_channel(team)
    told = await team.inbox("ana")
    assert NOT_SHOWN in told and QUESTION in told
    assert [m.plain for m in team.ana.ephemerals(SHARED)][-1] == SEE_DIRECT, "they look there first"
    assert way is not by_form or "delivered_on: 2026-11-20" in told
    await team.pause(24 * 60 * MINUTE)
    assert await team.inbox("ana") == told, "nobody is reminded of it"


@pytest.mark.parametrize("way", [by_command, pytest.param(by_mention, marks=pytest.mark.deep)])
async def test_no_model_reads_what_is_kept_back(start: Start, way: Callable[[Team], Awaitable[None]]) -> None:
    """While Slack is still asked who reads the channel, and after: no byte with a word of it leaves for Claude."""
    async with FakeClaude() as claude:
        team: Team = await start(anthropic_api_key=SecretStr(claude.key), anthropic_base_url=claude.url)
        async with team.ws.held("conversations.info") as asked:
            await way(team)
            await asyncio.wait_for(asked.wait(), HUNG)
            await team.ben.command(SUPPORT, "/tone You should have read it.")
            await team.until_told("ben", "You should have read it")  # all that came before it had its turn
            assert "Hawaii" not in readable(claude.received)
        await team.settled()
        assert NOT_SHOWN in await team.inbox("ana") and "Hawaii" not in readable(claude.received)
        await team.draft(QUESTION)
        assert "Hawaii" in readable(claude.received)


async def test_draft_it_here_is_no_way_around(start: Start) -> None:
    team: Team = await start(levelhead_support_channels=frozenset({"C0SUPPORT01"}))
    asked = (await team.ana.command(SHARED, f"/draft {QUESTION}")).ephemeral
    assert asked
    await team.press("ana", asked, "Draft it here")
    assert not in_channel(team) and QUESTION in await team.inbox("ana")


async def test_where_the_settings_name_it_the_case_is_shown(start: Start) -> None:
    team: Team = await start(levelhead_support_channels=frozenset({SHARED_ID}))
    await team.draft(QUESTION, channel=SHARED)
    assert QUESTION in in_channel(team)[0]


async def test_a_long_text_comes_back_whole(team: Team) -> None:
    text = "\n".join(f"{n}. My parcel & the lamp <never> came, and I want to know why." for n in range(300))
    await team.ana.command(SHARED, f"/draft {text}")
    await team.settled()
    told = await team.inbox("ana")
    assert not in_channel(team) and all(f"{n}. My parcel & the lamp <never> came" in told for n in range(300))


async def test_while_slack_does_not_say_who_reads_it_the_case_waits(team: Team) -> None:
    team.ws.fail("conversations.info", "internal_error", times=1)
    await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    await team.settled()
    await team.pause(6)
    assert QUESTION in team.case().plain and not await team.inbox("ana")


async def test_slack_is_asked_once_a_minute_who_reads_a_channel(team: Team) -> None:
    def asked() -> int:
        return sum(call.method == "conversations.info" for call in team.ws.calls)

    for _ in range(3):
        await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    await team.settled()
    assert asked() == 1 and len(team.ws.messages(SUPPORT)) == 3
    await team.pause(MINUTE)
    await team.draft(QUESTION)
    assert asked() == 2


async def test_an_answer_is_not_shared_there(team: Team) -> None:
    await team.ana.command(SHARED, "/ask what is our return window?")
    await team.settled()
    await team.press("ana", team.ana.ephemerals(SHARED)[-1], "Share it here")
    assert not in_channel(team) and team.told("ana", SHARED) == OTHERS_READ

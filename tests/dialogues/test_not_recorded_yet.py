"""What is written under a message of ours that isn't recorded yet, as Slack's answer was lost: it counts all the same."""

import asyncio
from typing import Any

import pytest

from bot.desk.auditing import verify
from bot.store.history import trail
from bot.workspace import Message, Moment
from tests.dialogues.conftest import SUPPORT, Team

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
RUDE = "You should have read the policy, it is your own fault that you didn't."
LOOKED_FOR = 2
"""Seconds after which a broken attempt is looked into."""


async def unrecorded(team: Team) -> Message:
    """A case's message that Slack shows, and of which the bot doesn't know whether it does."""
    team.ws.drop("chat.postMessage", after=True)
    await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    await team.settled()
    return team.case()


async def listened(team: Team) -> None:
    """Wait until the bot is done with what came before; what it doesn't acknowledge, Slack gives up after 3 seconds."""
    assert (await team.ben.command(SUPPORT, "/draft")).ok
    await asyncio.gather(*(t for t in asyncio.all_tasks() if "run_message_listeners" in repr(t.get_coro())))


async def recorded(team: Team) -> None:
    """The message is found in Slack; then Slack tells again what was not acknowledged."""
    team.clock.advance(LOOKED_FOR)
    team.bot.runner.ring()
    await team.bot.runner.settled()
    await team.pause(2)
    assert not team.ws.given_up


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        pytest.param("customer: And to Alaska?", None, id="customer"),
        pytest.param("they wrote:", "And to Alaska?", id="quote", marks=pytest.mark.deep),
        pytest.param("revise: shorter", None, id="revise", marks=pytest.mark.deep),
    ],
)
async def test_a_reply_counts_once_the_case_is_known(team: Team, words: str, quote: str | None) -> None:
    case = await unrecorded(team)
    await team.ana.say(SUPPORT, words, thread_ts=case.ts, quote=quote)
    await listened(team)
    await recorded(team)
    assert len([m for m in team.thread(case) if "Draft 2" in m.plain]) == 1
    assert ("And to Alaska?" in team.case().plain) is ("revise" not in words)
    assert team.told("ana") == "" and len(team.ws.messages(SUPPORT)) == 1


async def test_a_mention_is_a_wish_for_this_case_and_no_case_of_its_own(team: Team) -> None:
    case = await unrecorded(team)
    await team.ana.say(SUPPORT, "@Levelhead shorter", thread_ts=case.ts)
    await listened(team)
    await recorded(team)
    assert len([m for m in team.thread(case) if "Draft 2" in m.plain]) == 1
    assert team.told("ana") == "" and len(team.ws.messages(SUPPORT)) == 1


async def test_what_is_still_unknown_when_slack_tells_it_again_counts_a_minute_later(team: Team) -> None:
    team.ws.fail("conversations.history", "ratelimited", retry_after=20)
    case = await unrecorded(team)
    await team.pause(LOOKED_FOR)
    await team.ana.say(SUPPORT, "customer: And to Alaska?", thread_ts=case.ts)
    for _ in range(2):
        await listened(team)
        team.clock.advance(3)
    await team.settled()
    assert "Draft" not in "".join(m.plain for m in team.thread(case))
    await team.pause(20)
    await team.pause(60)
    assert len([m for m in team.thread(case) if "Draft 2" in m.plain]) == 1 and not team.ws.given_up


async def test_what_another_app_writes_there_is_refused_in_the_cases_trail(team: Team) -> None:
    case = await unrecorded(team)
    await team.otto.say(SUPPORT, "customer: And to Alaska?", thread_ts=case.ts)
    await listened(team)
    await recorded(team)
    name = case.plain.partition("Case ")[2].split()[0]
    async with team.bot.desk.database.read() as tx:
        refused = [line.event.actor for line in await trail.of_case(tx, name) if line.event.kind == "refused"]
        assert (await verify(tx, {})).harms == ()
    assert refused == [f"B{team.otto.id[1:]}"]


async def test_under_an_older_message_of_ours_that_is_no_case_nothing_waits(team: Team) -> None:
    await team.ana.command(SUPPORT, f"/tone {RUDE}")
    await team.settled()
    await team.press("ana", team.ana.ephemerals(SUPPORT)[-1], "Share it here")
    shared = team.case()
    await team.pause(600)
    await unrecorded(team)
    await team.ana.say(SUPPORT, f"@Levelhead draft: {QUESTION} To Alaska?", thread_ts=shared.ts)
    await team.settled()
    assert "To Alaska?" in team.case().plain


async def compare(team: Team) -> Message:
    """A comparison's message in the channel."""
    assert (await team.ana.command(SUPPORT, "/compare")).ok
    await team.fill("ana", {"Our listing": "Brass lamp, table lamp, 34 cm", "Competitor 1": "Steel lamp, 30 cm high"})
    return team.case()


def changed(team: Team, comparison: Message) -> int:
    """How often our title is shown without what it needs not say."""
    return len([m for m in team.thread(comparison) if m.bot and "Brass lamp, table lamp\n" in m.plain])


@pytest.mark.deep
async def test_under_a_comparison_nothing_waits(team: Team) -> None:
    comparison = await compare(team)
    await unrecorded(team)
    await team.say("ana", comparison, "revise: shorter title")
    assert changed(team, comparison) == 1


@pytest.mark.deep
@pytest.mark.parametrize(
    "words", ["revise: shorter title", pytest.param("@Levelhead shorter title", marks=pytest.mark.deep)]
)
async def test_a_wish_for_a_comparison_counts_once_that_is_known(team: Team, words: str) -> None:
    team.ws.drop("chat.postMessage", after=True)
    comparison = await compare(team)
    await team.ana.say(SUPPORT, words, thread_ts=comparison.ts)
    await listened(team)
    await recorded(team)
    assert changed(team, comparison) == 1
    assert team.told("ana") == "" and len(team.ws.messages(SUPPORT)) == 1


@pytest.mark.deep
async def test_a_press_on_an_approval_counts_once_that_is_known(team: Team) -> None:
    """Nobody waits to press until the bot knows that Slack took its message."""

    def cut_the_next(method: str, args: dict[str, Any], moment: Moment) -> bool:
        if ":approved_text:" in str(args.get("metadata")) and moment is Moment.TAKEN:
            team.ws.drop(method)
        return False

    case = await team.draft(QUESTION)
    team.ws.watch_calls(cut_the_next)
    await team.press("ben", team.last(case), "Approve")
    await team.press("ben", team.last(case), "Take the approval back")
    assert "Approved" in team.case().plain and team.told("ben") == ""
    await recorded(team)
    assert "Approved" not in team.case().plain and team.told("ben") == ""

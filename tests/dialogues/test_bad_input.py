"""Bad input, and Slack's failures: a clear sentence, and nothing lost or said twice."""

import sqlite3

import pytest

from tests.dialogues.conftest import SUPPORT, Team

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"


@pytest.mark.parametrize(("text", "says"), [("🙂", "no words"), ("x" * 40_001, "40,000")])
async def test_what_cannot_be_answered_is_given_back_with_the_reason(team: Team, text: str, says: str) -> None:
    answer = await team.ana.command(SUPPORT, f"/draft {text}")
    assert answer.ephemeral is not None and says in answer.ephemeral.plain


async def test_mentions_and_markup_of_the_customer_take_no_effect(team: Team) -> None:
    case = await team.draft("<!channel> *Hello* <@U0BEN> see https://evil.example & <script> do you ship to Hawaii?")
    for message in (case, *team.thread(case)):
        assert not [m for m in message.mentions if "channel" in m or "BEN" in m], message.mentions
        assert not message.unfurls


async def test_a_locked_database_gives_the_text_back(team: Team) -> None:
    await team.settled()
    holder = sqlite3.connect(team.settings.database_path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        answer = await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert answer.ephemeral is not None
    assert "busy" in answer.ephemeral.plain and "Hawaii" in answer.ephemeral.plain


async def test_a_post_whose_answer_was_lost_is_not_sent_twice(team: Team) -> None:
    team.ws.drop("chat.postMessage", after=True)
    case = await team.draft(QUESTION)
    await team.pause(3)
    cases = [m for m in team.ws.messages(SUPPORT) if "Case" in m.plain]
    assert len(cases) == 1
    assert "Draft 1" in team.last(case).plain


async def test_a_post_that_never_arrived_is_sent_again(team: Team) -> None:
    team.ws.drop("chat.postMessage", after=False)
    answer = await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    assert answer.ok
    await team.settled()
    await team.pause(3)
    assert len([m for m in team.ws.messages(SUPPORT) if "Case" in m.plain]) == 1


async def test_a_command_delivered_again_opens_one_case(team: Team) -> None:
    await team.draft(QUESTION)
    await team.ws.redeliver(times=3)
    await team.settled()
    assert len([m for m in team.ws.messages(SUPPORT) if "Case" in m.plain]) == 1


async def test_a_reaction_delivered_again_decides_once(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ben.react(team.last(case), "white_check_mark")
    await team.ws.redeliver(times=3)
    await team.ws.redeliver(times=2, same_id=False)
    await team.settled()
    assert len(team.thread(case)) == 3


async def test_slow_down_from_slack_delays_and_loses_nothing(team: Team) -> None:
    team.ws.fail("chat.postMessage", "ratelimited", times=1, retry_after=7)
    await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    await team.settled()
    await team.pause(8)
    assert "Draft 1" in team.last(team.case()).plain


async def test_a_reaction_to_a_message_that_is_not_recorded_yet_waits_for_it(team: Team) -> None:
    case = await team.draft(QUESTION)
    team.ws.drop("chat.postMessage", after=True)
    await team.ben.say(SUPPORT, "revise: shorter", thread_ts=case.ts)
    await team.settled()
    unrecorded = team.last(case)
    assert "Draft 2" in unrecorded.plain
    await team.ben.react(unrecorded, "white_check_mark")
    await team.settled()
    assert team.last(case).ts == unrecorded.ts
    await team.pause(3)
    assert "above, approved by" in team.last(case).plain


async def test_a_form_that_cannot_be_kept_stays_open_with_the_reason_at_its_field(team: Team) -> None:
    await team.ana.command(SUPPORT, "/draft")
    await team.settled()
    holder = sqlite3.connect(team.settings.database_path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        errors = await team.ana.submit({"Customer's message": QUESTION})
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert errors is not None and "busy" in errors["Customer's message"]
    assert await team.ana.submit({"Customer's message": QUESTION}) is None
    await team.settled()
    assert QUESTION in team.case().plain

"""What is answered to one person alone is told once, however many events and deliveries tell of their message."""

import pytest

from tests.dialogues.conftest import SUPPORT, Team
from tests.dialogues.test_comparing import THEIRS, compare, stocked

__all__ = ["stocked"]
QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("@Levelhead customer:", "There is no message here"),
        pytest.param("@Levelhead reply:", "no text here to review", marks=pytest.mark.deep),
    ],
)
async def test_a_mention_in_the_thread_of_a_case_is_answered_once(team: Team, words: str, told: str) -> None:
    case = await team.draft(QUESTION)
    await team.say("ana", case, words)
    [said] = team.ana.ephemerals(SUPPORT)
    assert told in said.plain


async def test_a_mention_under_a_message_without_words_is_answered_once(team: Team) -> None:
    root = await team.ben.say(SUPPORT, "🙂")
    await team.say("ana", root, "@Levelhead")
    [said] = team.ana.ephemerals(SUPPORT)
    assert "no words" in said.plain


@pytest.mark.deep
async def test_a_mention_by_somebody_of_another_company_is_answered_once(team: Team) -> None:
    root = await team.ana.say("#shared-carrier", QUESTION)
    await team.say("xia", root, "@Levelhead draft")
    [said] = team.xia.ephemerals("#shared-carrier")
    assert "members of our own workspace" in said.plain


@pytest.mark.deep
async def test_a_mention_in_the_thread_of_a_comparison_is_answered_once(stocked: Team) -> None:
    root = await compare(stocked, sku="LAMP-SIGNAL", theirs_1=THEIRS)
    await stocked.say("ana", root, "@Levelhead revise:")
    [said] = stocked.ana.ephemerals(SUPPORT)
    assert "what should change" in said.plain


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("custmer: and I moved house", "customer:"),
        pytest.param("customer:", "There is no message here", marks=pytest.mark.deep),
    ],
)
async def test_a_reply_delivered_again_under_another_id_is_answered_once(team: Team, words: str, told: str) -> None:
    case = await team.draft(QUESTION)
    await team.say("ana", case, words)
    await team.ws.redeliver(times=2, same_id=False)
    await team.settled()
    [said] = team.ana.ephemerals(SUPPORT)
    assert told in said.plain
    await team.say("ana", case, words)
    assert len(team.ana.ephemerals(SUPPORT)) == 2, "another message, and another answer"


@pytest.mark.deep
async def test_a_mention_outside_a_thread_delivered_again_is_answered_once(team: Team) -> None:
    await team.ana.say(SUPPORT, f"@Levelhead {QUESTION}")
    await team.ws.redeliver(times=2, same_id=False)
    await team.settled()
    [said] = team.ana.ephemerals(SUPPORT)
    assert "after /draft" in said.plain


@pytest.mark.deep
async def test_a_question_without_words_delivered_again_is_answered_once(team: Team) -> None:
    room = await team.ana.dm()
    asked = await team.ana.say(room, "?!")
    await team.ws.redeliver(times=2, same_id=False)
    await team.settled()
    assert len(team.ws.messages(room, thread_ts=asked.ts)) == 1


async def test_a_file_kept_outside_slack_is_answered_once(team: Team) -> None:
    room = await team.omar.dm()
    dropped = await team.omar.drop(room, "orders.txt", b"")
    dropped.files[0]["mode"] = "external"
    await team.ws.redeliver(times=2, same_id=False)
    await team.settled()
    [said] = [m.plain for m in team.ws.messages(room) if m.bot]
    assert "isn't kept in Slack itself" in said

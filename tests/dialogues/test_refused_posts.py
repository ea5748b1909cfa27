"""Slack refuses a message for good: its requester is told once, nothing is lost, and it is posted when Slack takes it."""

import asyncio
from pathlib import Path

import pytest

from bot.app import connected
from bot.desk.cases.forgetting import forget
from bot.desk.incoming.opening import Request, open_case
from bot.store.case import cases, posts
from bot.store.due import work
from bot.store.operations.status import stuck
from bot.workspace import Message, Workspace
from tests.dialogues.conftest import SUPPORT, Start, Team, settings_for
from tests.dialogues.test_not_recorded_yet import listened, recorded
from tests.manual_clock import ManualClock

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
PASTED = (
    "Hello, thank you for your answer about Hawaii. I have looked at the lamps again and would take four of them, but I "
    "would like to know first whether they come in one parcel.\nKind regards, Jane"
)
HOUR = 3600


def attempts(team: Team) -> int:
    """How often the bot tried to post into a channel."""
    return sum(call.method == "chat.postMessage" and call.args["channel"][0] == "C" for call in team.ws.calls)


async def told(team: Team, person: str = "ana") -> list[str]:
    """What the bot told this person privately, in the channel or in a direct message."""
    driver = team.ws.person(person)
    return [m.plain for m in (*driver.ephemerals(SUPPORT), *team.ws.messages(await driver.dm()))]


async def test_where_the_bot_is_not_a_member_it_asks_once_to_be_invited_and_posts_as_soon_as_it_is(team: Team) -> None:
    await team.ana.command("#general", f"/draft {QUESTION}")
    await team.settled()
    assert attempts(team) == 1
    await team.pause(HOUR)
    assert attempts(team) == 1
    assert len([words for words in await told(team) if "/invite @Levelhead" in words]) == 1
    await team.ben.invite("#general")
    await team.settled()
    case = team.case("#general")
    assert QUESTION in case.plain and "Draft 1" in team.last(case).plain


async def test_in_an_archived_channel_nothing_is_lost_and_it_goes_on_once_unarchived(team: Team) -> None:
    team.ws.fail("chat.postMessage", "ratelimited", retry_after=5)
    await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    await team.settled()
    await team.omar.archive(SUPPORT)
    await team.pause(6)
    assert "unarchive it" in (await told(team))[-1]
    tried = attempts(team)
    await team.pause(HOUR)
    assert attempts(team) == tried and len(await told(team)) == 1
    await team.omar.unarchive(SUPPORT)
    await team.settled()
    assert "Draft 1" in team.last(team.case()).plain


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        pytest.param("channel_not_found", "/invite @Levelhead", marks=pytest.mark.deep),
        ("not_in_channel", "/invite @Levelhead"),
        pytest.param("is_archived", "unarchive", marks=pytest.mark.deep),
        pytest.param("restricted_action", "ask an admin", marks=pytest.mark.deep),
        ("msg_too_long", "revise: shorter"),
        pytest.param("msg_blocks_too_long", "revise: shorter", marks=pytest.mark.deep),
        pytest.param("missing_scope", "manifest", marks=pytest.mark.deep),
        pytest.param("restricted_action_thread_locked", "ask an admin", marks=pytest.mark.deep),
        ("ekm_access_denied", "Show this to whoever runs Levelhead"),
    ],
)
async def test_a_refused_reply_is_kept_and_posted_on_the_next_act_in_its_case(
    team: Team, code: str, remedy: str
) -> None:
    case = await team.draft(QUESTION)
    team.ws.fail("chat.postMessage", code)
    await team.ben.press(team.last(case), "Approve")
    await team.settled()
    await team.pause(HOUR)
    assert len(team.thread(case)) == 1, "what belongs under the approved text waits for it"
    private = await told(team)
    assert len(private) == 1 and code in private[0] and remedy in private[0]
    await team.ben.react(team.last(case), "+1")
    await team.settled()
    text, approval = team.thread(case)[1:]
    assert text.plain.startswith("Hello") and "Sent to the customer" in approval.labels


@pytest.mark.deep
async def test_a_draft_too_long_for_slack_is_replaced_by_the_shorter_one_that_was_asked_for(team: Team) -> None:
    case = await team.draft(QUESTION)
    team.ws.fail("chat.postMessage", "msg_blocks_too_long")
    await team.ana.say(SUPPORT, "revise: offer a replacement", thread_ts=case.ts)
    await team.settled()
    assert len([m for m in team.thread(case) if m.bot]) == 1
    await team.ana.say(SUPPORT, "revise: shorter", thread_ts=case.ts)
    await team.settled()
    shown = [m.plain for m in team.thread(case) if m.bot]
    assert "Draft 3" in shown[-1] and not any("Draft 2" in words for words in shown)


async def test_put_out_of_the_channel_the_bot_catches_up_when_it_is_invited_again(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.omar.remove_app(SUPPORT)
    await team.ben.press(team.last(case), "Approve")
    await team.settled()
    assert "/invite @Levelhead" in (await told(team))[-1]
    assert "Approved" not in team.case().plain
    await team.omar.invite(SUPPORT)
    await team.settled()
    assert "Sent to the customer" in team.last(case).labels
    root = next(m for m in team.ws.messages(SUPPORT) if m.ts == case.ts)
    assert "Approved" in root.plain


@pytest.mark.deep
async def test_a_case_that_gets_through_takes_the_refused_one_of_its_channel_along(team: Team) -> None:
    team.ws.fail("chat.postMessage", "restricted_action")
    await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    await team.settled()
    assert not team.ws.messages(SUPPORT)
    await team.draft("Do you ship to Ohio?")
    assert any(QUESTION in m.plain for m in team.ws.messages(SUPPORT))


async def test_words_that_cannot_be_taken_out_are_said_to_be_there_and_go_when_they_can(team: Team) -> None:
    case = await team.draft(QUESTION)
    draft = team.last(case)
    await team.omar.remove_app(SUPPORT)
    await team.ana.press(case, "Withdraw the case")
    await team.settled()
    assert any("take a message" in words and "/invite @Levelhead" in words for words in await told(team))
    assert not draft.deleted
    await team.omar.invite(SUPPORT)
    await team.settled()
    assert draft.deleted and not any(QUESTION in m.plain for m in team.ws.messages(SUPPORT))


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("is_archived", "unarchive it and invite me again, and I take it out"),
        pytest.param("restricted_action", "An admin may delete it there", marks=pytest.mark.deep),
    ],
)
async def test_whoever_wants_words_out_is_told_how_and_not_to_ask_elsewhere(team: Team, code: str, remedy: str) -> None:
    case = await team.draft(QUESTION)
    team.ws.fail("chat.delete", code)
    await team.press("ana", case, "Withdraw the case")
    (words,) = [words for words in await told(team) if code in words]
    assert remedy in words and "/draft" not in words


async def test_after_a_restart_what_was_refused_is_tried_once_more(
    ws: Workspace, clock: ManualClock, tmp_path: Path
) -> None:
    settings = settings_for(ws, tmp_path)
    ws.fail("chat.postMessage", "missing_scope")
    async with connected(settings, clock, True) as bot:
        team = Team(ws, bot, clock, settings)
        await team.ana.command(SUPPORT, f"/draft {QUESTION}")
        await team.settled()
        assert not [m for m in ws.messages(SUPPORT) if m.bot]
    async with connected(settings, clock, True) as bot:
        team = Team(ws, bot, clock, settings)
        await team.settled()
        assert "Draft 1" in team.last(team.case()).plain


@pytest.mark.parametrize("code", ["token_revoked", pytest.param("account_inactive", marks=pytest.mark.deep)])
async def test_when_slack_says_that_the_token_ended_the_bot_stops(team: Team, code: str) -> None:
    team.ws.fail("chat.postMessage", code)
    await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    assert await asyncio.wait_for(team.bot.revoked.wait(), 60)


@pytest.mark.parametrize("code", ["token_revoked", pytest.param("invalid_auth", marks=pytest.mark.deep)])
async def test_what_was_to_be_said_when_the_token_ended_is_said_once_there_is_one_again(
    ws: Workspace, clock: ManualClock, tmp_path: Path, code: str
) -> None:
    """Also what only one person sees, and what could not be looked for."""
    settings = settings_for(ws, tmp_path)
    async with connected(settings, clock, True) as bot:
        team = Team(ws, bot, clock, settings)
        case = await team.draft(QUESTION)
        ws.drop("chat.postMessage", after=True)
        ws.fail("conversations.replies", code)
        await team.say("ben", case, "revise: shorter")
        await team.pause(3)
        for method in ("chat.postEphemeral", "conversations.open"):
            ws.fail(method, code, times=2)
        await team.say("ana", case, PASTED)
        await team.ana.command(SUPPORT, "/ask how long is shipping to Hawaii?")
        await asyncio.wait_for(bot.revoked.wait(), 60)
        await team.settled()
    clock.advance(HOUR)
    async with connected(settings, clock, True) as bot:
        team = Team(ws, bot, clock, settings)
        await team.pause(10)
        said = "\n".join(await told(team))
        assert "can't tell whether" not in said and len([m for m in team.thread(case) if "Draft 2" in m.plain]) == 1
        assert "Is this a message of the customer's?" in said and "travel by USPS" in said


async def test_where_nobody_can_tell_whether_it_was_posted_its_requester_is_asked_to_look(team: Team) -> None:
    case = await team.draft(QUESTION)
    team.ws.drop("chat.postMessage", after=True)
    team.ws.fail("conversations.replies", "missing_scope")
    await team.say("ben", case, "revise: shorter")
    await team.pause(3)
    await team.pause(HOUR)
    assert "can't tell whether my last message" in team.told("ana")
    assert "if a draft is missing there, reply with `revise:` and what should change" in team.told("ana")
    assert len([m for m in team.thread(case) if "Draft 2" in m.plain]) == 1


async def unsure(team: Team) -> Message:
    """A case in the channel of which the bot couldn't find out whether it is there."""
    team.ws.drop("chat.postMessage", after=True)
    team.ws.fail("conversations.history", "missing_scope")
    await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    await team.settled()
    await team.pause(3)
    assert "write a word in its thread" in team.told("ana") and not team.thread(team.case())
    return team.case()


@pytest.mark.deep
async def test_a_case_that_nobody_could_tell_of_goes_on_once_the_channel_is_open_again(team: Team) -> None:
    case = await unsure(team)
    await team.omar.archive(SUPPORT)
    await team.omar.unarchive(SUPPORT)
    await team.settled()
    assert "Draft 1" in team.last(case).plain and len(team.ws.messages(SUPPORT)) == 1


async def test_words_of_a_forgotten_case_that_may_stand_there_are_said_to_be_deleted_by_hand(team: Team) -> None:
    await unsure(team)
    before = len(await told(team))
    async with team.bot.desk.database.read() as tx:
        (case_id,) = await cases.unfinished(tx)
    team.ws.fail("conversations.history", "missing_scope")
    await forget(team.bot.desk, case_id)
    await team.settled()
    (words,) = (await told(team))[before:]
    assert "If it is there, an admin has to delete it" in words and "/draft" not in words and case_id in words
    async with team.bot.desk.database.read() as tx:
        assert await stuck(tx) == []


@pytest.mark.deep
async def test_what_is_written_under_a_case_that_nobody_could_tell_of_is_heard(team: Team) -> None:
    case = await unsure(team)
    await team.ana.say(SUPPORT, "customer: And to Alaska?", thread_ts=case.ts)
    await listened(team)
    await recorded(team)
    assert "And to Alaska?" in team.case().plain and "Draft 2" in team.last(case).plain
    assert len(team.ws.messages(SUPPORT)) == 1


async def test_a_reaction_on_a_draft_that_nobody_could_tell_of_counts(team: Team) -> None:
    case = await team.draft(QUESTION)
    team.ws.drop("chat.postMessage", after=True)
    team.ws.fail("conversations.replies", "missing_scope")
    await team.say("ben", case, "revise: shorter")
    await team.pause(3)
    (draft,) = [m for m in team.thread(case) if "*Draft 2*" in m.plain]
    await team.react("ben", draft, "white_check_mark")
    assert "Approved" in team.case().plain
    assert [m for m in team.thread(case) if "*Draft 2*" in m.plain] == [draft]


async def test_what_slack_refused_of_a_case_that_was_kept_long_enough_is_not_said_when_it_may_be(start: Start) -> None:
    team: Team = await start(levelhead_keep_days=30)
    case = await team.draft(QUESTION)
    team.ws.fail("chat.postMessage", "restricted_action")
    await team.react("ana", team.last(case), "sos")
    said = len(team.thread(case))
    await team.pause(31 * 86_400)
    await team.omar.archive(SUPPORT)
    await team.omar.unarchive(SUPPORT)
    await team.settled()
    assert len(team.thread(case)) == said
    async with team.bot.desk.database.read() as tx:
        assert not await work.failing(tx)
        assert not await posts.cases_with_work(tx)


@pytest.mark.deep
async def test_nothing_waits_behind_a_refused_first_message_once_its_case_was_kept_long_enough(start: Start) -> None:
    team: Team = await start(levelhead_keep_days=30)
    team.ws.fail("chat.postMessage", "restricted_action")
    await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    await team.settled()
    await team.pause(31 * 86_400)
    await team.pause(60)
    async with team.bot.desk.database.read() as tx:
        assert not await posts.cases_with_work(tx)
    assert not [m for m in team.ws.messages(SUPPORT) if m.bot]


async def test_in_a_conversation_of_others_nobody_is_asked_to_invite_the_bot(team: Team) -> None:
    """A shortcut on a message of two people, whom no app can join."""
    await open_case(team.bot.desk, Request("trigger:1", "T0", "D0TWOOTHERS", team.ana.id, QUESTION, surface="shortcut"))
    team.bot.runner.ring()
    await team.settled()
    (words,) = [words for words in await told(team) if "is kept" in words]
    assert "/invite" not in words and "in a channel" in words


@pytest.mark.parametrize(
    "code", ["compliance_exports_prevent_deletion", pytest.param("cant_delete_message", marks=pytest.mark.deep)]
)
async def test_words_that_slack_never_lets_us_take_out_are_told_once_and_stuck_nowhere(team: Team, code: str) -> None:
    case = await team.draft(QUESTION)
    draft = team.last(case)
    team.ws.fail("chat.delete", code, times=1)
    await team.press("ana", case, "Withdraw the case")
    stays = [words for words in await told(team) if code in words]
    assert len(stays) == 1 and "an admin has to delete" in stays[0]
    assert draft.deleted and any(QUESTION in m.plain for m in team.ws.messages(SUPPORT))
    async with team.bot.desk.database.read() as tx:
        assert await stuck(tx) == []

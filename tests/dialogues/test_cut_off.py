"""What was on its way when a connection broke: found again, said once, and never lost."""

import asyncio
import sqlite3
from contextlib import AsyncExitStack, closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest

from bot.app import connected
from bot.desk.cases.case import advance_case
from bot.desk.cases.messages.posting import posted
from bot.desk.cases.messages.showing import case_note
from bot.desk.parts.view import load
from bot.domain.states import PostState
from bot.store.case import cases, posts
from bot.store.rows.cases import PostKind
from bot.workspace import Down, Moment, Workspace
from tests.dialogues.conftest import SUPPORT, Start, Team, file_of, settings_for
from tests.manual_clock import ManualClock

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
RUDE = "You should have read the policy, it is your own fault that you didn't."
PASSED = timedelta(seconds=1)
PAUSE = 3
"""Seconds after which a broken attempt is looked into."""


async def direct(team: Team, person: str) -> list[str]:
    """What the bot wrote to this person in a direct message."""
    return [m.plain for m in team.ws.messages(await team.ws.person(person).dm())]


async def test_what_only_one_person_sees_is_said_again_in_a_direct_message_that_says_so(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.react("ana", team.last(case), "sos")
    team.ws.drop("chat.postEphemeral", after=True)
    await team.react("ben", team.thread(case)[0], "white_check_mark")
    await team.pause(PAUSE)
    again = await direct(team, "ben")
    name = case.plain.partition("Case ")[2].split()[0]
    assert len(again) == 1 and "may have seen this" in again[0] and "needs a lead" in again[0] and name in again[0]


@pytest.mark.deep
async def test_a_connection_that_slack_does_not_close_is_left_after_a_second(
    ws: Workspace, clock: ManualClock, tmp_path: Path, sqlite_file: Path
) -> None:
    """What runs has its time only then, and platforms kill soon."""
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(connected(settings_for(ws, tmp_path), clock))
        with ws.deaf():
            begun = monotonic()
            await stack.aclose()
            took = monotonic() - begun
    assert took < 8, "aiohttp waits ten seconds"


@pytest.mark.parametrize("taken", [True, False], ids=["slack took it", "slack did not"])
async def test_a_direct_message_that_broke_off_is_there_once(team: Team, taken: bool) -> None:
    team.ws.fail("chat.postEphemeral", "user_not_in_channel")
    case = await team.draft(QUESTION)
    await team.react("ana", team.last(case), "sos")
    team.ws.drop("chat.postMessage", after=taken)
    await team.react("ben", team.thread(case)[0], "white_check_mark")
    await team.pause(PAUSE)
    await team.pause(PAUSE)
    assert len([words for words in await direct(team, "ben") if "needs a lead" in words]) == 1


@pytest.mark.parametrize("taken", [True, False], ids=["slack took it", "slack did not"])
async def test_a_search_that_breaks_is_made_again_and_nobody_is_asked_to_look(team: Team, taken: bool) -> None:
    case = await team.draft(QUESTION)
    team.ws.break_down("chat.postMessage", Down(503, taken))
    team.ws.break_down("conversations.replies", Down(503, False))
    team.ws.drop("conversations.replies")
    await team.say("ben", case, "revise: shorter")
    for _ in range(4):
        await team.pause(PAUSE)
    assert len([m for m in team.thread(case) if "Draft 2" in m.plain]) == 1
    assert "can't tell" not in team.told("ana")


@pytest.mark.parametrize(
    "page",
    [
        Down(502, True, "upstream error", "text/plain"),
        pytest.param(
            Down(503, False, "<html><body>Try again later</body></html>", "text/html"), marks=pytest.mark.deep
        ),
        pytest.param(Down(500, True, '{"ok": tr', "application/json"), marks=pytest.mark.deep),
        Down(200, True, "<html><body>Sign in</body></html>", "text/html"),
        pytest.param(Down(200, False, '{"ok": tr', "application/json"), marks=pytest.mark.deep),
    ],
    ids=["a line", "a page", "half an answer", "a proxy's page", "half an answer, well sent"],
)
async def test_a_message_that_a_page_answers_is_there_once(
    team: Team, page: Down, caplog: pytest.LogCaptureFixture
) -> None:
    for method in ("chat.postMessage", "users.info", "chat.update"):
        team.ws.break_down(method, page)
    await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    for _ in range(3):
        await team.pause(PAUSE)
    [case] = [m for m in team.ws.messages(SUPPORT) if m.bot]
    assert len([m for m in team.thread(case) if "Draft 1" in m.plain]) == 1
    assert not [r for r in caplog.records if r.levelname == "ERROR"], "it is no fault of ours"


@pytest.mark.deep
async def test_a_search_for_a_direct_message_that_breaks_is_made_again(team: Team) -> None:
    team.ws.fail("chat.postEphemeral", "user_not_in_channel")
    case = await team.draft(QUESTION)
    await team.react("ana", team.last(case), "sos")
    team.ws.drop("chat.postMessage", after=False)
    team.ws.fail("conversations.history", "internal_error", times=2)
    await team.react("ben", team.thread(case)[0], "white_check_mark")
    for _ in range(4):
        await team.pause(PAUSE)
    assert len([words for words in await direct(team, "ben") if "needs a lead" in words]) == 1


@pytest.mark.deep
@pytest.mark.parametrize("taken", [True, False], ids=["slack took it", "slack did not"])
async def test_a_review_that_is_shared_is_there_once(team: Team, taken: bool) -> None:
    await team.ana.command(SUPPORT, f"/tone {RUDE}")
    await team.settled()
    team.ws.drop("chat.postMessage", after=taken)
    await team.press("ana", team.ana.ephemerals(SUPPORT)[-1], "Share it here")
    await team.pause(PAUSE)
    assert len([m for m in team.ws.messages(SUPPORT) if "shares a review" in m.plain]) == 1


async def test_a_review_that_broke_off_is_handed_over_in_a_direct_message(team: Team) -> None:
    team.ws.drop("chat.postEphemeral", after=False)
    await team.ana.command(SUPPORT, f"/tone {RUDE}")
    await team.settled()
    await team.pause(PAUSE)
    assert len([words for words in await direct(team, "ana") if "You should have" in words]) == 1


@pytest.mark.deep
async def test_a_question_that_broke_off_is_asked_again_and_its_answer_counts_once(start: Start) -> None:
    team: Team = await start(levelhead_support_channels=frozenset({"C0SUPPORT01"}))
    said = await team.ben.say("#returns", QUESTION)
    team.ws.drop("chat.postEphemeral", after=False)
    await team.ana.say("#returns", "@Levelhead draft", thread_ts=said.ts)
    await team.settled()
    await team.pause(PAUSE)
    asked = team.ws.messages(await team.ana.dm())[-1]
    await asyncio.gather(*(team.ana.press(asked, "Draft it here") for _ in range(2)))
    await team.settled()
    assert len([m for m in team.ws.messages("#returns") if m.bot and QUESTION in m.plain]) == 1


@pytest.mark.deep
async def test_a_question_answered_while_it_is_looked_for_is_not_asked_again(start: Start) -> None:
    """Slack took the question and its answer was lost; then its person answers, which takes it out."""
    team: Team = await start(levelhead_support_channels=frozenset({"C0SUPPORT01"}))
    said = await team.ben.say("#returns", QUESTION)
    team.ws.fail("chat.postEphemeral", "user_not_in_channel")
    team.ws.drop("chat.postMessage", after=True)
    await team.ana.say("#returns", "@Levelhead draft", thread_ts=said.ts)
    await team.settled()
    asked = team.ws.messages(await team.ana.dm())[-1]

    def answered(method: str, args: dict[str, object], moment: Moment) -> bool:
        if method == "conversations.history" and moment is Moment.ARRIVED and not asked.deleted:
            asked.deleted = True
            with closing(sqlite3.connect(file_of(team.settings), isolation_level=None)) as database:
                database.execute("DELETE FROM parked")
        return False

    team.ws.watch_calls(answered)
    await team.pause(PAUSE)
    assert asked.deleted and not team.ws.messages(await team.ana.dm())


async def test_calling_a_lead_twice_calls_a_lead_and_not_the_owner(team: Team) -> None:
    case = await team.draft(QUESTION)
    draft = team.last(case)
    await team.press("ben", draft, "Call a lead")
    await team.press("ben", draft, "Call a lead")
    called = [m.plain for m in team.thread(case) if "needs a decision" in m.plain]
    assert len(called) == 1 and "escalated to the lead" in called[0]
    assert "already" in team.told("ben")


@pytest.mark.deep
async def test_an_update_that_broke_off_is_made_again(team: Team) -> None:
    case = await team.draft(QUESTION)
    team.ws.fail("chat.update", "internal_error", times=2)
    await team.press("ben", team.last(case), "Approve")
    assert "Approved" not in team.case().plain
    await team.pause(PAUSE)
    assert "Approved" in team.case().plain


async def test_a_message_far_back_in_a_long_thread_is_found(team: Team) -> None:
    case = await team.draft(QUESTION)
    for number in range(120):
        await team.ws.person("ben").say(SUPPORT, f"talk {number}", thread_ts=case.ts)
    await team.settled()
    team.ws.drop("chat.postMessage", after=True)
    await team.say("ana", case, "revise: shorter")
    await team.pause(PAUSE)
    assert len([m for m in team.thread(case) if "Draft 2" in m.plain]) == 1


def sent(team: Team, kind: str) -> int:
    """How often a message of this kind was sent to Slack."""
    return sum(
        call.method == "chat.postMessage" and f":{kind}:" in str(call.args.get("metadata")) for call in team.ws.calls
    )


async def test_two_that_advance_one_case_at_the_same_moment_say_everything_once(team: Team) -> None:
    case = await team.draft(QUESTION)
    name = case.plain.partition("Case ")[2].split()[0]
    await team.ben.react(team.last(case), "white_check_mark")
    await team.ws.settled()
    await asyncio.gather(*(advance_case(team.bot.desk, name) for _ in range(3)))
    await team.settled()
    assert (sent(team, "approved_text"), sent(team, "approval")) == (1, 1)


async def test_what_waits_behind_a_held_up_message_is_not_looked_at_again_and_again_meanwhile(team: Team) -> None:
    case = await team.draft(QUESTION)
    name, now = case.plain.partition("Case ")[2].split()[0], team.bot.desk.clock.now()
    later, about = now + timedelta(seconds=60), {"case_id": name, "channel": case.channel}
    async with team.bot.desk.database.write() as tx:
        for key, state, due_at in (("held", PostState.SENDING, later), ("behind", PostState.PENDING, now - PASSED)):
            await posts.add(tx, **about, key=key, kind=PostKind.NOTICE, state=state, due_at=due_at, body={"text": key})
    assert await advance_case(team.bot.desk, name) == later


async def test_of_a_message_that_two_workers_sent_all_the_same_one_is_taken_out(team: Team) -> None:
    """An attempt that took longer than any may: another worker looked for it, found nothing, and made its own."""
    team.ws.fail("chat.postMessage", "ratelimited", retry_after=60)
    await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    await team.settled()
    async with team.bot.desk.database.read() as tx:
        name = (await cases.unfinished(tx))[0]
        view = await load(tx, name)
    late = replace(view.posts[0], state=PostState.SENDING)
    await team.pause(61)
    case = team.case()
    ts = await team.bot.desk.announcer.post(case_note(team.bot.desk, view), late.channel, None, late.key)
    assert len([m for m in team.ws.messages(SUPPORT) if QUESTION in m.plain]) == 2
    await posted(team.bot.desk, view, late, ts)
    await team.settled()
    assert [m.ts for m in team.ws.messages(SUPPORT) if QUESTION in m.plain] == [case.ts]

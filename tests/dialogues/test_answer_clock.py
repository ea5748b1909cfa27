"""The marketplace's time to answer: shown with the case, and reminded of before it ends."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import connected
from bot.workspace import Message, Workspace
from tests.dialogues.conftest import SUPPORT, Start, Team, policies_with, settings_for
from tests.manual_clock import ManualClock

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
HOUR = 3600


async def _reminded(team: Team, case: Message) -> int:
    """How often somebody was reminded, directly or in the thread."""
    return sum(words.count("still waits") for words in (await team.inbox("ana"), *(m.plain for m in team.thread(case))))


async def test_a_case_says_until_when_an_answer_is_due(team: Team) -> None:
    case = await team.draft(QUESTION)
    assert "answer by" in case.plain


async def test_the_requester_is_reminded_first_and_then_the_leads(staffed: Team) -> None:
    team = staffed
    case = await team.draft(QUESTION)
    before = len(team.thread(case))
    await team.pause(17.9 * HOUR)
    assert "still waits" not in await team.inbox("ana")
    await team.pause(0.2 * HOUR)
    assert "still waits for its reply: the 24 hours to answer end in 6 hours" in await team.inbox("ana")
    assert len(team.thread(case)) == before
    await team.pause(4 * HOUR)
    called = team.last(case)
    assert "end in 2 hours" in called.plain and team.ws.person("lea").id in called.mentions
    await team.pause(10 * HOUR)
    assert team.last(case).ts == called.ts, "each is reminded once"


async def test_after_the_reply_was_sent_nobody_is_reminded(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ana", team.last(case), "Approve")
    await team.press("ana", team.last(case), "Sent to the customer")
    count = len(team.thread(case))
    await team.pause(30 * HOUR)
    assert len(team.thread(case)) == count and "waits" not in await team.inbox("ana")
    assert "answer by" not in team.case().plain


async def test_the_clock_begins_again_when_the_customer_writes_again(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ana", team.last(case), "Approve")
    await team.press("ana", team.last(case), "Sent to the customer")
    await team.pause(20 * HOUR)
    await team.say("ana", case, "customer: And to Alaska?")
    await team.pause(17 * HOUR)
    assert "waits" not in await team.inbox("ana")
    await team.pause(2 * HOUR)
    assert "still waits" in await team.inbox("ana")


async def test_a_message_from_days_ago_goes_to_the_leads_at_once(start: Start, ws: Workspace, tmp_path: Path) -> None:
    folder = policies_with(tmp_path, leads=ws.person("lea").id, owners=ws.person("omar").id)
    team = await start(levelhead_policies=folder)
    long_ago = int(datetime(2026, 11, 20, 9, tzinfo=UTC).timestamp())
    await team.ana.command(SUPPORT, "/draft")
    await team.fill("ana", {"Customer's message": QUESTION, "When they wrote": long_ago})
    (told,) = (m for m in team.thread(team.case()) if "overdue" in m.plain)
    assert ws.person("lea").id in told.mentions and "If it was answered, close the case in its menu." in told.plain
    assert "waits" not in await team.inbox("ana")


async def test_an_approved_reply_that_is_overdue_may_have_been_sent(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ana", team.last(case), "Approve")
    await team.pause(30 * HOUR)
    told = await team.inbox("ana")
    assert "If it was answered, press Sent to the customer, or close the case in its menu." in told


async def test_a_restart_forgets_no_reminder(ws: Workspace, clock: ManualClock, tmp_path: Path) -> None:
    settings = settings_for(ws, tmp_path)
    async with connected(settings, clock, approve_examples=True) as bot:
        await Team(ws, bot, clock, settings).draft(QUESTION)
    clock.advance(19 * HOUR)
    async with connected(settings, clock, approve_examples=True) as bot:
        team = Team(ws, bot, clock, settings)
        await team.settled()
        assert "still waits" in await team.inbox("ana")


async def test_the_clock_of_an_unanswered_message_goes_on_when_the_customer_writes_again(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.pause(10 * HOUR)
    await team.say("ana", case, "customer: Are you still there?")
    await team.pause(8.1 * HOUR)
    assert "end in 6 hours" in await team.inbox("ana")


@pytest.mark.deep
async def test_a_later_message_counts_from_when_it_was_written(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ana", team.last(case), "Approve")
    await team.press("ana", team.last(case), "Sent to the customer")
    await team.pause(20 * HOUR)
    await team.ana.press(team.last(case), "Customer wrote again")
    written = int((team.clock.now()).timestamp()) - 10 * HOUR
    await team.fill("ana", {"What the customer wrote": "And to Alaska?", "When they wrote": written})
    await team.pause(8.1 * HOUR)
    assert "end in 6 hours" in await team.inbox("ana")


async def test_a_time_that_is_still_to_come_is_refused_at_its_field(team: Team) -> None:
    await team.ana.command(SUPPORT, "/draft")
    later = int(team.clock.now().timestamp()) + HOUR
    errors = await team.ana.submit({"Customer's message": QUESTION, "When they wrote": later})
    assert errors and "still to come" in str(errors)
    assert not team.ws.messages(SUPPORT)


async def test_a_case_closed_without_a_reply_reminds_nobody_and_can_be_opened_again(team: Team) -> None:
    case = await team.draft("The heater caught fire and my son has a burn on his hand. What do I do?")
    assert "*answer today*, the limit is" in team.case().plain
    await team.press("ana", case, "Close the case")
    assert "Closed" in team.case().plain and "*answer today*" not in team.case().plain
    await team.pause(23 * HOUR)
    assert "waits" not in await team.inbox("ana")
    await team.press("ben", team.case(), "Open the case again")
    assert "A person answers" in team.case().plain and "*answer today*, the limit is" in team.case().plain
    await team.pause(1)
    assert "still waits" in await team.inbox("ana")


async def test_a_closed_case_takes_no_decision_until_the_customer_writes_again(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ana", case, "Close the case")
    await team.react("ben", team.last(case), "white_check_mark")
    assert "This case is closed" in team.told("ben")
    await team.say("ana", case, "customer: And to Alaska?")
    assert "Draft 2" in team.last(case).plain and "Closed" not in team.case().plain


async def test_a_message_after_an_answer_waits_also_where_the_machines_clock_was_set_back(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ana", team.last(case), "Approve")
    await team.press("ana", team.last(case), "Sent to the customer")
    team.clock.advance(-HOUR)
    await team.say("ana", case, "customer: And to Alaska?")
    assert "answer by" in team.case().plain
    await team.pause(19.1 * HOUR)
    assert "still waits" in await team.inbox("ana")


to_each = pytest.mark.parametrize(
    "hours", [pytest.param(18.1, id="the requester"), pytest.param(22.1, id="the leads", marks=pytest.mark.deep)]
)


@to_each
async def test_a_reminder_that_slack_put_off_is_not_given_once_the_case_is_closed(staffed: Team, hours: float) -> None:
    team = staffed
    case = await team.draft(QUESTION)
    if hours > 20:
        await team.pause(18.1 * HOUR)
    direct, said = await team.inbox("ana"), len(team.thread(case))
    team.ws.fail("chat.postMessage", "ratelimited", times=1, retry_after=600)
    await team.pause(hours * HOUR - (18.1 * HOUR if hours > 20 else 0))
    await team.press("ana", team.case(), "Close the case")
    await team.pause(0.5 * HOUR)
    assert await team.inbox("ana") == direct and len(team.thread(case)) == said


@to_each
async def test_a_reminder_that_was_in_vain_is_given_once_the_case_is_opened_again(staffed: Team, hours: float) -> None:
    team = staffed
    case = await team.draft(QUESTION)
    if hours > 20:
        await team.pause(18.1 * HOUR)
    team.ws.fail("chat.postMessage", "ratelimited", times=1, retry_after=600)
    await team.pause(hours * HOUR - (18.1 * HOUR if hours > 20 else 0))
    await team.press("ana", team.case(), "Close the case")
    await team.pause(0.5 * HOUR)
    before = await _reminded(team, case)
    await team.press("ana", team.case(), "Open the case again")
    for _ in range(2):
        await team.pause(HOUR / 60)
        assert await _reminded(team, case) == before + 1


@pytest.mark.parametrize("way", ["shortcut", pytest.param("mention", marks=pytest.mark.deep)])
async def test_a_message_that_is_in_slack_counts_from_when_it_was_posted_there(team: Team, way: str) -> None:
    said = await team.ben.say(SUPPORT, QUESTION)
    team.clock.advance(20 * HOUR)
    if way == "shortcut":
        await team.ana.shortcut("Draft a reply", said)
    else:
        await team.ana.say(SUPPORT, "@Levelhead draft", thread_ts=said.ts)
    await team.settled()
    await team.pause(1.1 * HOUR)
    assert "end in 3 hours" in await team.inbox("ana")


@pytest.mark.deep
async def test_what_is_asked_about_counts_from_when_it_was_pasted(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ana", team.last(case), "Approve")
    await team.press("ana", team.last(case), "Sent to the customer")
    pasted = f"Hello,\nthank you. {'And how long does it take to Alaska and to Guam? ' * 3}"
    await team.say("ana", case, pasted)
    await team.pause(10 * HOUR)
    (asked,) = [m for m in team.ana.ephemerals(SUPPORT) if "Customer wrote again" in m.labels]
    await team.press("ana", asked, "Customer wrote again")
    await team.pause(8.1 * HOUR)
    assert "end in 6 hours" in await team.inbox("ana")


async def test_who_takes_no_direct_message_is_called_in_the_thread_with_the_leads(staffed: Team) -> None:
    team = staffed
    case = await team.draft(QUESTION)
    team.ws.fail("conversations.open", "user_disabled", times=1)
    await team.pause(18.1 * HOUR)
    called = team.last(case)
    assert "end in 6 hours" in called.plain and {team.ana.id, team.lea.id} <= set(called.mentions)
    await team.pause(0.1 * HOUR)
    assert await _reminded(team, case) == 1


async def test_a_reminder_that_waited_says_what_is_true_when_it_is_told(team: Team) -> None:
    await team.draft(QUESTION)
    await team.pause(18 * HOUR - 1)
    team.ws.fail("chat.postMessage", "ratelimited", times=1, retry_after=7 * HOUR)
    await team.pause(2)
    await team.pause(7.1 * HOUR)
    told = await team.inbox("ana")
    assert "is overdue: the 24 hours to answer ended" in told and "still waits" not in told


async def test_what_little_time_is_left_is_told_in_minutes(ws: Workspace, clock: ManualClock, tmp_path: Path) -> None:
    settings = settings_for(ws, tmp_path)
    async with connected(settings, clock, approve_examples=True) as bot:
        await Team(ws, bot, clock, settings).draft(QUESTION)
    clock.advance(23.25 * HOUR)
    async with connected(settings, clock, approve_examples=True) as bot:
        team = Team(ws, bot, clock, settings)
        await team.settled()
        assert "end in 45 minutes" in await team.inbox("ana")


async def test_after_a_day_without_the_bot_each_is_reminded_once(
    ws: Workspace, clock: ManualClock, tmp_path: Path
) -> None:
    settings = settings_for(ws, tmp_path)
    async with connected(settings, clock, approve_examples=True) as bot:
        await Team(ws, bot, clock, settings).draft(QUESTION)
    clock.advance(40 * HOUR)
    async with connected(settings, clock, approve_examples=True) as bot:
        team = Team(ws, bot, clock, settings)
        await team.settled()
        await team.pause(24 * HOUR)
        told = [await team.inbox("ana"), *(m.plain for m in team.thread(team.case()))]
        assert [words.count("is overdue") for words in told] == [1, 0, 1]


async def test_what_comes_once_the_time_is_over_is_reminded_of_too(staffed: Team) -> None:
    team = staffed
    case = await team.draft(QUESTION)
    await team.press("ben", team.last(case), "Approve")
    await team.pause(30 * HOUR)
    before = len(team.thread(case)), (await team.inbox("ana")).count("Case ")
    await team.say("ana", case, "customer: And to Alaska?")
    said = len(team.thread(case))
    await team.pause(17 * HOUR)
    assert (len(team.thread(case)), (await team.inbox("ana")).count("Case ")) == (said, before[1])
    await team.pause(1.1 * HOUR)
    told = await team.inbox("ana")
    assert told.count("Case ") == before[1] + 1 and "The customer has written again since." in told
    await team.pause(4 * HOUR)
    assert team.lea.id in team.last(case).mentions and len(team.thread(case)) == said + 1


@pytest.mark.deep
async def test_the_leads_are_reminded_also_where_the_thread_is_held_up(staffed: Team) -> None:
    team = staffed
    case = await team.draft(QUESTION)
    team.ws.fail("chat.postMessage", "msg_too_long", times=1)
    await team.say("ana", case, "revise: shorter")
    await team.pause(22.1 * HOUR)
    assert "end in 2 hours" in team.last(case).plain and team.lea.id in team.last(case).mentions


async def test_each_lead_is_told_directly_where_the_channel_takes_nothing(staffed: Team) -> None:
    team = staffed
    await team.draft(QUESTION)
    await team.omar.remove_app(SUPPORT)
    await team.pause(22.1 * HOUR)
    assert "still waits for its reply" in await team.inbox("lea")
    await team.omar.invite(SUPPORT)
    await team.pause(HOUR)
    assert (await team.inbox("lea")).count("still waits") == 1
    assert "still waits" not in " ".join(m.plain for m in team.thread(team.case()))


async def test_where_nobody_leads_the_requester_is_called(start: Start) -> None:
    team = await start(levelhead_connected_by=None)
    case = await team.draft(QUESTION)
    await team.pause(22.1 * HOUR)
    assert "end in 2 hours" in team.last(case).plain and team.ana.id in team.last(case).mentions


async def test_a_reminder_that_waits_goes_to_whom_the_case_was_handed_to(staffed: Team) -> None:
    team = staffed
    case = await team.draft(QUESTION)
    await team.pause(18 * HOUR - 1)
    team.ws.fail("chat.postMessage", "ratelimited", times=1, retry_after=600)
    await team.pause(2)
    await team.press("ana", case, "Hand it to somebody")
    await team.fill("ana", {"To whom?": "ben", "Why?": "I am away."})
    await team.pause(700)
    assert "still waits" in await team.inbox("ben") and "still waits" not in await team.inbox("ana")

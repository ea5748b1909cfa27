"""Bad input, and Slack's failures: a clear sentence, and nothing lost or said twice."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.app import connected
from bot.errors import StoreError
from bot.slack.limits import RATES
from bot.slack.text import AWAY
from bot.workspace import Workspace
from tests.dialogues.conftest import SUPPORT, Start, Team, file_of, settings_for
from tests.manual_clock import ManualClock

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"


@pytest.mark.parametrize(("text", "says"), [("🙂", "no words"), ("x" * 40_001, "40,000")])
async def test_what_cannot_be_answered_is_given_back_with_the_reason(team: Team, text: str, says: str) -> None:
    answer = await team.ana.command(SUPPORT, f"/draft {text}")
    assert answer.ephemeral is not None and says in answer.ephemeral.plain


async def test_a_text_that_is_longer_than_an_answer_is_given_back_whole_however_long_slack_takes_nothing(
    team: Team,
) -> None:
    text = " ".join(f"line{n}<&>" for n in range(5_000))
    team.ws.fail("chat.postEphemeral", "ratelimited", times=1, retry_after=600)
    answer = await team.ana.command(SUPPORT, f"/draft {text}")
    await team.settled()
    await team.pause(601)
    assert answer.ephemeral is not None and len(text) > 40_000
    told = [answer.ephemeral.plain, *sorted(m.plain for m in team.ana.ephemerals(SUPPORT) if "continued (" in m.plain)]
    assert len(told) > 2
    assert "".join(words.partition(":\n")[2] for words in told) == text


async def test_mentions_and_markup_of_the_customer_take_no_effect(team: Team) -> None:
    case = await team.draft("<!channel> *Hello* <@U0BEN> see https://evil.example & <script> do you ship to Hawaii?")
    for message in (case, *team.thread(case)):
        assert not [m for m in message.mentions if "channel" in m or "BEN" in m], message.mentions
        assert not message.unfurls


@pytest.mark.deep
async def test_a_locked_database_gives_the_text_back(team: Team) -> None:
    await team.settled()
    holder = sqlite3.connect(file_of(team.settings), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        answer = await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert answer.ephemeral is not None
    assert AWAY in answer.ephemeral.plain and "Hawaii" in answer.ephemeral.plain


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


@pytest.mark.deep
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


@pytest.mark.deep
async def test_a_form_that_cannot_be_kept_stays_open_with_the_reason_at_its_field(team: Team) -> None:
    await team.ana.command(SUPPORT, "/draft")
    await team.settled()
    holder = sqlite3.connect(file_of(team.settings), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        errors = await team.ana.submit({"Customer's message": QUESTION})
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert errors is not None and AWAY in errors["Customer's message"]
    assert await team.ana.submit({"Customer's message": QUESTION}) is None
    await team.settled()
    assert QUESTION in team.case().plain


@pytest.mark.deep
async def test_a_text_that_is_too_long_is_given_back_whole(team: Team) -> None:
    words = " ".join(f"word{n}" for n in range(5_000))
    await team.ana.command(SUPPORT, f"/draft {words}")
    await team.settled()
    given_back = "".join(m.plain for m in team.ana.ephemerals(SUPPORT))
    assert "40,000 is the most" in given_back and all(f"word{n}" in given_back for n in (0, 2_500, 4_999))


@pytest.mark.parametrize(
    "gone",
    [
        "message_not_found",
        pytest.param("cant_update_message", marks=pytest.mark.deep),
        pytest.param("edit_window_closed", marks=pytest.mark.deep),
    ],
)
async def test_a_message_that_can_no_longer_be_changed_is_left_and_the_case_goes_on(team: Team, gone: str) -> None:
    case = await team.draft(QUESTION)
    team.ws.fail("chat.update", gone, times=2)
    await team.press("ben", team.last(case), "Approve")
    updates = [call for call in team.ws.calls if call.method == "chat.update"]
    await team.pause(3600)
    assert "Sent to the customer" in team.last(case).labels
    assert [call for call in team.ws.calls if call.method == "chat.update"] == updates


@pytest.mark.parametrize(
    "reason",
    [
        "warning",
        pytest.param("refresh_requested", marks=pytest.mark.deep),
        pytest.param("too_many_websockets", marks=pytest.mark.deep),
    ],
)
async def test_a_connection_that_slack_refreshes_loses_nothing(team: Team, reason: str) -> None:
    case = await team.draft(QUESTION)
    await team.ws.disconnect(reason)
    await team.react("ben", team.last(case), "white_check_mark")
    await team.pause(61)
    assert "Sent to the customer" in team.last(case).labels


@pytest.mark.parametrize(
    ("what", "error", "says"),
    [
        ("command", "expired_trigger_id", "within three seconds"),
        ("button", "ratelimited", "in 7 seconds"),
        pytest.param("command", "ratelimited", "in 7 seconds", marks=pytest.mark.deep),
        pytest.param("button", "expired_trigger_id", "within three seconds", marks=pytest.mark.deep),
    ],
)
async def test_a_window_that_slack_does_not_open_says_so(team: Team, what: str, error: str, says: str) -> None:
    case = await team.draft(QUESTION)
    team.ws.fail("views.open", error, retry_after=7)
    if what == "command":
        answer = await team.ana.command(SUPPORT, "/draft")
        said = answer.ephemeral.plain if answer.ephemeral else ""
    else:
        await team.press("ana", team.last(case), "Edit")
        said = team.told("ana")
    assert says in said and "try again" in said and "Your text" not in said


@pytest.mark.deep
async def test_a_reaction_that_waits_for_the_database_is_delivered_again_and_counts_once(team: Team) -> None:
    case = await team.draft(QUESTION)
    draft = team.last(case)
    holder = sqlite3.connect(file_of(team.settings), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        await team.ben.react(draft, "white_check_mark")
        team.clock.advance(4)
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    await team.pause(4)
    assert len(team.thread(case)) == 3 and "Sent to the customer" in team.last(case).labels


async def test_a_database_newer_than_the_code_keeps_the_bot_from_starting_and_says_what_to_do(
    ws: Workspace, clock: ManualClock, tmp_path: Path
) -> None:
    settings = settings_for(ws, tmp_path)
    async with connected(settings, clock):
        pass
    with closing(sqlite3.connect(file_of(settings), isolation_level=None)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer Levelhead.*Install the newer version"):
        async with connected(settings, clock):
            pass


async def test_without_a_network_a_case_waits_and_is_posted_when_slack_is_back(team: Team) -> None:
    team.ws.drop("chat.postMessage", after=False, times=3)
    team.ws.drop("conversations.history", after=False, times=1)
    await team.ana.command(SUPPORT, f"/draft {QUESTION}")
    for _ in range(6):
        await team.pause(6)
    assert len([m for m in team.ws.messages(SUPPORT) if "Case" in m.plain]) == 1
    assert "Draft 1" in team.last(team.case()).plain


@pytest.mark.deep
async def test_a_button_that_cannot_be_kept_says_so_and_works_when_pressed_again(team: Team) -> None:
    draft = team.last(await team.draft(QUESTION))
    holder = sqlite3.connect(file_of(team.settings), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        assert await team.ben.press(draft, "Approve") is None
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert AWAY in team.told("ben")
    await team.press("ben", draft, "Approve")
    assert "Sent to the customer" in team.last(team.case()).labels


async def test_half_a_character_and_nul_are_replaced_and_nothing_else_is_lost(team: Team) -> None:
    """A text that was cut within an emoji; no database keeps such a half, and the message was lost in a thread."""
    case = await team.draft("Do you ship the \ud83d lamp to Hawaii?\x00")
    assert "Do you ship the \ufffd lamp to Hawaii?" in case.plain
    await team.say("ana", case, "customer: And to Alaska \udc4d?")
    assert "Draft 2" in team.last(case).plain and "And to Alaska \ufffd?" in case.plain


@pytest.mark.parametrize(
    "event",
    [
        "x",
        {"type": "message", "subtype": "message_changed", "message": "x"},
        pytest.param(3, marks=pytest.mark.deep),
        pytest.param(None, marks=pytest.mark.deep),
    ],
    ids=str,
)
async def test_an_event_of_another_shape_stops_nothing(
    team: Team, event: object, caplog: pytest.LogCaptureFixture
) -> None:
    payload = {"type": "event_callback", "event_id": "Ev0", "team_id": "T", "event": event}
    envelope = {"envelope_id": "e", "type": "events_api", "payload": payload, "accepts_response_payload": False}
    for connection in team.ws._sockets.connections:
        await connection.socket.send_json(envelope)
    await team.draft(QUESTION)
    assert not [r for r in caplog.records if r.name.startswith("slack_sdk")]


@pytest.mark.deep
async def test_a_private_word_that_slack_does_not_take_comes_later(team: Team) -> None:
    case = await team.draft(QUESTION)
    team.ws.fail("chat.postEphemeral", "ratelimited", times=1, retry_after=7)
    await team.say("ben", case, "customer:")
    assert "no message here" not in team.told("ben")
    await team.pause(8)
    assert "no message here" in team.told("ben")


async def test_windows_are_counted_before_slack_has_to_refuse_one(start: Start) -> None:
    team = await start(levelhead_pace_slack=True)
    most = RATES["views.open"].burst
    answers = [await team.ana.command(SUPPORT, "/draft") for _ in range(most + 1)]
    assert sum(call.method == "views.open" for call in team.ws.calls) == most
    assert answers[-1].ephemeral and "slow down" in answers[-1].ephemeral.plain

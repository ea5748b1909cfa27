"""Approved replies that leave by a signed webhook: when a person says so, once, and nothing but the text and ids."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from bot.app import connected
from bot.desk.advance import started
from bot.desk.parts.view import load
from bot.domain.acts import Act
from bot.domain.case import Who
from bot.store.due import inbox
from bot.store.tables.cases import OPEN_CASE, cases
from bot.workspace import Message, Workspace
from tests.dialogues.conftest import SUPPORT, Start, Team, case_id, settings_for
from tests.fakes.receiver import CUT, SECRET, Receiver, receiving
from tests.manual_clock import ManualClock

QUESTION = "Hello, I am Jane Roe, jane@roe.example. Do you ship to Hawaii?"


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as listening:
        yield listening


@pytest.fixture
async def carried(start: Start, receiver: Receiver) -> Team:
    team = await start(levelhead_webhook_url=receiver.url, levelhead_webhook_secret=SecretStr(SECRET))
    assert isinstance(team, Team)
    return team


async def approved(team: Team) -> tuple[Message, Message]:
    """A case with an approved reply, and the message under it."""
    case = await team.draft(QUESTION)
    team.clock.advance(60)
    await team.press("ben", team.last(case), "Approve")
    return case, team.last(case)


async def test_it_leaves_when_a_person_sends_it_and_not_before(carried: Team, receiver: Receiver) -> None:
    case, note = await approved(carried)
    assert receiver.heard == []
    await carried.press("ben", note, "Send to the customer")
    ((name, parcel),) = receiver.taken.items()
    text = next(m.plain for m in carried.thread(case) if m.plain.startswith("Hello"))
    case_id = parcel["case"]
    assert set(parcel) == {"case", "revision", "order", "text"} and name.startswith(case_id)
    assert parcel["revision"] == f"{case_id}.1" and parcel["order"] is None
    assert parcel["text"].replace("\n\n", "\n").strip() == text.replace("\n\n", "\n").strip()
    assert "Delivered." in carried.last(case).plain
    assert "jane@roe.example" not in str(parcel)


async def test_what_listens_there_may_be_busy(carried: Team, receiver: Receiver) -> None:
    receiver.answers = [503, 429]
    case, note = await approved(carried)
    await carried.press("ben", note, "Send to the customer")
    assert "On its way; tried again" in note.plain and receiver.taken == {}
    assert "pressed Send to the customer" in note.plain and "This is final" not in note.plain
    await carried.pause(10)
    await carried.pause(20)
    assert len(receiver.heard) == 3 and len(set(receiver.heard)) == 1 and len(receiver.taken) == 1
    assert "Delivered." in carried.last(case).plain and "This is final" in note.plain


async def test_an_answer_that_was_lost_is_asked_for_again_under_the_same_name(
    carried: Team, receiver: Receiver
) -> None:
    receiver.answers = [0]
    case, note = await approved(carried)
    await carried.press("ben", note, "Send to the customer")
    await carried.pause(10)
    assert len(receiver.heard) == 2 and len(receiver.taken) == 1 and "Delivered." in carried.last(case).plain


@pytest.mark.parametrize("status", [400, *(pytest.param(s, marks=pytest.mark.deep) for s in (301, 401, 410))])
async def test_what_is_refused_is_told_and_sent_once_more_when_somebody_says_so(
    carried: Team, receiver: Receiver, status: int
) -> None:
    receiver.answers = [status]
    case, note = await approved(carried)
    await carried.press("ben", note, "Send to the customer")
    await carried.pause(3600)
    assert len(receiver.heard) == 1
    told = "\n".join(m.plain for m in carried.thread(case))
    assert f"was not delivered (status {status})" in told and "Copy it and send it by hand" in told
    assert "Sent to the customer" not in case.plain + told and "This is final" not in told
    assert "Not delivered — press Send it once more in the thread" in case.plain.replace("*", "")
    await carried.press("ana", note, "Send it once more")
    assert len(receiver.taken) == 1 and "Delivered." in note.plain and "Send it once more" not in note.labels
    assert "Sent to the customer." in case.plain and "This is final" in note.plain


async def test_what_was_refused_reads_as_not_delivered_on_the_desk_and_is_no_final_reply(
    carried: Team, receiver: Receiver
) -> None:
    receiver.answers = [400]
    case, note = await approved(carried)
    await carried.press("ben", note, "Send to the customer")
    await carried.ana.command(SUPPORT, "/desk hawaii")
    assert await carried.until_told("ana", "not delivered, to be sent once more or by hand")
    await carried.say("ben", case, "revise: shorter")
    assert "was not delivered. Press Send it once more below it, or Write again" in carried.told("ben")
    assert {"Send it once more", "Write again"} <= set(note.labels)


@pytest.mark.deep
async def test_what_was_refused_and_sent_by_hand_is_sent(carried: Team, receiver: Receiver) -> None:
    receiver.answers = [400]
    case, note = await approved(carried)
    await carried.press("ben", note, "Send to the customer")
    await carried.press("ana", note, "I sent it by hand")
    assert "Sent to the customer: @Ana Ruiz" in note.plain and "Sent by hand" in note.plain
    assert "Sent to the customer." in case.plain and "Send it once more" not in note.labels
    await carried.pause(4 * 86_400)
    assert len(receiver.heard) == 1
    async with carried.bot.desk.database.read() as tx:
        view = await load(tx, str(case.plain.partition("Case ")[2].split()[0]))
    assert [turn.who for turn in view.matter(carried.bot.desk).turns] == [Who.CUSTOMER, Who.US]


async def test_what_still_waits_when_the_webhook_is_taken_out_is_told_and_not_lost(
    ws: Workspace, clock: ManualClock, tmp_path: Path, receiver: Receiver
) -> None:
    there = {"levelhead_webhook_url": receiver.url, "levelhead_webhook_secret": SecretStr(SECRET)}
    settings = settings_for(ws, tmp_path, **there)
    receiver.answers = [503]
    async with connected(settings, clock, True) as bot:
        case, note = await approved(team := Team(ws, bot, clock, settings))
        await team.press("ben", note, "Send to the customer")
    without = settings.model_copy(update={"levelhead_webhook_url": None})
    async with connected(without, clock, True) as bot:
        team = Team(ws, bot, clock, without)
        await team.pause(60)
        assert "was not delivered (no webhook is set)" in team.last(case).plain and "Not delivered" in case.plain
        await team.press("ben", note, "I sent it by hand")
        assert "Sent to the customer." in case.plain and len(receiver.heard) == 1


async def test_whoever_withdraws_a_case_whose_reply_is_on_its_way_is_told_that_it_is_not_sent(
    carried: Team, receiver: Receiver
) -> None:
    receiver.answers = [503]
    case, note = await approved(carried)
    await carried.press("ben", note, "Send to the customer")
    await carried.press("ana", case, "Withdraw the case")
    await carried.pause(3600)
    assert "isn't sent any more" in carried.told("ana") and len(receiver.heard) == 1


async def test_an_overdue_reply_that_would_leave_is_not_said_to_be_sent_by_its_button(carried: Team) -> None:
    case, _ = await approved(carried)
    await carried.pause(30 * 3600)
    assert "If it was answered, close the case in its menu." in carried.last(case).plain


@pytest.mark.parametrize(("refusals", "reminders"), [([400], 0), ([], 1)])
async def test_nobody_is_reminded_of_a_word_that_never_reached_the_customer(
    carried: Team, receiver: Receiver, refusals: list[int], reminders: int
) -> None:
    receiver.answers = refusals
    case = await carried.draft("Hello, where are my curtains? I ordered them two weeks ago.")
    await carried.press("ben", carried.last(case), "Approve")
    await carried.press("ben", carried.last(case), "Send to the customer")
    await carried.pause(72 * 3600)
    told = " ".join(m.plain for m in carried.ws.messages(await carried.ana.dm()))
    assert told.count("we wrote to the customer") == reminders


async def test_what_was_pressed_before_a_backup_that_is_restored_does_not_leave_by_itself(
    carried: Team, receiver: Receiver
) -> None:
    case, note = await approved(carried)
    desk, before = carried.bot.desk, carried.clock.now()
    carried.clock.advance(3600)
    pressed = {"actor": carried.ben.id, "act": Act.DELIVER, "surface": "button", "at": before}
    async with desk.write(case_id(case)) as tx:
        await inbox.note_restored(tx, carried.clock.now())
        about = {"case_id": case_id(case), "revision_id": f"{case_id(case)}.1", "channel": case.channel, "ts": note.ts}
        await inbox.add_act(tx, **about, **pressed)
        await desk.wake_case(tx, case_id(case))
    await carried.settled()
    assert receiver.heard == [] and "look whether the customer has it" in note.plain
    await carried.press("ben", note, "Send it once more")
    assert len(receiver.taken) == 1 and "Delivered." in note.plain


@pytest.mark.deep
async def test_what_was_refused_is_not_sent_by_itself_once_a_person_was_asked_to(
    carried: Team, receiver: Receiver
) -> None:
    receiver.answers = [400]
    case, note = await approved(carried)
    await carried.press("ben", note, "Send to the customer")
    await started(carried.bot.desk)
    carried.bot.runner.ring()
    await carried.settled()
    await carried.say("ben", case, "customer: Thank you. And to Alaska?")
    assert "Draft 2" in carried.last(case).plain
    await carried.press("ana", note, "Send it once more")
    assert "was not delivered. There is a newer version" in carried.told("ana")
    await carried.press("ben", carried.last(case), "Approve")
    assert len(receiver.heard) == 1


@pytest.mark.parametrize(
    ("answers", "told"),
    [([400], "It was not delivered. Press Send it once more"), ([503] * 90, "It is on its way, and")],
)
async def test_the_answer_clock_goes_on_until_the_reply_has_really_left(
    carried: Team, receiver: Receiver, answers: list[int], told: str
) -> None:
    receiver.answers = list(answers)
    case, note = await approved(carried)
    await carried.press("ben", note, "Send to the customer")
    assert "answer by" in case.plain
    await carried.pause(19 * 3600)
    assert "still waits for its reply" in await carried.inbox("ana") and told in await carried.inbox("ana")
    await carried.pause(6 * 3600)
    assert "overdue" in "".join(m.plain for m in carried.thread(case)) and await _overdue(carried) == 1
    receiver.answers = []
    await (carried.press("ana", note, "Send it once more") if answers == [400] else carried.pause(3600))
    assert "answer by" not in case.plain and "Sent to the customer." in case.plain and await _overdue(carried) == 0


async def _overdue(team: Team) -> int:
    """As the team's desk counts."""
    async with team.bot.desk.database.read() as tx:
        since = select(func.count(cases.c.unanswered_since)).where(OPEN_CASE)
        return int(await tx.scalar(since) or 0)


@contextmanager
def deactivated(team: Team, who: str) -> Iterator[None]:
    known = team.ws.person(who).person
    team.ws.state.people[known.id] = replace(known, deleted=True)
    team.clock.advance(61)
    yield
    team.ws.state.people[known.id] = known
    team.clock.advance(61)


async def test_a_reply_does_not_leave_once_its_approver_is_deactivated(carried: Team, receiver: Receiver) -> None:
    receiver.answers = [503]
    case, note = await approved(carried)
    with deactivated(carried, "ben"):
        await carried.press("ana", note, "Send to the customer")
        assert "no active member here any more" in carried.told("ana") and receiver.heard == []
    await carried.press("ana", note, "Send to the customer")
    assert len(receiver.heard) == 1 and "On its way" in case.plain
    with deactivated(carried, "ben"):
        await carried.pause(60)
        told = carried.last(case)
        assert "Copy it into Write again below it" in told.plain and carried.ana.id in told.mentions
        assert "Not delivered" in case.plain and "copy it and send it" not in told.plain
        await carried.press("ana", note, "Send it once more")
        assert "Write again" in carried.told("ana") and len(receiver.heard) == 1
    await carried.press("ana", note, "Send it once more")
    assert "Sent to the customer." in case.plain and len(receiver.taken) == 1


async def test_while_slack_does_not_tell_who_approved_it_a_reply_waits(carried: Team, receiver: Receiver) -> None:
    receiver.answers = [503]
    case, note = await approved(carried)
    await carried.press("ben", note, "Send to the customer")
    carried.ws.fail("users.info", "internal_error")
    await carried.pause(61)
    assert len(receiver.heard) == 1 and "On its way" in case.plain
    await carried.pause(61)
    assert "Sent to the customer." in case.plain


@pytest.mark.deep
async def test_a_case_whose_reply_was_refused_is_closed_and_opened_again_by_a_person(
    carried: Team, receiver: Receiver
) -> None:
    receiver.answers = [400]
    case, note = await approved(carried)
    await carried.press("ben", note, "Send to the customer")
    await carried.press("ana", case, "Close the case")
    assert "Closed" in case.plain and "answer by" not in case.plain
    await carried.press("ben", case, "Open the case again")
    assert "Not delivered" in case.plain and "answer by" in case.plain
    await carried.press("ana", note, "I sent it by hand")
    assert "Sent to the customer." in case.plain and "answer by" not in case.plain


@pytest.mark.deep
@pytest.mark.parametrize("status", [500, pytest.param(CUT, marks=pytest.mark.deep)])
async def test_after_days_in_vain_a_person_is_asked(carried: Team, receiver: Receiver, status: int) -> None:
    receiver.answers = [status] * 200
    case, note = await approved(carried)
    await carried.press("ben", note, "Send to the customer")
    for _ in range(20):
        await carried.pause(4 * 3700)
    assert "was not delivered (no answer)" in "\n".join(m.plain for m in carried.thread(case))
    assert 10 < len(receiver.heard) < 100 and receiver.taken == {}


async def test_what_is_not_approved_never_leaves(carried: Team, receiver: Receiver) -> None:
    case = await carried.draft(QUESTION)
    await carried.press("ben", carried.last(case), "Reject")
    await carried.say("ana", case, "revise: shorter")
    await carried.pause(3600)
    assert receiver.heard == []


async def test_without_one_a_person_copies_the_reply(team: Team) -> None:
    _, note = await approved(team)
    assert "Sent to the customer" in note.labels
    assert team.ws.messages(SUPPORT)


async def test_what_is_on_its_way_reads_so_until_it_is_taken(carried: Team, receiver: Receiver) -> None:
    receiver.answers = [503] * 60
    case, note = await approved(carried)
    await carried.press("ben", note, "Send to the customer")
    await carried.pause(24 * 3600)
    assert "On its way to the customer" in case.plain and "Sent to the customer" not in case.plain
    await carried.ana.command(SUPPORT, "/desk hawaii")
    assert await carried.until_told("ana", "on its way to the customer")
    receiver.answers = []
    await carried.pause(2 * 3600)
    assert "Sent to the customer." in case.plain


@pytest.mark.deep
async def test_nobody_is_reminded_of_a_word_that_is_still_on_its_way(carried: Team, receiver: Receiver) -> None:
    receiver.answers = [503] * 200
    case = await carried.draft("Hello, where are my curtains? I ordered them two weeks ago.")
    await carried.press("ben", carried.last(case), "Approve")
    await carried.press("ben", carried.last(case), "Send to the customer")
    await carried.pause(48 * 3600)
    receiver.answers, before = [], await carried.inbox("ana")
    await carried.pause(2 * 3600)
    assert "we wrote to the customer" not in before and "we wrote to the customer" in await carried.inbox("ana")


async def test_what_nothing_carries_any_more_was_not_sent(
    ws: Workspace, clock: ManualClock, tmp_path: Path, receiver: Receiver
) -> None:
    receiver.answers, plain = [503], settings_for(ws, tmp_path)
    url = {"levelhead_webhook_url": receiver.url, "levelhead_webhook_secret": SecretStr(SECRET)}
    async with connected(plain.model_copy(update=url), clock, approve_examples=True) as bot:
        team = Team(ws, bot, clock, plain)
        case, note = await approved(team)
        await team.press("ben", note, "Send to the customer")
    clock.advance(3600)
    async with connected(plain, clock, approve_examples=True) as bot:
        await Team(ws, bot, clock, plain).settled()
        told = ws.messages(SUPPORT, thread_ts=case.ts)[-1]
    assert (
        "was not delivered (no webhook is set). Set LEVELHEAD_WEBHOOK_URL" in told.plain
        and ws.person("ana").id in told.mentions
    )
    assert "Not delivered" in case.plain

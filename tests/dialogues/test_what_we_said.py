"""What we wrote to the customer is part of their case: no later reply says or asks it once more unseen."""

import pytest

from bot.workspace import Message
from tests.dialogues.conftest import Start, Team
from tests.fakes.claude import FakeClaude

WAITING = "Hello, I ordered the linen curtains two weeks ago and would like to know when they come."
HOUR = 3600
AGAIN = "customer: Thanks, but when do the curtains come?"
WHICH = (
    "Hello,\n\nThank you for your message about the curtains. Which length did you order? "
    "I will write to you by tomorrow."
)


async def approved(team: Team, case: Message) -> Message:
    """The message below the approved words."""
    await team.react("lea", team.last(case), "white_check_mark")
    return team.last(case)


async def replied(team: Team, case: Message, words: str) -> None:
    """A teammate's own words, approved and sent."""
    await team.say("ben", case, f"reply: {words}")
    await team.press("ben", await approved(team, case), "Sent to the customer")


async def test_what_we_owe_is_found_out_before_the_customer_is_written_to_again(staffed: Team) -> None:
    case = await staffed.draft(WAITING)
    await staffed.press("ben", await approved(staffed, case), "Sent to the customer")
    await staffed.say("ana", case, AGAIN)
    brief = staffed.last(case)
    assert "Brief 2" in brief.plain and "We wrote: “I am finding out where your parcel was last scanned" in brief.plain
    await staffed.press("ben", brief, "Add facts")
    assert staffed.ben.view is not None
    (question,) = (label for label in staffed.ben.view.inputs if "scan" in label)
    await staffed.fill("ben", {question: "Memphis, November 24"})
    draft = staffed.last(case)
    assert "Draft 3" in draft.plain and "I have just looked up where your order is" in draft.plain
    assert "Memphis" in draft.plain and "has read this from us before" not in draft.plain, draft.plain


async def test_whoever_wants_a_draft_all_the_same_is_told_that_it_says_nothing_new(staffed: Team) -> None:
    case = await staffed.draft(WAITING)
    await staffed.press("ben", await approved(staffed, case), "Sent to the customer")
    await staffed.say("ana", case, AGAIN)
    await staffed.press("ben", staffed.last(case), "Draft one anyway")
    draft = staffed.last(case)
    assert "I am still finding out where" in draft.plain and "has read this from us before" in draft.plain


async def test_our_word_is_kept_without_waiting_for_the_customer(staffed: Team) -> None:
    case = await staffed.draft(WAITING)
    first, approval = staffed.last(case), await approved(staffed, case)
    await staffed.press("ben", approval, "Sent to the customer")
    assert "We wrote" not in next(m for m in staffed.thread(case) if m.ts == first.ts).plain
    await staffed.press("ben", staffed.last(case), "Add facts")
    assert staffed.ben.view is not None
    (question,) = (label for label in staffed.ben.view.inputs if "scan" in label)
    await staffed.fill("ben", {question: "Memphis, November 24"})
    draft = staffed.last(case)
    assert "Draft 2" in draft.plain and "Memphis" in draft.plain and "We wrote" in draft.plain
    await staffed.press("ben", await approved(staffed, case), "Sent to the customer")
    finals = [m for m in staffed.thread(case) if "This is final" in m.plain]
    assert len(finals) == 2, "what was sent first stays as it was"


async def test_whoever_answers_is_reminded_once_on_the_day_of_our_word(staffed: Team) -> None:
    case = await staffed.draft(WAITING)
    await staffed.press("ben", await approved(staffed, case), "Sent to the customer")
    await staffed.pause(12 * HOUR)
    assert "we wrote to the customer" not in await staffed.inbox("ana")
    await staffed.pause(24 * HOUR)
    told = await staffed.inbox("ana")
    assert told.count("we wrote to the customer “I am finding out where your parcel was last scanned") == 1
    assert "Write again" in told and "we wrote to the customer" not in await staffed.inbox("ben")
    await staffed.pause(48 * HOUR)
    assert (await staffed.inbox("ana")).count("we wrote to the customer") == 1


async def test_a_reminder_of_our_word_tells_nothing_personal(staffed: Team) -> None:
    case = await staffed.draft(f"{WAITING} My name is Thandeka Mbeki, and my number is 808-555-0147.")
    await replied(
        staffed, case, "Hello,\n\nI will write to you by November 24 with what the carrier says to Thandeka Mbeki."
    )
    await staffed.pause(36 * HOUR)
    told = await staffed.inbox("ana")
    assert "I will write to you by November 24 with what the carrier says to [name]." in told
    assert "Thandeka" not in told and "Mbeki" not in told


async def test_a_reminder_of_our_word_that_slack_put_off_is_not_given_once_it_was_kept(staffed: Team) -> None:
    case = await staffed.draft(WAITING)
    await staffed.press("ben", await approved(staffed, case), "Sent to the customer")
    staffed.ws.fail("chat.postMessage", "ratelimited", times=1, retry_after=600)
    await staffed.pause(36 * HOUR)
    await staffed.say("ana", case, AGAIN)
    await staffed.pause(HOUR)
    assert "we wrote to the customer" not in await staffed.inbox("ana")


async def test_where_nothing_is_left_to_check_our_word_is_kept_by_writing_again(staffed: Team) -> None:
    case = await staffed.draft("The tracking says delivered yesterday but there is no parcel anywhere.")
    assert "Brief 1" in staffed.last(case).plain
    await replied(staffed, case, "Hello,\n\nI will write to you by tomorrow with what the carrier says.")
    assert {"Add facts", "Write again"} <= set(staffed.last(case).labels)
    await staffed.press("ben", staffed.last(case), "Add facts")
    assert "Press Write again, and write what you found out." in staffed.told("ben")


async def test_nobody_is_reminded_of_a_word_that_was_kept_or_that_hangs_on_the_customer(staffed: Team) -> None:
    case = await staffed.draft(WAITING)
    await replied(staffed, case, "Hello,\n\nI will write to you by tomorrow with what the carrier says.")
    await staffed.say("ana", case, AGAIN)
    asked = await staffed.draft("Hello, do you ship to Hawaii, and does it cost extra?")
    assert "If anything else matters" in staffed.last(asked).plain
    await staffed.press("ben", await approved(staffed, asked), "Sent to the customer")
    await staffed.pause(72 * HOUR)
    assert "we wrote to the customer" not in await staffed.inbox("ana") + await staffed.inbox("ben")


async def test_whoever_writes_again_after_it_was_sent_begins_with_an_empty_page(staffed: Team) -> None:
    case = await staffed.draft(WAITING)
    await staffed.press("ben", await approved(staffed, case), "Sent to the customer")
    await staffed.press("ben", staffed.last(case), "Write again")
    assert staffed.ben.view is not None
    assert not any(b["element"].get("initial_value") for b in staffed.ben.view.inputs.values())
    words = "Hello,\n\nYour curtains were in Memphis today. I will look again on Wednesday and write to you."
    await staffed.fill("ben", {"The reply": words})
    assert "Draft 2" in staffed.last(case).plain and "Memphis today" in staffed.last(case).plain


async def test_what_we_asked_and_they_answered_is_not_asked_again(staffed: Team) -> None:
    case = await staffed.draft(WAITING)
    await replied(staffed, case, WHICH)
    await staffed.say("ana", case, "customer: The length is 240 cm.")
    await staffed.say("ben", case, f"reply: {WHICH.replace('Which length did you order?', 'What length is it?')}")
    assert "Please don't send this as it is" in staffed.told("ben") and "240 cm" in staffed.told("ben")


async def test_what_was_approved_counts_as_sent_once_the_customer_writes_again(staffed: Team) -> None:
    case = await staffed.draft(WAITING)
    await approved(staffed, case)
    await staffed.say("ana", case, AGAIN)
    assert "We wrote" in staffed.last(case).plain


async def test_what_nobody_sent_was_never_said(staffed: Team) -> None:
    case = await staffed.draft(WAITING)
    await staffed.press("lea", await approved(staffed, case), "Take the approval back")
    await staffed.say("ana", case, AGAIN)
    assert "Draft 2" in staffed.last(case).plain and "We wrote" not in staffed.last(case).plain


async def test_claude_is_given_what_we_wrote(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft(WAITING)
        await team.react("omar", team.last(case), "white_check_mark")
        sent = len(claude.requests)
        await team.say("ana", case, AGAIN)
        assert all('"us"' in str(body) or "\\'us\\'" in str(body) for body in claude.requests[sent:])


@pytest.mark.deep
@pytest.mark.parametrize(
    ("word", "hours"),
    [
        ("by Tuesday", 24),
        pytest.param("on Wednesday", 48, marks=pytest.mark.deep),
        pytest.param("tomorrow", 24, marks=pytest.mark.deep),
        pytest.param("within 24 hours", 23.5, marks=pytest.mark.deep),
    ],
)
async def test_a_day_without_its_date_is_our_word_too(staffed: Team, word: str, hours: float) -> None:
    case = await staffed.draft(WAITING)
    await replied(staffed, case, f"Hello,\n\nI will write to you {word} with what the carrier says.")
    await staffed.pause((hours - 1) * HOUR)
    assert "we wrote to the customer" not in await staffed.inbox("ana")
    await staffed.pause(1.1 * HOUR)
    assert f"we wrote to the customer “I will write to you {word}" in await staffed.inbox("ana")


async def test_our_word_is_owed_until_another_reply_is_sent(staffed: Team) -> None:
    case = await staffed.draft(WAITING)
    await staffed.press("ben", await approved(staffed, case), "Sent to the customer")
    await staffed.press("ben", staffed.last(case), "Write again")
    words = "Hello,\n\nYour curtains were in Memphis today. I will look again on Wednesday and write to you."
    await staffed.fill("ben", {"The reply": words})
    await staffed.pause(36 * HOUR)
    assert "Draft 2 in its thread was not sent yet. See to it there." in await staffed.inbox("ana")
    await staffed.pause(48 * HOUR)
    assert (await staffed.inbox("ana")).count("we wrote to the customer") == 1


@pytest.mark.deep
async def test_our_word_was_kept_by_another_reply(staffed: Team) -> None:
    case = await staffed.draft(WAITING)
    await staffed.press("ben", await approved(staffed, case), "Sent to the customer")
    await staffed.press("ben", staffed.last(case), "Write again")
    await staffed.fill("ben", {"The reply": "Hello,\n\nYour curtains were in Memphis today."})
    await staffed.press("ben", await approved(staffed, case), "Sent to the customer")
    await staffed.pause(72 * HOUR)
    assert "we wrote to the customer" not in await staffed.inbox("ana")


@pytest.mark.deep
async def test_our_word_is_told_in_the_thread_where_who_answers_takes_no_direct_message(staffed: Team) -> None:
    case = await staffed.draft(WAITING)
    await staffed.press("ben", await approved(staffed, case), "Sent to the customer")
    staffed.ws.fail("conversations.open", "user_disabled", times=1)
    await staffed.pause(36 * HOUR)
    told = staffed.last(case)
    assert "we wrote to the customer" in told.plain and {staffed.ana.id, staffed.lea.id} <= set(told.mentions)


@pytest.mark.deep
async def test_a_reminder_of_our_word_that_was_in_vain_is_given_once_the_case_is_opened_again(staffed: Team) -> None:
    case = await staffed.draft(WAITING)
    await staffed.press("ben", await approved(staffed, case), "Sent to the customer")
    await staffed.press("ben", staffed.last(case), "Write again")
    await staffed.fill("ben", {"The reply": "Hello,\n\nYour curtains were in Memphis today."})
    staffed.ws.fail("chat.postMessage", "ratelimited", times=1, retry_after=600)
    await staffed.pause(36 * HOUR)
    await staffed.press("ben", staffed.case(), "Close the case")
    await staffed.pause(HOUR)
    assert "we wrote to the customer" not in await staffed.inbox("ana")
    await staffed.press("ben", staffed.case(), "Open the case again")
    await staffed.pause(1)
    assert (await staffed.inbox("ana")).count("we wrote to the customer") == 1

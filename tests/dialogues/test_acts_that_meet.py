"""Acts that cross each other or what is still being written: none brings more about than its person may."""

import asyncio

import pytest

from tests.dialogues.conftest import HUNG, SUPPORT, Start, Team
from tests.dialogues.test_deciding import QUESTION
from tests.fakes.claude import FakeClaude, Stalls

PROMISE = "Hello, we will refund your order in full today.\n\nKind regards,\nAna"


async def test_a_stopped_draft_that_was_rejected_is_stopped_again_when_the_rejection_is_taken_back(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ana", team.last(case), "Edit")
    await team.fill("ana", {"The reply": PROMISE})
    draft = team.last(case)
    assert "not ready" in draft.plain
    await team.react("ben", draft, "x")
    await team.ben.unreact(draft, "x")
    await team.settled()
    assert "not ready" in draft.plain and "Approve" not in draft.labels
    await team.react("omar", draft, "white_check_mark")
    assert "isn't ready" in team.told("omar")


@pytest.mark.deep
async def test_a_brief_that_was_rejected_is_a_brief_again(team: Team) -> None:
    case = await team.draft("The tracking says delivered yesterday but there is no parcel. Order 112-1234567-7654321.")
    brief = team.last(case)
    assert "A brief is in the thread" in team.case().plain
    await team.react("ben", brief, "x")
    await team.ben.unreact(brief, "x")
    await team.settled()
    assert "A brief is in the thread" in team.case().plain


@pytest.mark.deep
async def test_a_released_draft_stays_released_when_its_rejection_is_taken_back(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ana", team.last(case), "Edit")
    await team.fill("ana", {"The reply": PROMISE})
    draft = team.last(case)
    await team.press("omar", draft, "Release it all the same")
    await team.fill("omar", {"Why is it right as it stands?": "Agreed on the phone"})
    await team.react("ben", draft, "x")
    await team.ben.unreact(draft, "x")
    await team.settled()
    assert "Approve" in draft.labels


async def test_taking_away_a_reaction_that_decided_on_nothing_takes_nothing_back(team: Team) -> None:
    case = await team.draft(QUESTION)
    draft = team.last(case)
    await team.press("ben", draft, "Approve")
    approved = len(team.thread(case))
    for who, emoji in (("omar", "white_check_mark"), ("omar", "x"), ("ben", "x")):
        await team.react(who, draft, emoji)
        await team.ws.person(who).unreact(draft, emoji)
        await team.settled()
        assert len(team.thread(case)) == approved, (who, emoji)
    assert "Approved" in team.case().plain


async def test_a_reaction_taken_away_decides_nothing_also_where_slack_tells_of_its_adding_last(team: Team) -> None:
    draft = team.last(await team.draft(QUESTION))
    async with team.ws.latest_first():
        await team.ben.react(draft, "white_check_mark")
        await team.ben.unreact(draft, "white_check_mark")
    await team.settled()
    assert "Approve" in draft.labels and "Approved" not in team.case().plain


@pytest.mark.deep
async def test_a_reaction_put_back_decides_also_where_slack_tells_of_its_removal_last(team: Team) -> None:
    draft = team.last(await team.draft(QUESTION))
    await team.react("ben", draft, "white_check_mark")
    async with team.ws.latest_first():
        await team.ben.unreact(draft, "white_check_mark")
        await team.ben.react(draft, "white_check_mark")
    await team.settled()
    assert "Approved" in team.case().plain


async def test_an_approved_reply_that_is_escalated_needs_whoever_was_called(staffed: Team) -> None:
    team = staffed
    case = await team.draft(QUESTION)
    draft = team.last(case)
    await team.press("ben", draft, "Approve")
    await team.react("ana", draft, "sos")
    assert "escalated to the lead" in " ".join(m.plain for m in team.thread(case))
    assert not any("Sent to the customer" in m.labels for m in team.thread(case))
    await team.press("ben", draft, "Approve")
    assert "needs a lead" in team.told("ben")
    await team.press("lea", draft, "Approve")
    assert "Sent to the customer" in team.last(case).labels


@pytest.mark.deep
async def test_a_lead_who_escalates_what_they_approved_calls_somebody_higher(staffed: Team) -> None:
    team = staffed
    case = await team.draft(QUESTION)
    draft = team.last(case)
    await team.press("lea", draft, "Approve")
    await team.react("ana", draft, "sos")
    assert any("Sent to the customer" in m.labels for m in team.thread(case)), "a lead has decided already"


async def test_a_rejected_draft_whose_message_is_deleted_stays_rejected(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.react("ben", team.last(case), "x")
    await team.omar.delete(team.last(case))
    await team.settled()
    assert "rejected" in team.case().plain and "Approve" not in team.last(case).labels


async def test_a_wish_for_a_draft_that_is_still_written_is_told_so(start: Start) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        team = await start(**claude.settings)
        case = await team.draft(QUESTION)
        claude.will(Stalls(), to="draft")
        await team.ana.say(SUPPORT, "revise: shorter", thread_ts=case.ts)
        await asyncio.wait_for(claude.stalled.wait(), HUNG)
        await team.ben.say(SUPPORT, "revise: warmer", thread_ts=case.ts)
        async with asyncio.timeout(HUNG):
            while True:
                if team.told("ben"):
                    break
                await asyncio.sleep(0.01)
        assert "still being written" in team.told("ben")
        claude.release()
        await team.settled()
        assert "Draft 2" in team.last(case).plain

"""Who decides, by which surface, and what is refused and why."""

import pytest

from bot.desk.view import load
from tests.dialogues.conftest import SUPPORT, Start, Team

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
NOT_ARRIVED = "The tracking says delivered yesterday but there is no parcel anywhere. Order 112-1234567-7654321."


@pytest.mark.parametrize(
    ("who", "channel", "why"),
    [("gil", SUPPORT, "Guests can't decide"), ("xia", "#shared-carrier", "our own workspace")],
)
async def test_guests_and_outsiders_change_nothing_and_are_told_why(
    team: Team, who: str, channel: str, why: str
) -> None:
    case = await team.draft(QUESTION, channel=channel)
    draft = team.last(case)
    await team.ws.person(who).react(draft, "white_check_mark")
    await team.settled()
    assert team.last(case).ts == draft.ts
    assert why in team.ws.person(who).ephemerals(channel)[-1].plain


@pytest.mark.parametrize("who", ["otto", "dora"])
async def test_bots_and_deactivated_members_change_nothing(team: Team, who: str) -> None:
    case = await team.draft(QUESTION)
    draft = team.last(case)
    await team.ws.person(who).react(draft, "white_check_mark")
    await team.settled()
    assert team.last(case).ts == draft.ts


async def test_somebody_slack_cannot_vouch_for_changes_nothing(team: Team) -> None:
    case = await team.draft(QUESTION)
    draft = team.last(case)
    team.ws.fail("users.info", "internal_error")
    await team.ben.react(draft, "white_check_mark")
    await team.settled()
    assert team.last(case).ts == draft.ts
    assert "could not tell who you are" in team.ben.ephemerals(SUPPORT)[-1].plain


async def test_a_reaction_on_an_older_revision_changes_nothing(team: Team) -> None:
    case = await team.draft(QUESTION)
    first = team.last(case)
    await team.ben.say(SUPPORT, "revise: shorter", thread_ts=case.ts)
    await team.settled()
    await team.ben.react(first, "white_check_mark")
    await team.settled()
    assert "newer version" in team.ben.ephemerals(SUPPORT)[-1].plain
    assert "Draft 2" in team.last(case).plain


async def test_an_approval_can_be_taken_back_until_it_is_final(team: Team) -> None:
    case = await team.draft(QUESTION)
    draft = team.last(case)
    await team.ben.react(draft, "white_check_mark")
    await team.settled()
    assert len(team.thread(case)) == 3
    await team.ben.unreact(draft, "white_check_mark")
    await team.settled()
    assert len(team.thread(case)) == 1
    assert "Approve" in team.last(case).labels
    await team.ben.press(team.last(case), "Approve")
    await team.settled()
    await team.ben.press(team.last(case), "Sent to the customer")
    await team.settled()
    await team.ben.react(draft, "x")
    await team.settled()
    assert "it is final" in team.ben.ephemerals(SUPPORT)[-1].plain
    assert "This is final" in team.last(case).plain


async def test_a_delicate_case_gives_a_brief_and_its_draft_needs_a_lead(team: Team) -> None:
    case = await team.draft(NOT_ARRIVED)
    brief = team.last(case)
    assert "Brief 1" in brief.plain and "Check first" in brief.plain
    assert "Approve" not in brief.labels
    await team.ana.press(brief, "Draft one anyway")
    await team.settled()
    draft = team.last(case)
    assert "Draft 2" in draft.plain or "Brief 2" in draft.plain


async def test_edit_is_a_new_revision_that_its_writer_does_not_approve_in_delicate_cases(team: Team) -> None:
    case = await team.draft(NOT_ARRIVED)
    await team.ana.press(team.last(case), "Write the reply")
    assert await team.ana.submit({"The reply": "Hello, I have opened a trace with the carrier."}) is None
    await team.settled()
    draft = team.last(case)
    assert "Written by @Ana Ruiz" in draft.plain
    await team.ana.react(draft, "white_check_mark")
    await team.settled()
    assert "needs a lead" in team.ana.ephemerals(SUPPORT)[-1].plain
    assert "@Omar Haddad" in team.ana.ephemerals(SUPPORT)[-1].plain
    await team.omar.react(draft, "white_check_mark")
    await team.settled()
    assert team.thread(case)[-2].plain.strip() == "Hello, I have opened a trace with the carrier."


async def test_withdrawing_removes_the_messages_and_the_words(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ben.press(case, "Withdraw the case")
    await team.settled()
    assert "Only whoever opened the case" in team.ben.ephemerals(SUPPORT)[-1].plain
    await team.ana.press(case, "Withdraw the case")
    await team.settled()
    assert not team.thread(case)
    assert all("Hawaii" not in m.plain for m in team.ws.messages(SUPPORT) if not m.deleted)
    async with team.bot.desk.database.read() as tx:
        view = await load(tx, case.plain.partition("Case ")[2].split()[0])
    assert not view.turns and not any(r.text or r.body for r in view.revisions)


async def test_a_draft_on_the_example_policies_cannot_be_approved_in_real_slack(start: Start) -> None:
    team: Team = await start(approve_examples=False)
    case = await team.draft(QUESTION)
    draft = team.last(case)
    assert "example policies" in draft.plain and "Approve" not in draft.labels
    await team.omar.react(draft, "white_check_mark")
    await team.settled()
    assert "fictitious shop" in team.omar.ephemerals(SUPPORT)[-1].plain

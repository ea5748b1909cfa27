"""An approval counts on what its person read, and as long as they may give it; nobody's own words slip past that."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.workspace import Message, Workspace
from tests.dialogues.conftest import Start, Team
from tests.dialogues.edited_policies import edit, looked
from tests.dialogues.test_judgement import move
from tests.dialogues.test_roles import DELICATE, QUESTION, by_group

WORDS = "Hello,\n\nYes, we ship to Hawaii, and I will write to you tomorrow with the cost.\n\nKind regards"
UNCLEAR = "revise: remove the elephants"
"""What the composer can't carry out, so that the words stay as they are."""


def beside(team: Team, case: Message, words: str) -> Message:
    """A message of ours in the thread that shows no draft."""
    return next(m for m in team.thread(case) if words in m.plain)


async def test_a_tick_under_a_call_is_no_approval(staffed: Team) -> None:
    case = await staffed.draft(QUESTION)
    draft = staffed.last(case)
    await staffed.react("ana", draft, "sos")
    await staffed.react("lea", beside(staffed, case, "needs a decision"), "white_check_mark")
    assert "React to the draft itself" in staffed.told("lea")
    assert "Approve" in draft.labels and "Approved" not in staffed.case().plain


async def test_a_cross_under_the_steps_of_a_process_rejects_nothing(staffed: Team) -> None:
    case = await staffed.draft("UPS says my parcel was delivered on Monday but it never came. I looked everywhere.")
    brief = staffed.last(case)
    await staffed.press("ana", brief, "Start")
    await staffed.react("ana", beside(staffed, case, "of 4 to do"), "x")
    assert "React to the draft itself" in staffed.told("ana") and "rejected" not in staffed.case().plain


async def test_calling_a_lead_works_on_any_message_and_twice_calls_nobody_higher(staffed: Team) -> None:
    case = await staffed.draft(QUESTION)
    await staffed.react("ana", staffed.last(case), "sos")
    await staffed.react("ana", beside(staffed, case, "needs a decision"), "sos")
    assert "already" in staffed.told("ana")


async def test_a_call_on_an_older_draft_voids_the_approval_of_the_newest(staffed: Team) -> None:
    case = await staffed.draft(QUESTION)
    older = staffed.last(case)
    await staffed.say("ana", case, "revise: shorter")
    await staffed.press("ben", staffed.last(case), "Approve")
    await staffed.react("ana", older, "sos")
    assert not any("Sent to the customer" in m.labels for m in staffed.thread(case))
    assert "Approved" not in staffed.case().plain


async def two_leads(start: Start, ws: Workspace, folder: Path) -> Team:
    return await by_group(start, ws, folder, "lanes:\n  routine: {approver: lead, approvals: 2}\n")


async def test_who_lost_the_role_is_not_one_of_the_two_who_approve(start: Start, ws: Workspace, tmp_path: Path) -> None:
    team = await two_leads(start, ws, tmp_path)
    case = await team.draft(QUESTION)
    draft = team.last(case)
    await team.press("lea", draft, "Approve")
    ws.fail("usergroups.users.list", "no_such_subteam")
    await team.pause(61)
    await team.press("omar", draft, "Approve")
    assert "Approved" not in team.case().plain and "Approve" in draft.labels


async def test_a_reply_whose_approver_lost_the_role_is_not_sent(start: Start, ws: Workspace, tmp_path: Path) -> None:
    team = await by_group(start, ws, tmp_path)
    case = await team.draft(DELICATE)
    await team.press("ana", team.last(case), "Draft one anyway")
    draft = team.last(case)
    await team.press("lea", draft, "Approve")
    ws.fail("usergroups.users.list", "no_such_subteam")
    await team.pause(61)
    await team.press("ana", team.last(case), "Sent to the customer")
    assert "counts no more: it needs a lead now" in team.told("ana") and "Sent to" not in team.case().plain
    await team.press("omar", team.last(case), "Take the approval back")
    await team.press("omar", draft, "Approve")
    await team.press("ana", team.last(case), "Sent to the customer")
    assert "Sent to the customer" in team.case().plain


async def test_who_was_deactivated_is_not_one_of_the_two_and_a_lead_takes_their_approval_back(
    start: Start, ws: Workspace, tmp_path: Path
) -> None:
    team = await by_group(start, ws, tmp_path, "lanes:\n  routine: {approvals: 2}\n")
    case = await team.draft(QUESTION)
    draft, ben = team.last(case), ws.person("ben").person
    await team.press("ben", draft, "Approve")
    ws.state.people[ben.id] = replace(ben, deleted=True)
    await team.pause(61)
    await team.press("ana", draft, "Approve")
    assert "Approved" not in team.case().plain
    await team.press("lea", draft, "Approve")
    assert "Approved" in team.case().plain


async def test_a_lead_who_approved_only_an_older_version_takes_every_approval_of_the_newest_back(
    start: Start, ws: Workspace, tmp_path: Path
) -> None:
    team = await by_group(start, ws, tmp_path, "lanes:\n  routine: {approvals: 2}\n")
    case = await team.draft(QUESTION)
    await team.press("lea", team.last(case), "Approve")
    await team.say("ana", case, "revise: shorter")
    draft = team.last(case)
    for person in ("ben", "ana"):
        await team.press(person, draft, "Approve")
    await team.press("lea", team.last(case), "Take the approval back")
    await team.press("ben", draft, "Approve")
    assert "Approved" not in team.case().plain and "1 so far" in draft.plain


async def test_once_fewer_approvals_are_asked_for_the_one_who_gave_theirs_completes_it(
    start: Start, ws: Workspace, tmp_path: Path
) -> None:
    team = await by_group(start, ws, tmp_path, "lanes:\n  routine: {approvals: 2}\n")
    case = await team.draft(QUESTION)
    draft = team.last(case)
    await team.press("ben", draft, "Approve")
    await team.press("ben", draft, "Approve")
    assert "2 people must, and 1 did so far" in team.told("ben")
    edit(team, "approvals.yaml", "approvals: 2", "approvals: 1")
    await looked(team)
    await team.press("ben", draft, "Approve")
    assert "Approved" in team.case().plain and team.last(case).plain.count("@Ben Okafor") == 2


@pytest.mark.parametrize("wish", [UNCLEAR, pytest.param("revise: more formal", marks=pytest.mark.deep)])
async def test_words_changed_at_a_wish_are_still_their_writers(
    start: Start, ws: Workspace, tmp_path: Path, wish: str
) -> None:
    team = await by_group(start, ws, tmp_path, "lanes:\n  routine: {own: false}\n")
    case = await team.draft(QUESTION)
    await team.press("ben", team.last(case), "Edit")
    await team.fill("ben", {"The reply": WORDS.replace("Yes, we ship", "Yes, we'll ship")})
    await team.press("ben", team.last(case), "Approve")
    assert "Somebody else approves" in team.told("ben")
    await team.say("ben", case, wish)
    draft = team.last(case)
    assert "Draft 3" in draft.plain and ("not ready" in draft.plain) is (wish != UNCLEAR)
    if wish != UNCLEAR:
        await team.press("lea", draft, "Release it all the same")
        await team.fill("lea", {"Why is it right as it stands?": "We do ship there"})
    told = len(team.ben.ephemerals("#support"))
    await team.press("ben", draft, "Approve")
    assert len(team.ben.ephemerals("#support")) > told and "Somebody else approves" in team.told("ben")
    await team.press("lea", draft, "Approve")
    assert "Approved" in team.case().plain


async def test_a_teammate_lowers_no_approver_by_another_lane_and_whoever_has_the_role_does(staffed: Team) -> None:
    hostile, routine = "Hostile: the bot drafts, a lead decides", "Routine: the bot drafts, a teammate approves"
    case = await staffed.draft(QUESTION)
    await move(staffed, case, "ana", hostile)
    await move(staffed, case, "ben", routine)
    await staffed.press("ben", staffed.last(case), "Approve")
    assert "needs a lead" in staffed.told("ben") and "Approved" not in staffed.case().plain
    other = await staffed.draft(QUESTION)
    await move(staffed, other, "ana", hostile)
    await move(staffed, other, "lea", routine)
    await staffed.press("ben", staffed.last(other), "Approve")
    assert "Approved" in staffed.case().plain


@pytest.mark.parametrize(("who", "approvals"), [("ben", 2), ("lea", 1)])
async def test_two_approvals_are_still_two_in_a_less_careful_lane_unless_whoever_has_the_role_moves_it(
    start: Start, ws: Workspace, tmp_path: Path, who: str, approvals: int
) -> None:
    team = await by_group(start, ws, tmp_path, "lanes:\n  delicate: {approvals: 2}\n")
    case = await team.draft(DELICATE)
    await move(team, case, who, "Routine: the bot drafts, a teammate approves")
    draft = team.last(case)
    await team.press("lea", draft, "Approve")
    assert ("Approved" in team.case().plain) is (approvals == 1)
    if approvals > 1:
        await team.press("omar", draft, "Approve")
        assert "Approved" in team.case().plain


@pytest.mark.parametrize(("who", "may"), [("ben", False), ("lea", True)])
async def test_own_words_that_one_lane_lets_nobody_approve_stay_so_unless_whoever_has_the_role_moves_it(
    start: Start, ws: Workspace, tmp_path: Path, who: str, may: bool
) -> None:
    team = await by_group(start, ws, tmp_path, "lanes:\n  hostile: {own: false}\n")
    case = await team.draft(QUESTION)
    await move(team, case, "ana", "Hostile: the bot drafts, a lead decides")
    await move(team, case, who, "Routine: the bot drafts, a teammate approves")
    await team.press("lea", team.last(case), "Edit")
    await team.fill("lea", {"The reply": WORDS.replace("Yes, we ship", "Yes, we'll ship")})
    await team.press("lea", team.last(case), "Approve")
    assert ("Approved" in team.case().plain) is may


async def test_a_reason_that_came_to_nothing_is_given_back(staffed: Team) -> None:
    case = await staffed.draft(QUESTION)
    await staffed.press("ben", case, "Record a decision")
    await staffed.fill("ben", {"Decision": "Refund in full", "Why?": "Her third broken lamp"})
    assert "needs a lead to decide" in staffed.told("ben") and "Her third broken lamp" in staffed.told("ben")

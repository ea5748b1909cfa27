"""Who leads by user group, what holds for a lane, handing a case over, and approvals faster than reading."""

from pathlib import Path

import pytest

from bot.workspace import Workspace
from tests.dialogues.conftest import SUPPORT, Start, Team, policies_with

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
DELICATE = "The tracking says delivered yesterday but there is no parcel anywhere. Order 112-1234567-7654321."
GROUP = "S0LEADS0001"
"""Lea and Omar."""


async def by_group(start: Start, ws: Workspace, folder: Path, approvals: str = "") -> Team:
    policies = policies_with(folder, leads=GROUP, owners=ws.person("omar").id)
    with (policies / "approvals.yaml").open("a", encoding="utf-8") as file:
        file.write(approvals)
    team = await start(levelhead_policies=policies)
    assert isinstance(team, Team)
    return team


@pytest.mark.deep
async def test_members_of_a_group_lead_and_the_group_is_called(start: Start, ws: Workspace, tmp_path: Path) -> None:
    team = await by_group(start, ws, tmp_path)
    case = await team.draft(DELICATE)
    await team.press("ana", team.last(case), "Draft one anyway")
    draft = team.last(case)
    await team.press("ben", draft, "Approve")
    assert "needs a lead" in team.told("ben")
    assert f"subteam^{GROUP}" in str(team.ben.ephemerals(SUPPORT)[-1].text)
    await team.press("lea", draft, "Approve")
    assert "approved by @Lea" in team.last(case).plain


async def test_whoever_leaves_the_group_leads_no_more_within_a_minute(
    start: Start, ws: Workspace, tmp_path: Path
) -> None:
    team = await by_group(start, ws, tmp_path)
    case = await team.draft(DELICATE)
    await team.press("ana", team.last(case), "Draft one anyway")
    ws.fail("usergroups.users.list", "no_such_subteam")
    await team.pause(61)
    await team.press("lea", team.last(case), "Approve")
    assert "needs a lead" in team.told("lea")


async def test_nobody_leads_by_a_group_while_slack_does_not_tell_it(
    start: Start, ws: Workspace, tmp_path: Path
) -> None:
    team = await by_group(start, ws, tmp_path)
    case = await team.draft(DELICATE)
    ws.fail("usergroups.users.list", "ratelimited", retry_after=30)
    team.clock.advance(61)
    await team.press("lea", team.last(case), "Draft one anyway")
    assert "Brief 1" in team.last(case).plain
    await team.pause(60)
    assert "Draft 2" in team.last(case).plain


@pytest.mark.deep
async def test_a_lane_may_ask_for_a_higher_role_and_for_more_people(
    start: Start, ws: Workspace, tmp_path: Path
) -> None:
    rule = "lanes:\n  routine: {approver: lead, approvals: 2}\n"
    team = await by_group(start, ws, tmp_path, rule)
    case = await team.draft(QUESTION)
    draft = team.last(case)
    await team.press("ana", draft, "Approve")
    assert "needs a lead" in team.told("ana")
    await team.press("lea", draft, "Approve")
    assert team.last(case).ts == draft.ts
    await team.press("omar", draft, "Approve")
    assert "approved by @Lea" in team.last(case).plain and "@Omar" in team.last(case).plain


async def test_in_a_lane_nobody_may_approve_their_own_words(start: Start, ws: Workspace, tmp_path: Path) -> None:
    team = await by_group(start, ws, tmp_path, "lanes:\n  routine: {own: false}\n")
    case = await team.draft(QUESTION, person="omar")
    await team.press("omar", team.last(case), "Approve")
    assert "Somebody else approves" in team.told("omar")
    await team.press("ana", team.last(case), "Approve")
    assert "approved by @Ana" in team.last(case).plain


async def test_an_approval_faster_than_reading_is_marked(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ben", team.last(case), "Approve")
    assert "@Ben Okafor approved it 0 s after it was shown" in team.last(case).plain


async def test_an_approval_after_reading_is_not_marked(team: Team) -> None:
    case = await team.draft(QUESTION)
    team.clock.advance(60)
    await team.press("ben", team.last(case), "Approve")
    assert "approved by @Ben" in team.last(case).plain and "faster" not in team.last(case).plain


@pytest.mark.deep
async def test_whoever_wrote_the_words_has_read_them(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("omar", team.last(case), "Edit")
    words = "Hello,\n\nYes, we ship to Hawaii, and I will write to you tomorrow with the cost.\n\nKind regards"
    await team.fill("omar", {"The reply": words})
    await team.press("omar", team.last(case), "Approve")
    assert "approved by @Omar" in team.last(case).plain and "faster" not in team.last(case).plain


async def test_a_case_is_handed_to_a_named_person_who_is_told_what_happened(team: Team) -> None:
    case = await team.draft(f"I sent photos of the broken rack twice. {DELICATE} When do I get my money back?")
    await team.press("ana", case, "Hand it to somebody")
    await team.fill("ana", {"To whom?": "ben", "Why?": "I am off <!channel> until Monday"})
    assert "Handed to @Ben Okafor by @Ana Ruiz: I am off" in team.case().plain
    assert "@Ben Okafor This case is yours to answer now." in team.last(case).plain
    (told,) = [m for m in team.ws.messages(await team.ben.dm()) if "yours to answer" in m.plain]
    assert "Why: “I am off" in told.plain and "Handed over by @Ana Ruiz" in told.plain and "is due on" in told.plain
    assert "They want: “When do I get my money back?”" in told.plain and "channel" not in told.mentions


async def test_the_person_it_was_handed_to_is_reminded(team: Team) -> None:
    case = await team.draft(DELICATE)
    await team.press("ana", case, "Hand it to somebody")
    await team.fill("ana", {"To whom?": "ben", "Why?": "off"})
    await team.pause(19 * 3600)
    told = [m.plain for m in team.ws.messages(await team.ben.dm())]
    assert any("still waits for its reply" in words for words in told)
    assert not any("still waits" in m.plain for m in team.ws.messages(await team.ana.dm()))


@pytest.mark.parametrize("to", ["gil", pytest.param("xia", marks=pytest.mark.deep)])
async def test_a_case_is_not_handed_to_guests_or_outsiders(team: Team, to: str) -> None:
    case = await team.draft(DELICATE)
    await team.press("ana", case, "Hand it to somebody")
    await team.fill("ana", {"To whom?": to, "Why?": "off"})
    assert "full member" in team.told("ana") and "Handed to" not in team.case().plain


async def test_it_is_handed_over_in_words_too(team: Team) -> None:
    case = await team.draft(DELICATE)
    await team.say("ana", case, "hand over: @ben he knows the carrier")
    assert "Handed to @Ben Okafor by @Ana Ruiz: he knows the carrier" in team.case().plain


async def test_a_call_for_the_only_one_who_decides_makes_it_theirs(team: Team) -> None:
    case = await team.draft(DELICATE)
    await team.press("ana", team.last(case), "Call a lead")
    assert "Handed to @Omar Haddad" in team.case().plain
    assert any("yours to answer" in m.plain for m in team.ws.messages(await team.omar.dm()))

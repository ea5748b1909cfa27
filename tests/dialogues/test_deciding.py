"""Who decides, by which surface, and what is refused and why."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.desk.parts.view import load
from tests.dialogues.conftest import SUPPORT, Start, Team, file_of, policies_with

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
NOT_ARRIVED = "The tracking says delivered yesterday but there is no parcel anywhere. Order 112-1234567-7654321."


@pytest.mark.parametrize(
    ("who", "channel", "why"),
    [("gil", SUPPORT, "Guests can't decide"), ("xia", "#shared-carrier", "our own workspace")],
)
async def test_guests_and_outsiders_change_nothing_and_are_told_why(
    start: Start, who: str, channel: str, why: str
) -> None:
    team: Team = await start(levelhead_support_channels=frozenset({"C0SUPPORT01", "C0CARRIER04"}))
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
    assert "it is final. Press Write again below it for the next one." in team.told("ben")
    assert "Write again" in team.last(case).labels
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


async def test_who_approves_a_brief_is_told_the_button_that_is_there(team: Team) -> None:
    case = await team.draft(NOT_ARRIVED)
    brief, way = team.last(case), "Press Write the reply, or write it in the thread after `reply:`."
    await team.react("ben", brief, "white_check_mark")
    assert f"no reply here to approve yet. {way}" in team.told("ben")
    await team.say("ben", case, "revise: shorter")
    assert f"no draft to change yet. {way}" in team.told("ben") and "Write the reply" in brief.labels


async def test_a_brief_that_a_person_answers_has_no_button_and_is_answered_in_the_thread(staffed: Team) -> None:
    case = await staffed.draft("The heater I got from you set the curtain on fire and my hand is burned.")
    brief = next(m for m in staffed.thread(case) if "Brief 1" in m.plain)
    await staffed.react("omar", brief, "white_check_mark")
    assert "to approve yet. Write it in the thread after `reply:`." in staffed.told("omar")
    assert "Write the reply" not in brief.labels
    await staffed.say("omar", case, "reply: Thank you for telling us. A person is reading your message now.")
    await staffed.press("omar", staffed.omar.ephemerals(SUPPORT)[-1], "Make mine the next draft")
    assert "Edit" in staffed.last(case).labels


@pytest.mark.deep
async def test_who_approves_what_was_rejected_is_told_the_buttons_that_are_there(team: Team) -> None:
    case = await team.draft(QUESTION)
    draft = team.last(case)
    await team.press("ben", draft, "Reject")
    await team.react("ben", draft, "white_check_mark")
    assert "This version was rejected. Press Change the draft or Edit for a new one." in team.told("ben")
    assert {"Change the draft", "Edit"} <= set(draft.labels)


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


async def test_an_edited_sentence_keeps_its_citation_as_long_as_it_says_the_same(team: Team) -> None:
    case, cited = await team.draft(QUESTION), re.compile(r"[¹²³] `?shipping\.alaska_hawaii")
    assert cited.search(team.last(case).plain)
    for old, new, stays in (
        ("at no extra charge", "without a surcharge", True),
        ("in 6 to 10 business days", "in 6 to 12 business days", False),
    ):
        await team.press("ana", team.last(case), "Edit")
        assert team.ana.view
        words = team.ana.view.inputs["The reply"]["element"]["initial_value"]
        assert old in words
        await team.fill("ana", {"The reply": words.replace(old, new)})
        assert bool(cited.search(team.last(case).plain)) is stays


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
    assert "fictitious shop. Put your own policies into policies/ first." in team.omar.ephemerals(SUPPORT)[-1].plain


async def test_until_leads_and_owners_are_named_every_case_says_who_stands_in(team: Team) -> None:
    case = await team.draft(QUESTION)
    assert "No leads and owners are named yet, so @Omar Haddad is both" in case.plain


async def test_once_they_are_named_no_case_says_so_and_whoever_connected_the_bot_is_one_of_them(staffed: Team) -> None:
    case = await staffed.draft(NOT_ARRIVED)
    assert "No leads" not in case.plain
    await staffed.press("ana", staffed.last(case), "Draft one anyway")
    await staffed.react("ben", staffed.last(case), "white_check_mark")
    assert "@Lea Lind" in staffed.told("ben") and "@Omar Haddad" not in staffed.told("ben")


async def test_a_reply_that_needs_two_approvals_waits_for_two_people(start: Start, tmp_path: Path) -> None:
    folder = policies_with(tmp_path, leads="U0LEALIND03", owners="U0OMARHAD04")
    rule = "situations:\n  shipping_policy_question: {approver: lead, approvals: 2}"
    approvals = folder / "approvals.yaml"
    approvals.write_text(approvals.read_text(encoding="utf-8").replace("situations:", rule, 1), encoding="utf-8")
    team: Team = await start(levelhead_policies=folder)
    case = await team.draft(QUESTION)
    draft = team.last(case)
    assert "2 approvals by a lead" in draft.plain
    await team.react("lea", draft, "white_check_mark")
    assert team.last(case).ts == draft.ts and "1 so far" in draft.plain
    await team.press("lea", draft, "Approve")
    assert "You have approved this reply; 2 people must, and 1 did so far." in team.told("lea")
    assert "@Omar Haddad" in team.told("lea")
    await team.press("omar", draft, "Approve")
    assert "@Lea Lind" in team.last(case).plain and "@Omar Haddad" in team.last(case).plain


async def test_emoji_are_put_under_a_draft_however_the_team_s_file_writes_them(start: Start, tmp_path: Path) -> None:
    folder = policies_with(tmp_path, leads="U0LEALIND03", owners="U0OMARHAD04")
    approvals = folder / "approvals.yaml"
    said = approvals.read_text(encoding="utf-8")
    for name, written in {"white_check_mark": '":white_check_mark:"', "pencil2": '"\u270f\ufe0f"'}.items():
        said = said.replace(f"[{name}", f"[{written}", 1)
    approvals.write_text(said, encoding="utf-8")
    team: Team = await start(levelhead_policies=folder)
    draft = team.last(await team.draft(QUESTION))
    assert list(draft.reactions) == ["white_check_mark", "pencil2", "x", "sos"]


async def test_an_emoji_that_slack_does_not_know_is_named_in_the_log_and_the_others_are_put(
    start: Start, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = policies_with(tmp_path)
    approvals = folder / "approvals.yaml"
    said = approvals.read_text(encoding="utf-8")
    approvals.write_text(said.replace("[white_check_mark", "[shipped_it, white_check_mark"), encoding="utf-8")
    team: Team = await start(levelhead_policies=folder)
    draft = team.last(await team.draft(QUESTION))
    assert list(draft.reactions) == ["pencil2", "x", "sos"]
    assert [r.getMessage() for r in caplog.records if ":shipped_it:" in r.getMessage()]


async def test_reactions_that_slack_refuses_are_told_in_the_log(team: Team, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    team.ws.fail("reactions.add", "missing_scope")
    draft = team.last(await team.draft(QUESTION))
    assert not draft.reactions
    assert [r for r in caplog.records if r.levelname == "INFO" and r.getMessage().endswith("PostRefused missing_scope")]


async def test_the_reaction_revise_asks_what_should_change(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.react("ben", team.last(case), "pencil2")
    assert "What should change?" in team.told("ben") and "Draft 1" in team.last(case).plain


@pytest.mark.deep
@pytest.mark.parametrize(
    "error",
    [
        "already_reacted",
        pytest.param("too_many_reactions", marks=pytest.mark.deep),
        pytest.param("missing_scope", marks=pytest.mark.deep),
        "ratelimited",
    ],
)
async def test_a_draft_is_decided_by_buttons_also_where_no_reaction_can_be_put_under_it(team: Team, error: str) -> None:
    team.ws.fail("reactions.add", error, times=4)
    case = await team.draft(QUESTION)
    await team.press("ben", team.last(case), "Approve")
    assert "Sent to the customer" in team.last(case).labels


@pytest.mark.deep
@pytest.mark.parametrize("who", ["gil", pytest.param("xia", marks=pytest.mark.deep)])
async def test_buttons_and_words_of_guests_and_outsiders_change_nothing_either(start: Start, who: str) -> None:
    team: Team = await start(levelhead_support_channels=frozenset({"C0SUPPORT01", "C0CARRIER04"}))
    channel = SUPPORT if who == "gil" else "#shared-carrier"
    case = await team.draft(QUESTION, channel=channel)
    draft = team.last(case)
    for act in (team.press(who, draft, "Approve"), team.say(who, case, "revise: shorter")):
        before = len(team.ws.person(who).ephemerals(channel))
        await act
        assert len(team.ws.person(who).ephemerals(channel)) == before + 1
    assert [m for m in team.thread(case) if m.bot] == [draft] and "To approve" in draft.plain


async def test_a_bot_is_answered_like_everybody_else_and_a_deactivated_member_cannot_be(team: Team) -> None:
    draft = team.last(await team.draft(QUESTION))
    await team.react("otto", draft, "white_check_mark")
    assert "Bots can't decide" in team.told("otto")
    await team.react("dora", draft, "white_check_mark")
    assert team.told("dora") == ""
    await team.pause(3600)
    assert "Approve" in draft.labels


@pytest.mark.deep
async def test_an_older_revision_by_button_changes_nothing_either(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ana", team.last(case), "Change the draft")
    await team.say("ben", case, "revise: shorter")
    await team.fill("ana", {"What should change?": "warmer"})
    assert "newer version" in team.told("ana") and "warmer" in team.told("ana")


@pytest.mark.deep
async def test_a_lead_withdraws_too_and_no_table_has_a_word_of_the_customer_left(staffed: Team) -> None:
    team = staffed
    case = await team.draft("Do you ship the walrusblue lantern to Hawaii?")
    await team.say("ana", case, "revise: mention walrusblue")
    await team.press("lea", case, "Record a decision")
    await team.fill("lea", {"Decision": "Refund a part", "Amount": "12.34 USD, the walrusblue", "Why?": "Late"})
    await team.press("ben", team.last(case), "Edit")
    await team.fill("ben", {"The reply": "Hello,\n\nWe will refund you $45.60 by tomorrow."})
    await team.react("ben", team.last(case), "+1")
    assert "The case says refund amount: 12.34 USD, the walrusblue" in team.told("ben"), "a refusal may quote"
    await team.say("ana", case, "customer: and the walrusblue shade?")
    await team.press("ben", team.last(case), "Approve")
    await team.say("ana", case, "Hello,\nwhere is the walrusblue lantern? " * 4)
    await team.press("lea", case, "Withdraw the case")
    assert not [m for m in team.thread(case) if m.bot] and case.deleted
    assert "What people wrote in its thread themselves stays" in team.told("lea")
    with closing(sqlite3.connect(file_of(team.settings))) as database:
        assert [line for line in database.iterdump() if "walrusblue" in line] == []


async def test_words_of_a_withdrawn_case_are_gone_from_the_disk(team: Team) -> None:
    case, file = await team.draft(QUESTION), file_of(team.settings)
    await team.press("ana", team.last(case), "Edit")
    await team.fill("ana", {"The reply": "Hello, we ship to Hawaii, and we refund you the walrusblue lantern in full."})
    await team.press("omar", team.last(case), "Release it all the same")
    await team.fill("omar", {"Why is it right as it stands?": "Agreed on the phone"})
    await team.press("omar", team.last(case), "Approve")

    def holding() -> list[str]:
        return [f.name for f in file.parent.glob(f"{file.name}*") if b"walrusblu" in f.read_bytes()]

    assert holding()
    await team.press("ana", case, "Withdraw the case")
    assert holding() == []

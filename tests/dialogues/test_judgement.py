"""A person's judgement over the bot's: another lane, a draft released, a decision recorded."""

import pytest

from bot.workspace import Message
from tests.dialogues.conftest import SUPPORT, Team

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
UNWANTED = "I changed my mind about the rug and don't need it anymore. Please send me a prepaid label for the return."
WHY = {"Why?": "It is more delicate than it looks"}


async def move(team: Team, case: object, person: str, lane: str) -> None:
    await team.ws.person(person).press(case, "Change its kind or lane")  # type: ignore[arg-type]
    assert await team.ws.person(person).submit({"Lane": lane, **WHY}) is None
    await team.settled()


async def test_a_teammate_moves_a_case_to_the_delicate_lane_and_a_brief_comes(team: Team) -> None:
    case = await team.draft(QUESTION)
    await move(team, case, "ben", "Delicate: a teammate writes from a brief")
    assert "Brief 2" in team.last(case).plain and "delicate" in team.case().plain


async def test_two_who_move_a_case_to_the_same_lane_move_it_once(team: Team) -> None:
    case = await team.draft(QUESTION)
    hostile = {"Lane": "Hostile: the bot drafts, a lead decides", **WHY}
    for person in (team.ana, team.ben):
        await person.press(case, "Change its kind or lane")
    await team.fill("ana", hostile)
    there = [m.ts for m in team.thread(case)]
    await team.fill("ben", hostile)
    assert [m.ts for m in team.thread(case)] == there


@pytest.mark.deep
async def test_a_reason_that_is_left_out_is_asked_for_afterwards(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ben", case, "Change its kind or lane")
    await team.fill("ben", {"Lane": "Hostile: the bot drafts, a lead decides"})
    assert "hostile" in team.case().plain and "What was wrong with the one it was in?" in team.told("ben")
    await team.press("ben", team.ben.ephemerals(SUPPORT)[-1], "Not our case")
    assert "not our case" in team.case().plain


@pytest.mark.deep
async def test_moved_to_hostile_a_lead_decides(team: Team) -> None:
    case = await team.draft(QUESTION)
    await move(team, case, "ben", "Hostile: the bot drafts, a lead decides")
    draft = team.last(case)
    await team.ben.react(draft, "white_check_mark")
    await team.settled()
    assert "needs a lead" in team.ben.ephemerals(SUPPORT)[-1].plain


async def test_moved_to_person_only_an_owner_is_called_and_no_draft_comes(team: Team) -> None:
    case = await team.draft(QUESTION)
    await move(team, case, "ben", "Person only: no draft, an owner is called")
    thread = " ".join(m.plain for m in team.thread(case))
    assert "A person answers this one" in thread and "Draft 2" not in thread


async def test_only_whoever_answers_it_moves_a_case_out_of_the_person_only_lane(team: Team) -> None:
    case = await team.draft(QUESTION)
    await move(team, case, "ben", "Person only: no draft, an owner is called")
    await move(team, case, "ben", "Routine: the bot drafts, a teammate approves")
    assert "person-only lane" in team.ben.ephemerals(SUPPORT)[-1].plain
    await move(team, case, "omar", "Routine: the bot drafts, a teammate approves")
    assert "Draft" in team.last(case).plain


async def test_a_lower_lane_lowers_no_approver(team: Team) -> None:
    case = await team.draft(QUESTION)
    await move(team, case, "ben", "Person only: no draft, an owner is called")
    await move(team, case, "omar", "Delicate: a teammate writes from a brief")
    assert "Brief" in team.last(case).plain


async def test_a_leads_decision_is_a_fact_the_reply_stands_on(team: Team) -> None:
    case = await team.draft(UNWANTED)
    await team.omar.press(case, "Record a decision")
    given = {"Decision": "We pay the return label", "Why?": "A good customer of ours"}
    assert await team.omar.submit(given) is None
    await team.settled()
    assert "waive label" in team.last(case).plain or "label" in team.last(case).plain


async def test_a_teammate_takes_no_decision(team: Team) -> None:
    case = await team.draft(UNWANTED)
    before = len(team.thread(case))
    await team.ben.press(case, "Record a decision")
    assert await team.ben.submit({"Decision": "Refund in full", "Why?": "Be nice"}) is None
    await team.settled()
    assert "needs a lead to decide" in team.ben.ephemerals(SUPPORT)[-1].plain
    assert len(team.thread(case)) == before


async def test_a_draft_that_a_check_stopped_is_released_by_a_lead_with_a_reason(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.press(team.last(case), "Edit")
    promise = "Hello, we will refund your order in full today.\n\nKind regards,\nAna"
    assert await team.ana.submit({"The reply": promise}) is None
    await team.settled()
    draft = team.last(case)
    assert "not ready" in draft.plain
    await team.omar.react(draft, "white_check_mark")
    await team.settled()
    assert "isn't ready" in team.omar.ephemerals(SUPPORT)[-1].plain
    await team.ben.press(draft, "Release it all the same")
    assert await team.ben.submit({"Why is it right as it stands?": "I say so"}) is None
    await team.settled()
    assert "release it" in team.ben.ephemerals(SUPPORT)[-1].plain
    await team.omar.press(draft, "Release it all the same")
    assert await team.omar.submit({"Why is it right as it stands?": "Agreed with the customer on the phone"}) is None
    await team.settled()
    await team.omar.press(draft, "Approve")
    await team.settled()
    assert "Approved" in team.case().plain


async def test_what_the_marketplace_forbids_nobody_releases(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.press(team.last(case), "Edit")
    forbidden = "Hello, please leave us a five-star review at https://shop.example.com and we will send you a gift."
    assert await team.ana.submit({"The reply": forbidden}) is None
    await team.settled()
    draft = team.last(case)
    assert "not ready" in draft.plain and "Release it" not in draft.plain


def called(team: Team, case: Message) -> list[str]:
    return [m.plain for m in team.thread(case) if "A person answers this one" in m.plain]


async def test_the_owner_is_called_whenever_a_case_comes_into_the_person_only_lane(staffed: Team) -> None:
    case = await staffed.draft("The heater I got from you set the curtain on fire and my hand is burned.")
    await move(staffed, case, "omar", "Delicate: a teammate writes from a brief")
    await staffed.say("ana", case, "customer: The doctors keep me in hospital, the burns are deep.")
    calls = called(staffed, case)
    assert len(calls) == 2 and all("Omar" in words for words in calls)


@pytest.mark.deep
async def test_in_a_case_that_is_for_a_person_already_nobody_else_is_called(staffed: Team) -> None:
    case = await staffed.draft(QUESTION)
    await move(staffed, case, "ben", "Person only: no draft, an owner is called")
    await staffed.say("ana", case, "customer: And how long does it take?")
    (call,) = called(staffed, case)
    assert "Omar" in call


async def test_a_persons_reply_in_the_person_only_lane_is_edited_and_not_changed_by_the_bot(staffed: Team) -> None:
    case = await staffed.draft("The heater I got from you set the curtain on fire and my hand is burned.")
    await staffed.press("ben", staffed.last(case), "Review my reply")
    await staffed.fill("ben", {"Your reply": "Thank you for telling us. A person is reading your message now."})
    await staffed.press("ben", staffed.ben.ephemerals(SUPPORT)[-1], "Make mine the next draft")
    labels = staffed.last(case).labels
    assert "Edit" in labels and "Change the draft" not in labels


async def test_a_decisions_amount_is_a_figure_and_one_that_still_stands_is_told(staffed: Team) -> None:
    case = await staffed.draft(UNWANTED)
    goodwill = {"Decision": "A goodwill amount", "Why?": "A good customer of ours"}
    await staffed.lea.press(case, "Record a decision")
    assert await staffed.lea.submit({**goodwill, "Amount": "a little"}) is not None
    await staffed.fill("lea", {**goodwill, "Amount": "18 USD"})
    assert "18 USD" in staffed.last(case).plain and "still 18 USD" not in staffed.told("lea")
    await staffed.press("lea", case, "Record a decision")
    await staffed.fill("lea", {"Decision": "Refund in full", "Why?": "It came broken after all"})
    assert "still 18 USD" in staffed.told("lea")

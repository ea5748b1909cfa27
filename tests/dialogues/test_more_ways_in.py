"""Other ways in, and other bad input."""

import pytest

from tests.dialogues.conftest import SUPPORT, Team

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"


async def test_a_mention_in_a_thread_drafts_from_the_message_it_hangs_on(team: Team) -> None:
    said = await team.ben.say(SUPPORT, QUESTION)
    await team.ana.say(SUPPORT, "@Levelhead draft", thread_ts=said.ts)
    await team.settled()
    assert QUESTION in team.case().plain and "Draft 1" in team.last(team.case()).plain


async def test_a_slash_command_in_a_thread_is_refused_by_slack_and_the_ways_that_work_are_there(team: Team) -> None:
    case = await team.draft(QUESTION)
    answer = await team.ana.command(SUPPORT, f"/draft {QUESTION}", thread_ts=case.ts)
    assert not answer.ok
    assert {"Change the draft", "Customer wrote again"} <= set(team.last(case).labels)


@pytest.mark.deep
async def test_forty_thousand_characters_are_drafted_and_shown_whole_on_request(team: Team) -> None:
    said = await team.ben.say(SUPPORT, ("Do you ship to Hawaii? " * 1740)[:39_900])
    await team.ana.shortcut("Draft a reply", said)
    await team.settled()
    case = team.case()
    assert "Show the whole message" in case.labels
    assert team.thread(case)
    await team.ana.press(case, "Show the whole message")
    assert team.ana.view is not None and len(team.ana.view.text) > 39_000


async def test_what_they_wrote_first_and_what_we_sent_is_a_click_away_once_the_channel_shows_it_no_more(
    team: Team,
) -> None:
    case = await team.draft(QUESTION)
    assert "Show the conversation" not in case.labels, "all of it is there"
    await team.press("ben", team.last(case), "Approve")
    sent = team.last(case)
    await team.press("ben", sent, "Sent to the customer")
    for words in ("And how long does it take to Maui?", "Hello, is anybody there?"):
        await team.say("ana", case, f"customer: {words}")
        await team.settled()
    (case,) = team.ws.messages(SUPPORT)
    assert QUESTION not in case.plain
    await team.ana.press(case, "Show the conversation")
    view = team.ana.view
    assert view is not None and view.title == "The conversation"
    said = [QUESTION, "Our reply", "Kind regards", "to Maui?", "is anybody there?"]
    places = [view.text.find(words) for words in said]
    assert -1 not in places and places == sorted(places)


async def test_another_language_gets_a_brief_that_says_what_the_composer_cannot(team: Team) -> None:
    case = await team.draft("Guten Tag, liefern Sie auch nach Hawaii, und kostet das mehr? Vielen Dank im Voraus.")
    assert "Brief 1" in team.last(case).plain
    assert "The customer writes in German" in team.last(case).plain
    assert "Draft one anyway" not in team.last(case).labels, "none would come of it"


async def test_what_only_a_clause_needs_is_asked_in_a_sentence_as_another_situation_asks_it(team: Team) -> None:
    case = await team.draft("Guten Tag, an meinem Regal fehlt eine Schraube. Bestellung 112-4070611-2246605. Danke!")
    assert "Which return reason did the customer choose?" in team.last(case).plain
    assert "reason code" not in team.last(case).plain


async def test_the_customers_words_are_quoted_once_and_without_the_name_that_a_policy_has_for_them(team: Team) -> None:
    case = await team.draft(
        "Your lamp gave my son an electric shock and he is in hospital. My lawyer will contact you."
    )
    shown = team.last(case).plain
    assert "does it name a day? The customer says “lawyer”." in shown
    assert "announced:" not in shown and "nobody has confirmed" not in shown, "it stands with its question"


async def test_an_empty_wish_is_asked_for(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.say(SUPPORT, "revise:", thread_ts=case.ts)
    await team.settled()
    assert "What should change?" in team.ana.ephemerals(SUPPORT)[-1].plain


async def test_deleting_an_approved_draft_voids_its_approval_and_shows_it_again(team: Team) -> None:
    case = await team.draft(QUESTION)
    draft = team.last(case)
    await team.ben.react(draft, "white_check_mark")
    await team.settled()
    await team.omar.delete(draft)
    await team.settled()
    again = team.last(case)
    assert "Draft 1" in again.plain and "Approve" in again.labels
    assert not [m for m in team.thread(case) if "Sent to the customer" in m.labels]


@pytest.mark.deep
@pytest.mark.parametrize("approved", [True, False])
async def test_a_draft_that_an_update_found_deleted_is_shown_again_when_slack_tells_of_it(
    team: Team, approved: bool
) -> None:
    case = await team.draft(QUESTION)
    draft = team.last(case)
    if approved:
        await team.press("ben", draft, "Approve")
    async with team.ws.latest_first():
        await team.omar.delete(draft)
        await team.press("ana", case, "Hand it to somebody")
        await team.fill("ana", {"To whom?": "ben", "Why?": "I am away."})
        assert [call for call in team.ws.calls if call.answer.get("error") == "message_not_found"]
    await team.settled()
    again = team.last(case)
    assert again.ts != draft.ts and "Draft 1" in again.plain and "Approve" in again.labels
    assert "Approved" not in team.case().plain
    assert not [m for m in team.thread(case) if "Sent to the customer" in m.labels]


async def test_what_a_case_cannot_go_on_without_is_shown_again_when_it_is_deleted(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ben", team.last(case), "Approve")
    await team.omar.delete(team.last(case))
    await team.settled()
    assert "Approved" in team.case().plain
    await team.press("ana", team.last(case), "Sent to the customer")
    assert "Sent to the customer" in team.case().plain


@pytest.mark.deep
async def test_the_steps_of_a_process_are_shown_again_when_they_are_deleted(team: Team) -> None:
    case = await team.draft("UPS says my parcel was delivered on Monday but it never came. I looked everywhere.")
    await team.press("ben", team.last(case), "Start")
    await team.omar.delete(team.last(case))
    await team.settled()
    assert "4 of 4 to do" in team.last(case).plain


async def test_escalating_calls_a_lead_and_then_only_a_lead_approves(team: Team) -> None:
    case = await team.draft(QUESTION)
    draft = team.last(case)
    await team.ana.react(draft, "sos")
    await team.settled()
    assert any(team.omar.id in m.mentions for m in team.thread(case))
    await team.ben.react(draft, "white_check_mark")
    await team.settled()
    assert "needs a lead" in team.ben.ephemerals(SUPPORT)[-1].plain


async def test_a_rejection_can_be_taken_back(team: Team) -> None:
    case = await team.draft(QUESTION)
    draft = team.last(case)
    await team.ben.react(draft, "x")
    await team.settled()
    assert "Rejected" in team.last(case).plain
    await team.ben.unreact(draft, "x")
    await team.settled()
    assert "Approve" in team.last(case).labels


async def test_the_customer_writes_again_after_it_was_sent(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ben.press(team.last(case), "Approve")
    await team.settled()
    await team.ben.press(team.last(case), "Sent to the customer")
    await team.settled()
    await team.ana.say(SUPPORT, "customer: And how long does it take to Alaska?", thread_ts=case.ts)
    await team.settled()
    assert "Draft 2" in team.last(case).plain
    assert any("Sent to the customer:" in m.plain for m in team.thread(case)), "what was sent stays on record"


async def test_an_unknown_emoji_does_nothing(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ben.react(team.last(case), "tada")
    await team.settled()
    assert len(team.thread(case)) == 1


@pytest.mark.deep
@pytest.mark.parametrize("tone", [pytest.param("thumbsup", marks=pytest.mark.deep), "+1::skin-tone-3"])
async def test_skin_tones_and_aliases_approve_too(team: Team, tone: str) -> None:
    case = await team.draft(QUESTION)
    await team.ben.react(team.last(case), tone)
    await team.settled()
    assert len(team.thread(case)) == 3


@pytest.mark.deep
async def test_a_mention_whose_thread_slack_does_not_give_now_is_told_when_to_try_again(team: Team) -> None:
    said = await team.ben.say(SUPPORT, QUESTION)
    team.ws.fail("conversations.replies", "ratelimited", retry_after=60)
    await team.ana.say(SUPPORT, "@Levelhead draft", thread_ts=said.ts)
    await team.settled()
    assert "slow down" in team.told("ana") and "There is no message" not in team.told("ana")
    assert not [m for m in team.ws.messages(SUPPORT) if "Case C-" in m.plain]
    await team.pause(61)
    await team.ana.say(SUPPORT, "@Levelhead draft", thread_ts=said.ts)
    await team.settled()
    assert QUESTION in team.case().plain


async def test_a_mention_asks_slack_for_its_thread_once(team: Team) -> None:
    said = await team.ben.say(SUPPORT, QUESTION)
    await team.ana.say(SUPPORT, "@Levelhead draft", thread_ts=said.ts)
    await team.settled()
    assert len([call for call in team.ws.calls if call.method == "conversations.replies"]) == 1

"""A teammate's own words: reviewed for that teammate, and then the next draft of a case."""

import asyncio

import pytest

from bot.desk.cases.forgetting import forget
from bot.workspace import Message
from tests.dialogues.conftest import SUPPORT, Team

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
RUDE = "You should have read the page before you ordered. CALM DOWN!!! Our policy says no."
FINE = (
    "Hello,\n\nThank you for asking about Hawaii. I am checking the cost for your address and will write to you by "
    "tomorrow with the amount.\n\nKind regards,\nAna"
)


async def private(team: Team, person: str = "ana") -> Message:
    """The last thing only this person sees."""
    await team.settled()
    return team.ws.person(person).ephemerals(SUPPORT)[-1]


async def test_tone_tells_only_the_asker_which_words_are_wrong(team: Team) -> None:
    answer = await team.ana.command(SUPPORT, f"/tone {RUDE}")
    assert answer.ok
    review = await private(team)
    assert "You should have" in review.plain and "Nothing was sent or posted" in review.plain
    assert review.text.startswith("Your reply is worth another look: ") and review.text.endswith(" findings")
    assert "Only you see this" not in review.plain and "Delete this review" not in review.plain  # Slack says so itself
    assert team.ben.ephemerals(SUPPORT) == []
    assert team.ws.messages(SUPPORT) == []


async def test_what_is_only_short_is_not_called_courteous(team: Team) -> None:
    assert (await team.ana.command(SUPPORT, "/tone ok. refund done.")).ok
    review = await private(team)
    assert "Nothing was found that blames, evades or hurts." in review.plain and "courteous" not in review.plain


async def test_an_empty_tone_opens_a_form(team: Team) -> None:
    await team.ana.command(SUPPORT, "/tone")
    assert team.ana.view is not None and team.ana.view.title == "Check the tone"
    assert await team.ana.submit({"What you are about to write": "  ...  "}) is not None
    assert await team.ana.submit({"What you are about to write": RUDE, "What the customer wrote": QUESTION}) is None
    assert "You should have" in (await private(team)).plain


async def test_a_review_is_shared_with_one_click(team: Team) -> None:
    await team.ana.command(SUPPORT, f"/tone {RUDE}")
    await team.ana.press(await private(team), "Share it here")
    await team.settled()
    shared = team.ws.messages(SUPPORT)
    assert len(shared) == 1 and "You should have" in shared[0].plain
    assert shared[0].text == "A review was shared", "a whole channel is no more told of it"


async def test_the_shortcut_reviews_a_message_that_is_there_already(team: Team) -> None:
    said = await team.ben.say(SUPPORT, RUDE)
    await team.ana.shortcut("Check tone", said)
    assert "You should have" in (await private(team)).plain


async def test_a_reply_written_in_the_thread_that_reads_well_is_the_next_draft(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.say(SUPPORT, f"reply: {FINE}", thread_ts=case.ts)
    await team.settled()
    assert "Draft 2" in team.last(case).plain and "checking the cost" in team.last(case).plain


async def test_a_persons_reply_is_not_asked_to_name_its_clauses_and_that_it_cites_none_is_said_once(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.say(SUPPORT, f"reply: {FINE}", thread_ts=case.ts)
    await team.settled()
    shown = team.last(case).plain
    assert shown.lower().count("clause") == 1 and "No clause is cited here: compare what it promises" in shown


async def test_a_reply_with_findings_is_its_writers_first_and_a_draft_when_they_say_so(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.say(SUPPORT, f"reply: {RUDE}", thread_ts=case.ts)
    review = await private(team)
    assert "You should have" in review.plain
    assert "Draft 2" not in team.last(case).plain
    await team.ana.press(review, "Make mine the next draft")
    await team.settled()
    assert "Draft 2" in team.last(case).plain and "You should have" in team.last(case).plain


async def test_review_my_reply_takes_the_words_from_a_form_and_answers_in_its_thread(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.press(team.last(case), "Review my reply")
    for words in (RUDE, f"{RUDE} Really."):
        assert await team.ana.submit({"Your reply": words}) is None
        review = await private(team)
        assert review.thread_ts == case.ts
        await team.ana.press(review, "Change and check again")
        assert team.ana.view is not None and not review.deleted
    assert await team.ana.submit({"Your reply": FINE}) is None
    await team.settled()
    assert "Draft 2" in team.last(case).plain and "checking the cost" in team.last(case).plain


async def test_a_review_pressed_twice_is_one_draft(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.say(SUPPORT, f"reply: {RUDE}", thread_ts=case.ts)
    review = await private(team)
    await asyncio.gather(*(team.ana.press(review, "Make mine the next draft") for _ in range(2)))
    await team.settled()
    assert [m.plain for m in team.thread(case) if "Draft 3" in m.plain] == []
    assert "Draft 2" in " ".join(m.plain for m in team.thread(case))


async def test_nothing_to_review_is_said_with_the_text_given_back(team: Team) -> None:
    answer = await team.ana.command(SUPPORT, "/tone !!!")
    assert answer.ephemeral is not None and "no text here to review" in answer.ephemeral.plain


async def test_a_reply_without_words_in_a_thread_is_told_where_they_belong(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.say("ana", case, "reply:")
    assert "no text here to review. Write your reply after `reply:` in the case's thread" in team.told("ana")


async def test_a_withdrawn_case_keeps_no_review_of_its_replies(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.say(SUPPORT, f"reply: {RUDE}", thread_ts=case.ts)
    review = await private(team)
    await team.ana.press(case, "Withdraw the case")
    await team.settled()
    await team.ana.press(review, "Make mine the next draft")
    await team.settled()
    assert "gone" in team.ana.ephemerals(SUPPORT)[-1].plain


async def test_a_review_in_a_case_is_shared_in_its_thread(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.say(SUPPORT, f"reply: {RUDE}", thread_ts=case.ts)
    await team.ana.press(await private(team), "Share it here")
    await team.settled()
    assert "You should have" in team.thread(case)[-1].plain and "shares a review" in team.thread(case)[-1].plain
    review = await private(team)
    assert "Share it here" not in review.plain
    await team.ana.press(review, "Make mine the next draft")
    await team.settled()
    assert "Draft 2" in team.last(case).plain


async def _shared(team: Team) -> tuple[Message, Message]:
    """A case, and a review of its reply that stands in its thread."""
    case = await team.draft(QUESTION)
    await team.ana.say(SUPPORT, f"reply: {RUDE}", thread_ts=case.ts)
    await team.ana.press(await private(team), "Share it here")
    await team.settled()
    return case, team.last(case)


async def test_a_shared_review_goes_when_its_case_is_withdrawn(team: Team) -> None:
    case, shared = await _shared(team)
    assert "shares a review" in shared.plain
    await team.press("ana", case, "Withdraw the case")
    assert shared.deleted and not [m for m in team.thread(case) if m.bot]


@pytest.mark.deep
async def test_a_shared_review_goes_when_its_case_is_forgotten(team: Team) -> None:
    case, shared = await _shared(team)
    await forget(team.bot.desk, case.plain.partition("Case ")[2].split()[0])
    team.bot.runner.ring()
    await team.settled()
    assert shared.deleted and not [m for m in team.thread(case) if m.bot]


@pytest.mark.deep
async def test_a_shared_review_stays_as_it_is_when_its_case_goes_on(team: Team) -> None:
    case, shared = await _shared(team)
    words = shared.plain
    await team.say("ana", case, "revise: shorter")
    await team.press("ana", team.last(case), "Approve")
    assert shared.plain == words and not shared.edited
    assert len([m for m in team.thread(case) if "shares a review" in m.plain]) == 1


async def test_a_review_that_slack_does_not_take_holds_nothing_back_and_its_person_is_told(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ben.say(SUPPORT, f"reply: {RUDE}", thread_ts=case.ts)
    review = await private(team, "ben")
    team.ws.fail("chat.postMessage", "is_archived")
    await team.press("ben", review, "Share it here")
    assert "unarchive it" in team.told("ben") and not team.told("ana")
    await team.say("ana", case, "revise: shorter")
    assert [m.plain for m in team.thread(case) if "Draft 2" in m.plain]
    assert len([m for m in team.thread(case) if "shares a review" in m.plain]) == 1


@pytest.mark.deep
async def test_a_review_whose_sharing_broke_off_is_shared_once(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.say(SUPPORT, f"reply: {RUDE}", thread_ts=case.ts)
    review = await private(team)
    team.ws.drop("chat.postMessage", after=True)
    await team.press("ana", review, "Share it here")
    await team.pause(3)
    assert len([m for m in team.thread(case) if "shares a review" in m.plain]) == 1


@pytest.mark.deep
async def test_a_review_asked_for_in_a_form_is_shared_in_the_thread(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.press(team.last(case), "Review my reply")
    assert await team.ana.submit({"Your reply": RUDE}) is None
    await team.press("ana", await private(team), "Share it here")
    assert "shares a review" in team.last(case).plain


async def test_where_the_bot_is_not_let_in_the_review_comes_directly_and_can_be_deleted(team: Team) -> None:
    await team.ana.command("#general", f"/tone {RUDE}")
    await team.settled()
    room = await team.ana.dm()
    (review,) = team.ws.messages(room)
    assert "Only you see this" in review.plain
    await team.ana.press(review, "Delete this review")
    await team.settled()
    assert team.ws.messages(room) == []


async def test_check_tone_takes_no_words_of_ours_for_a_reply(team: Team) -> None:
    case = await team.draft(QUESTION)
    draft = team.last(case)
    for ours in (draft, team.case()):
        await team.ana.shortcut("Check tone", ours)
        await team.settled()
        assert "This message is mine" in team.told("ana")
    assert team.last(case).plain == draft.plain


@pytest.mark.deep
async def test_check_tone_leaves_out_the_word_before_a_reply(team: Team) -> None:
    case = await team.draft(QUESTION)
    said = await team.ben.say(SUPPORT, f"Reply: {FINE}", thread_ts=case.ts)
    await team.settled()
    await team.ana.shortcut("Check tone", said)
    await team.settled()
    assert "Draft 3" in team.last(case).plain and "Reply:" not in team.last(case).plain

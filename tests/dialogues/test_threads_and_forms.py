"""What people write in threads and fill into forms."""

from tests.dialogues.conftest import SUPPORT, Start, Team

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
WHERE = "Hi, order 112-1234567-7654321 - where is my package? The tracking has not moved since Thursday."


async def test_an_empty_command_opens_the_form_and_the_form_opens_a_case(team: Team) -> None:
    await team.ana.command(SUPPORT, "/draft")
    view = team.ana.view
    assert view is not None and view.title == "Draft a reply"
    assert await team.ana.submit({"Customer's message": "   "}) is not None
    assert await team.ana.submit({"Customer's message": QUESTION, "Order id": "112-1234567-7654321"}) is None
    await team.settled()
    case = team.case()
    assert "112-1234567-7654321" in case.plain
    assert "Draft 1" in team.last(case).plain


async def test_adding_the_facts_that_were_missing_gives_the_answer(team: Team) -> None:
    case = await team.draft(WHERE)
    first = team.last(case)
    assert "I am finding out where your parcel was last scanned" in first.plain
    await team.ana.press(first, "Add facts")
    view = team.ana.view
    assert view is not None
    answers = {label: "Louisville, KY on November 20" for label in view.labels if "scan" in label}
    assert await team.ana.submit(answers) is None
    await team.settled()
    draft = team.last(case)
    assert "Draft 2" in draft.plain, draft.plain
    assert "Louisville" in draft.plain


async def test_talk_is_left_alone_also_after_an_approval(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ben.react(team.last(case), "white_check_mark")
    await team.settled()
    before = len(team.thread(case))
    await team.ana.say(SUPPORT, "Thanks!", thread_ts=case.ts)
    await team.settled()
    assert len(team.thread(case)) == before + 1


async def test_the_customer_wrote_again_joins_the_case(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.say(SUPPORT, "here is her answer", thread_ts=case.ts, quote="And to Alaska? How long does it take?")
    await team.settled()
    assert "Alaska? How long" in team.case().plain
    assert "Draft 2" in team.last(case).plain


async def test_a_mention_with_a_wish_changes_the_draft(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.say(SUPPORT, "@Levelhead shorter", thread_ts=case.ts)
    await team.settled()
    assert "Draft 2" in team.last(case).plain


async def test_a_wish_that_the_composer_cannot_follow_keeps_the_draft_and_says_so(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.press(team.last(case), "Change the draft")
    assert await team.ana.submit({"What should change?": "rhyme it like a sonnet"}) is None
    await team.settled()
    assert "The draft is unchanged" in team.last(case).plain


async def test_a_pasted_message_in_a_thread_is_asked_about_privately(team: Team) -> None:
    case = await team.draft(QUESTION)
    pasted = "Hello again,\nI ordered two lamps from you last week and one of them has a broken switch. What now? " * 2
    await team.ana.say(SUPPORT, pasted, thread_ts=case.ts)
    await team.settled()
    question = team.ana.ephemerals(SUPPORT)[-1]
    assert "message of the customer's" in question.plain
    await team.ana.press(question, "Customer wrote again")
    await team.settled()
    assert "broken switch" in team.case().plain


async def test_the_shortcut_drafts_from_any_message(team: Team) -> None:
    said = await team.ben.say(SUPPORT, QUESTION)
    await team.ana.shortcut("Draft a reply", said)
    await team.settled()
    assert "Draft 1" in team.last(team.case()).plain


async def test_the_clauses_are_a_click_away(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.press(team.last(case), "Show the clauses")
    view = team.ana.view
    assert view is not None and "Alaska, Hawaii and Puerto Rico" in view.text


async def test_outside_the_support_channels_it_asks_first(start: Start) -> None:
    team: Team = await start(levelhead_support_channels=frozenset({"C0SUPPORT01"}))
    answer = await team.ana.command("#returns", f"/draft {QUESTION}")
    assert answer.ephemeral is not None and "not one of the support channels" in answer.ephemeral.plain
    assert not [m for m in team.ws.messages("#returns") if m.bot]
    await team.ana.press(answer.ephemeral, "Draft it here")
    await team.settled()
    assert QUESTION in team.ws.messages("#returns")[-1].plain

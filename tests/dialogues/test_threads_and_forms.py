"""What people write in threads and fill into forms."""

from pathlib import Path

import pytest

from tests.dialogues.conftest import SUPPORT, Start, Team, policies_with

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


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("custmer: and I moved house", "customer:"),
        pytest.param("revsie: shorter", "revise:", marks=pytest.mark.deep),
        pytest.param("Rply: Hello Ada", "reply:", marks=pytest.mark.deep),
        pytest.param("handover: to Ben", "hand over:", marks=pytest.mark.deep),
        pytest.param("revise; shorter", "revise:", marks=pytest.mark.deep),
    ],
)
async def test_a_slip_in_a_word_of_the_thread_is_told_and_nothing_is_lost_in_silence(
    team: Team, said: str, meant: str
) -> None:
    case = await team.draft(QUESTION)
    await team.ana.say(SUPPORT, said, thread_ts=case.ts)
    await team.settled()
    assert f"Did you mean `{meant}`?" in team.told("ana") and "nothing was done" in team.told("ana")
    assert team.last(case).plain == said


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("hand over: Lea Lind", "Write `hand over: @name why`, and mention that person."),
        pytest.param("Language: de\nShe writes German.", "Write `language: de`, alone.", marks=pytest.mark.deep),
    ],
)
async def test_a_right_word_of_the_thread_that_could_not_be_read_is_told_how_it_is_written(
    team: Team, said: str, way: str
) -> None:
    case = await team.draft(QUESTION)
    await team.say("ana", case, said)
    assert team.told("ana") == f"I couldn't read this, so nothing was done. {way}"


@pytest.mark.parametrize(
    "said",
    [
        "note: she called twice",
        "Ben: yours",
        pytest.param("today: two parcels", marks=pytest.mark.deep),
        pytest.param("ok :)", marks=pytest.mark.deep),
    ],
)
async def test_words_with_a_colon_that_are_talk_are_left_alone(team: Team, said: str) -> None:
    case = await team.draft(QUESTION)
    await team.ana.say(SUPPORT, said, thread_ts=case.ts)
    await team.settled()
    assert team.told("ana") == ""


async def test_the_customer_wrote_again_joins_the_case(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.say(SUPPORT, "here is her answer", thread_ts=case.ts, quote="And to Alaska? How long does it take?")
    await team.settled()
    assert "Alaska? How long" in team.case().plain
    assert "The message before it:" in team.case().plain and QUESTION in team.case().plain
    assert "Draft 2" in team.last(case).plain


async def test_a_mention_with_a_wish_changes_the_draft(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.say(SUPPORT, "@Levelhead shorter", thread_ts=case.ts)
    await team.settled()
    assert "Draft 2" in team.last(case).plain


async def test_a_wish_that_the_composer_cannot_follow_keeps_the_draft_and_says_so(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.press(team.last(case), "Change the draft")
    assert await team.ana.submit({"What should change?": "remove the elephants"}) is None
    await team.settled()
    assert "The draft is unchanged" in team.last(case).plain


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("@Levelhead it's order 112-3333333-4444444, not that one", "Correct the case"),
        ("@Levelhead what does the policy say about lids?", "/ask"),
        ("@Levelhead hand it to @Ben", "hand over:"),
        ("@Levelhead approve", "decides"),
        ("correction: he wants a refund", "Add facts"),
        ("facts: the photo is here", "Correct the case"),
        ("@Levelhead the tracking says delivered yesterday", "Add facts"),
    ],
)
async def test_what_is_no_wish_is_told_where_it_is_done(team: Team, words: str, way: str) -> None:
    case = await team.draft(QUESTION)
    await team.say("ben", case, words)
    assert way in team.told("ben") and "Draft 2" not in team.last(case).plain


async def test_thanks_ask_for_nothing(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.say("ben", case, "@Levelhead thanks a lot!")
    assert not team.told("ben")


async def test_the_customers_words_may_be_announced_in_other_words(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.say("ben", case, "@Levelhead customer wrote again: And to Guam?")
    assert "And to Guam?" in team.case().plain


async def test_a_sentence_that_no_clause_carries_stays_in_the_draft_which_says_so(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.say("ben", case, "revise: say we refund you on Monday")
    draft = team.last(case).plain
    assert "We refund you on Monday." in draft and "not ready" in team.case().plain.lower()


async def test_a_wish_that_nobody_here_understands_is_told_alone_and_the_draft_stays_the_newest(team: Team) -> None:
    """Nine such wishes left nine drafts with the same words in the thread."""
    case = await team.draft(QUESTION)
    await team.ana.press(team.last(case), "Change the draft")
    assert await team.ana.submit({"What should change?": "rhyme it like a sonnet, and sing it"}) is None
    await team.settled()
    told = team.told("ana")
    assert "Nothing was changed. Without Claude I can't carry out “rhyme it like a sonnet”" in told
    assert 'add "a sentence of yours"' in told and "rhyme it like a sonnet, and sing it" in told, "it is given back"
    assert "Draft 1" in team.last(case).plain and "Approve" in team.last(case).labels
    await team.say("ana", case, "revise: he's right, we promised this")
    assert "Add facts" in team.told("ana")
    assert not [m for m in team.thread(case) if "Draft 2" in m.plain]
    await team.say("ana", case, "revise: friendlier")
    assert "Draft 2" in team.last(case).plain and "Hi," in team.last(case).plain
    await team.say("ana", case, "revise: more formal; offer a replacement")
    half = team.last(case).plain
    assert "Draft 3" in half and "Hello," in half and "Done: “more formal”. Not done: “offer a replacement”." in half
    assert "The draft is unchanged" not in half


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


async def test_white_space_opens_the_form_which_asks_for_all_that_is_known(team: Team) -> None:
    await team.ana.command(SUPPORT, "/draft    ")
    view = team.ana.view
    assert view is not None
    known = {"Marketplace", "Who fulfils the order", "Order id", "When they wrote", "Delivered on"}
    assert known | {"Condition of the item", "Photos"} <= view.inputs.keys()
    assert len([label for label in view.inputs if label.startswith("Customer's message")]) == 3


async def test_a_message_over_several_fields_is_one_and_what_the_form_told_is_not_asked_again(team: Team) -> None:
    await team.ana.command(SUPPORT, "/draft")
    parts = ("UPS says my parcel was delivered on Monday.", "It never came.", "I looked everywhere for it.")
    labels = ("Customer's message", "Customer's message, part 2", "Customer's message, part 3")
    given = {"Order id": "114-2223334-5556667", "Delivered on": "2026-11-20"}
    await team.fill("ana", dict(zip(labels, parts, strict=True)) | given)
    case = team.case()
    assert all(part in case.plain for part in parts) and "114-2223334-5556667" in case.plain
    await team.press("ana", team.last(case), "Add facts")
    assert team.ana.view is not None
    assert "fact:delivered_on" not in {block["block_id"] for block in team.ana.view.inputs.values()}


async def test_a_brief_says_what_to_check_what_the_clauses_offer_and_how_to_say_it(team: Team) -> None:
    case = await team.draft("UPS says my parcel was delivered on Monday but it never came. 114-2223334-5556667")
    brief = team.last(case)
    for part in ("Check first", "What the clauses offer", "How to say it"):
        assert part in brief.plain
    assert {"Write the reply", "Draft one anyway", "Add facts"} <= set(brief.labels) and "Approve" not in brief.labels


async def test_add_facts_has_exactly_the_checks_that_are_open(team: Team) -> None:
    case = await team.draft("UPS says my parcel was delivered on Monday but it never came. 114-2223334-5556667")
    for _ in range(2):
        message = team.last(case)
        asked = message.plain.partition("Check first")[2].partition("What the clauses offer")[0]
        await team.press("ana", message, "Add facts")
        view = team.ana.view
        assert view is not None
        assert list(view.inputs) == [line.removeprefix("• ") for line in asked.split("\n") if line.startswith("• ")]
        question, block = next(iter(view.inputs.items()))
        await team.fill("ana", {question: "2026-11-20" if block["element"]["type"] == "datepicker" else "yes"})
        assert question not in team.last(case).plain


async def test_the_button_customer_wrote_again_takes_the_words_from_a_form(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ana", team.last(case), "Customer wrote again")
    assert await team.ana.submit({"What the customer wrote": " "}) is not None
    await team.fill("ana", {"What the customer wrote": "And how long does it take to Alaska?"})
    assert "Alaska" in case.plain and "Draft 2" in team.last(case).plain


async def test_customer_without_words_is_asked_for_them_and_makes_no_revision(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.say("ana", case, "customer:")
    assert "no message here" in team.told("ana")
    assert [m.plain for m in team.thread(case) if "Draft 2" in m.plain] == []


@pytest.mark.parametrize(("answer", "drafts"), [("Change the draft", 2), ("Neither", 1)])
async def test_a_pasted_text_may_be_a_wish_or_neither(team: Team, answer: str, drafts: int) -> None:
    case = await team.draft(QUESTION)
    await team.say("ana", case, "please make it shorter\n" * 8)
    question = team.ana.ephemerals(SUPPORT)[-1]
    assert {"Customer wrote again", "Change the draft", "Neither"} == set(question.labels)
    await team.press("ana", question, answer)
    assert len([m for m in team.thread(case) if m.bot]) == drafts
    assert question not in team.ana.ephemerals(SUPPORT)


@pytest.mark.deep
async def test_a_pasted_text_delivered_again_is_asked_about_once(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.say("ana", case, "Hello again,\nmy lamp arrived with a broken switch, what now? " * 3)
    await team.ws.redeliver(times=2)
    await team.settled()
    assert len(team.ana.ephemerals(SUPPORT)) == 1


@pytest.mark.deep
@pytest.mark.parametrize("way", ["shortcut", pytest.param("mention", marks=pytest.mark.deep)])
async def test_outside_the_support_channels_the_other_ways_ask_first_too_and_once(start: Start, way: str) -> None:
    team: Team = await start(levelhead_support_channels=frozenset({"C0SUPPORT01"}))
    said = await team.ben.say("#returns", QUESTION)
    if way == "shortcut":
        await team.ana.shortcut("Draft a reply", said)
    else:
        await team.ana.say("#returns", "@Levelhead draft", thread_ts=said.ts)
    await team.settled()
    asked = team.ana.ephemerals("#returns")
    assert len(asked) == 1 and "not one of the support channels" in asked[0].plain
    await team.press("ana", asked[0], "Draft it here")
    assert QUESTION in team.case("#returns").plain


async def test_the_shortcut_where_the_bot_is_no_member_answers_in_a_direct_message(team: Team) -> None:
    said = await team.ben.say("#general", "🙂")
    assert await team.ana.shortcut("Draft a reply", said) is None
    await team.settled()
    assert "no words" in team.ws.messages(await team.ana.dm())[-1].plain


async def test_a_member_of_another_company_has_no_reply_drafted(team: Team) -> None:
    said = await team.ana.say("#shared-carrier", QUESTION)
    await team.xia.say("#shared-carrier", "@Levelhead draft", thread_ts=said.ts)
    await team.settled()
    assert "members of our own workspace" in team.told("xia", "#shared-carrier")
    assert not [m for m in team.ws.messages("#shared-carrier") if m.bot]


async def test_edit_opens_the_text_as_it_stands(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ana", team.last(case), "Edit")
    assert team.ana.view is not None
    text = team.ana.view.inputs["The reply"]["element"]["initial_value"]
    assert text.startswith("Hello") and "Kind regards" in text
    await team.fill("ana", {"The reply": text})
    assert "Draft 2" in team.last(case).plain


@pytest.mark.deep
async def test_a_long_reply_is_edited_in_parts_and_one_too_long_for_slack_stays_in_the_form(team: Team) -> None:
    case = await team.draft(QUESTION)
    paragraph = "Thank you for your patience with this question. " * 50
    names = ["The reply", *(f"The reply, part {n}" for n in (2, 3, 4, 5))]
    for parts in (1, 2, 3, 4):
        await team.press("ana", team.last(case), "Edit")
        await team.fill("ana", {"The reply": paragraph} | dict.fromkeys(names[:parts], paragraph))
        assert f"Draft {parts + 1}" in team.last(case).plain
    await team.press("ana", team.last(case), "Edit")
    assert team.ana.view is not None
    assert team.ana.view.inputs[names[3]]["element"]["initial_value"] == paragraph.strip()
    errors = await team.ana.submit(dict.fromkeys(names, "a" * 3000))
    assert errors is not None and "12,000 fit into one Slack message" in errors["The reply"]


async def test_a_form_filled_in_while_the_draft_changed_gives_its_words_back(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ana", team.last(case), "Edit")
    await team.say("ben", case, "revise: shorter")
    await team.fill("ana", {"The reply": "Hello, my own <careful> words."})
    assert "newer version" in team.told("ana") and "my own <careful> words" in team.told("ana")
    assert "Draft 2" in team.last(case).plain


@pytest.mark.deep
async def test_a_form_filled_in_after_the_case_was_withdrawn_gives_its_words_back(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ben", team.last(case), "Edit")
    await team.press("ana", case, "Withdraw the case")
    await team.fill("ben", {"The reply": "Hello, my own careful words."})
    assert "was withdrawn" in team.told("ben") and "my own careful words" in team.told("ben")


async def test_words_that_come_with_a_picture_are_heard_as_any_others(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ana.drop(SUPPORT, "label.jpg", b"...", "customer: Here is a photo of it.", thread_ts=case.ts)
    await team.settled()
    assert "Here is a photo of it." in team.case().plain
    await team.ana.drop(SUPPORT, "label.jpg", b"...", thread_ts=case.ts)
    await team.settled()
    assert "Here is a photo of it." in team.case().plain and team.told("ana") == ""


async def test_a_marketplace_that_the_policies_name_can_be_chosen(start: Start, tmp_path: Path) -> None:
    folder = policies_with(tmp_path)
    (folder / "etsy.yaml").write_text(
        "policy: etsy\ntitle: Etsy\nmarketplace: etsy\nclauses:\n  - id: etsy.gift\n    title: Gift wrap\n"
        "    text: Gift wrap is free on Etsy.\n",
        encoding="utf-8",
    )
    team: Team = await start(levelhead_policies=folder)
    await team.ana.command(SUPPORT, "/draft")
    await team.fill("ana", {"Customer's message": QUESTION, "Marketplace": "etsy"})
    assert "etsy" in team.case().plain

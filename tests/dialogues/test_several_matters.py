"""A customer who writes about two things: both are shown, both are answered, and neither is forgotten."""

import pytest

from tests.dialogues.conftest import SUPPORT, Start, Team
from tests.fakes.claude import Answers, FakeClaude

BOWL = "One of the four bowls arrived broken."
CANADA = "Also, do you ship to Canada?"
WASH = "Another question: can the wooden spoons go in the dishwasher?"
ONLY_THE_BOWL = (
    "Hello,\n\nI am sorry that one of the bowls arrived broken. I am finding out whether we have another one for you, "
    "and I will write to you by tomorrow with the answer.\n\nKind regards,\nAna"
)
BOTH = ONLY_THE_BOWL.replace("\n\nKind", " And yes, we ship to Canada too.\n\nKind")


async def test_both_matters_stand_in_the_case_and_one_draft_answers_both(team: Team) -> None:
    case = await team.draft(f"{BOWL} {CANADA}")
    assert "2 matters in this message" in case.plain
    assert f"1. Damaged on arrival “{BOWL}” orders.damaged_in_part" in case.plain
    assert f"2. Question about shipping, before or apart from an order “{CANADA}” shipping.destinations" in case.plain
    draft = team.last(case)
    assert "routine" in draft.plain and "reached you damaged" in draft.plain and "to Canada" in draft.plain
    assert draft.plain.count("Hello,") == draft.plain.count("Kind regards,") == 1


async def test_a_teammates_reply_that_passes_one_over_is_told_so_and_one_that_answers_both_is_not(team: Team) -> None:
    case = await team.draft(f"{BOWL} {CANADA}")
    await team.say("ana", case, f"reply: {ONLY_THE_BOWL}")
    warned = team.ana.ephemerals(SUPPORT)[-1].plain
    assert "about “Question about shipping, before or apart from an order”" in warned and CANADA in warned
    await team.say("ana", case, f"reply: {BOTH}")
    assert "Draft 2" in team.last(case).plain and "doesn't take it up" not in team.last(case).plain


async def test_a_question_that_needs_a_lead_makes_the_whole_case_need_one(staffed: Team) -> None:
    case = await staffed.draft(f"{BOWL} {WASH}")
    brief = staffed.last(case)
    assert "delicate" in case.plain and "Brief 1" in brief.plain and "needs a lead" in brief.plain
    assert "two matters" in brief.plain and WASH in brief.plain
    of_bowl, of_product = brief.plain.split("\n_Question about a product_\n")
    assert "_Damaged on arrival_\n• " in of_bowl and "• What do the listing" in of_product.partition("*What")[0]


async def test_the_only_order_that_a_message_names_is_asked_for_by_neither_matter(team: Team) -> None:
    told = "The soap dish of order 115-6060601-7070702 arrived broken. Also, when do the towels get here?"
    draft = team.last(await team.draft(told)).plain
    assert "_Where is my order, in transit_" in draft and "Which order is it?" not in draft
    draft = team.last(await team.draft(f"{told[:-1]}, which I ordered on Friday?")).plain
    assert "_Where is my order, in transit_" in draft and "Which order is it?" in draft


async def test_an_unanswered_question_stays_beside_one_of_another_kind(team: Team) -> None:
    case = await team.draft("Do you ship to Hawaii, and does it cost extra? I need it by Friday.")
    await team.say("ben", case, "customer: Also, can you gift wrap it?")
    draft = team.last(team.case()).plain
    assert "gift wrapped" in draft and "to Alaska, Hawaii and Puerto Rico travel" in draft
    assert "you need it by Friday" in draft


@pytest.mark.deep
async def test_what_nobody_answered_yet_is_still_there_when_the_customer_writes_again(team: Team) -> None:
    case = await team.draft(f"{BOWL} {CANADA}")
    await team.press("ana", team.last(case), "Customer wrote again")
    await team.fill("ana", {"What the customer wrote": "Three of the four bowls have a crack, I looked again."})
    assert CANADA in team.case().plain
    await team.react("ben", team.last(case), "white_check_mark")
    await team.press("ben", team.last(case), "Sent to the customer")
    await team.press("ana", team.last(case), "Customer wrote again")
    await team.fill("ana", {"What the customer wrote": "Thanks! All four bowls are cracked, by the way."})
    assert "matters in this message" not in team.case().plain


async def test_the_matter_of_an_unanswered_message_is_not_lost_behind_the_next_one(team: Team) -> None:
    case = await team.draft(BOWL)
    await team.press("ana", team.last(case), "Customer wrote again")
    await team.fill("ana", {"What the customer wrote": f"By the way, {CANADA}"})
    assert BOWL in team.case().plain and CANADA in team.case().plain
    assert "2 matters in this message" in team.case().plain


async def test_a_trouble_that_nobody_answered_stays_until_it_settles_itself(team: Team) -> None:
    case = await team.draft("Two hinges of the hutch are missing.")
    await team.press("ana", team.last(case), "Customer wrote again")
    await team.fill(
        "ana", {"What the customer wrote": "And do you ship to Hawaii? I'd send a second hutch to my aunt."}
    )
    assert "Two hinges of the hutch are missing." in team.case().plain and "2 matters" in team.case().plain
    case = await team.draft("Two hinges of the hutch are missing.")
    await team.press("ana", team.last(case), "Customer wrote again")
    await team.fill("ana", {"What the customer wrote": "Sorry, found the hinges, they were taped to the lid."})
    assert "matters in this message" not in team.case().plain


async def test_what_adds_to_an_unanswered_message_and_is_no_matter_by_itself_leaves_the_case_what_it_is(
    team: Team,
) -> None:
    case = await team.draft(
        "The rug was a gift and is lovely but the wrong colour for our flat. I don't have the order number. Can I swap it?"
    )
    assert "Return within the window · routine" in team.last(case).plain
    await team.press("ana", team.last(case), "Customer wrote again")
    await team.fill("ana", {"What the customer wrote": "I never told you my name, it is Ines."})
    assert "Return within the window · delicate" in team.last(case).plain, "with the care of what nobody knows"


async def test_claude_names_a_matter_and_what_the_rules_are_sure_of_counts_too(start: Start) -> None:
    async with FakeClaude() as claude:
        team: Team = await start(**claude.settings)
        spoons = "The spoons look lovely on the page, are they oiled?"
        further = [{"situation": "product_question", "quote": spoons}, {"situation": "refund_for_all", "quote": spoons}]
        answer = {"situation": "damaged_on_arrival", "short_explanation": "Broken.", "quotes": [], "further": further}
        claude.will(Answers(answer), to="triage")
        case = await team.draft(f"{BOWL} {CANADA} {spoons} I am at jo@example.com.")
        assert "3 matters in this message" in case.plain and "delicate" in case.plain
        assert spoons in case.plain and CANADA in case.plain
        assert "jo@example.com" not in str(claude.requests)


async def test_words_that_claude_read_as_part_of_its_matter_are_no_second_one(start: Start) -> None:
    async with FakeClaude() as claude:
        team: Team = await start(**claude.settings)
        answer = {"situation": "damaged_on_arrival", "short_explanation": "Broken.", "quotes": [CANADA], "further": []}
        claude.will(Answers(answer), to="triage")
        assert "matters in this message" not in (await team.draft(f"{BOWL} {CANADA}")).plain
        claude.will(Answers(answer | {"quotes": [BOWL]}), to="triage")
        assert "2 matters in this message" in (await team.draft(f"{BOWL} {CANADA} Thanks.")).plain

"""The six situations the product was asked for, each from the customer's words to the reply that was sent."""

from bot.workspace import Message
from tests.dialogues.conftest import Team

NO_LONGER_NEEDED = (
    "Hi, my wife bought the same lantern so we don't need this one any more. Please send a prepaid label, "
    "I am not paying to ship it back. Order 114-2223334-5556667."
)
LATE_AND_ANGRY = (
    "So you won't take it back because it's been 41 days?? You are thieves. Refund me today or I will make sure "
    "every person I know hears what crooks you are!"
)
NOT_THERE = "UPS says my parcel was delivered on Monday but it never came. I looked everywhere. 114-2223334-5556667"
HALF_USED = (
    "I sent the candle set back after burning two of them and you only refunded part of it. I want all my money."
)
SHIPPING = "Good morning, how long does shipping to Ohio take and what does it cost?"
CIRCLES = (
    "This is the fourth time I write to your support. I already sent the weight photos twice and you ask me to send "
    "them again. Nobody reads my messages. The warehouse never weighed the units that are there."
)


def approved(team: Team, case: Message) -> tuple[Message, Message]:
    """The approved words, which stand alone, and what is under them."""
    text, approval = team.thread(case)[-2:]
    assert text.labels == [] and len(text.blocks) == 1, "a phone copies the words clean"
    assert {"Sent to the customer", "Take the approval back"} == set(approval.labels)
    assert "policies" in approval.plain and "2026" in approval.plain, "which version, and when"
    return text, approval


async def answer_first_check(team: Team, who: str, message: Message) -> str:
    """Somebody adds the first of the facts that are open; gives its question."""
    await team.press(who, message, "Add facts")
    view = team.ws.person(who).view
    assert view is not None and all(f"• {question}" in message.plain for question in view.inputs)
    question, block = next(iter(view.inputs.items()))
    await team.fill(who, {question: "2026-11-18" if block["element"]["type"] == "datepicker" else "no longer needed"})
    return question


async def test_1_no_longer_needed_but_wants_a_free_return(staffed: Team) -> None:
    team = staffed
    case = await team.draft(NO_LONGER_NEEDED)
    brief = team.last(case)
    assert "Brief 1" in brief.plain and "delicate" in case.plain and "Approve" not in brief.labels

    checked = await answer_first_check(team, "ben", brief)
    second = team.last(case)
    assert "Brief 2" in second.plain and checked not in second.plain

    await team.press("ana", second, "Draft one anyway")
    draft = team.last(case)
    assert "Draft 3" in draft.plain and "To approve: a teammate" in draft.plain

    await team.react("ana", draft, "white_check_mark")
    assert "Somebody else approves" in team.told("ana"), "it is delicate, so not by whoever asked for it"
    await team.react("ben", draft, "white_check_mark")
    _, approval = approved(team, case)
    assert "@Ben Okafor" in approval.plain
    await team.press("ben", approval, "Sent to the customer")
    assert "This is final" in team.last(case).plain and "Sent to the customer" in case.plain
    await team.react("ana", draft, "x")
    assert "final" in team.told("ana")


async def test_an_insult_beside_an_ordinary_matter_is_answered_on_the_matter_with_a_boundary(staffed: Team) -> None:
    team = staffed
    case = await team.draft("What a bunch of idiots, there is no remote in the box.")
    draft = team.last(case)
    assert "hostile" in case.plain and "To approve: a lead (@Lea Lind)" in draft.plain
    assert "how soon the remote can leave" in draft.plain and "I would like to settle this with you" in draft.plain
    assert "returned" not in draft.plain


async def test_2_after_the_window_and_threatening(staffed: Team) -> None:
    team = staffed
    case = await team.draft(LATE_AND_ANGRY)
    draft = team.last(case)
    assert "hostile" in case.plain and "To approve: a lead (@Lea Lind)" in draft.plain

    await team.say("ana", case, "revise: shorter")
    second = team.last(case)
    assert "Draft 2" in second.plain and "replaced by a newer one" in draft.plain

    await team.react("ana", second, "white_check_mark")
    assert "needs a lead" in team.told("ana") and "@Lea Lind" in team.told("ana")
    await team.react("lea", draft, "white_check_mark")
    assert "newer version" in team.told("lea")
    await team.press("lea", second, "Approve")
    text, approval = approved(team, case)
    assert "@Lea Lind" in approval.plain and "thieves" not in text.plain

    await team.press("ana", approval, "Sent to the customer")
    assert "This is final" in team.last(case).plain


async def test_3_shown_as_delivered_but_not_received(staffed: Team) -> None:
    team = staffed
    case = await team.draft(NOT_THERE)
    brief = team.last(case)
    assert "Brief 1" in brief.plain and "A reply here needs a lead" in brief.plain

    await team.press("ben", brief, "Write the reply")
    words = (
        "Hello,\n\nI am sorry that your parcel is not with you. I am opening a trace with the carrier today, and I will "
        "write to you by November 25 with what they found.\n\nKind regards,\nBen"
    )
    await team.fill("ben", {"The reply": words})
    draft = team.last(case)
    assert "Draft 2" in draft.plain and "Written by @Ben Okafor" in draft.plain

    await team.press("ben", draft, "Approve")
    assert "needs a lead" in team.told("ben")
    await team.press("ana", draft, "Approve")
    assert "needs a lead" in team.told("ana")
    await team.react("lea", draft, "white_check_mark")
    text, approval = approved(team, case)
    assert text.plain.strip() == words

    await team.react("lea", draft, "x")
    assert "Take the approval back first" in team.told("lea")
    await team.press("ben", approval, "Sent to the customer")
    assert "This is final" in team.last(case).plain


async def test_4_returned_half_used_and_wants_a_full_refund(staffed: Team) -> None:
    team = staffed
    case = await team.draft(HALF_USED)
    await team.press("ana", team.last(case), "Draft one anyway")
    draft = team.last(case)
    assert "Draft 2" in draft.plain and "To approve: a lead" in draft.plain

    checked = await answer_first_check(team, "ana", draft)
    third = team.last(case)
    assert "Draft 3" in third.plain and checked not in third.plain

    await team.react("ben", third, "white_check_mark")
    assert "needs a lead" in team.told("ben")
    await team.react("lea", third, "white_check_mark")
    _, approval = approved(team, case)
    await team.press("lea", approval, "Take the approval back")
    assert team.last(case).ts == third.ts and "Approve" in third.labels, "the approved words are gone with it"

    await team.press("lea", third, "Approve")
    _, approval = approved(team, case)
    await team.press("ana", approval, "Sent to the customer")
    assert "This is final" in team.last(case).plain


async def test_5_a_routine_question_about_shipping(staffed: Team) -> None:
    team = staffed
    case = await team.draft(SHIPPING)
    draft = team.last(case)
    assert "Draft 1" in draft.plain and "routine" in case.plain and "To approve: a teammate" in draft.plain
    assert "shipping." in draft.plain, "a promise stands on a clause"

    await team.react("ana", draft, "+1")
    text, approval = approved(team, case)
    assert "@Ana Ruiz" in approval.plain, "whoever asked may approve a routine reply"
    assert "shipping." not in text.plain and "¹" not in text.plain, "the customer gets the words alone"
    await team.press("ana", approval, "Sent to the customer")
    assert "This is final" in team.last(case).plain


async def test_6_a_customer_sent_in_circles_whose_case_goes_on(staffed: Team) -> None:
    team = staffed
    case = await team.draft(CIRCLES)
    brief = team.last(case)
    assert "Brief 1" in brief.plain and "A reply here needs a lead" in brief.plain

    await team.press("ana", brief, "Write the reply")
    words = (
        "Hello,\n\nYou sent the photos twice, and the units at the warehouse were not weighed; that is still open, and it "
        "is ours to get done. I am asking the warehouse today to weigh them, and I will write to you by November 25 with "
        "the weights.\n\nKind regards,\nAna"
    )
    await team.fill("ana", {"The reply": words})
    draft = team.last(case)
    assert "Draft 2" in draft.plain
    await team.react("ana", draft, "white_check_mark")
    assert "needs a lead" in team.told("ana") and "@Lea Lind" in team.told("ana")
    await team.press("lea", draft, "Approve")
    text, approval = approved(team, case)
    assert text.plain.strip() == words
    await team.press("ana", approval, "Sent to the customer")
    sent = team.last(case)
    assert "This is final" in sent.plain

    await team.say("ana", case, "she answers:", quote="It is Friday now. Were the units weighed or not?")
    assert "Were the units weighed" in case.plain and not sent.deleted, "what was sent stays on record"
    answer = team.last(case)
    assert "3" in answer.plain.partition("·")[0] and "Sent to the customer" not in case.plain
    await team.press("ana", answer, "Write the reply" if "Write the reply" in answer.labels else "Edit")
    await team.fill("ana", {"The reply": words.replace("November 25", "November 27")})
    last = team.last(case)
    await team.press("ana", last, "Approve")
    assert "needs a lead" in team.told("ana"), "a later message lowers no approver"
    await team.press("lea", last, "Approve")
    _, approval = approved(team, case)
    await team.press("ana", approval, "Sent to the customer")
    assert len([m for m in team.thread(case) if "This is final" in m.plain]) == 2

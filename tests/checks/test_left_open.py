"""What a reply leaves to the customer alone, without a step or a lead, and what it may."""

import pytest

from bot.domain.case import Who
from bot.domain.reply import Severity
from tests.checks.held_against import found


def test_a_yes_with_what_to_bring_and_what_they_had_to_do_before_leave_no_step_to_them_alone() -> None:
    where = "Can I pick it up myself?"
    yes = "Yes, from Monday, at 12 Dock Road, between 8 and 4. Please bring the order number."
    assert "all_on_customer" not in {f.rule for f in found(yes, where)}
    assert "all_on_customer" in {f.rule for f in found(yes, "I waited all day and it never came.")}
    twice = "It is hard that you had to ask twice. The warranty covers the motor for five years."
    assert "all_on_customer" not in {f.rule for f in found(twice, "I never got an answer about the warranty.")}


@pytest.mark.parametrize(
    "reply",
    [
        "The $12 were for the fitting. If they were taken by mistake, I'll give them back.",
        "The frame can't be cut shorter, because its ends carry the weight.",
        "It measures 40 by 60 centimetres, as the sketch on the page shows.",
        "Press the silver knob and hold it, then turn it to the left.",
        "I'll carry it to the depot myself at noon.",
    ],
)
def test_a_first_message_that_is_answered_leaves_no_step_open(reply: str) -> None:
    open_steps = {"no_next_step", "all_on_customer"}
    assert not open_steps & {f.rule for f in found(reply, "The shelf I put up came down again.")}


def test_what_is_merely_looked_into_and_a_refusal_to_who_wrote_before_leave_one_open() -> None:
    trouble = "The shelf I put up came down again."
    assert "no_next_step" in {f.rule for f in found("We are looking into it.", trouble)}
    refusal = "The shelf can't be returned, as the policy says."
    before = (Who.US, "Please see our help page.")
    assert "no_next_step" in {f.rule for f in found(refusal, trouble, before, "I saw it. The shelf still comes down.")}


@pytest.mark.parametrize("blame", ["You should have read the page first.", "You must have opened it yourself."])
def test_what_they_should_have_done_is_no_step_of_theirs(blame: str) -> None:
    assert "all_on_customer" not in {f.rule for f in found(blame, "My rug is too small, what now?")}
    assert "all_on_customer" in {f.rule for f in found("You should read the page first.", "My rug is too small?")}


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("I would like to speak with a supervisor about the rug.", "They ask for a person."),
        ("Nobody answers me about the rug.", "They say that they weren't heard before."),
        ("This is the fourth time that I write about the rug.", "They say that they weren't heard before."),
        ("I keep getting the same automatic replies.", "They say that they weren't heard before."),
    ],
)
def test_the_note_for_a_lead_says_what_the_customer_wrote(message: str, reason: str) -> None:
    told = [f.reason for f in found("I look into it and write by May 13.", message) if f.rule == "many_messages"]
    assert told == [f"{reason} A lead should read this one."]


def test_steps_that_are_all_the_customers_are_told() -> None:
    assert "all_on_customer" in {f.rule for f in found("Please wait two days and look outside.", "Where is my rug?")}


def test_the_third_message_and_the_wish_for_a_person_call_for_a_lead() -> None:
    many = found("I look into it and write by May 13.", "Where?", "Hello?", "Is anybody there?")
    wish = found("I look into it and write by May 13.", "Nobody reads this. I want to speak to a manager.")
    assert "many_messages" in {f.rule for f in many} and "many_messages" in {f.rule for f in wish}


def test_the_lead_is_named_and_nothing_is_left_to_warn_of() -> None:
    rules = {f.rule for f in found("My lead has your message and writes to you today.", "I want to talk to a manager.")}
    assert "many_messages" not in rules


def test_a_refusal_takes_up_the_demand_and_a_boundary_is_no_step_of_theirs() -> None:
    demand = "You refused my return because of two days! Refund me today or you will regret it."
    reply = "The window closed on May 2, so the return can't be approved. Please keep the messages respectful."
    assert {f.rule for f in found(reply, demand)} <= {"same_clause"}
    assert "all_on_customer" in {f.rule for f in found("Please keep the box.", demand)}
    assert "all_on_customer" not in {f.rule for f in found("I would ask you to leave out the insults.", demand)}


@pytest.mark.parametrize(
    "reply",
    [
        "Our colleague Priya takes it from here and writes to you today.",
        "I've passed this to Tom in logistics, who answers by May 13.",
        "I've asked Mr. Boyd, who is responsible for returns. He writes to you today.",
        "I'm Jonas, and I'm looking into it myself today.",
    ],
)
def test_somebody_named_who_takes_it_over_is_who_they_asked_for(reply: str) -> None:
    assert "many_messages" not in {f.rule for f in found(reply, "I want to speak to a real person.")}


@pytest.mark.parametrize(
    "reply",
    [
        "Dear Ana, I look into it and write by May 13.",
        "I've spoken with Marta, and she had read another date. I write by May 13.",
        "I look into it and write by May 13.\nBest,\nJonas",
    ],
)
def test_a_name_alone_takes_nothing_over(reply: str) -> None:
    assert "many_messages" in {f.rule for f in found(reply, "I want to speak to a real person.")}


def test_a_reply_that_settles_the_matter_needs_no_lead() -> None:
    again = ("Where?", "Hello?", "Is anybody there?")
    assert "many_messages" not in {f.rule for f in found("Your order is refunded in full today.", *again)}
    assert "many_messages" in {f.rule for f in found("I look into it and write by May 13.", *again)}


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("A new lid comes to you for nothing. Please put the old one in the bin.", "The lid is cracked."),
        (
            "That takes the kiln's maker to judge. My lead tells you on Friday. Please describe the crack.",
            "It cracked.",
        ),
        ("We ship there. Please reckon with ten days.", "Do you ship to Guam"),
        ("It is on its way. Should a part be missing, please mention it.", "The wrong lid came."),
        ("I'm sorry that it broke. Is the base in order?", "The lamp broke on the first day."),
        ("It broke, I'm sorry. A new one or your money: tell me which you prefer.", "The lamp broke."),
    ],
)
def test_what_is_in_hand_or_waits_for_their_choice_leaves_nothing_open(reply: str, message: str) -> None:
    told = {f.rule for f in found(reply, message) if f.severity is Severity.WARN}
    assert not told & {"all_on_customer", "no_next_step"}


def test_steps_that_are_all_theirs_and_work_without_a_day_are_told() -> None:
    message = "The lamp broke on the first day."
    assert "all_on_customer" in {f.rule for f in found("Sorry. Please pack it and take it to a shop.", message)}
    assert "no_next_step" in {f.rule for f in found("I'm sorry. We are looking into it.", message)}


@pytest.mark.parametrize(
    "reply",
    ["The invoice in your company's name is attached.", "Here is the invoice you asked for, made out to your company."],
)
def test_the_paper_they_wrote_for_leaves_nothing_open(reply: str) -> None:
    asked = "Please send the invoice with our tax number."
    again = "My accountant is waiting. You have the number, I sent it twice."
    assert "no_next_step" not in {f.rule for f in found(reply, asked, (Who.US, "Which order is it?"), again)}


def test_a_paper_they_have_not_asked_for_settles_nothing() -> None:
    trouble, before = "The shelf came down.", (Who.US, "Please see our help page.")
    told = found("I'm sorry. The guide is attached.", trouble, before, "I sent you the picture. It still comes down.")
    assert "no_next_step" in {f.rule for f in told}


def test_what_we_suppose_is_no_step_of_theirs() -> None:
    reply = "We are pleased that the spare key turned up, and take it that all is well."
    trouble = "The lock came without the spare key, that was taped under the lid. Found it."
    assert "all_on_customer" not in {f.rule for f in found(reply, trouble)}
    asked = "We are pleased that the spare key turned up. Please take it to the counter."
    assert "all_on_customer" in {f.rule for f in found(asked, trouble)}

"""What a reply passes over: a failure of others, a question, a figure; and what it says again."""

import pytest

from bot.checks.circles.reply.rhetorical import rhetorical
from bot.domain.case import Who
from bot.domain.reply import Severity
from tests.checks.held_against import found, stops


def test_a_third_partys_failure_that_a_fact_confirms_stops_when_it_is_passed_over() -> None:
    message = "The fulfilment center never weighed the three units that are there."
    reply = "Fees follow the measured size. Please see the help page."
    known = {"note": "three units at the fulfilment center were never weighed"}
    assert "third_party_failure" in stops(reply, message, **known)
    assert [f.severity for f in found(reply, message) if f.rule == "third_party_failure"] == [Severity.WARN]
    assert not stops(
        "The units were never weighed; I ask the center to weigh them and write by May 13.", message, **known
    )


def test_saying_the_same_again_is_told() -> None:
    ours = (Who.US, "Your parcel was handed to the courier on Monday and should move within two days.")
    again = "Your parcel was handed to the courier on Monday and should move within two days."
    assert "repeated" in {f.rule for f in found(again, "Where is it?", ours, "Still nothing, where is it?")}


def test_a_question_that_is_passed_over_is_told() -> None:
    rules = {f.rule for f in found("I refund the lamp today.", "Which voltage does the replacement transformer need?")}
    assert "unanswered" in rules


def test_who_pays_is_no_demand_for_a_refund_that_the_reply_refuses() -> None:
    message = "I want to return the stool, it is too high. Do I pay for shipping?"
    reply = "I am sorry that the stool did not work out for you, and returning it is no problem. Use our label."
    assert "unanswered" in {f.rule for f in found(reply, message)}


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("I am finding out where yours is.", True),
        ("I am finding out where yours is. Please keep what came; nothing needs to come back.", False),
    ],
)
def test_what_to_do_with_what_came_is_a_question_of_its_own(reply: str, told: bool) -> None:
    message = "Somebody else's parcel came. What should I do with it and where is mine?"
    left = [f.against or "" for f in found(reply, message) if f.rule == "unanswered"]
    assert any("do with it" in words for words in left) == told


@pytest.mark.parametrize(
    ("reply", "message", "left"),
    [
        (
            "We ship to all states and to Canada.",
            "Where is my parcel? Also do you ship to Canada?",
            "Where is my parcel",
        ),
        ("Your order is shipped from Reno.", "Where is my order? Also do you ship to Canada?", "do you ship to Canada"),
        ("I will replace the mug.", "Can you replace the mug? And do you engrave names on glass?", "engrave names"),
        (
            "Yes, the mug will be replaced.",
            "Can you replace the mug? And do you engrave names on glass?",
            "engrave names",
        ),
    ],
)
def test_a_second_question_that_is_passed_over_warns_with_the_customers_words(
    reply: str, message: str, left: str
) -> None:
    [told] = [f for f in found(reply, message) if f.rule == "unanswered"]
    assert told.severity is Severity.WARN
    assert left in (told.against or "")


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("UPS has it in Reno. We ship to Canada.", "Where is my parcel? Also do you ship to Canada?"),
        ("Yes, I will replace the mug. No, glass we do not paint.", "Can you replace it? And do you engrave names?"),
        ("I am checking the cost for Hawaii.", "Do you ship to Hawaii, and does it cost extra?"),
        ("It left on Monday with UPS.", "Where is my parcel?"),
    ],
)
def test_questions_that_are_taken_up_are_left_alone(reply: str, message: str) -> None:
    assert "unanswered" not in {f.rule for f in found(reply, message)}


@pytest.mark.parametrize(
    ("message", "rules"),
    [
        ("The blind is 32, I need 34", False),
        ("The ring is a 7 and she wears 8.", False),
        ("I live at 14 Birch Lane.", False),
        ("The blind is 32 and bent, I need 36", True),
    ],
)
def test_what_came_is_taken_up_with_what_is_needed_instead_and_an_address_by_nobody(message: str, rules: bool) -> None:
    reply = "You would like size 34 or 8 instead. I will write to you by Monday, November 30."
    assert ("unanswered" in {f.rule for f in found(reply, message)}) is rules


def test_an_order_number_is_no_figure_that_wants_an_answer_and_a_size_is_taken_up_by_its_letter() -> None:
    reply = "I'm sorry that a grey one came. The right one leaves on Monday."
    ordered = "I ordered the tall blue pitcher (112-4455667-1122334) and what came is grey."
    assert "unanswered" not in {f.rule for f in found(reply, ordered)}
    assert "unanswered" not in {
        f.rule for f in found("An XL is here; I'll send it.", "Can I swap the M coat for an XL?")
    }
    assert "unanswered" in {f.rule for f in found("It's a lovely coat.", "Can I swap the M parka for an XL?")}


def test_a_failure_that_only_the_request_names_is_passed_over() -> None:
    reply = "Please send a new carton to the warehouse for weighing."
    message = "Your warehouse has the pallet and no one has weighed a single carton."
    assert "third_party_failure" in stops(reply, message, weighed="no carton has been weighed by the warehouse")


@pytest.mark.parametrize(
    "question",
    [
        "How many times do I have to explain it?",
        "Do you think I am made of money?",
        "Do you expect me to wait another week?",
        "Is this a joke?",
        "What kind of shop is this?",
    ],
)
def test_a_reproach_put_as_a_question_needs_no_answer(question: str) -> None:
    reply = "I am sending a new lamp on Monday, May 18."
    assert "unanswered" not in {f.rule for f in found(reply, f"The lamp is dead. {question} Can you replace the lamp?")}


@pytest.mark.parametrize(
    "question",
    [
        "How many times can I wash it?",
        "How often do I have to charge it?",
        "Do you think I can use it outside?",
        "Do you think it will arrive by Friday?",
        "What kind of screws fit it?",
        "Is it normal that it hums?",
    ],
)
def test_a_question_about_the_item_is_no_reproach(question: str) -> None:
    assert not rhetorical(question)


def test_what_somebody_does_by_habit_is_no_failure_of_theirs() -> None:
    reply = "I can't call it safe without the maker's papers, so please keep it away from him."
    message = "Is the clay fine for a toddler? He bites toys."
    assert "third_party_failure" not in stops(reply, message, question="clay for a toddler who bites toys")


def test_what_is_passed_over_is_told_without_half_a_bracket() -> None:
    said = (
        "The left leg motor grinds and stops halfway, I did the reset your colleague wrote (hold down 10 seconds, "
        "twice), and since then the display says E08."
    )
    told = [f.against for f in found("I write to you by Friday.", said) if f.rule == "unanswered" and f.against]
    assert told and all(quote.count("(") == quote.count(")") for quote in told)


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        (
            "Kindly send three more boxes in order to measure the height.",
            "Kindly send three more boxes in order to measure the height",
        ),
        (
            "A parcel shown as handed over on the 7th never reached us.",
            "A parcel shown as handed over on the 7th never reached us",
        ),
        ("It's for my niece, so please leave the price off.", "It's for my niece, so please leave the price off"),
        ("Does it fit a 30 mm rail, and is it 12 V?", "Does it fit a 30 mm rail"),
    ],
)
def test_what_is_passed_over_is_shown_as_a_whole_clause(message: str, shown: str) -> None:
    told = [f.against for f in found("I write to you by Friday.", message) if f.rule == "unanswered" and f.against]
    assert told and told[0].rstrip(".") == shown


@pytest.mark.parametrize(
    ("question", "reply", "left"),
    [
        ("Do I need a permit for the drone, or can anybody fly one?", "No permit is needed for the drone.", False),
        ("Do I need a permit for the drone, or can anybody fly one?", "Anybody may fly one at home.", False),
        ("Do I need a permit for the drone? And can a child hold the remote?", "No permit is needed here.", True),
    ],
)
def test_of_two_halves_of_a_question_one_is_answer_enough(question: str, reply: str, left: bool) -> None:
    assert ("unanswered" in {f.rule for f in found(f"{reply} I write to you by Friday.", question)}) is left


@pytest.mark.parametrize(("day", "left"), [("June 9", False), ("June 8", True)])
def test_a_day_is_taken_up_where_the_reply_names_it(day: str, left: bool) -> None:
    told = found(f"I write to you by {day}.", "We move house from the 9th on.")
    assert ("unanswered" in {f.rule for f in told}) is left

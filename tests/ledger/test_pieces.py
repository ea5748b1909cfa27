"""Of a sentence that runs on, the piece that tells something is quoted, and each piece in its place."""

import pytest

from bot.domain.case import Who
from tests.ledger.test_so_far import happened

RUNS_ON = (
    "Your agent told me to bleed the radiator, which I did, and then I opened a return on Tuesday in my account and "
    "nobody reacted so now I want my money back before our housewarming on Saturday"
)


def test_what_runs_on_is_taken_apart() -> None:
    found = happened((Who.CUSTOMER, RUNS_ON))
    assert found.promised == ("Your agent told me to bleed the radiator",)
    assert found.done == ("bleed the radiator, which I did, and then I opened a return on Tuesday in my account",)
    assert found.wants == ("now I want my money back before our housewarming on Saturday",)
    assert found.needed == "Saturday, May 16 (“now I want my money back before our housewarming on Saturday”)"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "We had the crate at the door already on Monday morning when your colleague told us to keep it and paint the "
            "feet ourselves.",
            "your colleague told us to keep it and paint the feet ourselves",
        ),
        (
            "The mixer you promised for last week is still in Reno and I have a kitchen full of flour, eggs and children.",
            "The mixer you promised for last week is still in Reno",
        ),
    ],
)
def test_of_what_they_were_told_only_that_is_quoted(said: str, told: str) -> None:
    assert happened((Who.CUSTOMER, said)).promised == (told,)


def test_what_we_told_them_to_do_is_no_wish_of_theirs() -> None:
    said = "I had wrapped the drum for the post when your colleague wrote me to keep it and try a new skin on it first."
    assert happened((Who.CUSTOMER, said)).wants == ()


@pytest.mark.parametrize(
    "said",
    [
        "You told me to clean the filter and restart it.",
        "Your agent asked me to drain it, wait a day and fill it again.",
        "I was told to unplug it or press the red button.",
        "You asked me to reset it and call you.",
        "I was told to keep the box and send photos.",
    ],
)
def test_the_next_step_that_they_were_told_of_is_no_wish_either(said: str) -> None:
    assert happened((Who.CUSTOMER, f"{said} The hem is open.")).wants == ()


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("You told me to wait, send me the label.", "You told me to wait, send me the label."),
        ("You told me to wait and please cancel it.", "You told me to wait and please cancel it."),
        ("I was told to wait, cancel it.", "I was told to wait, cancel it."),
    ],
)
def test_what_they_ask_behind_what_they_were_told_is_a_wish(said: str, wish: str) -> None:
    assert happened((Who.CUSTOMER, said)).wants == (wish,)


def test_steps_that_follow_each_other_are_one_piece() -> None:
    steps = "I reset the router, pulled the plug for an hour and moved it to the hall"
    said = f"{steps}, which my neighbor found funny, so are you going to send somebody this week?"
    found = happened((Who.CUSTOMER, said))
    assert found.done == (steps,)
    assert found.wants == ("are you going to send somebody this week?",)


@pytest.mark.parametrize("told", ["You told me to start the return in my account", "You asked me to call the depot"])
def test_a_step_without_hands_is_done_where_they_say_so(told: str) -> None:
    assert happened((Who.CUSTOMER, f"{told}, which I did.")).done == (f"{told}, which I did.",)


@pytest.mark.parametrize("said", ["You told me to start the return.", "You told me to call the depot, which I won't."])
def test_a_step_they_were_only_told_of_is_not_done(said: str) -> None:
    assert not happened((Who.CUSTOMER, said)).done


@pytest.mark.parametrize(
    "said",
    [
        "I was told to wait for ten days.",
        "Told to wait for ten days.",
        "Promised for October, then for May.",
        "I was promised a call from a lead by Tuesday.",
        "You answered that the hem must not be ironed.",
        "You tell me to ask a tailor.",
    ],
)
def test_what_they_were_told_is_no_step_of_theirs(said: str) -> None:
    found = happened((Who.CUSTOMER, f"{said} The hem is open."))
    assert (found.done, found.promised) == ((), (said,))


def test_two_of_us_are_both_quoted() -> None:
    first, then = "Your colleague Ines said refund by Monday.", "Then Omar said it was refused."
    assert happened((Who.CUSTOMER, f"{first} {then}")).promised == (first, then)
    assert happened((Who.CUSTOMER, "My cousin has one too. Then Omar said it was loud.")).promised == ()


def test_typing_without_capitals_makes_sentences_too() -> None:
    found = happened((Who.CUSTOMER, "me again. i cleaned the nozzle twice. still drips. just send me another"))
    assert found.done == ("i cleaned the nozzle twice.",)
    assert found.wants == ("just send me another",)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("3 emails no answer.", "3 emails no answer"),
        ("hello, third message. The jug leaks.", "third message"),
        ("I told you that over the phone and in the chat.", "I told you that over the phone and in the chat"),
        ("I said so in both mails.", "I said so in both mails"),
        ("I've said it four times.", "I've said it four times"),
        ("Same text for the third time.", "Same text for the third time"),
        ("Fourth time now.", "Fourth time now"),
        ("On hold for 40 minutes.", "On hold for 40 minutes"),
        ("Ho già scritto due volte.", "Ho già scritto due volte"),
    ],
)
def test_how_often_they_spoke_is_told_once(said: str, words: str) -> None:
    found = happened((Who.CUSTOMER, said))
    assert (found.contacts, found.done) == ((words,), ())


@pytest.mark.parametrize(
    "said",
    ["The same chair for the third time.", "I told my son that over the phone.", "Three emails from UPS say so."],
)
def test_what_is_no_message_to_us_is_none(said: str) -> None:
    assert not happened((Who.CUSTOMER, said)).contacts


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("I was ill, papers are attached.", ()),
        ("Report attached.", ()),
        ("I've attached the report of the plumber.", ()),
        ("I reset it like your video shows.", ()),
        ("I attached the receipt.", ("receipt",)),
        ("I wrote my street into your form.", ()),
        ("I gave my address in the form.", ("address",)),
        ("I filled in your form.", ("form",)),
        ("Photo attached.", ("photo",)),
        ("I've looked at every picture.", ()),
        ("I went through all your photos and saw no lid.", ()),
        ("pls cancel 90021", ("order number",)),
        ("The receipt went out with my first mail.", ("receipt",)),
        ("Two pics of the hem attached. See the pictures.", ("picture",)),
        ("Ich habe Ihnen die Rechnung zweimal gemailt.", ("receipt",)),
    ],
)
def test_only_what_was_handed_over_is_given(said: str, given: tuple[str, ...]) -> None:
    assert happened((Who.CUSTOMER, said)).given == given

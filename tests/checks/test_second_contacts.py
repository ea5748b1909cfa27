"""Second and third contacts: what was done, given or answered before, and replies that only tell of it."""

import pytest

from bot.checks.circles.asked_again.same_kind import again_of_the_kind
from bot.checks.circles.reply.reply import Reply
from bot.domain.case import Matter, Turn, Who
from bot.ledger.reading import read_ledger
from tests.checks.held_against import TODAY, found, stops


@pytest.mark.parametrize(
    ("told", "reply"),
    [
        ("wiped it, ran it dry, bought another belt", "You've wiped it, run it dry and bought another belt."),
        ("I laid foil below it", "Laying foil below it was a smart test. The leak is in the valve."),
        ("I put the old bulb in the drawer", "Keep the old bulb, please; a new one leaves tomorrow."),
        ("I logged in and the credit is gone", "Please log out once, then it'll show."),
        ("I logged in on my tablet", "Please log in on a laptop."),
        ("She asked for my zip code, your letter was mailed on Monday", "What is your zip code?"),
        ("Ben asked for a picture, sent me a form instead", "We're sorry. Please send us a picture of the hinge."),
        ("Tracking still says: label created, waiting for package.", "Once it leaves, 3 to 6 days are usual."),
        ("I waited until Monday.", "After that, 2 to 4 business days are usual."),
    ],
)
def test_a_reply_that_tells_of_their_steps_or_asks_for_another_is_not_stopped(told: str, reply: str) -> None:
    assert not stops(reply, told)


@pytest.mark.parametrize(
    ("told", "reply"),
    [
        ("Once you've wiped it? I wiped it and ran it dry", "Once you've wiped it, run it dry."),
        ("I left it in the sun all day", "Keep it in the sun for a day."),
        ("asked the people upstairs already", "Please have a word with your neighbors."),
        ("i was signed in the whole time", "Would you log in to your account?"),
        ("heres two photos of the hinge", "Please send us photos of the hinge."),
        ("Ben asked for a video of the hinge, mailed on Sunday", "We need a video of the hinge, please."),
        ("gave it a go with another cable", "Have you given it a go with a different cable?"),
    ],
)
def test_what_they_did_or_gave_is_heard_in_everyday_words(told: str, reply: str) -> None:
    assert "circular" in stops(reply, told)


AGAIN = [
    ("Why would you like to return it?", "It hums all night.", "What's the reason that you're sending it back?"),
    ("Which day would work for you?", "Best is Thursday.", "On what date would it suit you?"),
    ("When did you order it?", "On the 4th of May.", "On what date did you buy it?"),
    ("What color would you like instead?", "the blue one", "Which colour do you want?"),
]
ANOTHER = [
    ("Why would you like to return it?", "It hums all night.", "What do you think is the reason for the hum?"),
    ("Which day would work for you?", "Best is Thursday.", "On which day did it arrive?"),
    ("When did it arrive?", "On the 4th of May.", "When did it stop?"),
    ("Which day would work for you?", "I don't know yet.", "Which day would be best for you?"),
    ("Which size do you prefer?", "what sizes are there?", "There are S and M. Which size would you like?"),
    ("How many cups are broken?", "Three of the six.", "How many saucers are broken?"),
    ("How long is the cable?", "2 meters", "How long has it been like this?"),
]


@pytest.mark.parametrize(("ask", "answer", "reply"), AGAIN)
def test_a_question_put_again_in_other_words_is_stopped(ask: str, answer: str, reply: str) -> None:
    assert "circular" in stops(reply, "hi", (Who.US, ask), answer)


@pytest.mark.parametrize(("ask", "answer", "reply"), ANOTHER)
def test_another_question_of_the_same_kind_is_not(ask: str, answer: str, reply: str) -> None:
    assert not stops(reply, "hi", (Who.US, ask), answer)
    turns = (Turn(Who.CUSTOMER, "hi"), Turn(Who.US, ask), Turn(Who.CUSTOMER, answer))
    matter = Matter(turns, TODAY)
    assert again_of_the_kind(reply, Reply(reply, (), (), read_ledger(matter), matter)) is None


def test_an_answer_is_found_behind_the_first_words_of_a_turn() -> None:
    ask = (Who.US, "Please plug it straight into the wall.")
    answer = "Sure. It was always straight in the wall."
    assert "circular" in stops("Plug it into a wall outlet, please.", "it trips", ask, answer)


def test_goods_brought_to_the_wrong_house_are_a_failure_that_a_reply_must_name() -> None:
    told = {"carrier_answer": "USPS confirmed that the box was delivered to the wrong house"}
    said = "the usps lady showed me another street"
    assert "third_party_failure" in stops("The tracking says delivered. Please look around.", said, **told)
    mended = "USPS brought it to the wrong house. A new box leaves today."
    assert "third_party_failure" not in [f.rule for f in found(mended, said, **told)]


def test_to_leave_a_thing_as_it_is_is_no_step_that_they_took() -> None:
    message = (
        "I sanded the walnut board with 240 grit, oiled it twice with tung oil and the grain still lifts at the edge."
    )
    left = "We ask the maker about the walnut board, the grain and the edge today. Until then, leave them as they are."
    assert "circular" not in stops(left, message)
    assert "circular" in stops("Please sand the walnut board with 240 grit and oil it with tung oil.", message)

"""A question or a claim in words that other questions have too is answered by what its answer is made of."""

from datetime import date

import pytest

from bot.checks.review import review
from bot.domain.case import Matter, Turn, Who
from bot.domain.reply import Draft, Passage
from tests.knowledge.small_book import shipped

ANSWERED = [
    (
        "Two things. Which oil suits the chopping block? And when will the parcel get to my mother in Duluth?",
        "Plain mineral oil suits the block. The carrier's estimate is Thursday.",
    ),
    (
        "Do you gift wrap the kettle, and when does it arrive at the cottage?",
        "We wrap the kettle. It left our warehouse today.",
    ),
    ("Which mat fits the crate? Is there an extra charge for the long one?", "Mat B fits the crate, at no added cost."),
    ("Which mat fits the crate? Do we pay extra for the long one?", "Mat B fits the crate. The long one is $4 more."),
    (
        "Which bulb fits? The banner reads that shipping costs $9.",
        "Bulb E14 fits. Shipping costs nothing from $35.",
    ),
    ("Which mat fits the crate? Do I pay the return shipping?", "Mat B fits the crate, and its return is on us."),
    ("How long does shipping to Ohio take?", "In the 48 states it usually arrives 3 to 6 business days after it left."),
    ("Which mat fits the crate? How fast do you deliver to Boise?", "Mat B fits the crate, and it takes three days."),
    ("Which mat fits the crate? Is mat C still in stock?", "Mat B fits the crate. Of C we have none left."),
    ("Which mat fits the crate? See the attached photo.", "Mat B fits the crate."),
    ("Which mat fits the crate? When do I get the money for the other?", "Mat B fits the crate. We pay within 5 days."),
    ("I am 77 years old and new to this. Which mat fits the crate?", "Mat B fits the crate."),
    ("Bought the mat for my mums 70th. Which crate does it fit?", "It fits crate B."),
    ("It was for our 25th anniversary on Sunday. Which mat fits the crate?", "Mat B fits the crate."),
    ("It is for my aunt, who is 90 years of age. Which mat fits the crate?", "Mat B fits the crate."),
]
LEFT = [
    ("Which mat fits the crate? Do I pay the return shipping?", "Mat B fits the crate, and here is how to return it."),
    (
        "Which mat fits the crate? Will I get the shipping back?",
        "Mat B fits the crate. It ships today, and I write back tomorrow.",
    ),
    ("My crate is 2 years old. Which mat fits it, and is the crate still under guarantee?", "Mat B fits it."),
    ("The 3rd shelf came cracked. Which mat fits it?", "Mat B fits it."),
    (
        "Two things. Which oil suits the chopping block? And when will the parcel get to my mother in Duluth?",
        "Plain mineral oil suits the block.",
    ),
    ("Which mat fits the crate? Is there an extra charge for the long one?", "Mat B fits the crate."),
    ("Which mat fits the crate? When do I get the money for the other?", "Mat B fits the crate. We have your money."),
    (
        "Which mat fits the crate? How fast do you deliver to Boise?",
        "Mat B fits the crate, and we deliver to all states.",
    ),
    ("Which mat fits the crate? And is there a fee?", "Mat B fits the crate, and it is soft."),
    (
        "Which bulb fits? The banner reads that shipping costs $9.",
        "Bulb E14 fits. We ship it today. It costs a little less than the old one.",
    ),
]


@pytest.mark.parametrize(("message", "reply"), ANSWERED)
def test_what_its_answer_is_made_of_answers_it(message: str, reply: str) -> None:
    assert "unanswered" not in rules(message, reply)


@pytest.mark.parametrize(("message", "reply"), LEFT)
def test_words_that_only_stand_near_it_leave_it_open(message: str, reply: str) -> None:
    assert "unanswered" in rules(message, reply)


def rules(message: str, reply: str) -> set[str]:
    matter = Matter((Turn(Who.CUSTOMER, message),), date(2026, 11, 30))
    return {f.rule for f in review(Draft((Passage(reply),)), matter, shipped(), "other")}


def test_each_question_that_is_left_is_shown() -> None:
    asked = "Do we need to send the medium back first? And is it the pink one, not the purple?"
    assert against(asked, "I am finding out how soon it can leave.") == [
        "Do we need to send the medium back first",
        "And is it the pink one, not the purple",
    ]


def test_a_question_that_no_clause_is_read_from_is_noted() -> None:
    assert against("So would half the price back be ok?", "I am finding out whether we have another.") == [
        "So would half the price back be ok?"
    ]
    assert not against("So would half the price back be ok?", "Half the price comes back to you.")


def against(message: str, reply: str) -> list[str | None]:
    matter = Matter((Turn(Who.CUSTOMER, message),), date(2026, 11, 27))
    return [f.against for f in review(Draft((Passage(reply),)), matter, shipped(), "other") if f.rule == "unanswered"]

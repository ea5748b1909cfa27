"""An answer to our question goes on with what was written before, whatever it names besides."""

import pytest

from bot.knowledge.triage.thread.answering import answers_us
from tests.knowledge.small_book import recognition
from tests.knowledge.test_we_asked_again import thread

CHIP = "The large vase arrived with a chip at the rim. I attach a picture."
CHOICE = "I am sorry. Shall I send you a new vase, or would you rather have your money back?"


@pytest.mark.parametrize(
    "theirs",
    [
        "A new one please, but could you hold it until the 10th?",
        "Yes please, and can it go to my neighbour?",
        "Refund please.",
        "I'd rather have the money.",
        "Hi, thanks. The money back, please.",
        "no, neither",
        "Photo's attached, it is about 60 cm from the end.",
        "Here it is.",
        "I'll take the new one",
        "money back please",
    ],
)
def test_who_begins_with_an_answer_answers(theirs: str) -> None:
    assert answers_us(thread(CHIP, CHOICE, theirs))


@pytest.mark.parametrize(
    "theirs",
    [
        "Where is my other order 5512?",
        "No news, then?",
        "The lid of the second one is loose as well.",
        "Do you ship to Canada?",
        "Can you change the address first?",
    ],
)
def test_who_asks_something_else_does_not(theirs: str) -> None:
    assert not answers_us(thread(CHIP, CHOICE, theirs))


def test_without_a_question_of_ours_there_is_nothing_to_answer() -> None:
    assert not answers_us(thread(CHIP, "A new vase leaves tomorrow.", "Yes please!"))


def test_the_kind_of_case_stays_what_it_was() -> None:
    about = thread(CHIP, CHOICE, "A new one please, but could you hold it until the 10th? We are away.")
    assert recognition().triage(about).situation == "damaged_on_arrival"

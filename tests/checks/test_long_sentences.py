"""A message that goes on without a full stop is read in a time that grows with its length, as any other."""

from datetime import date

import pytest

from bot.checks.circles.seen import at_stake
from bot.checks.forbidden_forms import styling
from bot.checks.personal_data.redaction import redact
from bot.checks.review import review
from bot.domain.case import Matter, Turn, Who
from bot.domain.reply import Draft, Passage
from bot.knowledge.replies.points import points
from tests.growth import in_proportion
from tests.knowledge.small_book import shipped

REPLY = Draft((Passage("Thank you for writing. I will look into it today."),))


def read(text: str) -> None:
    """What is read of a message, and of a reply beside it."""
    book, matter = shipped(), Matter((Turn(Who.CUSTOMER, text),), date(2026, 11, 28))
    at_stake(redact(matter, "ab12")[0])
    points(text)
    review(REPLY, matter, book, book.situations[0].id)


@pytest.mark.deep
@pytest.mark.parametrize(
    "words", [" and went on", ", and I told the carrier that the box is broken", ", do you send it to Guam"]
)
def test_a_sentence_without_end_is_read_in_proportion_to_its_length(words: str) -> None:
    read("Hello.")
    assert in_proportion(read, words)


@pytest.mark.deep
@pytest.mark.deep
@pytest.mark.parametrize("part", ["o'", "a\u2019", "a-", "a/", "a_", "e\u0301", "\u202e"])
def test_a_word_without_end_is_read_in_proportion_to_its_length(part: str) -> None:
    read("Hello.")
    assert in_proportion(read, part)


@pytest.mark.deep
@pytest.mark.parametrize("mark", [" ", "\n", ".", "!"])
def test_marks_and_blanks_without_end_are_read_in_proportion_to_their_number(mark: str) -> None:
    def read_and_sent(text: str) -> None:
        read(f"I {text} asked")
        _styled(f"I {text} refund it")
        _greets(f"I {text} refund it")

    read("Hello.")
    assert in_proportion(read_and_sent, mark)


def _styled(text: str) -> None:
    """What is forbidden by its form in a reply."""
    list(styling(text, 3))


def _greets(text: str) -> None:
    """What is read of a reply's own words."""
    review(Draft((Passage(text),)), Matter((), date(2026, 11, 28)), shipped(), shipped().situations[0].id)


@pytest.mark.deep
@pytest.mark.deep
@pytest.mark.parametrize("words", ["1. ", "- full refund\n", "the lamp fits, and we foo ", "Yes. ", "free from $5 "])
def test_a_reply_of_the_same_words_without_end_is_read_in_proportion_to_its_length(words: str) -> None:
    matter = Matter((Turn(Who.CUSTOMER, "Do you ship to Peru?"),), date(2026, 11, 28))

    def judge(text: str) -> None:
        review(Draft((Passage(text),)), matter, shipped(), "shipping_policy_question")

    judge("Hello.")
    assert in_proportion(judge, words)

"""A message that goes on without a full stop is read in a time that grows with its length, as any other."""

from datetime import date

import pytest

from bot.checks.circles.seen import at_stake
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


@pytest.mark.parametrize(
    "words", [" and went on", ", and I told the carrier that the box is broken", ", do you send it to Guam"]
)
def test_a_sentence_without_end_is_read_in_proportion_to_its_length(words: str) -> None:
    read("Hello.")
    assert in_proportion(read, words)

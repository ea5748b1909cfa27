"""Which of our earlier sentences answers a question, and which tells nothing yet."""

from datetime import date

import pytest

from bot.domain.case import Matter, Turn, Who
from bot.knowledge.replies.written import written
from bot.knowledge.schema.asked_facts import Written


def _written(kind: Written, *ours: str) -> str | None:
    turns = (*(Turn(Who.US, text) for text in ours), Turn(Who.CUSTOMER, "And now?"))
    return written(kind, Matter(turns, date(2026, 11, 30)))


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (Written.DELIVERY, "It should be with you by December 2."),
        (Written.DELIVERY, "The estimated delivery is Nov 28."),
        (Written.DEPARTURE, "Your order left our warehouse this morning."),
        (Written.SCAN, "The last scan was in Memphis on Tuesday."),
        (Written.DELIVERED, "It has been marked as delivered on Sunday, so please look around."),
        (Written.REFUND, "Your refund of 18.90 EUR was issued on November 12."),
        (Written.AMOUNT, "We refunded $31.20 to your Visa on Monday."),
        (Written.RETURN, "Your return reached us on the 18th."),
        (Written.WINDOW, "You can return it until January 31."),
        (Written.WINDOW, "You have 30 days from delivery."),
        (Written.DELIVERY, "The carrier estimates Tuesday."),
        (Written.STOCK, "The blue one is out of stock."),
        (Written.LABEL, "A label costs $6.50."),
        (Written.DECISION, "We'll let you know by Wednesday."),
    ],
)
def test_our_sentence_that_answers_is_found(kind: Written, sentence: str) -> None:
    assert _written(kind, f"Thank you for your message. {sentence} Kind regards, Ida") == sentence


@pytest.mark.parametrize("kind", Written)
@pytest.mark.parametrize(
    "text",
    [
        "If it doesn't arrive by Friday, please write to me.",
        "Once your return has arrived, the refund is issued within 3 days.",
        "Could you tell me on which day it was delivered?",
        "Thank you for your message of November 20.",
    ],
)
def test_what_is_asked_or_depends_on_something_answers_nothing(kind: Written, text: str) -> None:
    assert _written(kind, text) is None


def test_the_latest_counts() -> None:
    assert (
        _written(Written.DELIVERY, "It is due on Monday.", "It is due on Thursday now.") == "It is due on Thursday now."
    )

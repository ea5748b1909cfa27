"""The same answer twice is a circle, whether the customer complains or not."""

import pytest

from bot.domain.case import Lane, Role
from bot.knowledge.triage.circles.told_twice import said_twice
from tests.knowledge.small_book import recognition
from tests.knowledge.test_we_asked_again import thread

WHERE = "Where is order 300718? It was due on Thursday."
LABEL = "The link shows 'label created' since the 18th."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Your order is on its way. Follow the link.", "Good news, your order is on its way! Track it any time."),
        (
            "Refunds take 5-7 business days after we receive it.",
            "Hi! Refunds take 5-7 business days after we receive it.",
        ),
        ("All measurements are on the listing page.", "Thanks for asking! All measurements are on the listing page."),
        ("The parcel is with the carrier now.", "Hello, the parcel is with the carrier now. Kind regards"),
    ],
)
def test_the_same_answer_twice_is_for_a_lead(first: str, second: str) -> None:
    about = thread(WHERE, first, LABEL, second, "And now?")
    found = recognition().triage(about)
    assert said_twice(about)
    assert found.lane is not Lane.ROUTINE and found.approver.rank >= Role.LEAD.rank
    assert "the same answer twice" in found.reason


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Thank you so much for your message.", "Thank you so much for your message. It left today."),
        ("I am sorry to hear that it broke.", "I am sorry to hear that it broke. A new one left today."),
        ("Please let me know if you need more.", "It left today. Please let me know if you need more."),
        ("It left us on Thursday.", "It left Leeds on Friday."),
        ("Your order is on its way.", "Your order is at the depot in Leeds since this morning."),
        ("Have a lovely day and take care.", "It comes today. Have a lovely day and take care."),
    ],
)
def test_courtesy_and_something_new_are_no_repetition(first: str, second: str) -> None:
    assert said_twice(thread(WHERE, first, LABEL, second, "And now?")) is None


def test_two_messages_in_a_row_are_read_as_one() -> None:
    about = thread(WHERE, "Your order is on its way to you.")
    assert said_twice(about) is None

"""An order that ended without the customer's doing is a kind of its own, for a lead; who wants it ended is another."""

from datetime import date

import pytest

from bot.domain.case import Lane, Matter, Triage, Turn, Who
from tests.knowledge.small_book import recognition

KIND = "cancelled_by_us"


def triaged(text: str) -> Triage:
    return recognition().triage(Matter((Turn(Who.CUSTOMER, text),), date(2026, 12, 1)))


@pytest.mark.parametrize(
    "text",
    [
        "Why did you cancel the order of my desk?",
        "Order 112-3344556-7788990 was canceled, i didnt do it",
        "I got an email that my order was cancelled. I never cancelled it, and the price is now $40 more.",
        "ebay tells me the seller cancelled my order as it is out of stock",
        "you cancelled my order AGAIN",
        "My order was cancelled by you without any notice, and I need it for a birthday.",
        "They cancelled one of the three lamps I ordered, will it still come?",
        "Out of nowhere my order for the crib rail is cancelled, with the delivery due tomorrow!",
        "I woke up to a cancellation mail. I still need the brackets.",
        "Could you explain the cancellation of 4471? I didn't request one.",
        "cancelled after two weeks of waiting, thanks for nothing. why?",
    ],
)
def test_it_is_for_a_lead(text: str) -> None:
    found = triaged(text)
    assert found.situation == KIND and found.lane in (Lane.DELICATE, Lane.HOSTILE)


@pytest.mark.parametrize(
    "text",
    [
        "Please cancel my order, I ordered twice.",
        "Has my order been cancelled? I asked for it yesterday.",
        "I cancelled last week, where is my money?",
        "can u cancel it, changed my mind",
        "The concert was cancelled, can I return the binoculars?",
        "I want to cancel before it ships.",
        "My subscription was cancelled but I was charged for December.",
    ],
)
def test_who_ended_it_or_wants_to_is_another(text: str) -> None:
    assert triaged(text).situation != KIND

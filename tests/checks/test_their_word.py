"""A sum that only the customer names is no source of a promise."""

from datetime import date

import pytest

from bot.checks.review import review_words
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who
from bot.domain.reply import Severity
from tests.knowledge.small_book import shipped

TODAY = date(2026, 12, 1)
BROKEN = "The vase came broken. I want my $600 back."
DENT = "It has a dent, I'd keep it for $45 off."


def stops(message: str, reply: str, situation: str = "damaged_on_arrival", **facts: str) -> list[str]:
    matter = Matter(
        (Turn(Who.CUSTOMER, message),),
        TODAY,
        tuple(Fact(k, v) for k, v in facts.items()),
        "amazon.com",
        Fulfilment.SELLER,
    )
    found = review_words(reply, matter, shipped(), situation).findings
    return [f.quote for f in found if f.rule == "amount" and f.severity is Severity.STOP]


@pytest.mark.parametrize(
    ("message", "reply", "situation"),
    [
        (BROKEN, "I am sorry. We refund you $600 today.", "damaged_on_arrival"),
        (BROKEN, "I am sorry. You will have the $600 back on your card.", "damaged_on_arrival"),
        (DENT, "Thank you for the proposal. You keep it and get $45 back.", "kept_for_part"),
        (DENT, "I have sent the $45 to your card.", "kept_for_part"),
        ("It is not here. Refund 64 dollars.", "Your 64 dollars will be credited.", "refund_overdue"),
    ],
)
def test_a_promise_of_their_sum_stops(message: str, reply: str, situation: str) -> None:
    assert stops(message, reply, situation)


def test_a_sum_that_is_recorded_or_decided_or_only_said_back_does_not() -> None:
    assert not stops(BROKEN, "We refund you $600 today.", order_total="$600")
    assert not stops(BROKEN, "We refund you $600 today.", lead_decision="refund of $600")
    assert not stops(BROKEN, "You write that you paid $600. I am looking it up and will write by tomorrow.")
    assert not stops(DENT, "I can't promise the $45 before my lead has decided.", "kept_for_part")

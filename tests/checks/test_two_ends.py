"""Spans with two ends, refunds of one thing and of another, accounts beside returns, questions of others."""

import pytest

from bot.checks.circles.asked_again.questions import puts
from bot.checks.review import review_words
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who
from bot.domain.reply import Severity
from tests.checks.test_sure_stops import TODAY
from tests.knowledge.small_book import shipped


def told(reply: str, situation: str, severity: Severity, **facts: str) -> set[str]:
    given = tuple(Fact(key, value) for key, value in facts.items())
    matter = Matter((Turn(Who.CUSTOMER, "Hello?"),), TODAY, given, "amazon.com", Fulfilment.SELLER)
    found = review_words(reply, matter, shipped(), situation).findings
    return {str(f.rule) for f in found if f.severity is severity}


@pytest.mark.parametrize(
    ("reply", "stops"),
    [
        ("It usually arrives 3 to 6 business days after it has left.", False),
        ("It usually arrives 3-6 business days after it has left.", False),
        ("It usually arrives 3 to 10 business days after it has left.", True),
        ("It usually arrives 2 to 6 business days after it has left.", True),
        ("It takes your bank 2 to 6 business days to show the refund.", False),
        ("Your bank needs 2 to 6 business days to show it.", False),
    ],
)
def test_both_ends_of_a_span_stand_in_one_clause(reply: str, stops: bool) -> None:
    assert ("number" in told(reply, "where_is_my_order", Severity.STOP)) is stops


def test_a_span_that_the_case_has_stands() -> None:
    reply = "The carrier's page says it arrives within 3 to 10 business days."
    assert told(reply, "where_is_my_order", Severity.STOP, last_scan="arrives in 3 to 10 business days") == set()


@pytest.mark.parametrize(
    ("reply", "warns"),
    [
        ("We refund the returned kettle within 4 calendar days.", False),
        ("The deposit is refunded within 4 calendar days.", True),
    ],
)
def test_the_span_of_a_refund_is_of_what_it_is_for(reply: str, warns: bool) -> None:
    assert ("number" in told(reply, "cancel_or_change_address", Severity.WARN)) is warns


@pytest.mark.parametrize(
    ("reply", "told_of"),
    [
        ("The refund goes to your account once the return is here.", False),
        ("You'll see it in your account when the return has come.", False),
        ("The parcel travels back on your own account.", True),
    ],
)
def test_an_account_is_no_purse(reply: str, told_of: bool) -> None:
    facts = {"photo_received": "yes", "stock_quantity": "5"}
    found = {rule for s in (Severity.STOP, Severity.WARN) for rule in told(reply, "damaged_on_arrival", s, **facts)}
    assert ("payer" in found) is told_of


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("My colleague asked me to make sure that the plug is in.", False),
        ("I asked the workshop to check whether your lamp has it.", False),
        ("I would like you to check whether the lamp is on.", True),
        ("I asked the workshop, and I need to know which lamp you have.", True),
        ("The trace could only confirm that it left; please confirm whether it came.", True),
    ],
)
def test_what_others_are_asked_is_no_question_to_the_customer(sentence: str, asks: bool) -> None:
    assert puts(sentence) is asks

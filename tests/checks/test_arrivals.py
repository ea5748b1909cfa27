"""A day on which goods or money reach the customer is one of the case's, however it is named and whoever asks for it."""

from datetime import date

import pytest

from bot.checks.review import review, review_words
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who
from bot.domain.reply import Citation, Draft, Finding, Passage, Severity, SourceKind, SourceRef
from tests.knowledge.small_book import shipped

TODAY = date(2026, 11, 24)
ESTIMATE = {"estimated_delivery": "2026-12-01"}
ASKED = "Where is my lamp? I need it by December 5 for a party. Will it be here on Friday, or on December 5?"
NEVER_GIVEN = [
    "Your lamp arrives on Friday.",
    "Your lamp arrives on December 5.",
    "Your lamp arrives on the fifth of December.",
    "It should be at your door on 12/5.",
    "It reaches you tomorrow.",
    "The carrier delivers it the day after tomorrow.",
    "You can expect it on Saturday.",
    "The lamp will be with you this weekend.",
    "Delivery is on Thursday.",
    "The estimate is Friday.",
    "It will be there by Friday.",
    "It comes on Friday.",
    "Your lamp arrives by Wednesday.",
]
GIVEN = [
    "Your lamp arrives on Tuesday.",
    "It should be at your door next Tuesday.",
    "Your lamp arrives by next Wednesday.",
    "It will be there before Christmas.",
    "The estimate is Tuesday, December 1.",
    "You can expect it on the first of December.",
    "It arrives within a week.",
]
OPEN = [
    "I can't promise that it arrives on Friday.",
    "I don't know yet whether it arrives on Friday.",
    "For Friday it comes too late.",
    "You'll have my answer on Friday.",
    "I'm asking the carrier today. You'll have it on Friday.",
    "It leaves on Tuesday. In the best case it's with you in three business days after that.",
    "Did it arrive on Friday?",
    "If it arrives on Friday, please keep the box.",
]


def matter(message: str = "Where is my lamp?", **facts: str) -> Matter:
    given = tuple(Fact(key, value) for key, value in facts.items())
    return Matter((Turn(Who.CUSTOMER, message),), TODAY, given, "amazon.com", Fulfilment.SELLER)


def dated(found: tuple[Finding, ...]) -> set[Severity]:
    return {f.severity for f in found if f.rule == "date" and f.severity is not Severity.NOTE}


def written(reply: str, of: Matter) -> set[Severity]:
    """What is found in a writer's draft that cites the clause on where an order is."""
    cited = Citation(SourceRef(SourceKind.CLAUSE, "shipping.status", ""), "The estimate for delivery")
    return dated(review(Draft((Passage(reply, (cited,)),)), of, shipped(), "where_is_my_order"))


def typed(reply: str, of: Matter) -> set[Severity]:
    return dated(review_words(reply, of, shipped(), "where_is_my_order").findings)


@pytest.mark.parametrize("message", ["Where is my lamp?", ASKED])
@pytest.mark.parametrize("reply", NEVER_GIVEN)
def test_another_day_than_the_estimate_stops_whoever_names_it(reply: str, message: str) -> None:
    of = matter(message, **ESTIMATE)
    assert written(reply, of) == {Severity.STOP}
    assert typed(reply, of) == {Severity.STOP}


@pytest.mark.parametrize("reply", NEVER_GIVEN)
def test_where_nothing_tells_the_day_a_draft_stops_and_a_person_is_told(reply: str) -> None:
    assert written(reply, matter()) == {Severity.STOP}
    assert typed(reply, matter()) == {Severity.WARN}


@pytest.mark.parametrize("reply", GIVEN)
def test_the_day_of_the_estimate_or_a_later_limit_is_held(reply: str) -> None:
    assert written(reply, matter(**ESTIMATE)) == set()
    assert typed(reply, matter(**ESTIMATE)) == set()


@pytest.mark.parametrize("reply", OPEN)
def test_what_is_open_or_our_own_word_needs_no_estimate(reply: str) -> None:
    assert Severity.STOP not in typed(reply, matter(**ESTIMATE))


def test_a_span_that_ends_before_the_estimate_stops() -> None:
    assert typed("Your lamp arrives in two working days.", matter(**ESTIMATE)) == {Severity.STOP}


def test_what_the_customer_reads_on_the_tracking_page_may_be_said() -> None:
    said = "The tracking page says it arrives on Friday. Is that so?"
    assert typed("As the page says, it arrives on Friday.", matter(said)) == set()


def test_the_day_of_money_is_counted_by_a_clause() -> None:
    given = {"received_on": "2026-11-23", "refund_amount": "$45"}
    case = Matter((Turn(Who.CUSTOMER, "Where is my money?"),), TODAY, facts(given), "shopify", Fulfilment.SELLER)
    found = review_words("The $45 reaches you by Monday.", case, shipped(), "refund_overdue").findings
    assert dated(found) == set()


def test_a_sum_in_the_same_words_is_told_as_well() -> None:
    found = review_words("The $32 is back on your card by Thursday.", matter(), shipped(), "where_is_my_order").findings
    assert {"amount", "date"} <= {f.rule for f in found}


def facts(given: dict[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(key, value) for key, value in given.items())

"""A clause that is cited carries a promise only in the kind of case that the policies name it for."""

from datetime import date

import pytest

from bot.checks.review import review
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who
from bot.domain.reply import Citation, Draft, Finding, Passage, Severity, SourceKind, SourceRef
from tests.knowledge.small_book import shipped

TODAY = date(2026, 11, 24)
UNWANTED = {"window_closes": "2026-12-06", "reason_code": "no longer needed", "free_returns": "no", "label_cost": "$6"}
LATE = {"window_closes": "2026-09-20"}


def found(
    reply: str, cited: str, situation: str, message: str = "Hello", today: date = TODAY, **facts: str
) -> tuple[Finding, ...]:
    """What stops a writer's draft that cites this clause for all it says, or warns of it."""
    book = shipped()
    told = tuple(Fact(key, value) for key, value in facts.items())
    turns = (Turn(Who.CUSTOMER, message),)
    matter = Matter(turns, today, told, marketplace="amazon.com", fulfilment=Fulfilment.SELLER)
    source = SourceRef(SourceKind.CLAUSE, cited, book.version)
    draft = Draft((Passage(reply, (Citation(source, book.clauses[cited].text),)),))
    return review(draft, matter, book, situation)


def stops(
    reply: str, cited: str, situation: str, message: str = "Hello", today: date = TODAY, **facts: str
) -> set[str]:
    return {f.rule for f in found(reply, cited, situation, message, today, **facts) if f.severity is Severity.STOP}


@pytest.mark.parametrize(
    ("reply", "cited", "situation", "facts"),
    [
        ("We refund the full price.", "returns.refund_full", "where_is_my_order", {"last_scan": "Reno"}),
        ("We refund the full price once it is back.", "returns.refund_full", "after_window_polite", LATE),
        ("We refund the full price once it is back.", "orders.not_as_listed", "after_window_polite", LATE),
        ("The return label is on us.", "returns.unauthorised_purchase", "after_window_polite", LATE),
        ("We send you a new one free of charge.", "orders.damaged_replacement", "return_in_window", UNWANTED),
        ("As you no longer need it, the return label is on us.", "returns.payer_seller", "return_in_window", UNWANTED),
    ],
)
def test_a_clause_of_another_kind_of_case_carries_no_promise(
    reply: str, cited: str, situation: str, facts: dict[str, str]
) -> None:
    assert "unsupported_promise" in stops(reply, cited, situation, **facts)


def test_it_is_said_that_the_clause_is_for_other_cases() -> None:
    given = found("We send you a new one free of charge.", "orders.damaged_replacement", "return_in_window", **UNWANTED)
    (why,) = (f.reason for f in given if f.rule == "unsupported_promise")
    assert why.startswith("Promises a replacement by orders.damaged_replacement, which is for other kinds of cases.")


def test_what_was_taken_twice_comes_back_and_is_no_new_item() -> None:
    twice = "The second $46.90 comes back to you in full, to the same means of payment."
    facts = {"order_total": "$46.90", "charged_amounts": "$46.90 and $46.90"}
    assert stops(twice, "orders.charges", "wrong_charge", "I was charged $46.90 twice.", **facts) == set()
    assert "unsupported_promise" in stops("A second one comes to you.", "orders.charges", "wrong_charge", **facts)
    assert "unsupported_promise" in stops("The second $46.90 comes back to you.", "shipping.time", "where_is_my_order")


def test_sizes_and_names_as_they_write_them_are_theirs() -> None:
    told = "I dropped the boots (the 8.5s) at the counter, they charge by usb c."
    said = "Your boots in 8.5 reached our warehouse. I am checking whether they charge by USB-C."
    here = found(said, "conduct.follow_up", "refund_overdue", told)
    assert not {"8.5", "USB-C"} & {f.quote for f in here}
    assert "USB-C" in {f.quote for f in found(said, "conduct.follow_up", "refund_overdue", "Where is it?")}


def test_having_it_in_stock_is_no_return() -> None:
    part = ("orders.missing_part", "wrong_or_missing_part", "The valve is missing.")
    assert "polarity" not in stops("If we have it in stock, we send it to you free of charge.", *part)
    assert "polarity" in stops("Once we have it back, we send you a new one free of charge.", *part)


def test_a_rule_without_its_subject_says_the_same() -> None:
    said = "You receive an invoice. It is put with your order within two days, not sent by email."
    assert stops(said, "orders.invoice", "invoice_or_receipt") == set()
    assert "polarity" in stops("You receive an invoice. It is sent by email.", "orders.invoice", "invoice_or_receipt")


def test_a_day_follows_from_two_spans_one_after_the_other() -> None:
    said = (
        "Orders leave our warehouse within 2 business days and reach Tucson 3 to 6 business days after that. "
        "Ordered today, that means by {}, as an estimate."
    )
    case = ("shipping.time", "other", "Will it be in Tucson by the 11th?")
    monday = {"today": date(2026, 11, 30)}
    assert stops(said.format("Thursday, December 10"), *case, **monday) == set()
    assert "date" in stops(said.format("Tuesday, December 15"), *case, **monday)


def test_who_paid_while_something_was_put_right_is_promised_no_money() -> None:
    said = "Your point is fair: you are being charged while papers are put right."
    assert stops(said, "conduct.follow_up", "invoice_or_receipt") == set()


def test_who_pays_is_told_by_the_clauses_of_this_kind_of_case() -> None:
    said = "The return costs you nothing, and the full price is refunded."
    assert "payer" in stops(said, "returns.payer_seller", "return_in_window", **UNWANTED)
    assert stops(said, "returns.payer_seller", "damaged_on_arrival", photo_received="yes", wish="refund") == set()


def test_where_the_kind_of_case_settles_nothing_whoever_leads_is_told_to_make_sure() -> None:
    given = found("We refund the full price.", "returns.refund_full", "other")
    assert [f.severity for f in given if f.rule == "unsupported_promise"] == [Severity.WARN]


@pytest.mark.parametrize("decision", ["wait one more week", "ask the carrier again", "no", "declined"])
def test_a_decision_that_says_something_else_carries_no_promise(decision: str) -> None:
    assert stops("We are refunding the full price.", "shipping.lost_refund", "lost_or_late", lead_decision=decision)
    waived = "As a one-time courtesy, the return label is on us this time."
    assert stops(waived, "returns.label_waiver", "no_longer_needed_free_return", **UNWANTED, lead_decision=decision)


@pytest.mark.parametrize("decision", ["yes", "ok, as proposed", "refund", "refund in full"])
def test_a_decision_that_says_so_or_is_a_plain_yes_carries_it(decision: str) -> None:
    assert (
        stops("We are refunding the full price.", "shipping.lost_refund", "lost_or_late", lead_decision=decision)
        == set()
    )

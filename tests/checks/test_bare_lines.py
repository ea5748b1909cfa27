"""A result that a line of a reply only names is a promise, unless the lines around it leave it open."""

import pytest

from bot.checks.commitments import commitments_in
from bot.domain.commitments import CommitmentKind as K
from tests.checks.test_of_other_cases import LATE, stops


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Hello,\n\n- Full refund\n- Free return label\n\nBest", {K.REFUND_FULL, K.RETURN_LABEL}),
        ("1. Full refund\n2. Free replacement", {K.REFUND_FULL, K.REPLACEMENT}),
        ("Return shipping: on us", {K.RETURN_LABEL}),
        ("| Lamp | full refund |", {K.REFUND_FULL}),
        ("Good news: full refund.", {K.REFUND_FULL}),
        ("Refund to your card by Friday.", {K.REFUND_FULL}),
        ("Full refund it is!", {K.REFUND_FULL}),
        ("Please accept a full refund.", {K.REFUND_FULL}),
        ("Please accept a new lamp with our compliments.", {K.REPLACEMENT}),
        ("Expect your money on Friday.", {K.REFUND_FULL}),
        ("Keep an eye on your mailbox for the new lamp.", {K.REPLACEMENT}),
    ],
)
def test_a_result_that_is_only_named_is_promised(text: str, kinds: set[K]) -> None:
    assert kinds <= {c.kind for c in commitments_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Which would you prefer?\n- A full refund\n- A free replacement",
        "You asked for:\n- a full refund\n- a free label",
        "We can't offer:\n- a full refund",
        "Full refund: not possible.",
        "No full refund",
        "Full refund?",
        "Returns: within 30 days",
        "Refund\nWe look into it.",
        "Label: $6",
        "Return shipping: yours",
        "Please accept our apologies.",
        "Expect a delay of two days.",
    ],
)
def test_what_is_asked_refused_or_only_a_heading_is_not(text: str) -> None:
    assert not commitments_in(text)


@pytest.mark.parametrize(
    "line", ["- Full refund", "Return shipping: on us", "| Lamp | full refund |", "Full refund it is!"]
)
def test_a_line_that_no_clause_carries_stops_the_reply(line: str) -> None:
    assert "unsupported_promise" in stops(
        f"Hello,\n\n{line}\n\nBest", "returns.window_closed", "after_window_polite", **LATE
    )


def test_a_part_of_a_sentence_that_says_why_a_sum_was_kept_is_no_line() -> None:
    said = "That is why $7, a tenth of the price, was kept and $63 refunded."
    facts = {
        "refund_amount": "$63",
        "price": "$70",
        "received_on": "2026-11-13",
        "condition_observed": "hardware missing",
    }
    assert "unsupported_promise" not in stops(said, "returns.partial_notice", "returned_used", **facts)

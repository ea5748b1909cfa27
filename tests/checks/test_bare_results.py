"""A result that is only named, as `Outcome: refund.`, promises what a sentence with a verb would."""

import pytest

from bot.checks.commitments import commitments_in
from bot.domain.commitments import CommitmentKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Outcome: refund.", CommitmentKind.REFUND_FULL),
        ("Resolution: replacement", CommitmentKind.REPLACEMENT),
        ("Decision: refund granted.", CommitmentKind.REFUND_FULL),
        ("1. Result: a new replacement.", CommitmentKind.REPLACEMENT),
        ("Refund: yes.", CommitmentKind.REFUND_FULL),
        ("Replacement: approved", CommitmentKind.REPLACEMENT),
    ],
)
def test_a_result_that_is_named_is_promised(text: str, kind: CommitmentKind) -> None:
    assert kind in {c.kind for c in commitments_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Outcome: no refund.",
        "Decision: pending.",
        "Refund: not yet.",
        "Refund: you asked for one.",
        "Resolution: we are looking into it.",
        "Result: the carrier has lost it.",
    ],
)
def test_what_is_open_or_refused_promises_nothing(text: str) -> None:
    assert not commitments_in(text)

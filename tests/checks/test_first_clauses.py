"""A promise is read behind a clause whose verb could be a noun, and so wasn't known for one."""

import pytest

from bot.checks.commitments import commitments_in
from bot.domain.commitments import CommitmentKind as K

FIRST = [
    "The return costs you nothing",
    "The photo shows the crack",
    "The warranty covers you",
    "The window closes on Friday",
    "The matter rests with me",
    "The crack bothers you",
    "The supply stops",
    "The charge changes nothing",
    "The lamp works no more",
]


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize(
    ("then", "kind"),
    [
        (", and we refund the full price.", K.REFUND_FULL),
        (", so we send you a new one.", K.REPLACEMENT),
        (": we refund the full price.", K.REFUND_FULL),
        (" - we send you a new one.", K.REPLACEMENT),
    ],
)
def test_the_promise_behind_it_is_read(first: str, then: str, kind: K) -> None:
    assert kind in {c.kind for c in commitments_in(first + then)}


@pytest.mark.parametrize(
    "text",
    [
        "The window closes on Friday, and we can't refund the full price.",
        "The photo shows the crack, so may we refund the full price?",
        "The refund you asked for, and the label, are not possible.",
        "The refund we hoped for isn't possible, and we are sorry.",
    ],
)
def test_what_is_refused_or_asked_behind_it_is_no_promise(text: str) -> None:
    assert not commitments_in(text)


def test_a_condition_stays_with_its_promise() -> None:
    (made,) = commitments_in("Once the photo shows the crack, we refund the full price.")
    assert made.quote.startswith("Once the photo")

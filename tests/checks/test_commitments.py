"""Which promises a reply makes, and which it only speaks of."""

import pytest

from bot.checks.commitments import commitments_in, unvouched
from bot.domain.commitments import TERMS
from bot.domain.commitments import CommitmentKind as K
from tests.growth import SHORT, in_proportion

MADE = [
    ("We have refunded the whole price this morning.", K.REFUND_FULL),
    ("I looked at once, and we refund the full price.", K.REFUND_FULL),
    ("Your refund will be issued on Friday.", K.REFUND_FULL),
    ("You get your money back.", K.REFUND_FULL),
    ("You'll be reimbursed on Monday.", K.REFUND_FULL),
    ("I've reopened the return of the rug for you.", K.REFUND_FULL),
    ("We will pay whatever you ask.", K.REFUND_FULL),
    ("Your return has been accepted.", K.REFUND_FULL),
    ("You'll end up with your money.", K.REFUND_FULL),
    ("All of the $80 is coming.", K.REFUND_FULL),
    ("I've told the warehouse to pack it again.", K.REPLACEMENT),
    ("I'll knock the postage off your order.", K.REFUND_PARTIAL),
    ("I have put in a small present for you.", K.REFUND_PARTIAL),
    ("The remaining part of the price was paid out.", K.REFUND_PARTIAL),
    ("If you would rather have the money, we refund its share of the price.", K.REFUND_PARTIAL),
    ("The full amount went back to your card.", K.REFUND_FULL),
    ("I'd like to offer you a refund of 20 percent.", K.REFUND_PARTIAL),
    ("We refund $12.40, the price less the label.", K.REFUND_PARTIAL),
    ("A new lamp leaves our warehouse tomorrow.", K.REPLACEMENT),
    ("We're sending the order again, free of charge.", K.REPLACEMENT),
    ("The cracked lid is replaced at no cost.", K.REPLACEMENT),
    ("A prepaid label is attached.", K.RETURN_LABEL),
    ("Sending it back costs you nothing, as we cover the return shipping.", K.RETURN_LABEL),
    ("I am asking the carrier to trace the parcel.", K.TRACE),
    ("An investigation has been opened with UPS.", K.TRACE),
    ("I will write to you by Thursday with the result.", K.CALL_BACK),
    ("I am finding out until which day it can be returned, and I will write to you by Thursday.", K.CALL_BACK),
    ("You will have our answer tomorrow.", K.CALL_BACK),
    ("I have passed this to my lead.", K.ESCALATION),
    ("Our owner is reading your message.", K.ESCALATION),
    ("The order has been cancelled.", K.CANCELLATION),
    ("I have changed the address to the new one.", K.ADDRESS_CHANGE),
]
NOT_MADE = [
    "We are unable to offer a refund.",
    "No refund can be issued after that day.",
    "Refunding it isn't possible any more.",
    "Would you like a refund or a replacement?",
    "You asked for a full refund on Monday.",
    "I understand that you expected the full price back.",
    "Amazon may refund you after its review.",
    "The refund you asked for has not been approved.",
    "Please tell me which you prefer: a refund or a new one.",
    "We are still looking into whether we can replace it.",
    "Please send the label back to us.",
    "The label is at your expense.",
    "The trace that we opened in May found nothing.",
    "I would love to send another one, but none is left.",
    "If you want to cancel, please tell me today.",
    "Only the owner can approve a refund.",
    "You were refunded on May 3.",
    "Everything we agree on stays in this thread.",
    "The shipping is taken off your refund.",
    "We'd have liked to cancel it for you.",
    "We should have refunded you on Monday.",
    "The fee of the depot comes out of your refund.",
    "The return has been with us since May 3.",
]


def test_every_promise_of_the_closed_list_is_heard_in_some_reply_and_has_its_terms() -> None:
    assert {kind for _, kind in MADE} == set(K) == set(TERMS)


@pytest.mark.parametrize(("text", "kind"), MADE, ids=[t for t, _ in MADE])
def test_a_promise_is_heard_in_any_tense_and_voice(text: str, kind: K) -> None:
    assert [c.kind for c in commitments_in(text)] == [kind]


@pytest.mark.parametrize("text", NOT_MADE)
def test_what_is_refused_asked_or_anothers_to_do_is_no_promise(text: str) -> None:
    assert commitments_in(text) == ()


def test_a_promise_keeps_its_condition_and_stands_verbatim_in_the_text() -> None:
    text = "Thank you. Once the vase is back with us, we refund the full price. Kind regards"
    (made,) = commitments_in(text)
    assert made.quote == "Once the vase is back with us, we refund the full price"
    assert made.quote in text


def test_a_sentence_may_promise_more_than_one_thing() -> None:
    made = commitments_in("We send you a new shade today, and I will write to you on Friday with the tracking number.")
    assert [c.kind for c in made] == [K.REPLACEMENT, K.CALL_BACK]


@pytest.mark.parametrize(
    "text",
    [
        "The carrier will refund you the postage.",
        "It will definitely arrive before the weekend.",
        "I guarantee that the depot finds it.",
        "I promise that your claim will be approved.",
        "This will never happen again.",
        "Your order arrives on Friday, guaranteed.",
        "We'll see to it that Amazon refunds you.",
        "You are sure to win the claim.",
    ],
)
def test_an_outcome_that_is_not_ours_is_not_vouched_for(text: str) -> None:
    (words,) = unvouched(text)
    assert words in text


@pytest.mark.parametrize(
    "text",
    [
        "We can't guarantee a day of arrival.",
        "I promise to write to you tomorrow.",
        "I assure you that I have read every word.",
        "Amazon will decide on the claim.",
        "It should arrive on Friday.",
        "I certainly understand how tiresome this is.",
        "You wrote that a refund was promised to you.",
        "I'm afraid mailing a printed catalog isn't something I can promise.",
        "A delivery in the morning is nothing that we can guarantee.",
    ],
)
def test_our_own_acts_and_open_outcomes_may_be_spoken_of(text: str) -> None:
    assert unvouched(text) == ()


@pytest.mark.deep
@pytest.mark.parametrize(
    "text", ["we refund " * 4000, "the label that you " * 2100, "if when once " * 3000, "$1 " * 13000]
)
def test_a_very_long_text_is_read_in_the_time_of_a_short_one_times_its_length(text: str) -> None:
    assert in_proportion(commitments_in, text[:SHORT])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Half of what you paid is being returned to your card.", [K.REFUND_PARTIAL]),
        ("You can count on getting every cent back.", [K.REFUND_FULL]),
        ("The entire sum makes its way back to you.", [K.REFUND_FULL]),
        ("We'd be delighted to throw in a second cushion.", [K.REPLACEMENT]),
        ("The delivery address has been switched to your office.", [K.ADDRESS_CHANGE]),
        ("I have put it to my lead for a refund.", [K.ESCALATION]),
        ("The refund you expected has not been issued yet.", []),
        ("The label was created yesterday.", []),
        ("We would ask you to cover the postage.", []),
    ],
)
def test_a_promise_is_heard_in_other_words(text: str, kinds: list[K]) -> None:
    assert [c.kind for c in commitments_in(text)] == kinds


@pytest.mark.parametrize(
    "text",
    ["There is no chance that it won't be there.", "He is certain to agree.", "It won't ever happen to you again."],
)
def test_certainty_is_heard_in_other_words(text: str) -> None:
    assert unvouched(text)

"""A promise behind polite words, or put as a question that offers it, is one; a question after a wish is none."""

import pytest

from bot.checks.commitments import commitments_in
from bot.checks.commitments.frames import plainly
from bot.checks.review import review_words
from bot.domain.commitments import CommitmentKind as K
from bot.domain.reply import Severity
from tests.checks.test_arrivals import matter
from tests.knowledge.small_book import shipped

PROMISED = [
    ("Allow me to return the full price to you.", K.REFUND_FULL),
    ("Please allow us to send you a replacement.", K.REPLACEMENT),
    ("It would be our pleasure to send another.", K.REPLACEMENT),
    ("Hello Ana, it'd be my pleasure to refund you.", K.REFUND_FULL),
    ("Please expect a new lamp.", K.REPLACEMENT),
    ("Consider it refunded.", K.REFUND_FULL),
    ("Please consider your order cancelled.", K.CANCELLATION),
    ("Shall we send another one?", K.REPLACEMENT),
    ("Should I refund the full price?", K.REFUND_FULL),
    ("Would you like us to refund it?", K.REFUND_FULL),
    ("Would you like a full refund?", K.REFUND_FULL),
    ("Do you want a replacement?", K.REPLACEMENT),
    ("I am sorry, so how about we send you a new one?", K.REPLACEMENT),
    ("How about a refund?", K.REFUND_FULL),
    ("Can I offer you a refund?", K.REFUND_FULL),
    ("May we offer you a replacement?", K.REPLACEMENT),
    ("We can offer you a replacement.", K.REPLACEMENT),
    ("I'd like to offer you a new one.", K.REPLACEMENT),
    ("It is not true that we won't refund you.", K.REFUND_FULL),
    ("It isn't the case that we will not send you another one.", K.REPLACEMENT),
    ("Please don't think that we won't replace it.", K.REPLACEMENT),
    ("It would be wrong to say that we do not refund you.", K.REFUND_FULL),
    ("It is false that you will not get your money back.", K.REFUND_FULL),
    ("What you are asking for, the same item sent again, was done.", K.REPLACEMENT),
    ("What you want, the money sent back to your card, will be done.", K.REFUND_FULL),
]
NOT_PROMISED = [
    "Should I check with the carrier?",
    "It is not true that we refused to answer you.",
    "I don't think that we won't hear from them.",
    "What you sent, the photos of the box, was read.",
    "Would you like a photo of it?",
    "Would you like a refund or a replacement?",
    "Would you like to tell me more?",
    "Which would you like, if it isn't found: a refund or a new one?",
    "Would you prefer a refund if my lead allows one?",
    "Should my lead allow it, would you like a refund?",
    "Please consider the time it takes.",
    "Can you use the old screws?",
]


@pytest.mark.parametrize(("words", "kind"), PROMISED)
def test_what_is_promised_behind_such_words_is_found_and_stops(words: str, kind: K) -> None:
    assert kind in {made.kind for made in commitments_in(words)}
    found = review_words(f"Hello. {words}", matter(), shipped(), "where_is_my_order").findings
    assert any(f.rule == "unsupported_promise" and f.severity in (Severity.STOP, Severity.WARN) for f in found)


@pytest.mark.parametrize("words", NOT_PROMISED)
def test_what_asks_or_leaves_it_open_promises_nothing(words: str) -> None:
    assert commitments_in(words) == ()


@pytest.mark.parametrize("words", [*(words for words, _ in PROMISED), *NOT_PROMISED])
def test_every_word_stays_in_its_place(words: str) -> None:
    assert len(plainly(words)) == len(words)

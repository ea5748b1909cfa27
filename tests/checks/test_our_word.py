"""A day by which something of ours to read or hear reaches the customer is our own next word; goods and money are not."""

import pytest

from bot.checks.review import review_words
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who
from bot.domain.commitments import CommitmentKind
from bot.domain.reply import Finding, Severity
from tests.checks.test_sure_stops import TODAY
from tests.knowledge.small_book import shipped


def told(reply: str, situation: str = "damaged_on_arrival", **facts: str) -> list[Finding]:
    given = tuple(Fact(key, value) for key, value in facts.items())
    matter = Matter((Turn(Who.CUSTOMER, "The lamp is broken."),), TODAY, given, "amazon.com", Fulfilment.SELLER)
    found = review_words(reply, matter, shipped(), situation).findings
    return [f for f in found if f.severity in (Severity.STOP, Severity.WARN)]


OUR_WORD = [
    "You'll have the tracking number by {}.",
    "Expect our answer by {}.",
    "By {} you'll have the confirmation from me.",
    "You'll have the answer from me tomorrow, {}.",
    "It's packed already; the return details reach you by {}.",
    "If you would rather wait, I'll name you the date by {}.",
    "The other way is to wait for the shade, for which I would find out the date by {}.",
    "Our reply on the lamp will be with you by {}.",
    "By {}, you'll have a message from me with how we go on.",
    "I ask for her decision today. You'll have it from me tomorrow, {}.",
    "It went to the owner of our business. She'll read it all herself and reply to you in this thread by {}.",
]
NOT_OUR_WORD = [
    "You'll have the lamp by {}.",
    "Expect your refund by {}.",
    "The money reaches you by {}.",
    "You'll have the lamp with its tracking number by {}.",
    "The carrier's answer reaches you by {}.",
    "You'll have the number and the money by {}.",
    "By {} you'll have the label printer.",
    "The credit note reaches you by {}.",
    "You get your refund from us by {}.",
    "By {}, you'll receive a gift card code from us.",
    "By {}, you'll have the number with the money for it.",
    "By {}, you'll have the money with how we go on.",
    "The new lamp left. You'll have it from me by {}.",
    "UPS has it. They'll look at it and reply to you by {}.",
]


@pytest.mark.parametrize("reply", OUR_WORD)
def test_our_word_within_the_limit_needs_no_source(reply: str) -> None:
    assert [f for f in told(reply.format("November 28")) if f.rule == "date"] == []


@pytest.mark.parametrize("reply", [*NOT_OUR_WORD, *(r for r in OUR_WORD)])
def test_goods_money_and_what_comes_late_are_told(reply: str) -> None:
    day = "November 28" if reply in NOT_OUR_WORD else "December 22"
    assert {f.rule for f in told(reply.format(day))} & {"date", "call_back"}


def test_it_is_a_promise_of_the_closed_list() -> None:
    matter = Matter((Turn(Who.CUSTOMER, "Hello?"),), TODAY, (), "amazon.com", Fulfilment.SELLER)
    made = review_words("You'll have the number by Friday.", matter, shipped(), "other").commitments
    assert {c.kind for c in made} == {CommitmentKind.CALL_BACK}


def test_a_label_that_reaches_them_is_one_that_is_promised() -> None:
    found = told("A prepaid label reaches you by November 28.", "after_window_polite", window_closes="2026-11-01")
    assert "unsupported_promise" in {f.rule for f in found}

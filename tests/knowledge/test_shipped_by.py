"""A customer's plain words that Amazon ships an order are read, and taken for no more than their word."""

from datetime import date

import pytest

from bot.domain.case import FULFILMENT_CHECKED, Fact, Fulfilment, Matter, Turn, Who
from bot.knowledge.replies.gathering import gathered
from bot.knowledge.triage.order.shipped_by import says_amazon_ships
from bot.writers.to_check import to_check
from tests.knowledge.small_book import recognition, shipped

TODAY = date(2026, 11, 24)
SAYS = [
    "Sold by you, fulfilled by Amazon, that's what the page has.",
    "The crate left the Amazon warehouse on Friday and the pane is broken.",
    "Amazon packed the clock in a paper bag.",
    "It was wrapped and sent by Amazon without any padding.",
    "amazons own van dropped it in a ditch",
    "Why did the Amazon driver leave it on the roof?",
    "It was Amazon that brought the mat, two days late.",
    "It's an FBA order.",
    "Amazon packs everything in bags, and the lid is cracked.",
    "I was sent the wrong lid by Amazon.",
]
DOESNT = [
    "Is it shipped by Amazon?",
    "Do you send it yourselves, or does Amazon deliver it?",
    "It wasn't shipped by Amazon but by you.",
    "The box came from your shop, not from an Amazon warehouse.",
    "I bought it on Amazon and you sent it late.",
    "Amazon sent me an email about my order.",
    "Amazon sends me to you, and you send me to Amazon.",
    "Amazon told me to ask you for the money.",
    "If it was packed by Amazon, who pays?",
    "The stool was sent back via Amazon last week.",
    "I sent the stool back through Amazon.",
    "We left our feedback through Amazon.",
    "Amazon handled my refund badly.",
    "Amazon already handled the whole complaint without us.",
    "I bought Amazon wraps for the candles.",
]


def matter(text: str, fulfilment: Fulfilment = Fulfilment.UNKNOWN, *facts: Fact) -> Matter:
    return Matter((Turn(Who.CUSTOMER, text),), TODAY, facts, "amazon.com", fulfilment)


def checked(situation: str, known: Matter) -> list[str]:
    found = shipped().situation(situation)
    checks = to_check(found, (), gathered(found, (), known))
    return [c.question for c in checks if c.key == FULFILMENT_CHECKED]


@pytest.mark.parametrize("text", SAYS)
def test_who_says_that_amazon_handled_it_is_heard(text: str) -> None:
    quote = says_amazon_ships(text)
    assert quote and quote in text


@pytest.mark.parametrize("text", DOESNT)
def test_what_is_denied_asked_or_of_something_else_is_not(text: str) -> None:
    assert says_amazon_ships(text) is None


def test_it_speaks_for_the_case_of_amazons_orders_only_while_nobody_knows_who_ships() -> None:
    text = "My order was sent by Amazon and one of the bowls is cracked."

    def likelihood(fulfilment: Fulfilment) -> float:
        ranked = recognition().ranked(matter(text, fulfilment))
        return next((g.likelihood for g in ranked if g.situation.id == "fba_complaint"), 0.0)

    assert likelihood(Fulfilment.UNKNOWN) > 0.9
    assert likelihood(Fulfilment.SELLER) == 0.0
    assert recognition().triage(matter(text, Fulfilment.SELLER)).situation == "damaged_on_arrival"


def test_whatever_the_case_is_about_a_person_looks_in_the_order() -> None:
    text = "The kettle was delivered by Amazon three weeks late."
    assert any("“delivered by Amazon”" in question for question in checked("lost_or_late", matter(text)))
    assert not checked("lost_or_late", matter(text, Fulfilment.SELLER))
    assert not checked("lost_or_late", matter(text, Fulfilment.UNKNOWN, Fact(FULFILMENT_CHECKED, "no")))
    assert not checked("lost_or_late", matter("The kettle came three weeks late."))

"""A further matter is of the only order that the conversation names, unless its words tell of another."""

import pytest

from bot.domain.case import Fact, Further, Matter, Turn, Who
from bot.knowledge.replies.several import subjects
from bot.knowledge.replies.which_order import order_of
from tests.knowledge.small_book import shipped
from tests.knowledge.telling import TODAY

ORDER = "115-6060601-7070702"
BROKEN = f"The soap dish of order {ORDER} reached me in two pieces."


def case(*texts: str, order: str | None = None) -> Matter:
    return Matter(tuple(Turn(Who.CUSTOMER, text) for text in texts), TODAY, order_id=order)


@pytest.mark.parametrize(
    "words",
    [
        "And where are the towels?",
        "Also the second towel has not come, where is it?",
        "When does the rest get here?",
        "Where is the mirror from the same order?",
    ],
)
def test_the_only_order_is_that_of_both(words: str) -> None:
    assert order_of(words, case(f"{BROKEN} {words}")) == ORDER
    assert order_of(words, case(BROKEN, words)) == ORDER
    assert order_of(words, case("It broke.", order=ORDER)) == ORDER


@pytest.mark.parametrize(
    "words",
    [
        "And where is my other order?",
        "Where is the order I placed in October?",
        "Where are the hooks I bought on Friday?",
        "What about an earlier parcel?",
        "Can you cancel Tuesday's purchase?",
        "Can my next order be wrapped?",
        "I have two orders on their way, when do they come?",
    ],
)
def test_what_may_be_another_order_is_left_open(words: str) -> None:
    assert order_of(words, case(f"{BROKEN} {words}")) is None


def test_of_several_orders_none_is_guessed() -> None:
    words = "And where are the towels?"
    assert order_of(words, case(f"{BROKEN} {words} I also have 115-1010101-2020202 open.")) is None
    assert order_of(words, case(f"{BROKEN} {words}", order="115-1010101-2020202")) is None


def test_the_matter_has_the_order_and_still_not_the_facts_of_the_first() -> None:
    words = "Also, when do the towels get here?"
    about = [shipped().situation(id) for id in ("damaged_on_arrival", "where_is_my_order")]
    told = case(f"{BROKEN} {words}")
    told = Matter(told.turns, TODAY, (Fact("item", "soap dish"),), further=(Further("where_is_my_order", words),))
    first, second = subjects(told, about)
    assert first.own and not second.own
    assert second.matter.order_id == ORDER and second.matter.fact("item") is None

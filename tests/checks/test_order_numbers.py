"""An order's number is found however it is written, and never within a longer one."""

import pytest

from bot.checks.personal_data.numbers.orders import order_number

AMAZON = "112-5391166-8803432"


@pytest.mark.parametrize("given", [AMAZON, "112 5391166 8803432", "11253911668803432", f" {AMAZON} "])
@pytest.mark.parametrize(
    "words",
    [
        f"Order {AMAZON}, please.",
        "My order is 112 5391166 8803432",
        "11253911668803432 never came",
        "#112\u20135391166\u20138803432.",
        "Order 112- 5391166 -8803432",
    ],
)
def test_an_amazon_order_is_found_in_every_spelling(given: str, words: str) -> None:
    number = order_number(given)
    assert number and number.part in words and number.stands_in(words)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("d01-1234567-7654321", "Order D01 1234567 7654321"),
        ("12-34567-89012", "ebay 123456789012"),
        ("1042", "Where is #1042?"),
        ("#1042", "My order number 1042 is late"),
        ("2000123-45678901", "walmart order 200012345678901"),
        ("200012345678901", "It is order 200012345678901."),
    ],
)
def test_other_numbers_are_found_too(given: str, words: str) -> None:
    number = order_number(given)
    assert number and number.part.casefold() in words.casefold() and number.stands_in(words)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("112-5391166", f"Order {AMAZON}"),
        ("112-5391166", "Order 112 5391166 8803432"),
        ("5391166-8803432", f"Order {AMAZON}"),
        ("112", f"Order {AMAZON}"),
        (AMAZON, "Order 112-5391166-88034321"),
        (AMAZON, "Order 9112-5391166-8803432"),
        ("1042", "I ordered 1042 of them, for 1042 dollars, on order 10421"),
    ],
)
def test_a_part_of_a_number_is_none(given: str, words: str) -> None:
    number = order_number(given)
    assert number is None or not number.stands_in(words)


@pytest.mark.parametrize("given", ["", "C-7K3QX9", "Ann", "12", "a 1 b 2", "%", "112 5391166 (8803432)"])
def test_what_is_no_number_is_none(given: str) -> None:
    assert order_number(given) is None


def test_a_number_that_stands_alone_is_told_in_every_spelling() -> None:
    number, own = order_number(AMAZON), order_number("1042")
    assert number and number.is_it(" 112 5391166 8803432") and not number.is_it(f"{AMAZON} and others")
    assert own and own.is_it("#1042") and own.is_it("1042") and not own.is_it("10423")

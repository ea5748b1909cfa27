"""Sentences as teammates edit them: which still say what they said, and which say something else."""

from datetime import date

import pytest

from bot.checks.reworded import says_the_same

TODAY = date(2026, 11, 26)
ISLANDS = "Orders to Alaska, Hawaii and Puerto Rico travel by USPS in 6 to 10 business days, at no extra charge."
WINDOW = "Most items may be returned within 30 days of delivery, in original or unused condition."
REFUND = "We will refund the full price within 5 business days once the parcel is back with us."
LABEL = "I will send you a prepaid return label by Friday, November 27."
RETURN = "You can return the lamp until Friday, December 4, and the label is on us."
BRACKET = "A replacement for the missing bracket leaves our warehouse tomorrow, at no cost to you."

SAME = [
    (RETURN, "You can return your lamp until Friday, December 4, and the label is on us."),
    (BRACKET, "A replacement for the missing bracket leaves our warehouse tomorrow, free of cost to you."),
    (ISLANDS, "Orders to Alaska, Hawaii and Puerto Rico travel by USPS in 6 to 10 business days, without a surcharge."),
    (ISLANDS, "Orders to Hawaii, Alaska and Puerto Rico travel by USPS in 6 to 10 business days, at no extra charge."),
    (
        ISLANDS,
        "Your orders to Alaska, Hawaii and Puerto Rico travel with USPS in 6 to 10 working days, at no extra charge.",
    ),
    (WINDOW, "Most items may be returned within 30 days of delivery, in unused or original condition."),
    (WINDOW, "Most products may be returned within 30 days of delivery, in original or unused condition."),
    (WINDOW, "Most items may be returned within 30 days of delivery, in their original or unused condition."),
    (REFUND, "We will refund the full price within five business days, once the parcel is back with us."),
    (REFUND, "I will refund the full price within 5 business days once the package is back with us."),
    (LABEL, "I will send you a prepaid label for the return by Friday, November 27."),
]
OTHER = [
    (ISLANDS, "Orders to Alaska, Hawaii and Puerto Rico travel by USPS in 6 to 12 business days, at no extra charge."),
    (ISLANDS, "Orders to Alaska, Hawaii and Puerto Rico travel by UPS in 6 to 10 business days, at no extra charge."),
    (ISLANDS, "Orders to Alaska, Hawaii and Puerto Rico travel by USPS in 6 to 10 business days, at an extra charge."),
    (
        ISLANDS,
        "Orders to Alaska, Hawaii and Puerto Rico travel by USPS in 6 to 10 business days, and we pay the duties.",
    ),
    (WINDOW, "All items may be returned within 30 days of delivery, in original or unused condition."),
    (WINDOW, "Most items may be returned within 30 days of delivery, in original or used condition."),
    (WINDOW, "Most items may not be returned within 30 days of delivery, in original or unused condition."),
    (WINDOW, "Most items must be returned within 30 days of delivery, in original or unused condition."),
    (WINDOW, "Most items may be returned after 30 days of delivery, in original or unused condition."),
    (WINDOW, "Most items may be kept within 30 days of delivery, in original or unused condition."),
    (REFUND, "We will refund the full price within 5 business days."),
    (REFUND, "We will replace the item within 5 business days once the parcel is back with us."),
    (
        REFUND,
        "We will refund the full price and your shipping costs within 5 business days once the parcel is with us.",
    ),
    (REFUND, "We may refund the full price within 5 business days once the parcel is back with us."),
    (LABEL, "I will send you a prepaid return label by Friday, November 27, and a voucher."),
    (LABEL, "You will send us a prepaid return label by Friday, November 27."),
    (RETURN, "You can return the lamp until Friday, December 4, and the label is on you."),
    (BRACKET, "A replacement for the whole lamp leaves our warehouse tomorrow, at no cost to you."),
    (BRACKET, "A replacement for the missing bracket leaves your warehouse tomorrow, at no cost to you."),
    (LABEL, "Thank you for your patience, and have a good day."),
]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_it_says_the_same(before: str, after: str) -> None:
    assert says_the_same(before, after, TODAY, [before])


@pytest.mark.parametrize(("before", "after"), OTHER)
def test_it_says_something_else(before: str, after: str) -> None:
    assert not says_the_same(before, after, TODAY, [before])

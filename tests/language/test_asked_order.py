"""A bare number is an order's where somebody asks to cancel, change, track or find it."""

import pytest

from bot.language.matter.asked_order import orders_asked_for


@pytest.mark.parametrize(
    "said",
    [
        "pls cancel 90021",
        "cancel 90021 please, ordered twice",
        "Could you track 90021?",
        "where's 90021",
        "I'd like to change 90021 to the blue one",
        "any news on 90021?",
        "can u find 90021 for me",
        "Hi, whats the status of #90021",
        "Re 90021: the lid is cracked",
        "I'm writing about 90021, it hasn't moved",
        "please look up 90021 and tell me when it ships",
        "cancelling order no. 90021 was my wish, did it work?",
    ],
)
def test_a_number_to_cancel_track_change_or_find_is_an_orders(said: str) -> None:
    assert orders_asked_for(said) == ("90021",)


@pytest.mark.parametrize(
    "said",
    [
        "Can you find 5000 pieces of it?",
        "Where is 1040 Main Street from here?",
        "I want to cancel 2 of the 4.",
        "Change 2026 to 2027, please, on the calendar.",
        "It costs about 5000.",
        "Do you ship to 90021?",
        "Change the zip to 90021.",
        "Is there a 4000 lumen one? I can't find 4000 lumen anywhere.",
        "Please change 1200 to 1500.",
        "The model is 90021, does it fit?",
    ],
)
def test_other_numbers_are_no_orders(said: str) -> None:
    assert orders_asked_for(said) == ()

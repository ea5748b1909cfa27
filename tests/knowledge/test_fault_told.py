"""A fault told beside a worry about the goods, or beside how the customer was treated, is a matter of its own."""

from datetime import date

import pytest

from bot.domain.case import Matter, Turn, Who
from bot.knowledge.triage.further.fault_told import fault_told
from tests.knowledge.small_book import recognition

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The pram's brake came off. Is that risky?", "The pram's brake came off."),
        ("Fourth mail: lid missing, you said Monday", "lid missing,"),
        ("Could the paint come off?", ""),
        ("Is the crib safe if a slat breaks?", ""),
        ("My parcel is missing.", ""),
        ("I said the box is gone.", ""),
    ],
)
def test_a_fault_is_stated_and_neither_asked_nor_feared(text: str, told: str) -> None:
    assert fault_told(text) == told


@pytest.mark.parametrize(
    ("text", "main", "beside"),
    [
        (
            "The pram's brake came off. Is it dangerous? Send a new brake please.",
            "product_safety_question",
            "faulty_item",
        ),
        ("Is the glaze toxic? Two of the bowls came chipped.", "product_safety_question", "damaged_on_arrival"),
        (
            "third mail about the mixer: cleaned it, reset it, sent a video, whisk missing, you said Monday, then Thursday",
            "sent_in_circles",
            "wrong_or_missing_part",
        ),
        (
            "Fifth mail. The heater leaks, you keep asking for the order number, I gave it.",
            "sent_in_circles",
            "faulty_item",
        ),
    ],
)
def test_the_fault_is_a_matter_beside_it(text: str, main: str, beside: str) -> None:
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY))
    assert (found.situation, beside) in [(found.situation, f.situation) for f in found.further]
    assert found.situation == main


@pytest.mark.parametrize("text", ["Is the glaze of the bowls free of lead?", "Is the crib safe if a slat breaks?"])
def test_a_worry_alone_has_no_fault_beside_it(text: str) -> None:
    assert not recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY)).further

"""Whether a customer says that the goods are here."""

from datetime import date

import pytest

from bot.domain.case import Lane, Matter, Turn, Who
from bot.knowledge.triage.arrival import arrived, ordered
from bot.knowledge.triage.conditions import met
from tests.knowledge.small_book import recognition, shipped

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        "It hasn't arrived.",
        "UPS says it was delivered on Monday.",
        "One box arrived today, the other one is missing.",
        "When will it be delivered?",
        "Has it arrived at your depot?",
    ],
)
def test_what_others_say_or_isnt_all_here_is_no_arrival(text: str) -> None:
    assert not arrived(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I ordered two stools and only one was in the box.", True),
        ("My sister bought your lamp last week.", True),
        ("We placed an order on Friday.", True),
        ("You sent the wrong plug.", True),
        ("The chair came today.", True),
        ("Before I order: do you ship to Guam?", False),
        ("If I buy two, is shipping free?", False),
        ("I haven't bought anything yet.", False),
        ("Would you send it to a PO box?", False),
    ],
)
def test_whether_the_message_tells_of_an_order(text: str, told: bool) -> None:
    assert ordered(text) is told


def test_who_ordered_and_lacks_one_of_two_does_not_ask_about_shipping() -> None:
    text = "I bought two side tables for our porch and only one was in the carton. The party is on Sunday, can you send it in time?"
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY))
    assert found.situation == "wrong_or_missing_part"


def test_goods_that_are_here_speak_against_a_parcel_that_isnt() -> None:
    book = shipped()
    text = "The robe arrived in time but the ball was cancelled. It's unworn, delivered on the 20th. Can it go back?"
    matter = Matter((Turn(Who.CUSTOMER, text),), TODAY)
    for name in ("lost_or_late", "delivered_not_received", "after_window_polite"):
        assert any(met(c, matter, book.ears) is not None for c in book.situation(name).signals.against)


@pytest.mark.parametrize(
    ("text", "lane"),
    [
        ("The bottle leaked all over the box and half of it is gone.", Lane.ROUTINE),
        ("The bottle leaked, and the box was thrown out.", Lane.DELICATE),
    ],
)
def test_what_is_gone_from_the_box_is_not_the_box(text: str, lane: Lane) -> None:
    book = shipped()
    raised = book.situation("damaged_on_arrival").raised
    matter = Matter((Turn(Who.CUSTOMER, text),), TODAY)
    lanes = {rule.lane for rule in raised if met(rule, matter, book.ears) is not None}
    assert (Lane.DELICATE in lanes) == (lane is Lane.DELICATE)


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("The lampshade came on Thursday and clashes with the sofa, can it go back?", "return_in_window"),
        ("The mixer's motor gave up after three days.", "faulty_item"),
        ("The mixer's motor gave up after eleven months.", "off_platform_or_warranty"),
    ],
)
def test_how_long_ago_it_came_tells_kinds_of_case_apart(text: str, situation: str) -> None:
    assert recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY)).situation == situation


def test_a_return_that_is_months_late_by_their_own_words_is_not_routine() -> None:
    text = "The lampshade came in July and clashes with the sofa, can it go back?"
    assert recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY)).lane is Lane.DELICATE


@pytest.mark.parametrize(
    ("text", "lane"),
    [
        ("The key of the chest is missing.", Lane.ROUTINE),
        ("We lost the key of the chest. Could you send another one?", Lane.DELICATE),
        ("The wrong lid is here: my husband tossed the right one. Can I get another?", Lane.DELICATE),
    ],
)
def test_what_was_lost_at_their_place_is_not_ours_to_replace(text: str, lane: Lane) -> None:
    assert recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY)).lane is lane

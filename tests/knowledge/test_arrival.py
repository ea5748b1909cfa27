"""Whether a customer says that the goods are here."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.case import Fulfilment, Lane, Matter, Turn, Who
from bot.knowledge.triage.conditions import met
from bot.knowledge.triage.order.arrival import arrived, in_use, never_ordered, ordered
from tests.knowledge.small_book import recognition, shipped

TODAY = date(2026, 11, 24)
AGAIN = "delivered_not_received_again"


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
        ("Two of six glasses came broken. I threw the broken ones in the bin before I took a photo.", Lane.ROUTINE),
        ("I threw the glass in the bin by mistake and broke it. Can I have another one?", Lane.DELICATE),
    ],
)
def test_what_was_lost_at_their_place_is_not_ours_to_replace(text: str, lane: Lane) -> None:
    assert recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY)).lane is lane


@pytest.mark.parametrize(
    ("text", "here"),
    [
        ("I paid for express and it came late.", True),
        ("The candles arrived three days too late for the dinner.", True),
        ("The tent was delivered late.", True),
        ("The parcel came late, and nothing was broken.", True),
        ("It is late.", False),
        ("The first box came, the second one is late.", False),
        ("It came to the depot, and now it is late.", False),
        ("UPS says it arrived late in Denver.", False),
    ],
)
def test_what_came_late_is_here(text: str, here: bool) -> None:
    assert arrived(text) is here


@pytest.mark.parametrize(
    "text",
    [
        "I never placed this order.",
        "I didn't order this. Why is it at my door?",
        "A parcel came today and I haven't bought anything from you.",
        "We didn't place any order with you, what is the charge of $40?",
        "I don't remember ordering this.",
        "I did not make this purchase.",
        "There's a confirmation in my mail. I never ordered anything.",
    ],
)
def test_who_says_that_they_never_ordered(text: str) -> None:
    assert never_ordered(text)


@pytest.mark.parametrize(
    "text",
    [
        "I didn't order this color.",
        "I ordered a blue lamp. I didn't order this.",
        "I haven't ordered anything yet.",
        "I didn't order the large one, but that's what came.",
        "I haven't placed the order because the code fails.",
        "Did I not order two?",
        "My husband ordered it, I never ordered this.",
        "I won't order anything from you again.",
        "I never ordered this size.",
    ],
)
def test_who_ordered_something_else_or_nothing_yet_has_not_said_so(text: str) -> None:
    assert not never_ordered(text)


@pytest.mark.parametrize(
    "text",
    [
        "There's an order confirmation in my mail, and I never placed this order. Please cancel it.",
        "A drill was on my porch and I didn't order this. What do I do with it?",
        "I got a toaster from you. I never ordered anything.",
        "You charged me 62 dollars and I haven't bought anything from you.",
    ],
)
def test_an_order_that_the_customer_never_placed_is_a_leads(text: str) -> None:
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY))
    assert found.lane is Lane.DELICATE
    ours = ("where_is_my_order", "return_in_window", "wrong_or_missing_part", "lost_or_late", "delivered_not_received")
    assert found.situation not in ours


@pytest.mark.parametrize(
    "text",
    [
        "I paid for express and it came late.",
        "I paid $14 for two-day shipping and the costume arrived four days late.",
        "We took the express option at the checkout. It was delivered late, after the party.",
    ],
)
def test_what_was_paid_for_speed_and_came_late_is_not_lost(text: str) -> None:
    matter = Matter((Turn(Who.CUSTOMER, text),), TODAY)
    on_its_way = ("lost_or_late", "shipping_policy_question", "where_is_my_order")
    assert recognition().triage(matter).situation not in on_its_way
    ours = recognition().triage(replace(matter, fulfilment=Fulfilment.SELLER))
    assert (ours.situation, ours.lane) == ("other", Lane.DELICATE)


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("I bought the lamp for my father's birthday. It arrived with the shade cracked.", "damaged_on_arrival"),
        (
            "The clock is for my mom's birthday and it came with the glass broken. Can I send it back?",
            "damaged_on_arrival",
        ),
        (
            "It's a present for my nephew. The train showed up with one wheel snapped. How do I return it?",
            "damaged_on_arrival",
        ),
        ("Nothing was broken, but the lid is missing from the box.", "wrong_or_missing_part"),
        ("None of the jars is cracked; one is missing and I paid for four.", "wrong_or_missing_part"),
        (
            "The vase came on Monday. Nothing was broken, but it is too tall for the shelf. Can I return it?",
            "return_in_window",
        ),
        ("No broken glass this time, I just don't like the color. How do I send it back?", "return_in_window"),
        ("It came yesterday and isn't damaged, it simply doesn't fit. Where do I return it?", "return_in_window"),
    ],
)
def test_harm_that_came_with_the_goods_is_told_from_harm_that_is_denied(text: str, situation: str) -> None:
    assert recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY)).situation == situation


@pytest.mark.parametrize(
    ("text", "has_it"),
    [
        ("You told me to restart the scale, which I did on Monday. Still shows Err. What now?", True),
        ("As you asked I charged the drill for a night. It's still dead.", True),
        ("No answer to my message from Tuesday: the drawer is missing two rails.", True),
        ("You told me to wait two days, which I did. It's still not here. What now?", False),
        ("I restarted the app and the tracking still says delivered.", False),
        ("You asked me to restart it. I didn't, it's no use.", True),
        ("Still nothing. What now?", False),
    ],
)
def test_who_works_on_the_thing_or_tells_its_fault_has_it(text: str, has_it: bool) -> None:
    assert in_use(text) is has_it
    assert not has_it or recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY)).situation != AGAIN

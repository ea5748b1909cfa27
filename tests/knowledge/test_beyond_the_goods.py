"""What an item did to other things of the customer's is a kind of its own, and for a lead; its own fault isn't."""

from datetime import date

import pytest

from bot.domain.case import Lane, Matter, Triage, Turn, Who
from tests.knowledge.small_book import recognition, shipped

KIND = "damage_to_their_things"


def triaged(text: str) -> Triage:
    return recognition().triage(Matter((Turn(Who.CUSTOMER, text),), date(2026, 12, 1)))


@pytest.mark.parametrize(
    "text",
    [
        "The flask dripped all over my tablet and now it won't switch on. Somebody has to pay for the repair of my tablet.",
        "Your jeans rubbed off on my cream sofa and the stains don't come out.",
        "Who is paying for the dry cleaning of my coat?",
        "The shelf came down and took my speakers with it, they're wrecked.",
        "Sunscreen leaked in the suitcase, two dresses and a camera are gone",
        "the polish took the colour off our dining table",
        "Ink from the stamp pad leaked over three client contracts.",
        "The suction cup let go and my tablet fell in the pool.",
    ],
)
def test_what_it_did_to_their_things_is_for_a_lead(text: str) -> None:
    found = triaged(text)
    assert (found.situation, found.lane) == (KIND, Lane.DELICATE)


@pytest.mark.parametrize(
    "text",
    [
        "The rain cover leaks in heavy rain.",
        "It came with a stain on the seat of the sofa.",
        "I spilled coffee on my new rug. How do I clean it?",
        "The table you sent has a scratch on the top.",
        "The tablet case came without its strap.",
        "My mattress is still not here.",
        "The cap of the syrup bottle was open, half of it was in the parcel.",
        "How do I get candle wax off the table?",
    ],
)
def test_a_fault_of_the_goods_alone_is_not(text: str) -> None:
    assert triaged(text).situation != KIND
    assert "beyond_the_goods" not in {h.alarm.id for h in shipped().ears.heard_by_us(text)}


def test_its_own_fault_and_a_question_stand_beside_it() -> None:
    """An alarm that names the kind of a message that isn't surely of one leaves what is routine but for it."""
    found = triaged(
        "Hi, bought the 10 piece glass lunch set (order 113-9823410-2231456) on Nov 14. One of the lids doesn't seal and"
        " it leaked soup in my bag, ruined a folder of documents for work. I really don't want to send back ten boxes for one"
        " lid, can you just send me a lid? Also is the glass ok in the oven at 400F? Thanks, [NAME-a1b2c3-1]"
    )
    assert found.situation == KIND
    further = {f.situation: f.words for f in found.further}
    assert set(further) == {"faulty_item", "product_question"}
    assert "doesn't seal" in further["faulty_item"]

"""What is to be sent, and the one thing that is asked for anew, by their names."""

import pytest

from bot.language.goods.part_to_send import part_asked_for, part_missing, part_to_send


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Could you send just a new leg? The table is half built.", "a new leg"),
        ("can i get a new glass shade please", "a new glass shade"),
        ("I need a replacement lid for it asap", "a replacement lid"),
        ("Is there a way to have a spare panel sent", "a spare panel"),
        ("We'd like a new drawer front instead of the whole dresser.", "a new drawer front"),
    ],
)
def test_the_one_thing_that_they_would_have_anew_is_named(text: str, thing: str) -> None:
    found = part_asked_for(text)
    assert found and found["value"] == thing


@pytest.mark.parametrize(
    "text",
    [
        "I don't want a new lamp, I want my money.",
        "Rather than send a new pump, refund me.",
        "Send me a new return label.",
        "Please send a new one.",
        "You want a new photo?",
        "Can I get a new copy of the invoice?",
        "We have a new baby in the house.",
    ],
)
def test_what_is_refused_or_no_goods_is_not(text: str) -> None:
    assert part_asked_for(text) is None


@pytest.mark.parametrize("text", ["My aunt is there for rehab.", "our porch is included in the photo"])
def test_what_is_there_is_not_to_be_sent(text: str) -> None:
    assert part_to_send(text) is None


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Also the bag of dowels was never in the box.", "the bag of dowels"),
        ("And the pouch for the binoculars was not packed.", "the pouch"),
        ("the strap that belongs to it was never in there", "the strap"),
        ("Hex key wasn't in the box.", "the hex key"),
        ("the frame came but spare bulb was never in the parcel", "the spare bulb"),
    ],
)
def test_a_part_that_was_never_with_it_is_named(text: str, thing: str) -> None:
    assert part_missing(text) == thing


def test_how_many_are_missing_is_named() -> None:
    found = part_to_send("The domino game has 4 tiles missing.")
    assert found and (found[0], found[1]["value"]) == ("the {value}", "4 tiles")
    found = part_to_send("And no mop head was in the box.")
    assert found and found[1]["value"] == "mop head"


def test_a_part_of_two_nouns_is_named_whole() -> None:
    found = part_to_send("The cabinet came without the small shelf clips, all else is fine.")
    assert found and found[1]["value"] == "the small shelf clips"

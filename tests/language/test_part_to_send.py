"""What is to be sent, and the one thing that is asked for anew, by their names."""

import pytest

from bot.language.goods.part_to_send import part_asked_for, part_missing, part_to_send, parts_to_send


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


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("3 of 4 rails are there", "4 rails"),
        ("Opened the box, 5 of the 6 hooks were in it.", "6 hooks"),
        ("got three of four legs", "four legs"),
        ("there are 7 out of 8 glasses in the carton", "8 glasses"),
        ("3/4 rails came", "4 rails"),
        ("I counted two of the three trays, so one is gone", "three trays"),
        ("5 of my 6 plates arrived.", "6 plates"),
    ],
)
def test_what_came_in_part_is_named_by_all_of_it(text: str, thing: str) -> None:
    found = part_to_send(text)
    assert found and (found[0], found[1]["value"]) == ("the rest of the {value}", thing)


@pytest.mark.parametrize(
    "text",
    [
        "3 of 4 rails are bent",
        "2 of the 3 weeks are over",
        "two of three kids are in bed",
        "It was 3 of 5 stars for me.",
        "4/5 stars",
        "Half of them are there.",
    ],
)
def test_a_share_of_what_came_that_is_otherwise_is_no_rest(text: str) -> None:
    assert part_to_send(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "the long cord you sent is too short",
        "Cord too short. Ordered the 5 ft one, this is 3 ft at best",
        "I ordered the 3 m hose and what came is way too short",
        "The curtains came too long by a foot.",
        "The page says 240, the rail is 20 cm shorter.",
    ],
)
def test_another_length_is_to_be_the_right_one(text: str) -> None:
    found = part_to_send(text)
    assert found and found[0] == "the one in the right length"


@pytest.mark.parametrize(
    "text",
    [
        "It was too long to wait for.",
        "The wait is too long.",
        "The notice was too short to be home.",
        "It takes longer than I thought.",
        "I bought it not much longer ago than in May.",
    ],
)
def test_time_that_is_short_or_long_is_no_length(text: str) -> None:
    found = part_to_send(text)
    assert found is None or found[0] != "the one in the right length"


def test_as_many_as_were_ordered_leave_no_rest() -> None:
    found = part_to_send("I ordered 6 plates, got 6 plates, but two differ from the other four.")
    assert found is None or "rest" not in found[0]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        (
            "The recliner came without the remote, and the power cord is for the EU.",
            ["the remote", "the right power cord"],
        ),
        ("The jug is from a different model.", ["the right jug"]),
        ("the manual's for another machine and there are no screws", ["the right manual", "the screws"]),
        ("My lamp came without the shade and the plug.", ["the shade", "the plug"]),
        ("The lamp came without the shade and the bulb is missing too.", ["the shade", "the bulb"]),
        ("The lid is missing and the jug has a crack", ["The lid"]),
        ("The lid is missing. Please send the missing lid.", ["the missing lid"]),
    ],
)
def test_all_that_is_to_be_sent_is_named_each_once(text: str, things: list[str]) -> None:
    assert [
        value.format(value=m["value"].lower() if "right" in value else m["value"]) for value, m in parts_to_send(text)
    ] == things

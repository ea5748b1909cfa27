"""Each thing with its own complaint, and what is left beside the one that a reply is about."""

import pytest

from bot.knowledge.replies.own_complaint import left_beside, main_goods, main_item, told_of_another
from bot.knowledge.replies.points import complaints
from bot.knowledge.replies.said_back import bare_words, may_be_said_back
from bot.knowledge.triage.order.item import goods_in

DAMAGED, MISSING = "I am sorry that your order reached you damaged.", "It did not reach you as you ordered it."


@pytest.mark.parametrize(
    ("message", "thing", "sentence", "wrong"),
    [
        ("The jug has a dent and I never got the tray.", "tray", DAMAGED, True),
        ("The jug has a dent and I never got the tray.", "tray", MISSING, False),
        ("The jug came dented, and the tray was missing.", "jug", DAMAGED, False),
        ("The jug came dented, and the tray was missing.", "jug", MISSING, True),
        ("I bought the jug; lid torn, tray missing.", "jug", DAMAGED, False),
        ("I never got the tray.", "tray", DAMAGED, False),
    ],
)
def test_a_thing_is_not_told_with_the_complaint_of_another(
    message: str, thing: str, sentence: str, wrong: bool
) -> None:
    assert told_of_another(sentence, thing, message) is wrong


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("The jug has a dent and I never got the tray.", ("I never got the tray",)),
        ("jug came chipped and one of the straws wasnt in there", ("one of the straws wasnt in there",)),
        (
            "I ordered the red jug, got the green one, and it is scratched.",
            ("I ordered the red jug, got the green one",),
        ),
        ("Five days late and then the jug is cracked.", ("Five days late",)),
        ("I bought two jugs and received one. It is cracked.", ("I bought two jugs and received one",)),
        ("opened the box, the jug is cracked, and wheres the strainer??", ("wheres the strainer",)),
        ("The set of six came with only five and one is cracked.", ("The set of six came with only five",)),
        ("The jug is cracked and you forgot the lid.", ("you forgot the lid",)),
        ("It came two weeks after you said and the jug is cracked.", ("It came two weeks after you said",)),
        ("The jug is cracked. Where is the return label?", ()),
        ("The jug is cracked, and nobody answered me.", ()),
        ("The jug is cracked and scratched.", ()),
        ("The jug leaks.", ()),
        ("I bought two jugs and received two. One is cracked.", ()),
        ("I ordered the red jug and got the red jug, cracked.", ()),
    ],
)
def test_what_is_of_another_kind_is_left_beside(message: str, left: tuple[str, ...]) -> None:
    assert left_beside(DAMAGED, complaints(message)) == left


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I ordered a jug and got a hose.", "jug"),
        ("I ordered 2 jugs but received a hose instead.", "jugs"),
        ("They sent me a hose instead of a jug.", None),
        ("I got a hose.", "hose"),
        ("The tank leaks at the seam. I want somebody to talk to about the floor.", "tank"),
        ("It is bent. I wrote to you about the scratch on Monday.", None),
    ],
)
def test_what_came_in_place_of_it_is_not_the_thing(text: str, name: str | None) -> None:
    assert goods_in(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I ordered 2 copper jugs and one is dented.", "copper jugs"),
        ("We bought three of the oak trays last week.", "oak trays"),
        ("Bought 4 packs of tea bags, one was open.", "tea bags"),
        ("My order of 2 jugs is damaged.", "jugs"),
        ("I ordered two weeks ago and nothing came.", None),
        ("I ordered two packages on Monday.", None),
        ("I ordered two different sizes.", None),
        ("I bought two for my mom.", None),
        ("I bought 3 more.", None),
        ("My new fan rattles.", "fan"),
        ("My new shirts shrank in the wash.", "shirts"),
        ("My new coffee mugs are chipped.", "coffee mugs"),
    ],
)
def test_how_many_and_how_they_fail_are_no_part_of_a_name(text: str, name: str | None) -> None:
    assert goods_in(text) == name


def test_what_is_said_back_begins_with_no_joining_word_and_ends_with_no_picture() -> None:
    assert bare_words("And the door is cracked, photos attached") == "the door is cracked"
    assert may_be_said_back("wrong size") and not may_be_said_back("can you send it")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The lid has a crack and I never got the tray.", None),
        ("I never got the tray.", "tray"),
        ("The jug came dented, and the tray was missing.", "jug"),
        ("The seam came apart on the first day.", None),
        ("The baby came early, so we don't need it.", None),
        ("Has my stool shipped yet?", "stool"),
        ("when is the wardrobe coming?", "wardrobe"),
    ],
)
def test_a_thing_that_only_a_further_complaint_names_is_not_what_they_bought(text: str, name: str | None) -> None:
    assert main_item(text) == main_goods(text) == name

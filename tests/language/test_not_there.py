"""Parts that were never with what came, put plainly; what else isn't somewhere stays as it is."""

import pytest

from bot.language.goods.not_there import put_as_missing, tells_missing
from bot.language.goods.part_to_send import part_missing
from bot.language.matter.trouble import Trouble, only_tells_missing, troubles_in


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The strainer was never in the box.", "The strainer is missing."),
        ("the hex key that belongs to it weren't in there", "the hex key is missing"),
        ("And no cap was in the package.", "And the cap is missing."),
        ("The stylus never arrived with it.", "The stylus is missing."),
        ("The glider came without its rails.", "The glider came, its rails is missing."),
        ("The spare bulb was not packed.", "The spare bulb is missing."),
        ("the charger was never there", "the charger is missing"),
        ("There's no pole in the bag.", "the pole is missing."),
        ("there werent any screws in the box", "the screws is missing"),
        ("There isn't a power cord in the package.", "the power cord is missing."),
        ("Opened it and the hex key not in the box", "Opened it and the hex key is missing"),
        ("wall hooks not even in the parcel.", "the wall hooks is missing."),
        ("It came today. No hooks.", "It came today. The hooks is missing."),
    ],
)
def test_a_part_that_was_never_there_is_missing(text: str, plain: str) -> None:
    assert put_as_missing(text) == plain
    assert tells_missing(text) and only_tells_missing(text)


@pytest.mark.parametrize(
    "text",
    [
        "The spare bulb was not packed well.",
        "The shipping cost is not included.",
        "The order was never in the parcel locker.",
        "You say the strainer was never in the box that I returned.",
        "My wife was not in there with me.",
        "The courier was never there.",
        "The tracking was never there.",
        "The statue came without a scratch.",
        "Is the stylus included?",
        "It came wrapped, not in the box I paid for.",
        "I found the mirror, only not in the box.",
        "The frame stood outside not in the parcel locker.",
        "I never put the strainer in the box I sent back.",
        "There is no room in the bag.",
        "There's no damage on the box.",
        "Is there no cable in the box?",
        "There's no way in the box to tell.",
    ],
)
def test_other_things_that_are_not_somewhere_stay(text: str) -> None:
    assert put_as_missing(text) == text and not tells_missing(text)


def test_what_is_missing_beside_another_trouble_is_one_of_two() -> None:
    told = "The rail is bent and the caster was never in the carton."
    assert troubles_in(told) == {Trouble.HARMED, Trouble.MISSING}
    assert tells_missing(told) and not only_tells_missing(told)


@pytest.mark.parametrize(
    "text", ["The second chair had no felt glides in the bag.", "the kit came with no bolts in it"]
)
def test_a_bag_that_has_none_lacks_them(text: str) -> None:
    assert tells_missing(text)


@pytest.mark.parametrize(
    "text", ["It came today. No complaints.", "It came today. No answer from you.", "No refund. No reply."]
)
def test_no_of_other_things_is_no_part(text: str) -> None:
    assert not tells_missing(text)


@pytest.mark.parametrize(
    ("text", "fewer"),
    [
        ("The frame came with only one motor. There should be two.", True),
        ("one motor only in the box of the desk, need two", True),
        ("There is only one remote in the box and the listing says two.", True),
        ("The chair came with 3 castors instead of 5.", True),
        ("Got just one curtain, paid for 2.", True),
        ("There are only two weeks left and I need three days for it.", False),
        ("Only one of the two lamps works.", False),
        ("I only need one of the two mats.", False),
        ("It came with four screws, should be four.", False),
        ("There were only two of them left, should I order three?", False),
    ],
)
def test_fewer_in_the_box_than_belong_to_it_are_missing(text: str, fewer: bool) -> None:
    assert tells_missing(text) is fewer


def test_fewer_received_than_ordered_are_missing() -> None:
    assert tells_missing("12 fence caps ordered, 10 received")
    assert not tells_missing("12 fence caps ordered, 12 received")


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("I got two left gloves.", "the right glove"),
        ("both right shoes were in the box", "the left shoe"),
        ("It has 2 left-hand brackets", "the right bracket"),
        ("Are there two left in stock?", None),
        ("The last two left weeks ago.", None),
    ],
)
def test_of_two_that_are_of_one_side_the_other_is_missing(said: str, missing: str | None) -> None:
    assert part_missing(said) == missing

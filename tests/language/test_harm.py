"""Harm that a text denies is told from harm that it tells of, and from what somebody would have."""

import pytest

from bot.language.goods.harm import came_harmed, without_denied_harm

DENIED = [
    "No broken glass in the carton this time.",
    "Nothing was cracked, I simply don't like the shade.",
    "The jug isn't damaged, it is too small.",
    "The plates came without a scratch.",
    "None of the cups was chipped or cracked.",
    "It didn't arrive damaged.",
    "The tray looks fine, not dented at all.",
    "I want to return it although it isn't torn.",
    "I couldn't find any visible damage.",
    "Neither of the frames is bent.",
    "No parts are missing.",
    "The mirror came undamaged.",
    "Not one egg cup cracked.",
    "I wanted to tell you that not a single glass broke.",
]
TOLD = [
    "Why is nothing done about my broken lamp?",
    "Nobody answers, and the vase is cracked.",
    "Please send one that isn't cracked.",
    "I need a plate without scratches.",
    "It shouldn't be broken when it's new.",
    "The box wasn't sealed and the jar is smashed.",
    "No padding, no bubble wrap: a shattered bowl.",
    "I didn't notice any cracks until I filled it.",
    "It wasn't damaged when I sent it back.",
    "It's not only dented, it leaks.",
    "We had ordered a whole one, not a broken one.",
    "Not a single plate arrived whole, all broke.",
    "Not one cup broke in half, two did.",
]


@pytest.mark.parametrize("text", DENIED)
def test_denied_harm_is_taken_out(text: str) -> None:
    assert "unharmed" in without_denied_harm(text).lower()


@pytest.mark.parametrize("text", TOLD)
def test_harm_that_is_told_of_or_unwanted_stays(text: str) -> None:
    assert without_denied_harm(text) == text


def test_only_what_is_denied_is_taken_out() -> None:
    said = "The carton isn’t dented. No cracks on the lid, yet the handle is snapped."
    assert without_denied_harm(said) == "The carton unharmed. Unharmed on the lid, yet the handle is snapped."


@pytest.mark.parametrize(
    "text",
    [
        "It came on Monday with the shade cracked.",
        "Both saucers arrived chipped.",
        "The tile showed up in pieces.",
        "We unpacked two mugs with broken handles.",
        "I received the shelf badly scratched.",
        "The globe was delivered with a dent in the stand.",
        "The lid was cracked on arrival.",
        "The rim was bent when it arrived.",
        "They showed up Monday, one is bent.",
        "The bowls arrived today, and two of them are chipped.",
        "It came yesterday, but the lid is cracked.",
        "The carton isn't torn, but the clock arrived smashed.",
    ],
)
def test_goods_that_came_harmed(text: str) -> None:
    assert came_harmed(text)


@pytest.mark.parametrize(
    "text",
    [
        "It arrived on Monday and nothing was broken.",
        "The rug came with the box dented, the rug itself is fine.",
        "The handle came off and is cracked.",
        "You write that it came back scratched.",
        "It came on Monday. I cracked the lid myself.",
        "It arrived whole but my son had it broken in a day.",
        "The strap came loose and tore after a week.",
        "They came in two boxes.",
        "It came on Monday, the box was dented.",
        "They came today, but none is bent.",
        "It arrived on Monday, the carton is torn and nothing else.",
        "Before they came, one was broken in my old set.",
        "I got it for my father's birthday.",
        "Does it come in half sizes?",
    ],
)
def test_goods_that_came_whole_or_broke_later(text: str) -> None:
    assert not came_harmed(text)

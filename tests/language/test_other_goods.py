"""Who has other goods than they ordered."""

import pytest

from bot.language.goods.other_goods import came_other


@pytest.mark.parametrize(
    "text",
    [
        "Due Thursday, here today, and you sent the wrong shade.",
        "The rug came late and in the wrong size.",
        "It's the wrong model.",
        "The cup has the wrong name on it.",
        "I opened the box, and it is somebody else's order.",
        "This is not what I ordered, there is a hose inside.",
        "I asked for the navy blanket and you sent gray.",
        "the lamp came but its the cold white, i orderd the multicolor one",
        "Ordered a medium, got a large.",
        "Wrong size sent: the box says L, but it measures as an S.",
        "wrong colour in the box",
        "I bought the black shirt and it came in white.",
        "the vase is here but its the teal one not the ivory",
        "It's walnut, I ordered oak.",
        "Ordered the large, it is a small.",
        "The ones that came are blue instead of black.",
        "These are beige. We bought the white ones.",
        "Parcel came this morning. Purple not pink.",
        "We ordered the single mattress topper and a king size has arrived.",
        "Ordered a king duvet, got a double.",
        "I bought the large tray but a small one was in the parcel.",
        "the cushions are orange not yellow like on my order",
        "You sent the 5x7, I ordered and paid for 8x10.",
        "ordered 14 inch, got 12 inch",
        "It's the 500 ml and not the 750 ml.",
    ],
)
def test_what_came_is_another_thing(text: str) -> None:
    assert came_other(text)


@pytest.mark.parametrize(
    "text",
    [
        "I ordered the wrong size, it came today.",
        "Ordered a medium, got it, but it's too small.",
        "Ordered the blue mug, got the blue mug, love it.",
        "Got it today, but I think I picked the wrong color.",
        "cancel please, ordered wrong filter size, got 16 in the cart",
        "It was delivered to the wrong house.",
        "I sent the wrong item back.",
        "You charged the wrong amount when it arrived.",
        "It hasn't arrived, and the tracking is for the wrong order.",
        "My bike is red, I ordered blue pedals.",
        "I'd like the blue one instead of the green.",
        "It's too small, I ordered a medium, do I get a large?",
        "I ordered the gray one, not the green.",
        "Please send it in pink not purple.",
        "Pink, not purple please!",
        "Ordered the 5x7, got the 5x7, and it's lovely.",
        "I ordered 6 inch, got 6 inches, and they fit.",
        "Ordered 6 inch, got 6 inch, needed the 8 inch, my bad.",
        "The gap is 30 cm, I ordered 28 cm shelves.",
    ],
)
def test_ones_own_mistake_and_what_else_is_wrong_is_none(text: str) -> None:
    assert not came_other(text)

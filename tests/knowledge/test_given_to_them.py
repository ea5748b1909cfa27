"""Who was given the goods has no order of their own: they aren't asked for its number, nor sent to its page."""

import pytest

from bot.knowledge.replies.given_to_them import given_to_them

GIVEN = [
    "I got the kettle as a birthday present and already own one.",
    "My aunt gave me this scarf and it isn't my color.",
    "We received the bowl as a wedding gift, can it be exchanged?",
    "The puzzle was a gift from my brother. How do I send it back?",
    "It was given to me for Christmas and is too small.",
    "My husband got me the watch for my birthday, the strap is too short.",
    "It was a present, so I don't have the order number.",
    "My gran bought our little one these pyjamas and they are too short.",
    "My mother-in-law got the twins a play mat from you, we have one already.",
    "My nephew's godmother ordered him the wellies, they pinch.",
    "My grandparents bought it for us, and we have no room for it.",
    "Somebody else ordered it for me. Where do I return it?",
    "I got it for my 40th birthday. Can I swap it?",
    "It's a gift from Ellen, who lives in Maine.",
    "My colleagues gave me one of your mugs when I left, it's a bit loud for me.",
]
NOT_GIVEN = [
    "I bought it as a gift for my sister and she has one.",
    "I got it as a gift for my mom, and it is the wrong size for her.",
    "It was a gift, I ordered it three weeks ago, and he'd rather have the green one.",
    "My neighbor gave me the parcel yesterday.",
    "My dog got the bone from you and it broke.",
    "My son bought his sister a kite with my card, I ordered nothing.",
    "Your colleague gave me a number that doesn't work.",
    "I got a gift card and the code doesn't work.",
    "The gift wrap was missing.",
    "My niece got it as a gift from me and doesn't like it.",
    "I got it for my father's birthday.",
    "It is for my daughter's birthday party.",
    "I was given a return label that has run out.",
    "My husband bought it for his mother.",
    "It's a present from us to our teacher.",
    "I want to send it as a gift to my aunt.",
    "I got it as a gift. The order is 112-1234567-1234567.",
]


@pytest.mark.parametrize("text", GIVEN)
def test_who_was_given_it(text: str) -> None:
    found = given_to_them(text)
    assert found and found in text


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_who_gives_it_or_has_the_order_was_not(text: str) -> None:
    assert given_to_them(text) is None

"""A question where goods go to is told from one on days, prices and carriers."""

import pytest

from bot.language.delivery.destination import asks_where_to

ASKS = [
    "Do you ship to Norway?",
    "Can the stool be sent to a PO box?",
    "do u deliver abroad",
    "Good evening from Malta. Would you mail a violin there? Which countries do you send to?",
    "I'd like to know whether you deliver to Juneau, and how long that takes.",
    "Is Guam in your delivery area?",
    "Where do you ship?",
    "Do you ship free to Alaska?",
    "Where can you send a lamp?",
    "Can I get it in Norway?",
    "My son lives at a dorm. Can it go to his campus?",
]
OTHER = [
    "How long does shipping to Ohio take?",
    "What would it cost to have the rug sent to Utah?",
    "Which carrier do you use in Texas?",
    "Can you get it here by Friday?",
    "How are plants packed in winter?",
    "If I order two lamps, do they come in one box?",
    "Do you deliver on Saturdays in Boston?",
    "Do I get to choose the carrier?",
    "Can I get it in Blue?",
    "Does the rug come in Dark Green or in Grey?",
    "Could you send it in XL?",
    "Where can you send my refund?",
    "Where will you mail the invoice?",
    "Where do you ship from?",
    "Where do you get your wool from?",
    "Is shipping free to Alaska?",
    "I sent the lamp back to you on Monday.",
]


@pytest.mark.parametrize("text", ASKS)
def test_who_asks_where_goods_go_to(text: str) -> None:
    assert asks_where_to(text)


@pytest.mark.parametrize("text", OTHER)
def test_who_asks_how_long_for_how_much_or_by_whom_does_not(text: str) -> None:
    assert not asks_where_to(text)

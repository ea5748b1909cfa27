"""Who would keep the goods for part of their price proposes it; a return that is over and a code do not."""

import pytest

from bot.language.matter.kept_for_part import kept_for_part


@pytest.mark.parametrize(
    "text",
    [
        "The table has a scratch. I'd keep it if you give me part of the price back.",
        "I can live with the stain if you refund me half.",
        "Instead of sending it back I'd take $30 off and keep the shelf as is.",
        "there is a chip in the bowl its fine i will keep but want some money back",
        "Would you consider a partial refund? The handle wobbles but I'd rather not send it back.",
        "If I hang on to it, can you credit me 25%?",
        "Honestly the dent doesn't bother me much, a small discount and I'm happy to keep the kettle.",
        "The seam is crooked but usable. Can you meet me halfway on the price so I don't have to return it?",
        "Your colleague offered 20% to keep it, I'd rather have 40.",
    ],
)
def test_who_would_keep_it_for_part_of_the_price_proposes_it(text: str) -> None:
    assert kept_for_part(text)


@pytest.mark.parametrize(
    "text",
    [
        "I sent it back and only got a partial refund.",
        "I want a full refund and I keep it.",
        "You kept 50% of my refund, why?",
        "Do I keep the 15% off if I skip a month?",
        "Please keep the order, but apply the 20% off code.",
        "I want to keep my old address and get a discount.",
        "Can I keep it at room temperature? It says 30% humidity.",
        "My kids keep it in the garage. 20% of the paint is gone already.",
        "I'd like to keep two of the pillows and return one.",
        "If teal is sold out I'll keep this one for something off.",
        "Keep it up!",
    ],
)
def test_other_words_of_keeping_and_of_money_do_not(text: str) -> None:
    assert kept_for_part(text) is None

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
        "One of the plates has a hairline crack. Not worth shipping it all back, could you just credit me for the one?",
        "Honestly the frame is a bit wonky but we've hung it. How about 25% and we call it quits?",
        "You sent walnut instead of oak. I'll take it as it is if you refund the difference.",
        "The drawer sticks. I'd fix it myself for half the price back.",
        "Is there any chance of a small refund for the scratches? I like the bench and want to keep it.",
        "There's a burn mark and a dent under the tray. I think $12 back is fair.",
        "The clock runs but the glass has a scratch. Offer me something and it stays on the wall.",
        "colour is off but whatever, gimme like 8 bucks and im good, not sending it back",
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
        "Can I keep the box and send only the lamp back for a refund?",
        "I had to fix it myself and now I want my money back.",
        "It is not worth the price, refund me.",
        "Take it as it is, I return nothing.",
        "The vase arrived chipped, I would like 100% of my money back.",
        "The lid is broken. Can you refund me a few dollars or send another one?",
        "The mug was cracked and I return it. Would you take $5 off my next order?",
    ],
)
def test_other_words_of_keeping_and_of_money_do_not(text: str) -> None:
    assert kept_for_part(text) is None

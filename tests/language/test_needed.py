"""The day by which whoever writes needs something."""

from datetime import date, timedelta

import pytest

from bot.language.delivery.needed import needed_by

TODAY = date(2026, 11, 27)
"""A Friday."""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The recital is on Sunday. Can the second one be here by then?", 2),
        ("I need it by Wednesday for a dinner.", 5),
        ("It didn't come for the recital on Sunday, the gala is on Monday.", 2),
        ("The pay run is on Monday, please send the right invoice.", 3),
        ("Our books close on Tuesday.", 4),
        ("If I buy it by Monday will it reach us for Christmas?", 28),
        ("the nativity is on Tuesday at 2", 4),
        ("the twins are due dec 9 and we have one crib", 12),
        ("Her school play is on Wednesday.", 5),
        ("can i just have a new one, my mums visiting sunday", 2),
        ("i need it for my books until friday dec 4", 7),
        ("it's for my daughters name day on 6 december", 9),
        ("its for my sister on dec 12", 15),
        ("My kids are coming home on the 20th.", 23),
        ("School starts Wednesday the 9th.", 12),
        ("If we don't have the crib by the 6th, where does she sleep?", 9),
        ("unless it's here by tuesday i have to cancel the band", 4),
        ("If the tent isn't here before Friday we can't go.", 7),
        ("The twins start Monday, will the lunch boxes be here?", 3),
        ("im flying out of here sunday at noon, will it come", 2),
        ("Our guests arrive, and my parents leave on Tuesday.", 4),
        ("I need it by Friday, December 11.", 14),
        ("The party is on Monday the 14th of December.", 17),
        ("It came broken on Monday. I needed it for Sunday's dinner.", 2),
        ("I needed it by Sunday and it hasn't arrived yet.", 2),
        ("The cups came on Monday. I need the saucers by Sunday.", 2),
        ("We fly out on the 3rd, does it make it?", 6),
        ("Our housewarming is tomorrow.", 1),
        ("Can you get it here before Christmas?", 28),
        ("It's for her graduation in two weeks.", 14),
        ("Any chance of having it before the weekend?", 1),
        ("It came on the 20th, and the gala is on the 28th, can I exchange it?", 1),
        ("It arrived today for the party on Saturday, in the wrong color.", 1),
        ("I opened the return on Monday and want it over before the christening on Sunday.", 2),
        ("It didn't come for the recital on Sunday.", 2),
        ("I need it by Monday, better still by tomorrow.", 1),
        ("The cake stand I ordered for her birthday on Sunday is in two pieces.", 2),
        ("You said that it comes before our wedding on the 3rd.", 6),
        ("I need the rods on Tuesday, will that work?", 4),
        ("It must be here this Monday.", 3),
        ("It's a gift for Sunday.", 2),
        ("The order is for a gift on Sunday so send the third one quick", 2),
        ("Ordered the side table for my dad's 70th on Sunday.", 2),
        ("Ordered the side table, my dads 70th is on Sunday.", 2),
        ("It's for my 30th this Saturday", 1),
        ("we get married on the 5th", 8),
        ("I want one that works before my in-laws come on the 5th.", 8),
        ("My nephew turns 9 on Wednesday.", 5),
        ("Leaving Thursday, so hurry.", 6),
        ("need it by sun as guests coming", 2),
        ("party is on mon pls hurry", 3),
        ("my sons bday is dec 4", 7),
        ("It is a Christmas present for my aunt.", 28),
        ("for xmas", 28),
        ("Could this be here on Thursday? It is for my nephew.", 6),
    ],
)
def test_a_day_that_something_is_needed_for_is_read(text: str, days: int) -> None:
    found = needed_by(text, TODAY)
    assert found
    assert found.day == TODAY + timedelta(days=days)
    assert found.quote in text


@pytest.mark.parametrize(
    "text",
    [
        "It was supposed to be here by Tuesday.",
        "I got it as a present on Sunday.",
        "If I don't return it by Friday, is the refund lost?",
        "Unless you answer by Friday I call the bank.",
        "If you don't refund me by Friday I file a claim.",
        "It was for my mother's 80th on the 12th, you had promised the 8th, and today is the 16th.",
        "This is my 3rd email on Sunday.",
        "Please cancel it before the parcel arrives on Friday.",
        "Before my shift starts on Monday I'll call you.",
        "The carrier says it'll arrive by Friday.",
        "You promised an answer by Monday.",
        "The dinner was on Saturday and it came on Monday.",
        "I needed the bowls for Sunday's dinner. They showed up Monday.",
        "We wanted it before Friday and it arrived two days later.",
        "I paid for express, as I needed it by Saturday, and got it a week later.",
        "The party tent was delivered on Monday.",
        "The party tent was to be delivered on Monday.",
        "The return window ends on Friday.",
        "I waited over the weekend.",
        "We're away till the 9th.",
        "Where is my parcel?",
        "I ordered it on Monday.",
        "I need to know whether you sent it on Friday.",
        "I need the receipt for Monday's order.",
        "I need someone to call me on Monday.",
        "I'm home on Friday, can they deliver then?",
        "The Christmas lights stopped working.",
        "It came for my birthday on Friday.",
        "It came for my birthday on Friday, but the screen was cracked.",
        "We got the tent for the trip on Sunday and its zip is torn.",
        "The rings were delivered for our wedding on Saturday.",
        "I wrote to you on Monday about the party tent.",
    ],
)
def test_what_was_or_what_others_named_is_no_need(text: str) -> None:
    assert needed_by(text, TODAY) is None


@pytest.mark.parametrize(
    ("today", "word", "day"),
    [
        (date(2026, 11, 27), "Thanksgiving", date(2027, 11, 25)),
        (date(2026, 11, 2), "Thanksgiving", date(2026, 11, 26)),
        (date(2026, 12, 26), "Christmas", date(2027, 12, 25)),
        (date(2026, 12, 24), "New Year's Eve", date(2026, 12, 31)),
        (date(2027, 1, 5), "Valentine's Day", date(2027, 2, 14)),
    ],
)
def test_a_feast_is_the_next_one(today: date, word: str, day: date) -> None:
    found = needed_by(f"I need it before {word}.", today)
    assert found
    assert found.day == day


def test_a_feast_that_went_by_with_the_day_is_over() -> None:
    assert needed_by("Tuesday came and went, and so did the christening on Sunday.", TODAY) is None

"""Who would sooner not send the goods back isn't told how to begin a return: whether they must is found out."""

from datetime import date

import pytest

from bot.domain.case import Matter, Turn, Who
from bot.knowledge.triage.order.sooner_keeps import sooner_keeps, without_unwilling
from tests.knowledge.small_book import recognition

TODAY = date(2026, 11, 24)
OF_A_RETURN = ("return_in_window", "no_longer_needed_free_return", "refund_overdue", "returned_used")


@pytest.mark.parametrize(
    "text",
    [
        "Do I honestly have to ship a whole bunk bed back for one rail?",
        "must we carry the freezer back to you",
        "Are we supposed to wrap the mirror up and post it back?",
        "I hope we won't have to return it, my back is bad.",
        "Surely I needn't return all that for a hinge.",
        "I'd rather get a new lid than mail the pot back.",
        "We would prefer a new drawer to a return.",
        "Could I have the hose replaced without having to send the washer back?",
        "I don\u2019t see why I should pack it up and send it back over a dent.",
        "Please don't make us haul it back.",
        "It seems silly to send back a piano stool for one screw.",
        "Mailing a bathtub back is a nightmare.",
        "There's no need for a return, a new cord would do.",
        "Does it have to go back?",
        "Is a return really necessary?",
    ],
)
def test_who_would_sooner_keep_it(text: str) -> None:
    assert sooner_keeps(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "When do I have to send it back?",
        "Which address must I send it back to?",
        "Do I have to return it in the original box?",
        "Do I have to send the manual back too?",
        "Do I have to pay for sending it back?",
        "Must I return both chairs or only the torn one?",
        "Would I have to send it back within a month?",
        "I'd rather return it than wait.",
        "Rather than wait I sent it back.",
        "Instead of mailing it back, can I drop it off in town?",
        "Without the label I can't send it back.",
        "It's silly, but I'd like to send the blue one back.",
        "Sending it back was a nightmare, and now you say it never came.",
        "The return was a pain, but the money is here, thanks.",
        "I want to return the lamp. Do I have to send back the bulb?",
        "Should I return it?",
        "I'd rather not be charged for the return.",
        "We don't fancy paying ten bucks to mail it back.",
        "I don't want to wait, I returned it on Monday.",
    ],
)
def test_who_asks_about_a_return_or_wants_one(text: str) -> None:
    assert sooner_keeps(text) is None


def test_what_it_is_about_is_told_by_the_rest() -> None:
    assert (
        without_unwilling("The rail is bent. Do I have to ship it back? It came today.")
        == "The rail is bent. It came today."
    )
    assert without_unwilling("Do I have to ship it back? Dented.") == "Do I have to ship it back? Dented."


@pytest.mark.parametrize(
    "text",
    [
        "The seam of the tent tore the second night. Do I really have to mail the whole tent back for a seam?",
        "One drawer front came with a crack. I'd rather have a new front than send the whole dresser back.",
        "The fan rattles. Please don't make me send it back, a new blade would do.",
    ],
)
def test_it_is_no_return_and_no_matter_of_its_own(text: str) -> None:
    guess = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY))
    assert not {guess.situation, *(f.situation for f in guess.further)} & {*OF_A_RETURN}

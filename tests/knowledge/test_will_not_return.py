"""Who won't send the goods back wants something else: it is no return, and no draft explains how to begin one."""

from datetime import date

import pytest

from bot.domain.case import Matter, Turn, Who
from bot.knowledge.triage.order.will_not_return import will_not_return
from tests.knowledge.small_book import recognition

TODAY = date(2026, 11, 24)
OF_A_RETURN = ("return_in_window", "no_longer_needed_free_return", "refund_overdue")


@pytest.mark.parametrize(
    "text",
    [
        "dont want to return the whole bed again, did that in May",
        "I'm not sending it back.",
        "one lid only in the box, send me the other one, not doing a return",
        "I really don't want a return. Just the second motor.",
        "No return please, just the pin.",
        "I don't want to ship back a 40 lb bench.",
        "I won't return it, just send the screws.",
        "no I will not mail it back",
        "Far too bulky, not gonna send it back, just give me a new door",
        "It's huge and we ain't hauling it back.",
        "im not shipping the bench back, its too heavy. new seat please",
        "I refuse to carry this to the post office again.",
        "We don't want to bring the cupboard back, only the hinge is missing.",
    ],
)
def test_who_will_not_send_it_back(text: str) -> None:
    assert will_not_return(text)


@pytest.mark.parametrize(
    "text",
    [
        "I can't return it, the box is gone.",
        "I don't want a return label by mail, I want to return it at the counter.",
        "No return label came with it.",
        "I don't need a return if you pay half.",
        "There is no return portal.",
        "I'm not sending it back at my cost.",
        "I won't ship it back until you refund me.",
        "Too small, not gonna keep it, how do I send it back?",
        "not going to mail it back unless you pay",
        "I won't take it to UPS without a label.",
        "Not sure how to send it back.",
        "The parcel was never sent back.",
        "I don't want to return the lamp but I'd like to return the shade.",
        "I don't want a new one, I want to return it.",
        "I do not want to keep it.",
        "I won't wait for the return label.",
        "I never returned it.",
        "can't open the return link",
        "I can't start a return, the button is gray.",
        "The page won't open the return form.",
        "the app doesn't start a return",
    ],
)
def test_who_would_or_says_nothing_of_it(text: str) -> None:
    assert not will_not_return(text)


@pytest.mark.parametrize(
    "text",
    [
        "you sent me the left hinge twice, need the right one. dont want to return the whole cupboard again",
        "I don't want to return it, I only want the missing bolts.",
        "The shade of the lamp is cracked. I don't want to send the whole lamp back, can you send a shade?",
    ],
)
def test_it_is_no_return_and_no_matter_of_its_own(text: str) -> None:
    guess = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY))
    assert guess.situation not in OF_A_RETURN
    assert not {f.situation for f in guess.further} & {*OF_A_RETURN}

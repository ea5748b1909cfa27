"""What a customer says never came: it can't go back, and the parcel's own kinds of case have it."""

from datetime import date

import pytest

from bot.domain.case import Matter, Turn, Who
from bot.knowledge.triage.order.never_came import never_came
from tests.knowledge.small_book import recognition

TODAY = date(2026, 11, 24)
OF_A_PARCEL = ("lost_or_late", "delivered_not_received", "delivered_not_received_again", "where_is_my_order")


@pytest.mark.parametrize(
    "text",
    [
        "The rug never arrived, I would sooner have the money than a second one.",
        "never received. refund instead of a new one please",
        "I never got the boots, pay me back",
        "The bench never showed up.",
        "Nothing was delivered and I want a refund.",
        "still not got my parcel",
        "havent recieved the kettle",
        "my mixer not came",
        "never got my order so please return my money",
        "UPS never delivered it.",
    ],
)
def test_goods_that_never_came(text: str) -> None:
    assert never_came(text)


@pytest.mark.parametrize(
    "text",
    [
        "I never received the return label.",
        "The refund never came.",
        "I never got an answer.",
        "The grey one arrived, the red one never came.",
        "It never came with a manual.",
        "I never got it to work.",
        "I never got to use it, can I send it back?",
        "The courier never came for the return.",
        "You never came back to me.",
        "My referral bonus never showed up.",
        "Five days late and I get nothing?",
        "The replacement never came and the fan is still broken.",
        "It didn't come on time.",
        "If it never comes I want a refund.",
        "The return isn't showing up in my account.",
        "It came, not as described.",
    ],
)
def test_papers_people_and_what_is_here_after_all(text: str) -> None:
    assert not never_came(text)


@pytest.mark.parametrize(
    "text",
    [
        "The rug never arrived, I'd sooner have the money than a second one.",
        "never received. refund instead of a new one please",
        "I never got the boots, give me the money back",
        "The bench never showed up. Pay me back please.",
        "never got my order so please return my money",
        "the chair was not delivered and i want my money",
    ],
)
def test_money_for_what_never_came_is_no_return(text: str) -> None:
    assert recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY)).situation in OF_A_PARCEL

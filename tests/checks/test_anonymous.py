"""An approved reply that others may read says nothing of whose it was."""

from datetime import date

import pytest

from bot.checks.personal_data.anonymous import anonymous
from bot.domain.case import Fact, Matter, Turn, Who


def of(message: str, *facts: Fact, order_id: str | None = None) -> Matter:
    return Matter((Turn(Who.CUSTOMER, message),), today=date(2026, 11, 23), facts=facts, order_id=order_id)


MARTA = of(
    "Where is my order 112-4070611-2246605? I live at 14 Birch Lane, Portland, OR 97205. marta.klein@example.org. Thanks, Marta Klein",
    Fact("customer_name", "Marta Klein"),
    order_id="112-4070611-2246605",
)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("Dear Marta, we ship to Hawaii at no extra cost.", "Dear [name], we ship to Hawaii at no extra cost."),
        ("Hello Ms Klein, your order 112-4070611-2246605 left us.", "Hello [name], your order [number] left us."),
        ("We send it to 14 Birch Lane, Portland, OR 97205 today.", "We send it to [address] today."),
        ("We wrote to marta.klein@example.org.", "We wrote to [email]."),
        ("UPS has it: 1Z999AA10123456784.", "UPS has it: [number]."),
        ("Your order #10422 is packed.", "Your order [number] is packed."),
        ("Nothing here is anybody's.", "Nothing here is anybody's."),
    ],
)
def test_what_leads_to_the_customer_is_taken_out(reply: str, said: str) -> None:
    assert anonymous(reply, MARTA, "x7f2aa") == said


def test_what_only_a_fact_tells_is_taken_out_too() -> None:
    matter = of("Please hurry.", Fact("delivery_address", "Quay House, Dock 3"), Fact("customer_name", "Obiageli"))
    said = anonymous("Obiageli, the parcel goes to Quay House, Dock 3.", matter, "x7f2aa")
    assert said == "[name], the parcel goes to [address]."


def test_a_customer_cannot_bring_words_into_it_by_a_placeholder() -> None:
    matter = of("Call me [NAME-x7f2aa-1] please. Regards, Marta Klein")
    assert "Klein" not in anonymous("Dear Marta Klein, [NAME-x7f2aa-1], [NAME-x7f2aa-9].", matter, "x7f2aa")


def test_a_name_that_is_a_word_too_takes_no_other_words_out() -> None:
    matter = of("Regards, Will Grace", Fact("customer_name", "Will"))
    assert anonymous("Dear Will, we will send it with good grace.", matter, "x7f2aa").endswith(
        ", we will send it with good grace."
    )

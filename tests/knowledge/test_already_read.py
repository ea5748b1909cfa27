"""What rules see beside a model's matters, in words that the model has read already."""

import pytest

from bot.domain.case import Further, Triage
from bot.knowledge.triage.already_read import beside_a_model
from tests.knowledge.small_book import shipped

WHOLE = "Foot 14 is not go on, the hole is too small. I need it for the 12th."
RETURN = Further("return_in_window", "Foot 14 is not go on, the hole is too small.")


def beside(found: Triage, *rules: Further) -> tuple[Further, ...]:
    return beside_a_model(found, rules, {s.id: s for s in shipped().situations})


@pytest.mark.parametrize(
    ("quotes", "left"),
    [
        (("Foot 14 is not go on",), ()),
        (("the hole is too small. ",), ()),
        ((WHOLE,), ()),
        (("I need it for the 12th.",), (RETURN,)),
        ((), (RETURN,)),
    ],
)
def test_words_that_a_model_read_as_an_everyday_matter_are_no_second_one(
    quotes: tuple[str, ...], left: tuple[Further, ...]
) -> None:
    assert beside(Triage("faulty_item", "", quotes), RETURN) == left


def test_words_quoted_for_a_further_matter_are_no_third_one() -> None:
    asked = Further("shipping_policy_question", "It has to be there by the 11th, is that realistic?")
    found = Triage("other", "", ("write a card",), further=(asked,))
    assert beside(found, Further("where_is_my_order", "It has to be there by the 11th")) == ()


def test_what_asks_for_more_care_stays() -> None:
    harmed = Further("safety_or_injury", "Foot 14 is not go on, and it cut my hand.")
    assert beside(Triage("faulty_item", "", ("Foot 14 is not go on",)), harmed) == (harmed,)


def test_what_it_is_about_stays_beside_how_they_were_treated() -> None:
    part = Further("wrong_or_missing_part", "I sent it twice. The shelf has two left sides.")
    assert beside(Triage("sent_in_circles", "", ("I sent it twice.",)), part) == (part,)

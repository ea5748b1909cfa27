"""What rules see beside a model's matters: what it can have missed counts, another reading of the same doesn't."""

import pytest

from bot.domain.case import Further, Triage
from bot.knowledge.triage.further.already_read import beside_a_model
from tests.knowledge.small_book import shipped

ASKED = Further("return_in_window", "The hole is too small. Can it go back?")


def beside(found: Triage, *rules: Further) -> tuple[Further, ...]:
    book = shipped()
    return beside_a_model(found, rules, {s.id: s for s in book.situations}, book.ears.of_treatment)


@pytest.mark.parametrize(
    ("quotes", "left"),
    [
        (("Can it go back?",), ()),
        (("the hole is too small. ",), ()),
        (("The hole is too small. Can it go back? I need it for the 12th.",), ()),
        (("I need it for the 12th.",), (ASKED,)),
        ((), (ASKED,)),
    ],
)
def test_a_question_counts_unless_the_model_read_it_as_an_everyday_matter(
    quotes: tuple[str, ...], left: tuple[Further, ...]
) -> None:
    assert beside(Triage("faulty_item", "", quotes), ASKED) == left


def test_what_asks_nothing_is_no_second_matter() -> None:
    told = Further("return_in_window", "Foot 14 is not go on, the hole is too small.")
    assert beside(Triage("faulty_item", "", ()), told) == ()


def test_words_quoted_for_a_further_matter_are_no_third_one() -> None:
    asked = Further("shipping_policy_question", "It has to be there by the 11th, is that realistic?")
    found = Triage("other", "", ("write a card",), further=(asked,))
    assert beside(found, Further("where_is_my_order", "It has to be there by the 11th, is that realistic?")) == ()


def test_what_asks_for_more_care_stays() -> None:
    harmed = Further("safety_or_injury", "Foot 14 is not go on, and it cut my hand.")
    assert beside(Triage("faulty_item", "", ("Foot 14 is not go on",)), harmed) == (harmed,)


def test_what_it_is_about_stays_beside_how_they_were_treated() -> None:
    part = Further("wrong_or_missing_part", "I sent it twice. The shelf has two left sides.")
    assert beside(Triage("sent_in_circles", "", ("I sent it twice.",)), part) == (part,)

"""A brief of several matters says each thing once, and shortest where least is to be decided."""

import pytest

from bot.domain.case import Lane
from bot.writers.brief import brief_for
from bot.writers.in_short import how_to_say_it, offers_of, options_of
from tests.knowledge.small_book import shipped
from tests.writers.test_several import work

MUG = "The mug arrived with a crack across the handle."
COASTER = "And the coaster was never in the box."
SAFE = "Can the mug go into the microwave?"


def test_the_words_on_each_matter_stand_in_the_head_of_the_case_alone() -> None:
    brief = brief_for(work("damaged_on_arrival", MUG, ("wrong_or_missing_part", COASTER), ("product_question", SAFE)))
    assert "The message holds 3 matters" in brief.why and SAFE not in brief.why
    assert not any(MUG[:-1] in line for line in brief.known)


def test_of_each_matter_the_first_clauses_stand_in_their_words_and_the_rest_by_name() -> None:
    brief = brief_for(work("damaged_on_arrival", MUG, ("wrong_or_missing_part", COASTER)))
    whole = [o.citation.source.id for o in brief.offers if not o.named_only]
    named = {o.citation.source.id for o in brief.offers if o.named_only}
    assert whole[:2] == ["orders.damaged_replacement", "orders.damaged_no_stock"] and "orders.missing_part" in whole
    assert "orders.damaged_photo" in named


def test_how_we_work_is_named_beside_what_a_single_matter_offers() -> None:
    clauses = [
        c for id in ("orders.faulty_choice", "orders.warranty", "conduct.no_repeat") if (c := shipped().clause(id))
    ]
    assert [o.named_only for o in offers_of([clauses], "1")] == [False, False, True]
    assert [o.named_only for o in offers_of([clauses[2:]], "1")] == [False], "where it is all there is, it is read"


def test_a_routine_matter_beside_one_to_decide_brings_no_options() -> None:
    faulty, circles = shipped().situation("faulty_item"), shipped().situation("sent_in_circles")
    assert {o.what for o in options_of([circles, faulty])} == {o.what for o in circles.options}
    assert options_of([faulty]) and options_of([faulty, shipped().situation("wrong_or_missing_part")])


def test_options_of_two_matters_say_which_they_are_of() -> None:
    both = [shipped().situation(id) for id in ("sent_in_circles", "product_question")]
    assert {o.what.partition(": ")[0] for o in options_of(both)} == {s.title for s in both}


def test_what_is_never_done_stands_in_one_line_and_once() -> None:
    damaged, missing = (shipped().situation(id) for id in ("damaged_on_arrival", "wrong_or_missing_part"))
    *_, never = how_to_say_it([damaged, missing])
    assert never.startswith("Never: ") and "charge the return" in never and "photo" not in never
    assert sum("photo" in line for line in how_to_say_it([damaged, missing])) == 2, "told in the advice of each"
    assert "Never charge the return." in how_to_say_it([damaged])


def test_what_a_danger_forbids_keeps_its_own_lines() -> None:
    danger, damaged = (shipped().situation(id) for id in ("safety_or_injury", "damaged_on_arrival"))
    assert danger.lane is Lane.PERSON_ONLY
    lines = how_to_say_it([danger, damaged])
    assert set(how_to_say_it([danger])) <= set(lines) and lines[0].startswith("Until a person answers")
    assert not set(lines) & set(damaged.advice), "what is to be done now is only what the danger asks for"
    assert lines[-1].startswith("Never: ") and "charge the return" in lines[-1]


def test_what_they_tried_and_want_stands_with_its_question() -> None:
    told = "I bought a tower fan. I cleaned the grille and swapped the fuse, no change. We want a new fan."
    asked = {c.key: c.question for c in brief_for(work("faulty_item", told)).checks}
    assert asked["tried"].endswith("By their words they have cleaned the grille and changed the fuse.")
    assert asked["wish"].endswith("which reads as replacement.")


@pytest.mark.parametrize(
    ("told", "quoted"),
    [
        (
            "The fan hums. I already tried the thing in your manual, same hum.",
            "I already tried the thing in your manual",
        ),
        ("My fan hums. I watched the video your colleague sent and it hums still.", "the video your colleague sent"),
        ("My fan hums and blinks.", ""),
    ],
)
def test_what_they_tried_stands_in_their_words_where_no_step_is_named(told: str, quoted: str) -> None:
    question = {c.key: c.question for c in brief_for(work("faulty_item", told)).checks}["tried"]
    assert quoted in question
    assert ("The customer says" in question) is bool(quoted)


def test_what_they_tried_stands_with_its_question_where_it_was_told_with_another_matter() -> None:
    told = ("sent_in_circles", "I already tried what the manual says and watched the clip your colleague sent.")
    brief = brief_for(work("faulty_item", "The bowl of the mixer spins.", told))
    asked = next(c.question for c in brief.checks if c.key.endswith("tried"))
    assert asked.endswith(
        "The customer says “I already tried what the manual says and watched the clip your colleague sent”."
    )


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ('An invoice please. The accountant needs company name "Alder Dental" on it, not mine.', "Alder Dental"),
        ("Can I get an invoice for Fox and Daughters LLC?", "Fox and Daughters LLC"),
        ("I need an invoice for my company.", ""),
    ],
)
def test_a_company_that_was_named_is_not_asked_for_again(told: str, name: str) -> None:
    question = {c.key: c.question for c in brief_for(work("invoice_or_receipt", told)).checks}["invoice_to"]
    assert name in question
    assert ("The customer says" in question) is bool(name)


def test_a_new_part_is_no_wish_for_all_of_it_anew() -> None:
    asked = {c.key: c.question for c in brief_for(work("faulty_item", "My tower fan hums. I want a new cord.")).checks}
    assert "which reads as" not in asked["wish"]

"""What we asked and they answered stands beside what a person checks; what we did is no option any more."""

import pytest

from bot.domain.case import Matter, Turn, Who
from bot.writers.answered import answer_to
from bot.writers.in_short import options_of
from tests.knowledge.small_book import shipped
from tests.writers.composing import TODAY


def _case(*said: str) -> Matter:
    return Matter(tuple(Turn((Who.CUSTOMER, Who.US)[n % 2], text) for n, text in enumerate(said)), TODAY)


@pytest.mark.parametrize(
    ("check", "ours", "theirs"),
    [
        (
            "In whose name, and with which tax number, is it to be made?",
            "Which company name and VAT number should be on it?",
            "Tiller Joinery Ltd, GB 274 5567 10.",
        ),
        (
            "Would the customer rather have another one or the money?",
            "Shall I send a new vase, or would you rather have your money back?",
            "A new one please.",
        ),
        ("What exactly is wrong, and since when?", "Could you tell us what exactly is wrong with it?", "It leaks."),
    ],
)
def test_what_was_asked_and_answered_is_told(check: str, ours: str, theirs: str) -> None:
    found = answer_to(check, _case("Hello.", ours, theirs))
    assert found and (found.asked, found.said) == (ours, theirs)


@pytest.mark.parametrize(
    ("check", "ours", "theirs"),
    [
        ("Is a new one in stock?", "Which color would you like?", "Blue."),
        ("When was the item delivered, by the record?", "Did the item arrive in one piece?", "Yes."),
        ("What did the trace find?", "Would you like a refund?", "Yes."),
        ("What exactly is wrong, and since when?", "Tell me what exactly is wrong with it.", "It leaks."),
    ],
)
def test_another_question_answers_none(check: str, ours: str, theirs: str) -> None:
    assert answer_to(check, _case("Hello.", ours, theirs)) is None


def test_a_question_they_have_not_answered_is_none() -> None:
    assert answer_to("Which name is it?", _case("Hello.", "Which name is it to be?")) is None


def test_a_step_that_we_took_is_no_option_any_more() -> None:
    lost = shipped().situation("lost_or_late")
    before = {o.what for o in options_of([lost])}
    after = {o.what for o in options_of([lost], _case("Lost?", "I have opened a trace with UPS this morning.", "So?"))}
    assert before - after == {"Open the trace today and name a day."}
    planned = _case("Lost?", "I can open a trace, would you like that?", "Yes")
    assert {o.what for o in options_of([lost], planned)} == before

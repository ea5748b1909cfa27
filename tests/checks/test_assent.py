"""A reply that only says yes to what a customer demands binds us as a promise does, and no clause is held against it."""

from datetime import date

import pytest

from bot.checks.review import joined, review_words
from bot.domain.case import Fulfilment, Matter, Turn, Who
from bot.domain.reply import Finding, Severity
from tests.knowledge.small_book import shipped

DEMANDS = "The tray is chipped. I want my money back and $90 compensation for the evening. Do you agree?"
BOTH = "Can you refund the scale? And could you send me a replacement as well?"


def stopped(reply: str, message: str, situation: str = "damaged_on_arrival") -> list[str]:
    matter = Matter((Turn(Who.CUSTOMER, message),), date(2026, 11, 24), (), "amazon.com", Fulfilment.SELLER)
    found = review_words(reply, matter, shipped(), situation).findings
    return [f.quote for f in found if f.severity is Severity.STOP and "agrees without saying" in f.reason]


@pytest.mark.parametrize(
    "yes",
    [
        "Agreed.",
        "Yes, of course.",
        "Yes to both.",
        "OK, deal!",
        "I'll do what you asked for.",
        "We will do exactly that.",
        "You’ll get everything you asked for.",
        "Consider it done.",
        "That is fine with us.",
        "We agree to your terms.",
        "We accept both of your demands.",
        "The answer is yes.",
        "Happy to do that.",
        "Y\u200bes to b\u200both.",
    ],
)
@pytest.mark.parametrize("message", [DEMANDS, BOTH])
def test_a_yes_that_does_not_say_to_what_is_stopped(yes: str, message: str) -> None:
    assert stopped(yes, message)
    assert stopped(f"Hello, and thank you for writing. {yes} Kind regards", message)


def test_what_is_named_is_held_against_the_clauses_and_the_rest_is_still_unnamed() -> None:
    named = "Yes to both: the scale is refunded in full, and a replacement leaves us tomorrow."
    assert not stopped(named, BOTH)
    assert stopped("Yes to both. The scale is refunded in full.", BOTH)


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("Yes, of course. It fits a 12 inch pot.", "Does the lid fit a 12 inch pot?"),
        ("Of course. The parcel left us yesterday.", "Could you tell me where my parcel is?"),
        ("I can't agree to that.", DEMANDS),
        ("We won't do what you ask for.", DEMANDS),
        ("I'll ask our lead whether we can do both, and write to you tomorrow.", BOTH),
        ("If the lead agrees, you will get what you asked for.", BOTH),
        ("I'll look into both today and write to you tomorrow.", BOTH),
        (
            "Yes, the lid is dishwasher safe.",
            "I returned the pot and got my refund, thanks. Is the lid dishwasher safe?",
        ),
    ],
)
def test_a_yes_to_a_question_a_no_and_what_is_left_open_are_not(reply: str, message: str) -> None:
    assert not stopped(reply, message)


def test_of_two_findings_in_the_same_words_the_one_that_stops_is_kept() -> None:
    warns, stops = (Finding("promise", severity, "Agreed.", "why") for severity in (Severity.WARN, Severity.STOP))
    assert joined([(warns,), (stops,)]) == (stops,)
    assert joined([(stops,), (warns,)]) == (stops,)

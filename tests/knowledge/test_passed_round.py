"""Several of us wrote, and the customer holds to what an earlier one said."""

import pytest

from bot.domain.case import Lane, Role
from bot.knowledge.triage.circles.passed_round import passed_round
from tests.knowledge.small_book import recognition
from tests.knowledge.test_we_asked_again import thread

FIRST = "The boots in the box are a 39, I ordered 38."
MARTA = "Hi, Marta here! I'll arrange the 38 for you."
JON = "Hello, this is Jon. For exchanges please fill in the form."
THANKS = "Thank you!"


@pytest.mark.parametrize(
    ("one", "other", "theirs"),
    [
        (MARTA, JON, "Marta promised me the 38. Why a form?"),
        (MARTA, "May I ask why you return them? Kind regards, Priya", "I don't return anything, ask Marta."),
        ("I raised it with the courier. Sam", "Hi, Becca here, what is the issue?", "Becca, please ask Sam."),
        ("I'll look into it.\nBest, Ines", "I'm Tom, could you tell me the number?", "Ines has it already"),
        ("My name is Lea and I have it.", "This is Max. How can I help?", "So where is Lea? I gave her all of it."),
    ],
)
def test_who_holds_to_an_earlier_one_of_us_is_for_a_lead(one: str, other: str, theirs: str) -> None:
    about = thread(FIRST, one, THANKS, other, theirs)
    found = recognition().triage(about)
    assert passed_round(about)
    assert found.lane is not Lane.ROUTINE and found.approver.rank >= Role.LEAD.rank


@pytest.mark.parametrize(
    ("one", "other", "theirs"),
    [
        (MARTA, "It left today. Best, Marta", "Thanks Marta!"),
        (MARTA, JON, "Thanks Jon, done."),
        ("I'll see to it.", JON, "Thanks Jon, and have a nice day."),
        ("It ships on Monday. Thanks", "It left on Tuesday. Cheers", "Monday would have been better."),
        (MARTA, JON, "ok, form is filled in"),
    ],
)
def test_who_writes_to_one_of_us_or_names_nobody_is_not(one: str, other: str, theirs: str) -> None:
    assert passed_round(thread(FIRST, one, THANKS, other, theirs)) is None


def test_the_reason_names_whom_they_hold_to() -> None:
    found = recognition().triage(thread(FIRST, MARTA, THANKS, JON, "Marta promised me the 38. Why a form?"))
    assert "“Marta”" in found.reason

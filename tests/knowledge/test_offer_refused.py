"""Who refuses what we offered waits for another decision: a lead has it, and the offer isn't put again."""

from datetime import date

import pytest

from bot.domain.case import Lane, Matter, Role, Turn, Who
from bot.knowledge.triage.circles.offer_refused import offer_refused
from tests.knowledge.small_book import recognition

FIRST = "The hob kettle whistles for a second and then stops."


def _case(ours: str, theirs: str) -> Matter:
    return Matter((Turn(Who.CUSTOMER, FIRST), Turn(Who.US, ours), Turn(Who.CUSTOMER, theirs)), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("We could offer you 20% off your next order.", "no thanks. id like one that whistles"),
        ("Would you keep it for a partial refund of $8?", "I don't want a partial refund, I want it to work."),
        ("As a gesture we've added a £10 voucher.", "Keep your voucher. Another kettle please."),
        ("We can offer you €5 towards it.", "5 euros doesn't buy a kettle. Send me a working one."),
        ("Would you accept a repair?", "We've already said no. A new kettle or the money."),
    ],
)
def test_who_refuses_an_offer_is_for_a_lead(ours: str, theirs: str) -> None:
    about = _case(ours, theirs)
    found = recognition().triage(about)
    assert offer_refused(about) and found.lane is not Lane.ROUTINE and found.approver.rank >= Role.LEAD.rank


def test_the_reason_has_our_offer_and_their_words() -> None:
    reason = (
        recognition().triage(_case("We could offer you 20% off your next order.", "No thank you, a new one.")).reason
    )
    assert "“We could offer you 20% off your next order.”" in reason and "“No thank you”" in reason


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("We can offer you a replacement or a refund.", "a refund please, I don't want another kettle"),
        ("Would you accept a refund of $8?", "Yes, thank you! Nothing more needed."),
        ("Is there anything else?", "No thank you, that's all."),
        ("Please hold the lid down.", "No thanks to the lid, it still stops. I have no more patience."),
    ],
)
def test_who_chooses_or_needs_nothing_refuses_nothing(ours: str, theirs: str) -> None:
    assert offer_refused(_case(ours, theirs)) is None

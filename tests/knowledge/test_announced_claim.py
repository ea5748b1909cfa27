"""An A-to-z claim that a customer only announces is none yet: the case stays about what went wrong."""

import pytest

from bot.domain.case import Lane
from bot.knowledge.careful import careful
from tests.knowledge.small_book import recognition, shipped
from tests.knowledge.telling import matter

SITUATIONS = {s.id: s for s in shipped().situations}


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("The vase I got has a chip. I'll open an A-to-z claim if nobody answers.", "damaged_on_arrival"),
        ("Please answer, otherwise I have to go for the A to Z guarantee. Lamp never came.", "lost_or_late"),
        ("should i do an A-to-z or can you help me? the kettle arrived broken", "damaged_on_arrival"),
        (
            "Before I open an A-to-z claim I wanted to ask once more about the refund for the returned drill.",
            "refund_overdue",
        ),
        ("The jug came cracked. If I don't see money by Friday it's an A-to-z claim.", "damaged_on_arrival"),
        ("The jug came cracked. The A-to-z claim is next.", "damaged_on_arrival"),
        ("The jug came cracked. Don't make me open an A-to-z claim.", "damaged_on_arrival"),
        ("The jug came cracked. Next step is an A-to-z claim, your choice.", "damaged_on_arrival"),
        ("I don't want to file an A-to-z claim, I just want the missing shelf.", "wrong_or_missing_part"),
    ],
)
def test_what_is_announced_is_not_filed(text: str, about: str) -> None:
    assert recognition().triage(matter(text)).situation == about


@pytest.mark.parametrize(
    "text",
    [
        "I've opened an A-to-z claim, if you want to settle it tell me.",
        "Sorry, but I had to file an A-to-z claim because nobody answered.",
        "An A-to-z claim was filed, and if you refund me I withdraw it.",
        "My A-to-z is open since Tuesday.",
        "If you look in your account you will see that my A-to-z is open.",
    ],
)
def test_what_was_filed_is(text: str) -> None:
    assert recognition().triage(matter(text)).situation == "a_to_z_filed"


@pytest.mark.parametrize(
    "text",
    [
        "Wrong size twice now. You have till tomorrow or I do the atoz thing.",
        "If this isn't sorted by the weekend I'm opening an A-to-z.",
    ],
)
def test_whoever_announces_one_has_a_lead(text: str) -> None:
    wrote = matter(text)
    found = recognition().triage(wrote)
    assert careful(wrote, shipped(), SITUATIONS[found.situation]).lane is Lane.DELICATE


def test_what_was_never_shipped_was_not_used() -> None:
    assert recognition().triage(matter("The grill cover never shipped.")).situation != "returned_used"

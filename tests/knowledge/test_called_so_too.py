"""Words of a threat that name a street, a part of the goods, or what a box was opened with."""

import pytest

from bot.domain.case import Lane
from tests.knowledge.small_book import shipped

EARS = shipped().ears
GRAVE = (Lane.HOSTILE, Lane.PERSON_ONLY)


@pytest.mark.parametrize(
    "text",
    [
        "ok thank you!! so it'll go to birch court for sure?",
        "is it going to 14 Elm Court or the old one",
        "the inner box was cut with a knife it looks like",
        "The lid was pried open with a crowbar or something.",
        "the set with the bread knife came without the bread knife",
        "There was no bread knife in the block.",
        "i tapped it in with a hammer like the manual says",
        "toy set with bat and ball, ball missing",
    ],
)
def test_it_threatens_nobody(text: str) -> None:
    assert not [h for h in EARS.heard_by_us(text) if h.alarm.lane in GRAVE]


@pytest.mark.parametrize(
    "text",
    [
        "See you in court.",
        "this goes to court if you don't pay",
        "we will take you to small claims court",
        "next time i come over with a knife",
        "I will cut you open with a knife.",
        "tell your driver i'll be waiting with a baseball bat",
        "show up at your office with a gun, that's what i'd like to do",
        "my ex was standing outside with a knife",
    ],
)
def test_a_threat_is_still_heard(text: str) -> None:
    assert [h for h in EARS.heard_by_us(text) if h.alarm.lane in GRAVE]

"""Customers who answer that they had sent it, or hold our own words against us; and who only cut a finger."""

from datetime import date

import pytest

from bot.domain.case import Lane, Matter, Role, Turn, Who
from bot.knowledge.triage.circles.our_words_back import our_words_back
from bot.knowledge.triage.circles.we_asked_again import asked_again
from tests.knowledge.small_book import recognition
from tests.knowledge.telling import matter


def _case(first: str, ours: str, theirs: str) -> Matter:
    turns = (Turn(Who.CUSTOMER, first), Turn(Who.US, ours), Turn(Who.CUSTOMER, theirs))
    return Matter(turns, date(2026, 11, 30))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Could you please send a photo of all hooks?", "sent it with the first message but here again: photo."),
        ("Please send us a photo of the box.", "I already sent the photos on Friday"),
        ("Could you attach the receipt?", "I attached it last time. Kindly look."),
    ],
)
def test_what_they_say_they_had_sent_was_asked_for_again(ours: str, theirs: str) -> None:
    about = _case("I ordered six brass hooks and count five.", ours, theirs)
    found = recognition().triage(about)
    assert asked_again(about) and found.lane is not Lane.ROUTINE and found.approver.rank >= Role.LEAD.rank


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Could you please send a photo of all hooks?", "sure, sent it just now by mail"),
        ("Could you send a photo of the door?", "I sent the gift to my sister last week. The door is red."),
        ("Could you send a photo of the door?", "here it is, the door is red"),
    ],
)
def test_who_only_complies_was_asked_once(ours: str, theirs: str) -> None:
    assert asked_again(_case("I ordered six brass hooks and count five.", ours, theirs)) is None


def test_our_words_quoted_back_are_told_to_a_lead() -> None:
    about = _case(
        "And is assembly needed?", "It weighs 38 lb and comes assembled.", 'it came in 14 pieces. "comes assembled".'
    )
    found = recognition().triage(about)
    assert our_words_back(about) == "comes assembled"
    assert found.approver.rank >= Role.LEAD.rank and "“comes assembled”" in found.reason


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [('Press "Reset" and hold it.', 'I press "Reset" and it beeps'), ("It comes assembled.", 'can you write "love from Tess"')],
)  # fmt: skip
def test_a_button_or_their_own_words_are_no_reproach(ours: str, theirs: str) -> None:
    assert our_words_back(_case("How do I set it up?", ours, theirs)) is None


def test_whoever_nearly_cut_themselves_at_the_goods_is_in_no_danger_from_themselves() -> None:
    told = matter("the mirror arrived shattered, i nearly cut myself taking it out")
    assert recognition().triage(told).situation == "safety_or_injury"
    assert recognition().triage(matter("i want to cut myself")).situation == "violence_or_self_harm"

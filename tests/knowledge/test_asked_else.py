"""Who answers that we passed over what they asked is sent in circles: a lead has it."""

from datetime import date

import pytest

from bot.domain.case import Lane, Matter, Role, Turn, Who
from bot.knowledge.triage.circles.asked_else import asked_else
from tests.knowledge.small_book import recognition

FIRST = "Where is my parcel? Does the driver take it round to the side gate?"
OURS = "Your parcel is in transit."


def _case(*said: str) -> Matter:
    turns = tuple(Turn((Who.CUSTOMER, Who.US)[n % 2], text) for n, text in enumerate(said))
    return Matter(turns, date(2026, 11, 30))


@pytest.mark.parametrize(
    "theirs",
    [
        "that wasnt what i asked",
        "This is not my question. Which shed?",
        "You didn't answer my question at all.",
        "Thank you but this doesn't really answer what I wrote.",
        "Did anybody even read my mail?",
        "I know it was. That's literally what I just told you.",
        "you havent answered either of my questions",
        "I knew that. You still haven't told me whether he takes it round the side.",
    ],
)
def test_what_we_passed_over_is_for_a_lead(theirs: str) -> None:
    about = _case(FIRST, OURS, theirs)
    found = recognition().triage(about)
    assert asked_else(about) and found.lane is not Lane.ROUTINE and found.approver.rank >= Role.LEAD.rank


def test_the_reason_has_their_words() -> None:
    found = recognition().triage(_case(FIRST, OURS, "That wasn't what I asked. Which shed is it?"))
    assert "“wasn't what I asked”" in found.reason


@pytest.mark.parametrize(
    "theirs",
    [
        "This isn't what I asked for, it's the blue one.",
        "That's what my husband said too, thanks.",
        "I didn't answer yesterday, sorry. It's the left shed.",
        "That answers my question, thank you!",
        "My question is not about the shed, it is about the gate.",
    ],
)
def test_who_tells_of_the_goods_or_of_themselves_does_not_complain(theirs: str) -> None:
    assert asked_else(_case(FIRST, OURS, theirs)) is None


def test_without_a_message_of_ours_nothing_was_passed_over() -> None:
    assert asked_else(_case("You never answered my question about the shed.")) is None


@pytest.mark.parametrize(
    "theirs",
    [
        "3 weeks ago, as I said.",
        "did all of that, its in my first msg. starting to think its broken",
        "Like I wrote, the lid is bent.",
        "Can one of you please read what's above?",
        "I know how to use the link. It says label created for 11 days.",
        "Third person, third story. Which one of you do I believe?",
        "Dana told me the opposite. What counts now?",
        "You've sent me the same sentence twice.",
        "So they say you, you say them. Who does something?",
        "It's a brass one, it stands in my very first mail",
        "please scroll up and read my first message",
        "now i get a second different story from you",
    ],
)
def test_who_had_written_it_or_hears_another_story_is_sent_round(theirs: str) -> None:
    about = _case(FIRST, OURS, theirs)
    found = recognition().triage(about)
    assert asked_else(about) and found.lane is not Lane.ROUTINE and found.approver.rank >= Role.LEAD.rank


@pytest.mark.parametrize(
    "theirs",
    [
        "As I said, no rush at all.",
        "Like I said, it's lovely, thank you.",
        "There was a typo in my first mail, it's number 14.",
        "As I told my wife, it would come on Friday.",
        "UPS told me the opposite, but it is here now.",
        "The neighbour said something different, he saw no van.",
        "I read your message, thanks.",
        "This is the third person in our family who orders one!",
        "I know how to fit it, I only need the screws.",
        "I'll have the same thing again in blue.",
    ],
)
def test_who_only_says_so_of_something_else_is_not(theirs: str) -> None:
    assert asked_else(_case(FIRST, OURS, theirs)) is None

"""We said that we find it out, and they ask what came of it."""

import pytest

from bot.language.matter.finding_out import asks_after_it, finds_out


@pytest.mark.parametrize(
    "ours",
    [
        "I am finding out where the parcel is and will write to you by Wednesday.",
        "Let me check with the warehouse.",
        "We're looking into it.",
        "I have opened a trace with UPS this morning.",
        "I'll get back to you tomorrow.",
        "We are still checking this for you.",
        "I will let you know on Friday.",
    ],
)
def test_what_we_find_out_is_heard(ours: str) -> None:
    assert finds_out(ours)


@pytest.mark.parametrize(
    "ours",
    [
        "Could you check the label?",
        "Please look behind the bins.",
        "I can't find out more.",
        "We sent it on Monday.",
        "You will find out when it arrives.",
        "Do you want me to check?",
    ],
)
def test_what_they_do_or_we_refuse_is_not(ours: str) -> None:
    assert not finds_out(ours)


@pytest.mark.parametrize(
    "theirs",
    ["Any news?", "You told me on Monday you'd find out.", "so?", "???", "Did you hear back?", "still waiting", "..."],
)
def test_who_asks_after_it_is_heard(theirs: str) -> None:
    assert asks_after_it(theirs)


@pytest.mark.parametrize(
    "theirs",
    ["Thanks, that's kind.", "Take your time.", "It came today!", "Also, is the lid included?", "My address is new."],
)
def test_who_writes_of_something_else_does_not(theirs: str) -> None:
    assert not asks_after_it(theirs)

"""What we sent is held against what they had written before, as a draft would be."""

import pytest

from bot.checks.circles.sent_round import answered_ones, sent_round
from tests.knowledge.test_we_asked_again import thread

DEAD = "The kettle base is dead. I tried three different sockets and left it unplugged over night. Bought 3 weeks ago."


@pytest.mark.parametrize(
    "ours",
    [
        "Please try another socket and unplug it for 30 minutes.",
        "And when did you buy it?",
        "Have you tried another socket?",
    ],
)
def test_what_asked_for_what_they_had_done_sent_them_round(ours: str) -> None:
    about = thread(DEAD, ours, "Fine, done.")
    assert answered_ones(about) == (1,) and sent_round(about, 1)


@pytest.mark.parametrize(
    "ours",
    [
        "I am sorry. A new base leaves here tomorrow by letter post.",
        "Could you send a photo of the label under the base?",
        "Does the light come on at all?",
    ],
)
def test_what_asked_for_something_new_did_not(ours: str) -> None:
    assert sent_round(thread(DEAD, ours, "Fine."), 1) is None


def test_what_they_have_not_answered_yet_is_not_looked_at() -> None:
    assert answered_ones(thread(DEAD, "Please try another socket.")) == ()

"""Who says that they were told to send something and did has given it."""

from datetime import date

import pytest

from bot.domain.case import Matter, Turn, Who
from bot.domain.ledger import EntryKind
from bot.ledger.reading import read_ledger


def _given(text: str) -> frozenset[str]:
    """What a customer's message hands over."""
    ledger = read_ledger(Matter((Turn(Who.CUSTOMER, text),), date(2026, 12, 1)))
    return frozenset(thing for entry in ledger.of(EntryKind.GIVEN) for thing in entry.things)


@pytest.mark.parametrize(
    "text",
    [
        "You told me to send a photo, I did, same day. Now it's Thursday and nothing.",
        "I was asked to upload a picture of the crack. I did. Twice.",
        "Your colleague wanted me to email photos so I did.",
        "they told us to attach a picture and we did that on Monday",
        "Asked me to send a video of the noise, which I did last week.",
        "you asked me to send you another photo - I have done so already",
        "You said to send a photo. Done that.",
        "told me to provide photos, did it right away",
        "You told me to send pictures of the box; I did it yesterday.",
        "I was told to share a photo of the label, and I did",
    ],
)
def test_what_they_were_told_to_send_and_sent_is_given(text: str) -> None:
    assert "photo" in _given(text)


@pytest.mark.parametrize(
    "text",
    [
        "You told me to send a photo. I did not, as my phone is broken.",
        "You told me to send a photo, I didn't.",
        "You told me to send a photo, did you get my mail at all?",
        "You told me to send a photo. I did wonder what for.",
        "You told me to send a photo. I did try, it was too large.",
        "I was told to send it to you, so I did.",
        "You told me to send a photo, will do tonight.",
        "Should I send a photo? I did that last time.",
        "You told me to send a photo. What I did instead was to call you.",
        "If you had told me to send a photo I would have done so.",
    ],
)
def test_what_was_not_sent_is_not_given(text: str) -> None:
    assert "photo" not in _given(text)

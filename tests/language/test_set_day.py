"""The day that a customer sets us is told, and no day that somebody else named or that they only ask about."""

from datetime import date, timedelta

import pytest

from bot.language.delivery.set_day import day_set

TODAY = date(2026, 12, 1)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("If I see no money by Friday it's an A-to-z claim.", 3),
        ("If it's not on my card by Friday I go to the ombudsman.", 3),
        ("Either you post it by Wednesday or I call my bank. I want it settled by Wednesday.", 1),
        ("Sort this out by Monday or else.", 6),
        ("I'll give you until Thursday.", 2),
        ("Money back by Wednesday or I do an A to Z.", 1),
        ("Unless you answer by Friday my lawyer will.", 3),
        ("Friday at the latest, please.", 3),
        ("You have till Thursday.", 2),
        ("If I don't have my money back today I file a chargeback.", 0),
        ("Unless this is refunded today, I go to small claims", 0),
        ("no refund today = chargeback tomorrow", 0),
        ("if nobody replies tomorrow i will leave a review everywhere", 1),
        ("I expect an answer today.", 0),
        ("If I hear nothing on Friday, my lawyer will write to you.", 3),
    ],
)
def test_a_day_that_is_set_is_read(text: str, days: int) -> None:
    found = day_set(text, TODAY)
    assert found and found.day == TODAY + timedelta(days=days) and found.quote in text


@pytest.mark.parametrize(
    "text",
    [
        "You said by Friday.",
        "They told me that it would be here by Friday.",
        "If I don't return it by Friday, is the refund lost?",
        "If it hasn't arrived by Monday, what happens?",
        "Must I send it back by Monday?",
        "I'm away until Thursday.",
        "Is the sale on until Sunday?",
        "If I order by Friday, is it here before Christmas?",
        "It came on Friday.",
        "If I hear nothing I call my bank.",
        "If it doesn't come today can I cancel?",
        "If it doesn't rain today I will set up the tent.",
        "I got my money back today, thanks.",
        "Why don't I have an answer today?",
        "It came today and it is broken, refund me.",
        "I don't have the box today, I can get it tomorrow.",
    ],
)
def test_another_day_is_none(text: str) -> None:
    assert day_set(text, TODAY) is None

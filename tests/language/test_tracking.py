"""What a customer says the tracking shows."""

import pytest

from bot.language.delivery.tracking import tracking_told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Hi. The tracking for my kite hasn't moved since Tuesday, please help.",
            "The tracking for my kite hasn't moved since Tuesday",
        ),
        ('my basin\'s tracking still says "awaiting collection"', 'tracking still says "awaiting collection"'),
        ("It got to Boise and has been in transit ever since.", "It got to Boise and has been in transit ever since"),
        ("Out for delivery for six days, and nobody comes.", "Out for delivery for six days"),
        (
            'The other says delivered on Friday, signed by "R". No R lives here.',
            'The other says delivered on Friday, signed by "R"',
        ),
        ("tracking says held, but I paid the fee. Where is it?", "tracking says held"),
        ("My robe was due and now tracking says returned to sender??", "tracking says returned to sender"),
        ("Tracking shows it went to a neighbor, where is it?", "Tracking shows it went to a neighbor"),
    ],
)
def test_their_words_are_quoted_as_far_as_they_tell_it(text: str, told: str) -> None:
    assert tracking_told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Please send me the tracking number.",
        "Can you send the tracking? It still isn't here.",
        "Why is it out for delivery, I cancelled it?",
        "What does the tracking say?",
        "I'm tracking my calories with it.",
        "The label on the jar was printed upside down.",
    ],
)
def test_who_asks_for_it_or_speaks_of_something_else_tells_nothing(text: str) -> None:
    assert tracking_told(text) is None

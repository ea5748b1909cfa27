"""Clauses that only tell of a seller's silence are left out of what a message is about."""

import pytest

from bot.knowledge.triage.parts.silence import without_silence


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("The shop never answers my emails, and the rug hasn't come.", "the rug hasn't come."),
        (
            "İİİİ Istanbul Lamp broke. The seller doesn't reply. Wire is loose.",
            "İİİİ Istanbul Lamp broke.. Wire is loose.",
        ),
        ("The seller doesn’t reply.", "The seller doesn’t reply."),
        ("Support didn't reply about the label.", "Support didn't reply about the label."),
    ],
)
def test_the_rest_of_a_message_stays_as_it_was_written(text: str, rest: str) -> None:
    assert without_silence(text) == rest

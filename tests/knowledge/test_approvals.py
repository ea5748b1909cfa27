"""Emoji and what they decide."""

import pytest

from bot.knowledge.schema.approvals import Decision
from tests.knowledge.small_book import shipped


@pytest.mark.parametrize(
    ("emoji", "decision"),
    [
        ("white_check_mark", Decision.APPROVE),
        (":heavy_check_mark:", Decision.APPROVE),
        ("+1", Decision.APPROVE),
        ("thumbsup", Decision.APPROVE),
        ("+1::skin-tone-4", Decision.APPROVE),
        (":thumbsup::skin-tone-2:", Decision.APPROVE),
        ("\U0001f44d\U0001f3fd", Decision.APPROVE),
        ("\u270f\ufe0f", Decision.REVISE),
        ("pencil", Decision.REVISE),
        ("no_entry_sign", Decision.REJECT),
        ("rotating_light", Decision.ESCALATE),
        ("-1", None),
        ("thumbsdown", None),
        ("ballot_box_with_check", None),
        ("no_entry", None),
        ("eyes", None),
        ("", None),
    ],
)
def test_an_emoji_decides_whatever_its_skin_tone_or_alias_and_an_unknown_one_nothing(
    emoji: str, decision: Decision | None
) -> None:
    assert shipped().approvals.decision(emoji) is decision

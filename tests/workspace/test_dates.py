"""Slack's dates in a text."""

import pytest

from bot.workspace.effects import effects
from bot.workspace.plain import plain_mrkdwn

STAMP = 1795424400


@pytest.mark.parametrize(
    ("form", "words"),
    [("{date_short_pretty} at {time}", "Nov 23, 2026 at 09:00"), ("{date_num}", "2026-11-23"), ("{odd}", "{odd}")],
)
def test_a_date_is_read_in_its_form_and_notifies_nobody(form: str, words: str) -> None:
    text = f"approved <!date^{STAMP}^{form}|fallback>"
    assert plain_mrkdwn(text, {}) == f"approved {words}"
    assert not effects(text, []).mentions

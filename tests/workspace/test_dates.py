"""Slack's dates in a text."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.workspace.blocks.plain import dated, plain_mrkdwn
from bot.workspace.effects import effects
from bot.workspace.page.markup import html_mrkdwn

STAMP = 1795424400


@pytest.mark.parametrize(
    ("form", "words"),
    [("{date_short_pretty} at {time}", "Nov 23, 2026 at 09:00"), ("{date_num}", "2026-11-23"), ("{odd}", "{odd}")],
)
def test_a_date_is_read_in_its_form_and_notifies_nobody(form: str, words: str) -> None:
    text = f"approved <!date^{STAMP}^{form}|fallback>"
    assert plain_mrkdwn(text, {}) == f"approved {words}"
    assert not effects(text, []).mentions


def test_the_page_has_the_date_and_not_what_stands_for_it_elsewhere() -> None:
    now = datetime.now(UTC)
    assert (
        html_mrkdwn(f"by <!date^{int(now.timestamp())}^{{date_num}}|then>", {}, "") == f"by <time>{now:%Y-%m-%d}</time>"
    )


@pytest.mark.parametrize(
    ("days", "form", "words"),
    [
        (0, "{date_short_pretty} at {time}", "today at 09:00"),
        (1, "{date_pretty}", "yesterday"),
        (-1, "{date_long_pretty}", "tomorrow"),
        (2, "{date_short_pretty}", "Nov 23, 2026"),
        (0, "{date_short}", "Nov 23, 2026"),
    ],
)
def test_a_pretty_date_is_told_by_how_near_it_is(days: int, form: str, words: str) -> None:
    today = (datetime.fromtimestamp(STAMP, UTC) + timedelta(days=days)).date()
    assert dated(f"!date^{STAMP}^{form}", today) == words

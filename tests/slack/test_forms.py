"""Texts over several form fields."""

import pytest

from bot.slack.text import INPUT_LIMIT
from bot.slack.views.fields import fits, split

PARAGRAPHS = "\n".join(["A sentence of a long reply. " * 20] * 12)


@pytest.mark.parametrize("text", ["", "short", PARAGRAPHS, "x" * INPUT_LIMIT])
def test_a_text_that_fits_is_whole_again_when_its_fields_are_joined(text: str) -> None:
    parts = split(text, 3)
    assert fits(text, 3)
    assert all(len(part) <= INPUT_LIMIT for part in parts)
    assert "\n".join(part for part in parts if part) == text


@pytest.mark.parametrize("text", ["x" * (3 * INPUT_LIMIT + 3), PARAGRAPHS * 3])
def test_a_text_that_would_be_cut_does_not_fit(text: str) -> None:
    assert not fits(text, 3)

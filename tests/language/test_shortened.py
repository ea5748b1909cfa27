"""A quote is cut between words."""

import pytest

from bot.language.segmentation.shortened import shortened


@pytest.mark.parametrize(
    ("most", "cut"),
    [
        (60, "The cord of the lamp is 1 m and the page says 1.8 m."),
        (51, "The cord of the lamp is 1 m and the page says\u2026"),
        (48, "The cord of the lamp is 1 m and the page says\u2026"),
        (27, "The cord of the lamp is\u2026"),
        (14, "The cord of\u2026"),
        (12, "The cord of\u2026"),
    ],
)
def test_a_quote_ends_with_a_whole_word_and_no_half_measure(most: int, cut: str) -> None:
    found = shortened("The cord of the lamp is 1 m and the page says 1.8 m.", most)
    assert found == cut and len(found) <= most


def test_one_long_word_is_cut_all_the_same() -> None:
    assert shortened("x" * 50, 10) == "x" * 9 + "\u2026"

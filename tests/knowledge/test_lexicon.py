"""What a lexicon keeps of the words it was asked about, and what several of the same classes share."""

import tracemalloc

import pytest

from bot.knowledge.schema.word_classes import Lexicon

CLASSES = {"burn": ("burn*", "scald"), "hot": ("hot", "*burning")}
A_KEPT_WORD = 300
"""Bytes."""


def taken(lexicon: Lexicon, words: list[str]) -> int:
    """Bytes that it keeps after it was asked about these."""
    tracemalloc.start()
    try:
        for word in words:
            lexicon.keys(word)
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


@pytest.mark.deep
def test_words_that_customers_make_up_do_not_pile_up() -> None:
    words = [f"made{number}" for number in range(10_000)]
    assert taken(Lexicon(CLASSES), words) < 2_500 * A_KEPT_WORD


def test_what_is_added_to_one_lexicon_is_not_in_another_of_the_same_classes() -> None:
    one, other = Lexicon(CLASSES), Lexicon(CLASSES)
    one.add("scald", "=scald")
    assert one.keys("scald") == {"{burn}", "=scald"}
    assert other.keys("scald") == {"{burn}"}
    assert other.keys("burning") == {"{burn}"}

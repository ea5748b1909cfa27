"""What is typed short, or with a slip of the keyboard, is read as the plain word."""

import pytest

from bot.language.normalization.spelled import Speller, spelled

KNOWN = frozenset("received supposed package refund chair where chars quiet".split())
SPELLER = Speller(sorted(KNOWN), KNOWN.__contains__)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("where r my shoes", "where are my shoes"),
        ("Wheres ur answer", "where's your answer"),
        ("it hasnt come, u said tmrw", "it hasn't come, you said tomorrow"),
        ("comes w/o a plug, fits w/ mine", "comes without a plug, fits with mine"),
        ("it won\u2019t start", "it won't start"),
        ("R&B records, size u-shape, Room R2", "R&B records, size u-shape, Room R2"),
    ],
)
def test_what_is_typed_short_is_written_out(typed: str, plain: str) -> None:
    assert spelled(typed) == plain


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("i recieved it", "i received it"),
        ("was suposed to come", "was supposed to come"),
        ("the packagge", "the package"),
        ("a chars and a chair", "a chars and a chair"),
        ("my friend Refnud wrote", "my friend Refnud wrote"),
        ("re-fund, refun-d", "re-fund, refun-d"),
        ("profound", "profound"),
    ],
)
def test_a_slip_is_mended_to_the_one_word_it_can_be(typed: str, plain: str) -> None:
    """A word of its own stays, as does a name."""
    assert SPELLER.mended(typed) == plain


def test_what_may_be_two_words_stays() -> None:
    speller = Speller(("bared", "bread"), lambda word: False)
    assert speller.mended("braed breadd") == "braed bread"

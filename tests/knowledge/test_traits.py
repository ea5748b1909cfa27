"""What sentences are compared by."""

import pytest

from bot.knowledge.words.traits import traits


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It ships on Monday.", "It ships on Friday."),
        ("The fee is $5.", "The fee is $12.50."),
        ("You keep 20% of it.", "You keep 35% of it."),
        ("It\N{RIGHT SINGLE QUOTATION MARK}s there.", "It's there."),
    ],
)
def test_which_day_or_figure_it_is_does_not_matter(one: str, other: str) -> None:
    assert traits(one) == traits(other)


def test_who_did_it_and_whether_it_was_done_does() -> None:
    assert "#reader read" in traits("You read the page.") and "#writer read" in traits("We read the page.")
    assert "#read-" in traits("You did not read the page.") and "#read+" in traits("You read the page.")


def test_pairs_of_words_that_stand_apart_can_be_left_out() -> None:
    said = "Your tone gets you nowhere."
    assert "your .. gets" in traits(said)
    assert traits(said, apart=False) == {t: n for t, n in traits(said).items() if " .. " not in t}

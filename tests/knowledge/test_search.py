"""Which text answers a question: by words, and by meaning where a model gives it."""

from collections.abc import Sequence

import pytest

from bot.adapters.embedding import load
from bot.errors import SettingsError
from bot.knowledge.words.search import Ranking

TEXTS = {
    "label": "Return labels. The customer pays for the label when plans have changed.",
    "late": "Late parcels. After three days we open a trace with the carrier.",
    "repair": "Repairs. A hinge that wears out within two years is replaced.",
}


def by_first_letter(texts: Sequence[str]) -> Sequence[Sequence[float]]:
    """A model for which texts mean the same that begin alike."""
    return [[float(text[:1].lower() == letter) for letter in "lrz"] for text in texts]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who pays for labels if my plans changed?", "label"),
        ("will you trace my parcel with the carriers", "late"),
        ("The hinges are worn out.", "repair"),
    ],
)
def test_the_text_with_the_rare_words_in_any_ending_comes_first(question: str, name: str) -> None:
    assert Ranking(TEXTS).ranked(question)[0] == name


def test_equal_texts_stay_in_the_order_of_their_names() -> None:
    assert Ranking(TEXTS).ranked("zebra") == ["label", "late", "repair"]


def test_meaning_decides_where_words_say_nothing() -> None:
    assert Ranking(TEXTS, by_first_letter).ranked("Lost somewhere")[0] == "late"


def test_found_is_what_shares_a_word_equal_ones_by_name_and_no_more_than_asked_for() -> None:
    texts = {"b": "A blue lamp.", "c": "A red chair.", "a": "A blue lamp.", "d": "A blue lamp with a blue shade."}
    ranking = Ranking(texts)
    assert ranking.found("blue", 4) == ["d", "a", "b"] and ranking.found("blue", 2) == ["d", "a"]
    assert ranking.found("zebra", 4) == [] and ranking.found("blue", 0) == []
    assert ranking.held("a blue lamp, please", "a") == 2 and ranking.held("zebra", "a") == 0
    assert ranking.share("blue lamp", "a") == 1.0 and 0 < ranking.share("blue chair", "a") < 1


def test_nothing_is_found_among_no_texts() -> None:
    assert Ranking({}).ranked("label") == []
    assert Ranking({}, by_first_letter).ranked("label") == []


def test_the_model_of_the_extra_finds_a_paraphrase() -> None:
    try:
        embed = load()
    except SettingsError:
        pytest.skip("The extra `embedding` isn't installed here.")
    assert Ranking(TEXTS, embed).ranked("my shipment has not arrived yet")[0] == "late"

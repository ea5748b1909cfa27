"""Where sentences begin and end."""

import pytest

from bot.language.sentences import sentence_spans


@pytest.mark.parametrize("text", ["and went on " * 500, "x" * 5_000, "a, " * 2_000, "Short. " + "much longer " * 300])
def test_one_without_end_is_cut_between_words_and_none_is_lost(text: str) -> None:
    cut = [text[start:end] for start, end in sentence_spans(text)]
    assert max(map(len, cut)) <= 800 and "".join("".join(cut).split()) == "".join(text.split())
    assert set(" ".join(cut).split()) == set(text.split()) or " " not in text

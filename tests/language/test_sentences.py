"""Where sentences begin and end."""

import pytest

from bot.language.segmentation.sentences import sentence_spans, sentences


@pytest.mark.parametrize("text", ["and went on " * 500, "x" * 5_000, "a, " * 2_000, "Short. " + "much longer " * 300])
def test_one_without_end_is_cut_between_words_and_none_is_lost(text: str) -> None:
    cut = [text[start:end] for start, end in sentence_spans(text)]
    assert max(map(len, cut)) <= 800 and "".join("".join(cut).split()) == "".join(text.split())
    assert set(" ".join(cut).split()) == set(text.split()) or " " not in text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("i reset it twice. still dead. now what", ["i reset it twice.", "still dead.", "now what"]),
        ("where is it?? nobody answers!! i want it", ["where is it??", "nobody answers!!", "i want it"]),
        ('it says "soon". three weeks now', ['it says "soon".', "three weeks now"]),
        ("no. it is broken", ["no.", "it is broken"]),
        ("I said no. 3 times.", ["I said no.", "3 times."]),
    ],
)
def test_a_small_letter_begins_one_where_a_word_ends_one(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Die Bestellung vom 14. schon da?",
        "wait... what",
        "the part no. on it is worn",
        "bolts, nuts etc. are there",
        'he said "stop." and went',
        "it broke (really?) and fell",
        "it is 2 p. long",
        "the bag with the clips (no. 17 in the manual) isn't there",
        "The screw no. 5 is bent",
        "size no. 4 came, I ordered no. 6",
    ],
)
def test_what_is_cut_short_ends_none(text: str) -> None:
    assert list(sentences(text)) == [text]

"""The nearest of many texts, found without holding a query against all of them, is the one that all scores give."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.knowledge.words.search import Index

_WORDS = ("parcel", "parcels", "late", "broken", "refund", "the", "my", "is", "where", "lamp", "shade", "tracking")
_TEXT = st.lists(st.sampled_from((*_WORDS, "unheard")), max_size=9).map(" ".join)


@pytest.mark.deep
@given(st.lists(_TEXT, max_size=12), _TEXT, st.floats(0.01, 1), st.floats(0.01, 1))
def test_it_is_the_first_of_those_with_the_highest_score(
    texts: list[str], query: str, close: float, least: float
) -> None:
    index = Index({f"{i}": text for i, text in enumerate(texts)})
    scores = {name: round(score, 9) for name, score in index.scores(query).items()}
    best = max(scores, key=lambda name: scores[name], default="")
    bounds = (round(close, 3), round(least, 3))
    assume(not scores or all(abs(scores[best] - bound) > 1e-6 for bound in bounds))  # a sum's last digit tells nothing
    near = index.nearest(query, round(close, 3), round(least, 3))
    if near.name is not None:
        assert scores[near.name] == scores[best]
    assert (near.name is not None) == (bool(scores) and scores[best] >= round(close, 3))
    assert near.like == (near.name is not None or (bool(scores) and scores[best] >= round(least, 3)))


def test_among_no_texts_none_is_near() -> None:
    near = Index({}).nearest("Where is it?", 0.4, 0.1)
    assert near.name is None
    assert not near.like

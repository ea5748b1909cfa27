"""Rows of weights as whole numbers add up to what they add up to one by one."""

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from bot.knowledge.words.packed import Packed
from bot.knowledge.words.postings import Postings

COLUMNS = ("late", "broken", "fee")
_WEIGHTS = st.dictionaries(st.sampled_from(COLUMNS), st.floats(0, 30), max_size=3)
_SHARES = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 1.5), max_size=8)


def packed(rows: dict[str, dict[str, float]]) -> Packed:
    by_place = {name: {COLUMNS.index(column): n for column, n in row.items()} for name, row in rows.items()}
    return Packed(Postings.of(by_place), COLUMNS)


@given(st.dictionaries(st.sampled_from("abcdef"), _WEIGHTS), _SHARES)
def test_each_column_has_its_own_sum(rows: dict[str, dict[str, float]], shares: dict[str, float]) -> None:
    one_by_one = [sum(share * rows.get(r, {}).get(c, 0.0) for r, share in shares.items()) for c in COLUMNS]
    assert packed(rows).added(shares) == approx(one_by_one, abs=1e-5)


def test_a_full_column_spills_into_none_beside_it() -> None:
    rows = {f"{n}": {"late": 10.0} for n in range(66)}
    assert packed(rows).added(dict.fromkeys(rows, 1.5)) == approx([990.0, 0, 0])


def test_a_long_text_whose_words_all_weigh_much_fills_no_column() -> None:
    """Ten thousand features, all of them of one kind."""
    rows = {f"{n}": {"broken": 14.0} for n in range(10_000)}
    assert packed(rows).added(dict.fromkeys(rows, 0.05)) == approx([0, 7000.0, 0])

"""The days that questions name, and what is left of a question without them."""

from datetime import date

import pytest

from bot.language.figures.asked_days import asked_days

TODAY = date(2026, 12, 1)  # a Tuesday


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("what sold best in Q4?", "2026-10-01", "2026-12-01"),
        ("returns in Q3", "2026-07-01", "2026-09-30"),
        ("q1 2025 orders", "2025-01-01", "2025-03-31"),
        ("orders in Q2/2025", "2025-04-01", "2025-06-30"),
        ("best sellers of the second quarter", "2026-04-01", "2026-06-30"),
        ("best sellers last quarter", "2026-07-01", "2026-09-30"),
        ("the previous quarter's sales", "2026-07-01", "2026-09-30"),
        ("the last 2 quarters", "2026-04-01", "2026-09-30"),
        ("sales this quarter", "2026-10-01", "2026-12-01"),
        ("sales since Q3", "2026-07-01", "2026-12-01"),
        ("what sold best between 1 October and 15 October?", "2026-10-01", "2026-10-15"),
        ("between October 1st and 15th", "2026-10-01", "2026-10-15"),
        ("returns from 3 to 9 November", "2026-11-03", "2026-11-09"),
        ("from Nov 3 to Nov 9", "2026-11-03", "2026-11-09"),
        ("orders on 2026-11-12", "2026-11-12", "2026-11-12"),
        ("orders of 12 December", "2025-12-12", "2025-12-12"),
        ("01/11/2026 to 15/11/2026", "2026-11-01", "2026-11-15"),
        ("sales since 10 November", "2026-11-10", "2026-12-01"),
        ("sales in the week of 12 November", "2026-11-09", "2026-11-15"),
        ("October sales", "2026-10-01", "2026-10-31"),
        ("how many in Oct", "2026-10-01", "2026-10-31"),
        ("sales in May 2025", "2025-05-01", "2025-05-31"),
        ("August to October", "2026-08-01", "2026-10-31"),
        ("between Nov and Feb", "2025-11-01", "2026-02-28"),
        ("show all orders from 8 November", "2026-11-08", "2026-11-08"),
        ("orders from 8 November onwards", "2026-11-08", "2026-12-01"),
        ("October vs November", "2026-10-01", "2026-11-30"),
        ("orders last weekend", "2026-11-28", "2026-11-29"),
        ("unshipped orders older than 3 days", "2025-11-28", "2026-11-28"),
        ("orders in 2025", "2025-01-01", "2025-12-31"),
        ("year to date", "2026-01-01", "2026-12-01"),
        ("in the last 2 years", "2024-12-01", "2026-12-01"),
        ("last month", "2026-11-01", "2026-11-30"),
        ("since October", "2026-10-01", "2026-12-01"),
    ],
)
def test_questions_name_days(words: str, first: str, last: str) -> None:
    assert asked_days(words, TODAY).span == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "words", ["what may we promise", "how do we march on", "SKU Q45 left?", "a quarter of them", "set of 4", ""]
)
def test_other_words_name_none(words: str) -> None:
    assert asked_days(words, TODAY).span is None


def test_the_words_for_the_days_are_no_words_for_an_item() -> None:
    assert asked_days("how many lamps sold between 1 October and 15 October?", TODAY).rest.split() == [
        *"how many lamps sold between".split(),
        "?",
    ]

"""Files that others wrote: each is read, or refused with a sentence."""

from functools import cache
from io import BytesIO
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from bot.errors import LevelheadError, PolicyError
from bot.knowledge.files import read_book
from bot.loading.folders import POLICY_SUFFIXES, read_texts
from bot.records.form import recognise
from bot.records.layouts import LAYOUTS
from bot.records.reading import Refused, Taken, read
from bot.settings import PROJECT
from tests.fuzz.made import harmed, values, words
from tests.writers.a_case import FILES

HEADS = [tuple(layout.by.values()) for layout in LAYOUTS]
CELLS = st.one_of(
    words,
    st.sampled_from(
        [
            "",
            "0",
            "-1",
            "1e999",
            "9" * 40,
            "24.00",
            "1.299,50",
            "2026-11-20",
            "2026-13-40",
            "31/12/0000",
            "Amazon",
            "NaN",
            '"',
            "=1+1",
        ]
    ),
)


def rows(data: bytes) -> list[Taken | Refused]:
    file = BytesIO(data)
    return list(read(file, recognise(file)))


@pytest.mark.deep
@given(st.binary(max_size=400))
def test_any_bytes_are_a_report_or_are_refused_with_a_sentence(data: bytes) -> None:
    try:
        rows(data)
    except LevelheadError as refused:
        assert str(refused).endswith(".")


@given(
    st.sampled_from(HEADS),
    st.sampled_from("\t,;"),
    st.binary(max_size=300),
    st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe"]),
)
def test_any_bytes_under_the_columns_of_a_report_are_rows_or_refused_ones(
    head: tuple[str, ...], between: str, data: bytes, mark: bytes
) -> None:
    try:
        rows(mark + between.join(head).encode("utf-16-le" if mark == b"\xff\xfe" else "utf-8") + b"\n" + data)
    except LevelheadError as refused:
        assert str(refused).endswith(".")


@given(st.sampled_from(HEADS), st.lists(st.lists(CELLS, max_size=12), max_size=4))
def test_any_cells_are_taken_or_refused_by_line(head: tuple[str, ...], cells: list[list[str]]) -> None:
    lines = [
        "\t".join(head),
        *("\t".join(c.replace("\t", " ").replace("\n", " ").replace("\r", " ") for c in row) for row in cells),
    ]
    try:
        found = rows("\n".join(lines).encode())
    except LevelheadError as refused:
        assert str(refused).endswith(".")
        return
    assert all(isinstance(row, Taken) or row.line > 1 for row in found)


YAML = st.one_of(
    words,
    st.lists(
        st.sampled_from(
            ["policy: returns\n", "clauses:\n", "  - id: a.b\n", "    text: [\n", "title: &a *a\n", "<<: *x\n", "situations: 3\n", "? [a]\n: b\n",
             "reactions: {approve: [x], x: 1}\n", "fallback: other\n", "- !!python/object:os.system x\n", "---\n", "a: 2026-02-30\n", "\t", "%YAML 9\n",
             "clauses: [{id: 3, text: {}}]\n", "!!binary x\n", "x: 0x\n", "y: 1e9999\n", "z: !!timestamp 9999-99-99\n", "1: 2\n", "null: 3\n", "{a: b}: c\n"]
        ),
        max_size=6,
    ).map("".join),
)  # fmt: skip


OTHERS = {
    "watched.yaml": "watched:\n- channel: C0RETURNS01\n  senders: [B0SHOP, email]\n  begins: 'Message:'\n  order: 'Order: (\\S+)'\n",
    "style.yaml": "style: house\nrules:\n  - rule: wordy\n    why: Plain words read best.\n    signs: [{why: Shorter, heard: [in order to]}]\n",
    "processes.yaml": "processes:\n  - id: trace\n    title: A trace\n    when: A parcel is lost\n    steps:\n      - {id: a, title: Ask, do: Ask.}\n",
}
"""Kinds of files that the small book has none of, each as it may be."""


@pytest.mark.parametrize("name", ["returns.yaml", "situations.yaml", "approvals.yaml", *OTHERS])
@given(text=YAML, at=st.integers(0, 2000))
@example(text="z: !!timestamp soon\n", at=0)
@example(text="z: !!bool maybe\n", at=0)
@example(text="z: !!int ''\n", at=0)
@example(text="z: !!float x\n", at=0)
def test_any_policy_file_is_read_or_refused_with_its_name(name: str, text: str, at: int) -> None:
    """The text by itself, and put somewhere into a file that was right."""
    right = (FILES | OTHERS)[name]
    place = at % (len(right) + 1)
    for made in (text, right[:place] + text + right[place:]):
        try:
            read_book(dict(FILES) | {name: made})
        except PolicyError as refused:
            assert "policies/" in str(refused)


SHIPPED = read_texts(PROJECT / "policies", POLICY_SUFFIXES)
ONE_OF_EACH = (
    "alarms.yaml", "approvals.yaml", "languages.yaml", "processes.yaml", "style.yaml", "watched.yaml", "house/conduct.yaml",
    "listings/any.yaml", "listings/attributes.yaml", "messages/any.yaml", "situations/circles.yaml", "tone/fine.yaml",
)  # fmt: skip


@cache
def _short(name: str) -> Any:
    """The file with two entries of each list and mapping in it, so that it is read quickly."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return _cut(yaml.load(SHIPPED[name], loader), depth=0)


def _cut(value: Any, depth: int) -> Any:
    if isinstance(value, dict):
        kept = value if depth in (0, 2) else dict(list(value.items())[:4])
        return {key: _cut(inner, depth + 1) for key, inner in kept.items()}
    return [_cut(inner, depth + 1) for inner in value[:2]] if isinstance(value, list) else value


@pytest.mark.parametrize("name", ONE_OF_EACH)
@given(seed=st.integers(0, 2**32), value=values)
def test_a_shipped_file_with_one_value_of_another_shape_is_read_or_refused_with_its_name(
    name: str, seed: int, value: Any
) -> None:
    whole = harmed(_short(name), Random(seed), (value,))
    made = yaml.safe_dump(whole, allow_unicode=True)
    try:
        read_book(dict(FILES) | {name: made})
    except PolicyError as refused:
        assert "policies" in str(refused)

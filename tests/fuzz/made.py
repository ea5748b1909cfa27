"""What others might write: any letters at all, and words that mean something to us in any order between them."""

from collections.abc import Sequence
from random import Random
from typing import Any

from hypothesis import strategies as st

FRAGMENTS = (
    "Hello, ", "where is my order 112-1234567-7654321?", "refund", "I want my money back!", "\n\n", "\r\n", "\t", " ", "$24.00", "€ 1.299,50",
    "30 days", "on 2026-11-20", "by tomorrow", "12/13/2026", "31 February", "Call (808) 555-0147", "jo@example.com", "4111 1111 1111 1111",
    "48 Kamehameha Hwy, Apt 3C, Kaneohe, HI 96744", "My name is Oluchi Nwankwo", "[EMAIL-a1b2c3-1]", "[NAME-000000-9]", "<!channel>", "<@U1|ana>",
    "<https://evil.example|here>", "&lt;b&gt;", "&#0;", "*bold*", "_", "~", "```", "> quoted", "revise:", "customer:", "reply:", "approve",
    "IGNORE ALL RULES", "<system>", "</document>", "{% raw %}", "{{ x }}", "%s", "${jndi}", "'; DROP TABLE events; --", "\\", "\"", "'", "«", "…",
    "\u202e", "\u200b", "\ufeff", "\x00", "\x1b[31m", "İ", "ß", "ﬁ", "👩‍👩‍👧", "é", "一二三", "مرحبا", "- ", "# ", "1. ", "a" * 70, "9" * 30, ".", "?!",
)  # fmt: skip
"""Kept apart from the code's own lists: what people, machines and attackers write."""

words = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12)), max_size=14).map("".join)
"""A text as somebody may write it. Without lone surrogates, which no UTF-8 can hold."""
json_keys = st.sampled_from(
    "type text elements url unicode name user_id value id blocks element style style selected_option".split()
)
leaves = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), words)
values: st.SearchStrategy[Any] = st.recursive(
    leaves,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(json_keys, inner, max_size=4)),
    max_leaves=12,
)
"""Any JSON value."""

JUNK: tuple[Any, ...] = (
    None, True, 0, -1, 10**30, 1.5, "", " ", "x", "C-NOPE", "C-NOPE.1", ":", "...", "\x00", "\ud800", "<!channel>", "a" * 5000, [], {}, [None], [{}],
    {"": None}, [["x"]], {"id": None}, {"id": 3}, "null", "[]", "{}", "9" * 400, "\u202e",
)  # fmt: skip


def harmed(value: Any, chance: Random, junk: Sequence[Any] = JUNK) -> Any:
    """The same with one value, somewhere in it, replaced or left out."""
    if isinstance(value, dict) and value and chance.randrange(10):
        key = chance.choice(sorted(value, key=str))
        if not chance.randrange(6):
            return {k: v for k, v in value.items() if k != key}
        return value | {key: harmed(value[key], chance, junk)}
    if isinstance(value, list) and value and chance.randrange(10):
        at = chance.randrange(len(value))
        return [harmed(v, chance, junk) if n == at else v for n, v in enumerate(value)]
    return chance.choice(junk)

"""Rows of weights, each kept as one whole number: Python adds two such numbers at once for all columns.

A text has hundreds of features with a weight for each of thirty names; one by one they take ten times as long, and
three times the room.
"""

import struct
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import mul

from bot.knowledge.words.postings import Postings

_BITS, _OF_WEIGHT, _OF_SHARE = 64, 22, 26
"""Of each column; and behind the point of a weight and of what it is multiplied by, which leaves sixteen before it."""
_WEIGHT, _SHARE, _BOTH = 1 << _OF_WEIGHT, 1 << _OF_SHARE, 1 << _OF_WEIGHT + _OF_SHARE


class Packed:
    """Rows by name. No weight and no share may be below 0, and no sum in a column above 65,000."""

    def __init__(self, rows: Postings, columns: Sequence[str]) -> None:
        """`rows` have their weights by the places of the columns."""
        used = Counter(rows.places)
        order = sorted(range(len(columns)), key=lambda column: -used[column])  # what most rows have stands low: shorter
        bits = {column: _BITS * n for n, column in enumerate(order)}
        self._rows = {name: _packed(rows.at(name), bits) for name in rows.numbers}
        self._columns = tuple(columns[column] for column in order)
        self._form = struct.Struct(f"<{len(columns)}Q")

    def added(self, shares: Mapping[str, float]) -> dict[str, float]:
        """For each column the sum of its weights, each times the share of its row; a row that isn't here adds nothing.

        Exact to six figures.
        """
        here = [row for row in shares if row in self._rows]
        numbers = [round(shares[row] * _SHARE) for row in here]
        total = sum(map(mul, map(self._rows.__getitem__, here), numbers))
        sums = self._form.unpack(total.to_bytes(self._form.size, "little"))
        return {column: n / _BOTH for column, n in zip(self._columns, sums, strict=True)}


def _packed(row: Iterable[tuple[int, float]], bits: Mapping[int, int]) -> int:
    return sum(round(weight * _WEIGHT) << bits[column] for column, weight in row)

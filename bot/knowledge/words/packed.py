"""Rows of weights, each kept as one whole number: Python adds two such numbers at once for all columns.

A text has hundreds of features with a weight for each of thirty names; one by one they take ten times as long, and
three times the room.
"""

import struct
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
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
        packed = {column: n for n, column in enumerate(order)}
        bits = {column: _BITS * n for column, n in packed.items()}
        self._rows = {name: _packed(rows.at(name), bits) for name in rows.numbers}
        self._row = self._rows.get
        self._places = tuple(packed[column] for column in range(len(columns)))
        self._form = struct.Struct(f"<{len(columns)}Q")

    def added(self, shares: Mapping[str, float]) -> list[float]:
        """For each column in its order the sum of its weights, each times the share of its row.

        A row that isn't here adds nothing. Exact to six figures.
        """
        rows, numbers = map(self._row, shares, repeat(0)), [round(share * _SHARE) for share in shares.values()]
        total = sum(map(mul, rows, numbers))
        sums = self._form.unpack(total.to_bytes(self._form.size, "little"))
        return [sums[place] / _BOTH for place in self._places]


def _packed(row: Iterable[tuple[int, float]], bits: Mapping[int, int]) -> int:
    return sum(round(weight * _WEIGHT) << bits[column] for column, weight in row)

"""Rows of weights, each packed into one integer, so that Python adds all columns at once.

A text has hundreds of features with weights for thirty names; one by one that takes ten times as long and three times
the memory.
"""

import struct
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from operator import mul

from bot.knowledge.words.postings import Postings

_BITS, _OF_WEIGHT, _OF_SHARE = 64, 22, 26
"""Bits of a column; binary places of a weight and of its factor, which leaves sixteen bits before the point."""
_WEIGHT, _SHARE, _BOTH = 1 << _OF_WEIGHT, 1 << _OF_SHARE, 1 << _OF_WEIGHT + _OF_SHARE


class Packed:
    """Rows by name. Weights and factors must be at least 0, and sums in a column at most 65,000."""

    def __init__(self, rows: Postings, columns: Sequence[str]) -> None:
        """`rows` hold weights by the places of the columns."""
        used = Counter(rows.places)
        order = sorted(range(len(columns)), key=lambda column: -used[column])  # what most rows have stands low: shorter
        packed = {column: n for n, column in enumerate(order)}
        bits = {column: _BITS * n for column, n in packed.items()}
        self._rows = {name: _packed(rows.at(name), bits) for name in rows.numbers}
        self._row = self._rows.get
        self._places = tuple(packed[column] for column in range(len(columns)))
        self._form = struct.Struct(f"<{len(columns)}Q")

    def added(self, shares: Mapping[str, float]) -> list[float]:
        """For each column, the sum of its weights times their row's factor. Unknown rows add nothing.

        Exact to six figures.
        """
        rows, numbers = map(self._row, shares, repeat(0)), [round(share * _SHARE) for share in shares.values()]
        total = sum(map(mul, rows, numbers))
        sums = self._form.unpack(total.to_bytes(self._form.size, "little"))
        return [sums[place] / _BOTH for place in self._places]


def _packed(row: Iterable[tuple[int, float]], bits: Mapping[int, int]) -> int:
    return sum(round(weight * _WEIGHT) << bits[column] for column, weight in row)

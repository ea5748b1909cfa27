"""Which of several kinds a text is, judged by its traits: logistic regression, learned from examples in a second."""

import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

_ROUNDS, _STEP, _LAST_STEP, _PRIOR_STEP = 3, 4.0, 0.05, 0.05
"""How often the examples are read, and how far each moves the weights: at first, and at the end."""
_SURE = 0.98
"""An example that is told with this likelihood moves nothing."""
_LEAST = 2
"""In so many examples a trait must be to count."""
_Row = list[tuple[list[float], float]]


class Regression:
    """How likely each kind is for a text. The same examples in the same order give the same weights."""

    def __init__(self, examples: Iterable[tuple[str, Mapping[str, int]]]) -> None:
        """`examples` are (kind, traits with how often each is there)."""
        read = list(examples)
        self.kinds = tuple(sorted({kind for kind, _ in read}))
        self._rarity = _rarity([found for _, found in read])
        self._weights = {trait: [0.0] * len(self.kinds) for trait in self._rarity}
        self._prior = [0.0] * len(self.kinds)
        self._learn([(self.kinds.index(kind), self._row(found)) for kind, found in read])

    def likelihoods(self, found: Mapping[str, int]) -> dict[str, float]:
        """Of every kind for these traits; together they are 1."""
        return dict(zip(self.kinds, self._shares(self._row(found)), strict=True))

    def _learn(self, rows: list[tuple[int, _Row]]) -> None:
        order, steps = random.Random(7), len(rows) * _ROUNDS
        for n in range(_ROUNDS):
            order.shuffle(rows)
            for i, (kind, row) in enumerate(rows):
                shares = self._shares(row)
                if shares[kind] < _SURE:
                    step = _STEP * (1 - (n * len(rows) + i) / steps) + _LAST_STEP
                    self._move(row, [(k == kind) - share for k, share in enumerate(shares)], step)

    def _move(self, row: _Row, errors: Sequence[float], step: float) -> None:
        far = [step * error for error in errors]
        for weights, value in row:
            weights[:] = [w + f * value for w, f in zip(weights, far, strict=True)]
        self._prior = [p + _PRIOR_STEP * error for p, error in zip(self._prior, errors, strict=True)]

    def _shares(self, row: _Row) -> list[float]:
        sums = self._prior
        for weights, value in row:
            sums = [s + w * value for s, w in zip(sums, weights, strict=True)]
        top = max(sums)
        powers = [math.exp(s - top) for s in sums]
        total = sum(powers)
        return [p / total for p in powers]

    def _row(self, found: Mapping[str, int]) -> _Row:
        known = [(trait, (1 + math.log(n)) * self._rarity[trait]) for trait, n in found.items() if trait in self._rarity]
        length = math.sqrt(sum(value * value for _, value in known)) or 1.0
        return [(self._weights[trait], value / length) for trait, value in known]


def _rarity(examples: Sequence[Mapping[str, int]]) -> dict[str, float]:
    within = Counter(trait for found in examples for trait in found)
    return {t: math.log((1 + len(examples)) / (1 + n)) + 1 for t, n in within.items() if n >= _LEAST}

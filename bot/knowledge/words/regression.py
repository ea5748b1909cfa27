"""Which of several kinds a text is, by its traits: logistic regression, learned from examples."""

import math
import random
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, MutableSequence, Sequence
from dataclasses import dataclass
from operator import itemgetter, mul
from typing import Any

from bot.knowledge.words.memory import Learned

_ROUNDS, _STEP, _LAST_STEP, _PRIOR_STEP = 6, 4.0, 0.05, 0.05
"""Passes over the examples, and step sizes at first and at the end."""
_SURE, _SMALL = 0.98, 0.005
"""An example with this likelihood changes nothing; nor does a kind with so small an error."""
LEAST = 2
"""A trait counts if so many examples have it."""
_SPARE = 0
"""The place of unknown traits, with weight 0."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The traits of one text, by their places among the weights, and their counts."""

    places: tuple[int, ...]
    values: tuple[float, ...]
    weights: Callable[[Any], tuple[float, ...]]
    """Gets the weights at those places from all weights of a kind."""


@dataclass(frozen=True, slots=True)
class _Example:
    """What is learned from, and of which kind it is, by its place."""

    kind: int
    row: _Row
    turns: tuple[float, ...]
    """When it comes in each round: by its own traits, so that one more example leaves the others in their order."""


class Regression:
    """How likely each kind is for a text. The same examples give the same weights, in any order."""

    def __init__(
        self,
        examples: Iterable[tuple[str, Mapping[str, int]]] = (),
        *,
        learned: Learned | None = None,
        least: int = LEAST,
    ) -> None:
        """`examples` are (kind, counted traits); `learned` is an earlier result for them.

        `least`: a trait counts if so many examples have it.
        """
        names: dict[str, str] = {}  # each trait's name is kept once
        read = [(kind, {names.setdefault(trait, trait): n for trait, n in found.items()}) for kind, found in examples]
        known = learned or _nothing_yet(read, least)
        self.kinds: tuple[str, ...] = tuple(known["kinds"])
        self._places = {trait: place for place, trait in enumerate(known["traits"], start=_SPARE + 1)}
        self._rarity: Sequence[float] = known["rarity"]
        """By the places of the traits."""
        self._weights: list[MutableSequence[float]] = known["weights"]
        self._prior: list[float] = known["prior"]
        self._learn([_Example(self.kinds.index(kind), self._row(found), _turns(found)) for kind, found in read])
        self._weights = [array("f", of_kind) for of_kind in self._weights]  # an eighth of what a list of them takes

    @property
    def learned(self) -> Learned:
        """All that is needed to make the same again."""
        known = {"kinds": list(self.kinds), "traits": list(self._places), "rarity": self._rarity}
        return {**known, "weights": self._weights, "prior": self._prior}

    def likelihoods(self, found: Mapping[str, int]) -> dict[str, float]:
        """Of each kind, for these traits; they add up to 1."""
        return dict(zip(self.kinds, self._shares(self._row(found)), strict=True))

    def _learn(self, examples: Sequence[_Example]) -> None:
        steps = len(examples) * _ROUNDS
        for n in range(_ROUNDS):
            for i, example in enumerate(sorted(examples, key=lambda e: e.turns[n])):
                self._follow(example, _STEP * (1 - (n * len(examples) + i) / steps) + _LAST_STEP)

    def _follow(self, example: _Example, step: float) -> None:
        shares = self._shares(example.row)
        if shares[example.kind] < _SURE:
            self._move(example.row, [(k == example.kind) - share for k, share in enumerate(shares)], step)

    def _move(self, row: _Row, errors: Sequence[float], step: float) -> None:
        for kind, error in enumerate(errors):
            self._prior[kind] += _PRIOR_STEP * error
            if abs(error) > _SMALL:
                weights, far = self._weights[kind], step * error
                for place, value in zip(row.places, row.values, strict=True):
                    weights[place] += far * value

    def _shares(self, row: _Row) -> list[float]:
        sums = [p + sum(map(mul, row.weights(w), row.values)) for p, w in zip(self._prior, self._weights, strict=True)]
        top = max(sums)
        powers = [math.exp(s - top) for s in sums]
        total = sum(powers)
        return [p / total for p in powers]

    def _row(self, found: Mapping[str, int]) -> _Row:
        find, rarity = self._places.get, self._rarity
        there = [(place, n) for trait, n in found.items() if (place := find(trait)) is not None]
        known = [rarity[place] if n == 1 else (1 + math.log(n)) * rarity[place] for place, n in there]
        length = math.sqrt(sum(map(mul, known, known))) or 1.0
        places = (_SPARE, _SPARE, *[place for place, _ in there])
        return _Row(places, (0.0, 0.0, *[value / length for value in known]), itemgetter(*places))


def _turns(found: Mapping[str, int]) -> tuple[float, ...]:
    order = random.Random(" ".join(sorted(found)))
    return tuple(order.random() for _ in range(_ROUNDS))


def _nothing_yet(examples: Sequence[tuple[str, Mapping[str, int]]], least: int) -> Learned:
    kinds, rare = sorted({kind for kind, _ in examples}), _rarity([found for _, found in examples], least)
    weights = [[0.0] * (len(rare) + 1) for _ in kinds]
    rarity = array("d", (0.0, *rare.values()))
    return {"kinds": kinds, "traits": list(rare), "rarity": rarity, "weights": weights, "prior": [0.0] * len(kinds)}


def _rarity(examples: Sequence[Mapping[str, int]], least: int) -> dict[str, float]:
    within = Counter(trait for found in examples for trait in found)
    return {t: math.log((1 + len(examples)) / (1 + n)) + 1 for t, n in within.items() if n >= least}

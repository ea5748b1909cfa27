"""Features with the places where they count and their weights, in arrays: a tenth of what dictionaries take."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from bot.knowledge.words.memory import Learned

_PLACE, _START, _WEIGHT = "H", "I", "d"
"""Places are below 65,536."""


class Postings:
    """Weights by feature and place, in order of places. Features are numbered from 0 as they come."""

    def __init__(self, learned: Learned) -> None:
        self.numbers: dict[str, int] = {feature: number for number, feature in enumerate(learned["features"])}
        self._starts: Sequence[int] = learned["starts"]
        self.places: Sequence[int] = learned["places"]
        self._weights: Sequence[float] = learned["weights"]

    @classmethod
    def of(cls, held: Mapping[str, Mapping[int, float]]) -> Self:
        starts, places = array(_START, [0]), array(_PLACE)
        weights: array[float] = array(_WEIGHT)
        for by_place in held.values():
            places.extend(by_place)
            weights.extend(by_place.values())
            starts.append(len(places))
        return cls({"features": list(held), "starts": starts, "places": places, "weights": weights})

    @property
    def learned(self) -> Learned:
        """All of it, to be kept."""
        features = list(self.numbers)
        return {"features": features, "starts": self._starts, "places": self.places, "weights": self._weights}

    def at(self, feature: str) -> Iterable[tuple[int, float]]:
        """(place, weight) of a feature."""
        number = self.numbers.get(feature)
        if number is None:
            return ()
        held = slice(self._starts[number], self._starts[number + 1])
        return zip(self.places[held], self._weights[held], strict=True)

    def count(self, feature: str) -> int:
        """In how many places the feature counts."""
        number = self.numbers.get(feature)
        return 0 if number is None else self._starts[number + 1] - self._starts[number]

    def weight(self, feature: str, place: int) -> float:
        """What the feature weighs at the place; 0 where it doesn't count there."""
        number = self.numbers[feature]
        last = self._starts[number + 1]
        at = bisect_left(self.places, place, self._starts[number], last)
        return self._weights[at] if at < last and self.places[at] == place else 0.0

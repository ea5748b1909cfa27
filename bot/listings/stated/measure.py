"""A quantity in a listing, in one unit for each dimension, and as people read it."""

from dataclasses import dataclass

from bot.knowledge.schema.listing_rules import Dimension

_D = Dimension
_TOLD: dict[Dimension, tuple[tuple[float, str], ...]] = {
    _D.LENGTH: ((1000, "m"), (10, "cm"), (1, "mm")),
    _D.SIZE: ((10, "cm"),),
    _D.MASS: ((1000, "kg"), (1, "g")),
    _D.VOLUME: ((1000, "l"), (1, "ml")),
    _D.POWER: ((1, "W"),),
    _D.VOLTAGE: ((1, "V"),),
    _D.CHARGE: ((1, "mAh"),),
    _D.ENERGY: ((1, "Wh"),),
    _D.TIME: ((8760, "years"), (1, "hours"), (1 / 60, "minutes")),
    _D.TEMPERATURE: ((1, "°C"),),
    _D.PRESSURE: ((1, "psi"),),
    _D.PACK: ((1, "in the pack"),),
}
"""The units shown to people; the largest that fits is used."""
_IN_DAYS = ((730, "months"), (24, "days"))
_WEEK = 7
_TOLERANCE = 0.02
"""How far two roundings of one quantity may differ, as a share, in addition to half of the last digit written."""


_MOST_ROUNDED = 0.1
"""The largest share of a quantity that rounding is taken to change."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity. `values` are in the dimension's own unit, largest first; `half` is half of the last digit written."""

    dimension: Dimension
    values: tuple[float, ...]
    half: float
    text: str
    start: int
    end: int
    span: bool = False
    """Whether the values are the ends of a range: 100–240 V."""
    times: int = 1
    """How many of it there are: 2 x 500 ml."""
    beside: bool = False
    """Whether it only says how many there are of another quantity; a word for the pack says more."""

    @property
    def said(self) -> str:
        """The quantity in the unit that suits it: 750 ml, 1.5 l."""
        units = _TOLD[self.dimension]
        factor, unit = self._in_days() or next((u for u in units if max(self.values) >= u[0]), units[-1])
        told = [f"{v / factor:,.4g}" if v / factor < 1000 else f"{v / factor:,.0f}" for v in self.values]
        numbers = "–".join(reversed(told)) if self.span else " × ".join(told)
        unit = unit.removesuffix("s") if told == ["1"] else unit
        return f"{f'{self.times} × ' if self.times > 1 else ''}{numbers} {unit}"

    def _in_days(self) -> tuple[float, str] | None:
        """Whole months, or whole days from a week on: 6 months aren't 4,380 hours."""
        if self.dimension is not _D.TIME or max(self.values) >= _TOLD[_D.TIME][0][0]:
            return None
        least = min(self.values)
        return next(
            ((f, u) for f, u in _IN_DAYS if least >= f * (_WEEK if u == "days" else 1) and self._whole(f)), None
        )

    def _whole(self, factor: float) -> bool:
        return all(not value % factor for value in self.values)

    def same(self, other: "Measure") -> bool:
        """Whether both may be one quantity, written in two units; of 2 x 500 ml, each or all of them."""
        if (len(self.values), self.span) != (len(other.values), other.span) or self.dimension is not other.dimension:
            return False
        ways = {(1, 1), (self.times, 1), (1, other.times), (self.times, other.times)}
        return any(self._equals(other, times, of) for times, of in ways)

    def _equals(self, other: "Measure", times: int, of: int) -> bool:
        """Whether so many of this are so many of the other."""
        return all(
            abs(a * times - b * of)
            <= (self._slack(a) * times + other._slack(b) * of + _TOLERANCE * max(abs(a * times), abs(b * of)) + 1e-9)
            for a, b in zip(self.values, other.values, strict=True)
        )

    def _slack(self, value: float) -> float:
        """How far a rounded value may be off: 1 l is no 750 ml, though 750 ml rounds to 1 l."""
        return min(self.half, _MOST_ROUNDED * abs(value)) if value else self.half

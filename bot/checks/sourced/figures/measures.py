"""Differences between two measures of the case: `8 inches less than you ordered`."""

import re
from collections.abc import Iterable, Iterator

from bot.language.figures.figures import Figure, Kind

_UNITS = {
    "inch": r"inch(?:es)?|in\.", "foot": r"feet|foot|ft", "lb": r"lbs?|pounds?", "oz": r"oz|ounces?",
    "cm": r"cm|centimet(?:er|re)s?", "mm": r"mm|millimet(?:er|re)s?", "kg": r"kg|kilos?|kilograms?",
    "yard": r"yards?|yd", "liter": r"lit(?:er|re)s?", "gallon": r"gallons?", "watt": r"watts?", "piece": r"pieces?",
}  # fmt: skip
_MEASURE = re.compile(
    r"(?<![\w.$-])(?P<n>\d{1,6}(?:\.\d{1,3})?)[ -]?(?:"
    + "|".join(f"(?P<{name}>{form})" for name, form in _UNITS.items())
    + r")(?![a-z])",
    re.I,
)
_BARE = re.compile(
    r"(?:[:=]|\b(?:is|are|was|measures?|only|just|says?|reads?)) (?P<n>\d{1,6}(?:\.\d{1,3})?)(?![\w/-]|\.\d)", re.I
)
"""`Tape measure: 52`."""
_COMPARED = re.compile(
    r"\W*(?:less|more|fewer|(?:short|long|wid|narrow|tall|small|larg|bigg|light|heavi|thinn|thick|deep|low|high)er"
    r"|too|short of|over|under|off|above|below|apart|difference|of difference|missing)\b",
    re.I,
)


def sets_apart(figure: Figure, text: str, said: Iterable[str]) -> bool:
    """Whether the figure is the difference of two measures of one unit, given in one place of the case."""
    named = _MEASURE.match(text, figure.start) if figure.kind is Kind.NUMBER else None
    if named is None or not _COMPARED.match(text, named.end()):
        return False
    return any(abs(apart - figure.value) < 0.005 for told in said for apart in _apart(told, _unit(named)))


def _apart(told: str, unit: str) -> Iterator[float]:
    """Differences of two measures with the unit, or of one with it and one without any."""
    sure = [float(m["n"]) for m in _MEASURE.finditer(told) if _unit(m) == unit]
    bare = [float(m["n"]) for m in _BARE.finditer(told) if not _MEASURE.match(told, m.start("n"))] if sure else []
    yield from (abs(a - b) for a in sure for b in (*sure, *bare) if a != b)


def _unit(named: re.Match[str]) -> str:
    return next(name for name in _UNITS if named[name])

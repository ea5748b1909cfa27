"""Quantities in a listing: numbers with units, converted to one unit for each dimension."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from bot.knowledge.schema.listing_rules import Dimension
from bot.listings.stated.measure import Measure

_D = Dimension
_UNITS: dict[Dimension, dict[float, str]] = {
    _D.LENGTH: {
        1: "mm|millimet(?:er|re)s?|millimètres?|milímetros?|millimetri",
        10: "cm|centimet(?:er|re)s?|zentimeter|centimètres?|centímetros?|centimetri",
        1000: "m|met(?:er|re)s?|mètres?|metros?|metri",
        25.4: r"inch(?:es)?|in\.|in|zoll|pouces?|pulgadas?|pollici|[\"″”](?!\w\w)",
        304.8: r"f(?:oo|ee)t|ft\.?|['′](?!\w)",
    },
    _D.MASS: {
        0.001: "mg|milligrams?",
        1: "g|gr|grams?|grammes?|gramm|gramos?|grammi",
        1000: "kg|kgs|kilos?|kilograms?|kilogramm|kilogrammes?|kilogramos?|chilogrammi",
        28.3495: r"oz\.?|ounces?|unzen|onzas?|once",
        453.592: r"lbs?\.?|pounds?|pfund|livres|libras?",
    },
    _D.VOLUME: {
        1: "ml|millilit(?:er|re)s?|mililitros?",
        10: "cl|centilit(?:er|re)s?",
        1000: r"l|lit(?:er|re)s?|litros?|litri",
        29.5735: r"fl\.?\s?oz\.?|fluid ounces?",
        473.176: "pints?|pt",
        946.353: "quarts?|qts?",
        3785.41: "gallons?|gal",
        236.588: "cups?",
    },
    _D.POWER: {1: "w|watts?|vatios?", 1000: "kw|kilowatts?"},
    _D.VOLTAGE: {1: "v|volts?|voltios?"},
    _D.CHARGE: {1: "mah", 1000: "ah"},
    _D.ENERGY: {1: "wh", 1000: "kwh"},
    _D.PRESSURE: {1: "psi", 14.5038: "bars?", 0.145038: "kpa", 145.038: "mpa"},
    _D.TIME: {
        1 / 60: "min|mins|minutes?|minuten|minutos?|minuti",
        1: "h|hrs?|hours?|stunden?|std|heures?|horas?|ore",
        24: "days?|tage?|jours?|días?|giorni",
        730: "months?|monate?|mois|mes(?:es)?|mesi",
        8760: "years?|yrs?|jahre?|ans|années?|años?|anni",
    },
}
_NUMBER = r"\d{1,3}(?:[,.]\d{3})+(?![\d.,]*\d)|\d+(?:[.,]\d+)?"
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_SPELLED_BY = (
    "one two three four five six seven eight nine ten eleven twelve",
    "eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "une deux trois quatre cinq six sept huit neuf dix onze douze",
    "un dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "uno due tre quattro cinque sei sette otto nove dieci undici dodici",
)
_SPELLED = {word: n for words in _SPELLED_BY for n, word in enumerate(words.split(), 1)}
_N = rf"(?:(?<![\w.,])|(?<=\d[x×*]))(?<!\d/)(?P<n>{_NUMBER})(?P<half>[½¼¾])?"
_SPELLED_OUT = rf"(?<!\w)(?P<n>{'|'.join(_SPELLED)})(?P<half>)"
_ANY_UNIT = "|".join(f"(?:{u})" for d in _UNITS.values() for u in d.values())
_LENGTHS = "|".join(f"(?:{u})" for u in _UNITS[_D.LENGTH].values())
_SIDE_UNIT = rf"(?:(?:{_LENGTHS})(?!(?<=[a-zµ])[a-z]))"
_SIDE = (
    rf"(?:[lwhdbt]\s?[:.]?\s?)?(?:{_NUMBER})[½¼¾]?\s?{_SIDE_UNIT}?\s?(?:\(?[lwhdbt]\)?(?!\w))?"
    rf"(?:\s?{_SIDE_UNIT})?"
)
_SIZE = re.compile(rf"(?<![\w.,]){_SIDE}(?:\s?[x×*]\s?{_SIDE}){{1,2}}", re.I)
_ONE_SIDE = re.compile(rf"(?P<n>{_NUMBER})(?P<half>[½¼¾])?\s?(?:\(?[lwhdbt]\)?(?!\w)\s?)?(?P<u>{_SIDE_UNIT})?", re.I)
_QUANTITY = re.compile(rf"{_N}[\s-]?(?P<u>{_ANY_UNIT})(?![\w²³])", re.I)
_IN_WORDS = re.compile(rf"{_SPELLED_OUT}[\s-](?P<u>[^\W\d_]{{4,}})", re.I)
_TEMPERATURE = re.compile(rf"(?P<sign>[-−])?{_N}\s?°\s?(?P<u>[CF])\b", re.I)
_WORDED = "|".join(_SPELLED_BY[0].split()[1:])
_PACK = re.compile(
    rf"\b(?:(?:pack|set|box|lot|bundle|juego|confezione|paquete|paket|packung) (?:of|de|da|à|von|mit)"
    rf" (?P<a>\d{{1,4}}|{_WORDED})\b|(?P<w>{_WORDED})[\s-](?:pack|piece|count)\b|(?P<twin>twin|double|duo)[\s-]?pack\b|"
    r"(?P<b>\d{1,4})[\s-]?(?:pack|packs|pk|pcs|pieces?|count|ct|stück|stk|er[- ](?:set|pack)|pièces|piezas|pezzi)\b|"
    r"(?:set|pack) ?[x×] ?(?P<c>\d{1,4})|"
    r"(?:number of (?:pieces|items|units|packs)|(?:package |item |pack )?quantity|unit count|pieces|pcs|count|stückzahl"
    r"|anzahl(?: der (?:teile|stücke))?|nombre de pièces|número de piezas|numero di pezzi)\s?[:：]\s?(?P<d>\d{1,4})"
    r"(?:\.00?)?(?![\w.,]|\s?[x×*]))",
    re.I,
)
_TIMES = re.compile(
    r"(?<![\w.,/])(?P<times>\d{1,3})(?:\s?[x×*]\s?|\s(?:bottles|tubes|cans|bags|jars|tins|pouches|sachets|boxes|flaschen"
    r"|dosen|tuben|beutel|bouteilles|botellas|bottiglie) (?:of|à|je|mit|de|da|x|×)\s)$",
    re.I,
)
"""`2 x` before `500 ml`: how many of it there are."""
_THEN_TIMES = re.compile(r"\s?[x×]\s?(?P<times>\d{1,3})(?![\w.,]\w|\s?[x×])", re.I)
"""`x 2` after `500 ml`."""
_LONGEST_TIMES = 24  # characters before a quantity in which that is looked for
_COUNTED = frozenset((_D.MASS, _D.VOLUME, _D.CHARGE, _D.POWER))
_NOT_INCHES = re.compile(r"[\s-]+(?:a|an|one|the|stock|total|all|your|our|\d)\b", re.I)
_INCH = 25.4
_FRACTION = re.compile(
    r"(?<![\w.,/])(?:(?P<whole>\d{1,3})[ -])?(?P<a>\d{1,2})/(?P<b>2|3|4|8|16|32|64)[\s-]?"
    r"(?:inch(?:es)?\b|in\b\.?|zoll\b|[\"″”])",
    re.I,
)
_SPAN_FROM = re.compile(rf"(?<![\w.,/-])({_NUMBER})\s?(?:[-–—]|to|bis)\s?$")
_LONGEST_FROM = 14  # characters of the first number of a span


def measures(text: str) -> list[Measure]:
    """Every quantity once, in order."""
    taken = [False] * (len(text) + 1)
    found: list[Measure] = []
    for measure in (*_packs(text), *_sizes(text), *_temperatures(text), *_fractions(text), *_quantities(text)):
        if not any(taken[measure.start : measure.end]):
            taken[measure.start : measure.end] = [True] * (measure.end - measure.start)
            found.append(measure)
    joined = _joined(text, sorted(found, key=lambda m: m.start))
    return sorted(chain.from_iterable(_counted(text, m, taken) for m in joined), key=lambda m: m.start)


def _counted(text: str, measure: Measure, taken: Sequence[bool]) -> Iterator[Measure]:
    """A quantity with how many there are of it, and these as a pack: 2 x 500 ml."""
    before = _TIMES.search(text, max(0, measure.start - _LONGEST_TIMES), measure.start)
    counts = before or _THEN_TIMES.match(text, measure.end)
    of_one = measure.dimension in _COUNTED and len(measure.values) == 1
    if not counts or not of_one or any(taken[counts.start() : counts.end()]) or int(counts["times"]) < 1 + 1:
        yield measure
        return
    times, start, end = int(counts["times"]), min(counts.start(), measure.start), max(counts.end(), measure.end)
    yield Measure(_D.PACK, (float(times),), 0, text[start:end], start, end, beside=True)
    yield replace(measure, times=times, text=text[start:end], start=start, end=end)


def _joined(text: str, found: list[Measure]) -> list[Measure]:
    """1 lb 4 oz and 6 ft 2 in as one quantity each."""
    kept: list[Measure] = []
    for measure in found:
        last = kept[-1] if kept else None
        if last and _continues(text, last, measure):
            value = (last.values[0] + measure.values[0],)
            words = text[last.start : measure.end]
            kept[-1] = Measure(last.dimension, value, measure.half, words, last.start, measure.end)
        else:
            kept.append(measure)
    return kept


def _continues(text: str, last: Measure, measure: Measure) -> bool:
    one = len(last.values) == len(measure.values) == 1 and last.dimension is measure.dimension
    whole = bool(re.match(r"\d+\s?(?:lbs?|pounds?|ft|feet|foot|['′])", last.text, re.I))
    return one and whole and not text[last.end : measure.start].strip() and measure.values[0] < last.values[0]


def _packs(text: str) -> Iterator[Measure]:
    for m in _PACK.finditer(text):
        count = 2.0 if m["twin"] else _number(m["a"] or m["w"] or m["b"] or m["c"] or m["d"])
        yield Measure(_D.PACK, (count,), 0, m[0], m.start(), m.end())


def _sizes(text: str) -> Iterator[Measure]:
    """80 x 20 x 3 cm: a side without a unit has that of the next one."""
    for m in _SIZE.finditer(text):
        sides = list(_ONE_SIDE.finditer(m[0]))
        factors = [_length(s["u"]) for s in sides]
        for i in reversed(range(len(factors) - 1)):
            factors[i] = factors[i] or factors[i + 1]
        if all(factors) and len(sides) > 1:
            values = [_value(s) * (f or 0) for s, f in zip(sides, factors, strict=True)]
            half = max(_half(s["n"]) * (f or 0) for s, f in zip(sides, factors, strict=True))
            words = m[0].rstrip()
            yield Measure(_D.SIZE, tuple(sorted(values, reverse=True)), half, words, m.start(), m.start() + len(words))


def _temperatures(text: str) -> Iterator[Measure]:
    for m in _TEMPERATURE.finditer(text):
        value = _value(m) * (-1 if m["sign"] else 1)
        to = (lambda v: v) if m["u"].upper() == "C" else (lambda v: (v - 32) * 5 / 9)
        values, begin = _spanned(text, m.start(), value)
        told = text[begin : m.end()]
        yield Measure(_D.TEMPERATURE, tuple(map(to, values)), 1.0, told, begin, m.end(), len(values) > 1)


def _fractions(text: str) -> Iterator[Measure]:
    """3/4 in and 1 1/2", in the fractions found on rulers."""
    for m in _FRACTION.finditer(text):
        if int(m["a"]) < int(m["b"]):
            value = int(m["whole"] or 0) + int(m["a"]) / int(m["b"])
            yield Measure(_D.LENGTH, (value * _INCH,), _INCH / 128, m[0], m.start(), m.end())


def _quantities(text: str) -> Iterator[Measure]:
    for m in chain(_QUANTITY.finditer(text), _IN_WORDS.finditer(text)):
        unit = _unit(m["u"])
        if unit is None or (m.re is _IN_WORDS and unit[0] is not _D.TIME):
            continue
        dimension, factor = unit
        if m["u"].lower() == "in" and _NOT_INCHES.match(text, m.end()):
            continue
        values, begin = _spanned(text, m.start(), _value(m))
        told, scaled = text[begin : m.end()], tuple(v * factor for v in values)
        yield Measure(dimension, scaled, _half(m["n"]) * factor, told, begin, m.end(), len(values) > 1)


def _spanned(text: str, begin: int, last: float) -> tuple[tuple[float, ...], int]:
    """The values with the first number of a range, 100 of 100-240 V, larger first; and where the range begins."""
    before = _SPAN_FROM.search(text, max(0, begin - _LONGEST_FROM), begin)
    if before and _number(before[1]) < last:
        return (last, _number(before[1])), before.start()
    return (last,), begin


def as_volume(measure: Measure) -> Measure:
    """Ounces beside the name of a container are fluid ounces."""
    ounces = measure.dimension is _D.MASS and re.search(r"oz|ounce", measure.text, re.I)
    if not ounces:
        return measure
    grams, ml = 28.3495, 29.5735
    return Measure(
        _D.VOLUME,
        tuple(v / grams * ml for v in measure.values),
        measure.half / grams * ml,
        measure.text,
        measure.start,
        measure.end,
        times=measure.times,
    )


def _length(unit: str | None) -> float | None:
    return next((f for f, p in _UNITS[_D.LENGTH].items() if unit and re.fullmatch(p, unit, re.I)), None)


@lru_cache(maxsize=512)
def _unit(unit: str) -> tuple[Dimension, float] | None:
    found = ((d, f) for d, units in _UNITS.items() for f, p in units.items() if re.fullmatch(p, unit, re.I))
    return next(found, None)


def _value(found: re.Match[str]) -> float:
    return _number(found["n"]) + _HALVES.get(found["half"] or "", 0)


def _number(words: str) -> float:
    """The value: 1,000 and 1.000 are a thousand; 1,5 and 1.5 one and a half."""
    if words.lower() in _SPELLED:
        return float(_SPELLED[words.lower()])
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:\.\d{3}){2,}", words):
        return float(re.sub(r"[.,]", "", words))
    return float(words.replace(",", "."))


def _half(words: str) -> float:
    """Half of the last digit written: 0.5 of 34, 0.05 of 13.4."""
    places = re.search(r"[.,](\d+)$", words)
    return 0.5 if not places or len(places[1]) == 3 else 0.5 / 10 ** len(places[1])

"""Where a text holds an address: a street, the flat before or behind it, the places, state and postcode that follow."""

import re
from collections.abc import Iterator

from bot.checks.pieces import PieceKind, Pieces
from bot.checks.plain_text import Span
from bot.checks.postcodes import code_at
from bot.checks.street_words import BETWEEN, CUES, LONE_UNITS, NO_PLACE, PARTICLES, SIDES, STATES, UNITS
from bot.checks.streets import is_military, is_name, streets
from bot.language.lexicon import STOP_WORDS

_FLAT = re.compile(r"#?[A-Z]?-?\d{1,5}[A-Z]{0,2}(?:[-/]\d{1,3})?|[A-Z]|PH\d?", re.I)
_FLOOR = re.compile(r"\d{1,3}(?:st|nd|rd|th|o|a)?", re.I)
_MOST_PARTS = 10
_LONGEST_RUN = 24


def addresses(p: Pieces) -> Iterator[Span]:
    """Runs that are an address; they may overlap."""
    for street in streets(p):
        first, last = _leftwards(p, street.first), _rightwards(p, street.last)
        if street.sure or last > street.last or _is_cued(p, first):
            yield p.span(first, last)
    for i in range(len(p)):
        if p[i].lower in LONE_UNITS and (end := _unit(p, i)) and _has_digit(p[end - 1].text):
            yield p.span(i, _rightwards(p, end))
        elif is_military(p, i) and (last := _coded(p, i)):
            yield p.span(_line_start(p, i), last)
        elif p[i].lower in CUES and (run := _announced(p, i)):
            yield p.span(*run)


def _rightwards(p: Pieces, last: int) -> int:
    """Behind the parts that follow a street; places count only up to a state, a postcode or an end."""
    at, code, city = last, False, False
    for _ in range(_MOST_PARTS):
        start = _skip(p, at)
        coded = None if code or _unit(p, start) else _coded(p, start)
        end = _unit(p, start) or coded or _numbered_part(p, start) or _province(p, start)
        if end is not None:
            code = code or bool(coded and _has_digit(p[coded - 1].text))
            at = last = end
            continue
        place = _place(p, start)
        if place is None:
            break
        due = code and (start == last or not city)
        last = place if due or (_is_end(p, place) and start > last) else last
        at, city = place, True
    return last


def _skip(p: Pieces, i: int) -> int:
    """Over what stands between two parts of an address."""
    j = i
    while j < i + 4 and (p[j].is_one_of(",-/|>(·") or p[j].kind is PieceKind.BREAK):
        j += 1
    short = len(p[i - 1].text) <= 4 and p[i - 1].is_word
    dotted = p[i].is_one_of(".") and (p[i + 1].lower in UNITS or short or (p[i - 1].is_number and _skip(p, i + 1) > i + 1))
    return _skip(p, i + 1) if dotted and j == i else j


def _unit(p: Pieces, i: int) -> int | None:
    """Behind `Apt. 3B`, `#12`, `5th Floor`, `3o B`."""
    if p[i].is_one_of("#") and p[i + 1].is_number:
        return i + 2
    if p[i].lower in UNITS:
        j = i + 1
        while j < i + 3 and p[j].is_one_of(".#:"):
            j += 1
        return j + 1 if _FLAT.fullmatch(p[j].text) else None
    if _FLOOR.fullmatch(p[i].text) and len(p[i].text) < 4:
        j = i + 1 + p[i + 1].is_one_of(".")
        if p[j].lower in UNITS | {"tv", "th", "mf", "dto", "esq", "izq", "dcha", "left", "right", "og"}:
            return j + 1
        return j + 1 if p[i].text[-1] in "oa" and len(p[j].text) == 1 and p[j].is_capital else None
    return None


def _numbered_part(p: Pieces, i: int) -> int | None:
    """Behind `Sector 11,`, `Sc. 49`, `4t 2a,`: a short part with a number that no list knows."""
    j = i + 1 + p[i + 1].is_one_of(".")
    if _is_place(p, i) and p[j].is_number and len(p[j].text) < 5 and (_is_end(p, j + 1) or p[j + 1].is_capital):
        return j + 1 if len(p[j].text) < 4 else None
    tiny = [len(p[k].text) < 4 and p[k].is_number and p[k].text[-1].isalpha() for k in (i, i + 1)]
    return i + 2 if all(tiny) and _is_end(p, i + 2) else None


def _province(p: Pieces, i: int) -> int | None:
    """Behind `(TO)`, `/ PR`."""
    short = p[i].is_word and p[i].text.isupper() and len(p[i].text) == 2
    return i + 1 if short and p[i - 1].is_one_of("(/") else None


def _coded(p: Pieces, i: int) -> int | None:
    """Behind a postcode, a state, a state and postcode, or some words in small letters that end in both."""
    if p[i].text in STATES and (p[i].is_word and (code_at(p, i + 1) or _is_end(p, i + 1))):
        return code_at(p, i + 1 + p[i + 1].is_one_of(",")) or i + 1
    if is_military(p, i):
        return _coded(p, i + 1) or i + 1
    end = code_at(p, i) or (i + 1 if re.fullmatch(r"\d{3}", p[i].text) and _is_end(p, i + 1) else None)
    if end is None and p[i].is_word and p[i].lower not in NO_PLACE:
        return _small_letters(p, i)
    return end


def _small_letters(p: Pieces, i: int) -> int | None:
    """`new york ny 10018`, `monterey wa, 65514`."""
    for j in range(i + 1, i + 5):
        comma = p[j].is_one_of(",")
        if p[j].text.upper() in STATES and code_at(p, j + 1 + p[j + 1].is_one_of(",")):
            return code_at(p, j + 1 + p[j + 1].is_one_of(","))
        if not (comma or (p[j].is_word and p[j].lower not in STOP_WORDS)):
            return None
    return None


def _place(p: Pieces, i: int) -> int | None:
    """Behind a place of up to five words that begin with a capital."""
    j = last = i
    while j < i + 5 and (_is_place(p, j) or (j > i and p[j].lower in PARTICLES) or p[j].lower in SIDES):
        last = j + 1 if _is_place(p, j) else last
        j += 1
    if last > i and p[last].is_number and len(p[last].text) <= 2 and _is_end(p, last + 1):
        last += 1
    return last if last > i else None


def _is_place(p: Pieces, i: int) -> bool:
    return p[i].is_capital and is_name(p[i]) and p[i].lower not in NO_PLACE


def _is_end(p: Pieces, i: int) -> bool:
    return p[i].is_break or p[i].kind is PieceKind.HOLE or p[i].is_one_of(",.;!?)|")


def _leftwards(p: Pieces, first: int) -> int:
    """With a number, a flat or a house of a name before the street."""
    if p[first - 1].is_number and p[first - 1].text.isdigit() and p[first].is_word:
        first -= 1
    if p[first - 1].lower in UNITS or (p[first - 1].is_capital and p[first - 1].lower in PARTICLES):
        first -= 1
    comma = first - 1 if p[first - 1].is_one_of(",") or p[first - 1].kind is PieceKind.BREAK else first
    for back in (2, 3):
        if _unit(p, comma - back) == comma:
            return comma - back
    house = comma
    while house > comma - 4 and (_is_place(p, house - 1) or p[house - 1].text in ("One", "Two", "Three")):
        house -= 1
    named = comma < first and comma - house >= 2 and (p[house - 1].is_break or p[house - 1].lower in BETWEEN)
    return house if named else first


def _line_start(p: Pieces, i: int) -> int:
    """The unit or ship before an address of the forces, a line further up at most."""
    first = i
    while first > i - 8 and (p[first - 1].is_number or p[first - 1].is_capital or p[first - 1].is_one_of(",")):
        first -= 1
    return _line_start(p, first - 1) if first == i and p[i - 1].kind is PieceKind.BREAK else first


def _has_digit(words: str) -> bool:
    return any(c.isdigit() for c in words)


def _is_cued(p: Pieces, first: int) -> bool:
    return any(p[j].lower in CUES for j in range(first - 5, first))


def _announced(p: Pieces, cue: int) -> tuple[int, int] | None:
    """What follows `address:` or `lives at`, where it has a number and more that an address is made of."""
    first = cue + 1
    while first < cue + 8 and (p[first].lower in BETWEEN or p[first].is_one_of(":-") or p[first].kind is PieceKind.BREAK):
        first += 1
    last = first
    while last < first + _LONGEST_RUN and _goes_on(p, last):
        last += 1
    if p[last].kind is PieceKind.HOLE:
        last = max((j for j in range(first, last) if p[j].is_one_of(",") or p[j].kind is PieceKind.BREAK), default=last)
    while last > first and not (p[last - 1].is_word or p[last - 1].is_number):
        last -= 1
    return (first, last) if _says_where(p, first, last) else None


def _goes_on(p: Pieces, i: int) -> bool:
    if p[i].is_word:
        return p[i].lower not in STOP_WORDS | {"thanks", "thank", "regards", "cheers", "instead", "please"}
    if p[i].is_one_of("."):
        return len(p[i - 1].text) <= 4 and p[i - 1].is_word and not p[i + 1].is_break
    return p[i].is_number or p[i].is_one_of(",#-/>") or (p[i].kind is PieceKind.BREAK and p[i].end - p[i].start < 30)


def _says_where(p: Pieces, first: int, last: int) -> bool:
    if last - first < 3 or not (p[first].is_number or is_name(p[first])):
        return False
    run = range(first, last)
    numbers = sum(p[j].is_number for j in run)
    names = sum(is_name(p[j]) for j in run)
    parts = any(p[j].lower in UNITS for j in run) or any((code_at(p, j) or 0) in (last, last - 1) for j in run)
    return parts and numbers >= 1 and (names >= 1 or numbers >= 2)



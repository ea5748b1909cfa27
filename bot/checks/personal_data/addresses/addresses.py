"""Addresses in a text: a street, a flat before or after it, and the places, state and postcode that follow."""

from collections.abc import Iterator

from bot.checks.personal_data.addresses.parts import coded, is_end, is_place, numbered_part, place, province, skip, unit
from bot.checks.personal_data.addresses.post_boxes import forces_at
from bot.checks.personal_data.addresses.postcodes import code_at, unmistakable
from bot.checks.personal_data.addresses.small_letters import in_small_letters
from bot.checks.personal_data.addresses.street_words import BETWEEN, CUES, LONE_UNITS, PARTICLES, UNITS
from bot.checks.personal_data.addresses.streets import is_name, streets
from bot.checks.personal_data.pieces import PieceKind, Pieces
from bot.language.segmentation.spans import Span
from bot.language.vocabulary.lexicon import STOP_WORDS

_MOST_PARTS = 10
_LONGEST_RUN = 24


def addresses(p: Pieces) -> Iterator[Span]:
    """Spans that are an address, in order; overlapping ones are joined."""
    start = end = -1
    for span in sorted(_runs(p)):
        if span[0] > end:
            if end > 0:
                yield start, end
            start, end = span
        end = max(end, span[1])
    if end > 0:
        yield start, end


def _runs(p: Pieces) -> Iterator[Span]:
    for street in streets(p):
        first, last = _leftwards(p, street.first), _rightwards(p, street.last)
        if street.sure or last > street.last or _is_cued(p, first):
            yield p.span(first, last)
    for i in p.spoken():
        if run := _without_street(p, i):
            yield p.span(*run)
        elif end := in_small_letters(p, i):
            yield p.span(i, end)


def _without_street(p: Pieces, i: int) -> tuple[int, int] | None:
    """An address told by its postcode, flat, military post office, or the words before it."""
    if (code := unmistakable(p, i)) and (led := _led_up(p, i)) is not None:
        return led, code
    if p[i].lower in LONE_UNITS and (flat := unit(p, i)) and _has_digit(p[flat - 1].text):
        return i, _rightwards(p, flat)
    if forces_at(p, i) and (last := coded(p, i)):
        return _line_start(p, i), last
    return _announced(p, i) if p[i].lower in CUES else None


def _rightwards(p: Pieces, last: int) -> int:
    """The index after the parts that follow a street. Places count only up to a state, a postcode or an end."""
    at, code, city = last, False, False
    for _ in range(_MOST_PARTS):
        start = skip(p, at)
        flat = unit(p, start)
        behind = None if code or flat else coded(p, start)
        if part := flat or behind or numbered_part(p, start) or province(p, start):
            code = code or bool(behind and _has_digit(p[behind - 1].text))
            at = last = part
            continue
        named = place(p, start)
        if named is None:
            break
        due = code and (start == last or not city)
        last = named if due or (is_end(p, named) and start > last) else last
        at, city = named, True
    return last


def _leftwards(p: Pieces, first: int) -> int:
    """The index with a number, flat or house name before the street."""
    if p[first - 1].is_number and p[first - 1].text.isdigit() and p[first].is_word:
        first -= 1
    if p[first - 1].lower in UNITS:
        first -= 1
    particles = first
    while particles > first - 3 and p[particles - 1].lower in PARTICLES:
        particles -= 1
    first = particles if p[particles].is_capital else first
    comma = first - 1 if p[first - 1].is_one_of(",") or p[first - 1].kind is PieceKind.BREAK else first
    for back in (2, 3):
        if unit(p, comma - back) == comma:
            return comma - back
    house = comma if p[comma].is_one_of(",") else first
    while house > comma - 4 and (is_place(p, house - 1) or p[house - 1].text in ("One", "Two", "Three")):
        house -= 1
    named = comma - house >= 2 and (p[house - 1].is_break or p[house - 1].lower in BETWEEN)
    return house if named else first


def _led_up(p: Pieces, code: int) -> int | None:
    """Where `Rose Cottage, Church Lane, Ballinasloe` begins before its postcode; None unless it has two parts."""
    first, parts = code, 0
    while first > code - 14:
        before = p[first - 1]
        if before.is_one_of(",") or before.kind is PieceKind.BREAK:
            parts += is_place(p, first)
        elif not (is_place(p, first - 1) or before.lower in PARTICLES or before.is_number):
            break
        first -= 1
    while first < code and not is_place(p, first):
        first += 1
    return first if parts + (first < code) >= 2 else None


def _line_start(p: Pieces, i: int) -> int:
    """The unit or ship before a military address, at most one line above."""
    first = i
    while first > i - 8 and (p[first - 1].is_number or p[first - 1].is_capital or p[first - 1].is_one_of(",")):
        first -= 1
    return _line_start(p, first - 1) if first == i and p[i - 1].kind is PieceKind.BREAK else first


def _has_digit(words: str) -> bool:
    return any(c.isdigit() for c in words)


def _is_cued(p: Pieces, first: int) -> bool:
    return any(p[j].lower in CUES for j in range(first - 5, first))


def _announced(p: Pieces, cue: int) -> tuple[int, int] | None:
    """What follows `address:` or `lives at`, if it has a number and another part of an address."""
    first = cue + 1
    while first < cue + 8 and (
        p[first].lower in BETWEEN or p[first].is_one_of(":-") or p[first].kind is PieceKind.BREAK
    ):
        first += 1
    last = first
    while last < first + _LONGEST_RUN and _goes_on(p, last):
        last += 1
    comma = max((j for j in range(first, last) if p[j].is_one_of(",") or p[j].kind is PieceKind.BREAK), default=last)
    if not any(p[j].is_number or p[j].is_capital for j in range(comma, last)):
        last = comma
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

"""The parts of an address around its street: flats, places, states, provinces, postcodes.

Each function returns the index after the part that begins at `i`, or None.
"""

import re

from bot.checks.personal_data.addresses.post_boxes import forces_at
from bot.checks.personal_data.addresses.postcodes import code_at
from bot.checks.personal_data.addresses.street_words import AFTER_CAPITALS, NO_PLACE, PARTICLES, SIDES, STATES, UNITS
from bot.checks.personal_data.addresses.streets import is_name
from bot.checks.personal_data.pieces import PieceKind, Pieces
from bot.language.vocabulary.lexicon import STOP_WORDS

_FLAT = re.compile(r"#?[A-Z]?-?\d{1,5}[A-Z]{0,2}(?:[-/]\d{1,3})?|[A-Z]|PH\d?", re.I)
_SIDE_OF_STAIRS = {"tv", "th", "mf", "left", "right", "og"}
_FLOOR = re.compile(r"\d{1,3}(?:st|nd|rd|th|o|a)?", re.I)


def skip(p: Pieces, i: int) -> int:
    """The index after what separates two parts."""
    j = i
    while j < i + 4 and (p[j].is_one_of(",-/|>(·") or p[j].kind is PieceKind.BREAK):
        j += 1
    short = p[i - 1].lower in UNITS | AFTER_CAPITALS | SIDES or (p[i - 1].is_capital and len(p[i - 1].text) <= 3)
    dotted = p[i].is_one_of(".") and (
        p[i + 1].lower in UNITS or short or (p[i - 1].is_number and skip(p, i + 1) > i + 1)
    )
    return skip(p, i + 1) if dotted and j == i else j


def unit(p: Pieces, i: int) -> int | None:
    """`Apt. 3B`, `#12`, `5th Floor`, `3o B`."""
    if p[i].is_one_of("#") and p[i + 1].is_number:
        return i + 2
    if p[i].lower in UNITS:
        j = i + 1
        while j < i + 3 and p[j].is_one_of(".#:"):
            j += 1
        return j + 1 if _FLAT.fullmatch(p[j].text) else None
    if p[i].lower in ("st", "kl") and p[i + 1].is_one_of(".") and p[i + 2].lower in _SIDE_OF_STAIRS:
        return i + 3 + p[i + 3].is_one_of(".")
    return _floor(p, i) if len(p[i].text) < 4 and _FLOOR.fullmatch(p[i].text) else None


def _floor(p: Pieces, i: int) -> int | None:
    """`5th Floor`, `2. tv`, `4o izda`, `1o`."""
    j = i + 1 + p[i + 1].is_one_of(".")
    if p[j].lower in UNITS | _SIDE_OF_STAIRS:
        return j + 1
    if p[i].text[-1] not in "oa":
        return None
    if is_end(p, j):
        return j
    return j + 1 if p[j].is_word and len(p[j].text) < 6 and is_end(p, j + 1) else None


def numbered_part(p: Pieces, i: int) -> int | None:
    """`Sector 11,`, `Sc. 49`, `4t 2a,`: a short part with a number that no list has."""
    j = i + 1 + p[i + 1].is_one_of(".")
    if is_place(p, i) and p[j].is_number and len(p[j].text) < 5 and (is_end(p, j + 1) or p[j + 1].is_capital):
        return j + 1 if len(p[j].text) < 4 else None
    apart = p[i - 1].is_one_of(",") or p[i - 1].is_break
    if apart and p[i].is_word and p[i].lower not in NO_PLACE and p[j].is_number and code_at(p, skip(p, j + 1)):
        return j + 1
    tiny = [len(p[k].text) < 4 and p[k].is_number and p[k].text[-1].isalpha() for k in (i, i + 1)]
    return i + 2 if all(tiny) and is_end(p, i + 2) else None


def province(p: Pieces, i: int) -> int | None:
    """`(TO)`, `/ PR`."""
    short = p[i].is_word and p[i].text.isupper() and len(p[i].text) == 2
    return i + 1 if short and p[i - 1].is_one_of("(/") else None


def coded(p: Pieces, i: int) -> int | None:
    """A postcode, a state, both, or a few words in lower case that end in both."""
    behind = code_at(p, i + 1 + p[i + 1].is_one_of(","))
    if p[i].text in STATES and (behind or is_end(p, i + 1)):
        return behind or i + 1
    if forces := forces_at(p, i):
        return code_at(p, forces) or forces
    end = code_at(p, i) or (i + 1 if re.fullmatch(r"\d{3}", p[i].text) and is_end(p, i + 1) else None)
    if end is None and p[i].is_word and p[i].lower not in NO_PLACE:
        return _small_letters(p, i)
    return end


def _small_letters(p: Pieces, i: int) -> int | None:
    """`new york ny 10018`, `monterey wa, 65514`."""
    for j in range(i + 1, i + 5):
        end = code_at(p, j + 1 + p[j + 1].is_one_of(",")) if p[j].text.upper() in STATES else None
        if end or not (p[j].is_one_of(",") or (p[j].is_word and p[j].lower not in STOP_WORDS)):
            return end
    return None


def place(p: Pieces, i: int) -> int | None:
    """A place of up to five capitalized words."""
    j = last = i
    while j < i + 5 and (is_place(p, j) or (j > i and p[j].lower in PARTICLES) or p[j].lower in SIDES):
        last = j + 1 if is_place(p, j) else last
        j += 1
    if last > i and p[last].is_number and len(p[last].text) <= 2 and is_end(p, last + 1):
        last += 1
    return last if last > i else None


def is_place(p: Pieces, i: int) -> bool:
    """Whether it may be a word of a place name."""
    return p[i].is_capital and is_name(p[i]) and p[i].lower not in NO_PLACE


def is_end(p: Pieces, i: int) -> bool:
    """Whether an address may end before it."""
    return p[i].is_break or p[i].kind is PieceKind.HOLE or p[i].is_one_of(",.;!?)|")

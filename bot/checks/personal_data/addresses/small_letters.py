"""Addresses without a capital letter: `14 high street leeds ls1 4dy`, `12 rue de la paix 75002 paris`.

Capitals tell names from other words elsewhere. Here a house number, a kind of street with its name, and a postcode must
stand together, with little else between.
"""

from bot.checks.personal_data.addresses.postcodes import code_at
from bot.checks.personal_data.addresses.street_words import AFTER_NAME, BEFORE_NAME, COMPOUND, ENGLISH_TOO, SIDES, TRADE
from bot.checks.personal_data.pieces import Piece, PieceKind, Pieces
from bot.language.vocabulary.lexicon import AUXILIARIES, SUBJECTS

_MOST_NAME, _MOST_PLACE = 4, 3
"""Most words of a street's name, and of the place and state before the postcode."""
_NO_PART = TRADE | AUXILIARIES | SUBJECTS | {"and", "for", "with", "but", "to", "from"}
_SHORTEST = 5
"""Characters of a postcode that is no year."""
_SHORT = ("str", "strasse", "stra\u00dfe")


def in_small_letters(p: Pieces, i: int) -> int | None:
    """The index after the postcode of an address in small letters that begins here."""
    if not p[i].is_number:
        street = _before_number(p, i)
        return _to_code(p, street) if street else None
    if p[i - 1].lower in TRADE or p[i - 1].is_one_of("$\u20ac\u00a3#"):
        return None
    if p[i + 1].lower in BEFORE_NAME - ENGLISH_TOO and _is_small(p[i + 1]) and _is_small(p[i + 2]):
        return _to_code(p, i + 2)
    street = _english(p, i)
    code = _to_code(p, street) if street else None
    return code if code and not p[code - 1].text.isdigit() else None


def _english(p: Pieces, i: int) -> int | None:
    """`14 high street`: the index after the street."""
    kind = next((j for j in range(i + 2, i + 2 + _MOST_NAME) if p[j].lower in AFTER_NAME), None)
    return kind + 1 if kind and all(_is_small(p[j]) for j in range(i + 1, kind)) else None


def _before_number(p: Pieces, i: int) -> int | None:
    """`calle mayor 5`, `hauptstr. 12`: the index after the number."""
    if not _is_small(p[i]):
        return None
    if p[i].lower.endswith((*COMPOUND, *_SHORT)) and p[i].lower not in _SHORT:
        j = i + 1 + p[i + 1].is_one_of(".")
        return j + 1 if p[j].is_number else None
    if p[i].lower not in BEFORE_NAME:
        return None
    number = next((j for j in range(i + 2, i + 2 + _MOST_NAME) if p[j].is_number), None)
    return number + 1 if number and all(_is_small(p[j]) for j in range(i + 1, number)) else None


def _to_code(p: Pieces, street: int) -> int | None:
    """The index after a postcode that few words stand before."""
    j, words = street, 0
    while words <= _MOST_NAME + _MOST_PLACE:
        end = code_at(p, j, any_case=True)
        if end and p[end - 1].end - p[j].start >= _SHORTEST and any(c.isdigit() for c in p[j].text):
            return end
        if not (
            _is_small(p[j])
            or p[j].is_one_of(",.")
            or p[j].kind is PieceKind.BREAK
            or p[j].lower in SIDES
            or p[j].lower == "in"
        ):
            return None
        words += p[j].is_word
        j += 1
    return None


def _is_small(piece: Piece) -> bool:
    return piece.is_word and piece.text.islower() and piece.lower not in _NO_PART

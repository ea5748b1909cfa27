"""Postcodes: their forms in the countries we ship to, and what must stand next to them."""

import re
from collections.abc import Iterator

from bot.checks.personal_data.addresses.street_words import NO_PLACE, STATES, TRADE
from bot.checks.personal_data.pieces import PieceKind, Pieces
from bot.language.segmentation.spans import Span
from bot.language.vocabulary.lexicon import word_set

_ONE = re.compile(
    r"\d{4,6}|\d{5}-\d{3,4}|\d{2}-\d{3}|\d{4}-\d{3}|\d{3}-\d{4}|\d{4}[A-Z]{2}|[A-Z]{1,2}-\d{4,5}|[A-Z][a-z]{2,20}-\d{5,6}"
    r"|[A-Z]\d[A-Z]-?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]?\d[ABD-HJLNP-UW-Z]{2}|[AC-FHKNPRTV-Y]\d[\dW][A-Z\d]{4}"
)
_TWO = re.compile(
    r"\d{3} \d{2,3}|\d{4} [A-Z]{2}|[A-Z]{1,2}-\d{3} \d{2}"
    r"|[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d|[AC-FHKNPRTV-Y]\d[\dW] [A-Z\d]{4}"
)
"""In two parts. The second alternative is British, Canadian and Irish."""
_UNMISTAKABLE = re.compile(
    r"[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}|[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d"
    r"|[AC-FHKNPRTV-Y]\d[\dW] (?=[A-Z\d]*[A-Z])(?=[A-Z\d]*\d)[A-Z\d]{4}"
)
_AMERICAN = re.compile(r"\d{5}(?:-\d{4})?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LABELS = word_set(
    """
    zip zipcode zip-code postcode postal plz postleitzahl cep eircode pincode psč psc postnummer postinumero cap
    postale kod pocztowy irsz
    """
)
_TWO_WORDS = word_set("code codes number numéro numero nummer is my the changed to was should be in an area new")
_PLACED = word_set("in near from at to of nach aus \u00e0 a en i till til \u00f6ver via bei")
_MEASURES = word_set("KG MG ML CM MM GB TB MB HZ KM HD AH MA HP LB OZ FT PC W V")


def code_at(p: Pieces, i: int, any_case: bool = False) -> int | None:
    """The index after the postcode that begins here, by form alone."""
    one, two = p[i].text, f"{p[i].text} {p[i + 1].text}"
    if any_case:
        one, two = one.upper(), two.upper()
    if p[i + 1].end - p[i].start == len(two) and _TWO.fullmatch(two):
        return i + 2
    return i + 1 if _ONE.fullmatch(one) else None


def codes(p: Pieces) -> Iterator[Span]:
    """Stand-alone postcodes: labelled, of a unique form, or next to a place or other personal data."""
    for i in p.spoken():
        if not _can_begin(p, i):
            continue
        end = _labelled(p, i) or unmistakable(p, i) or _beside_place(p, i) or _beside_hole(p, i)
        if end:
            yield p.span(i, end)


def _can_begin(p: Pieces, i: int) -> bool:
    """Whether a digit is in it, or begins the next piece ("SW1A 1AA" and "AB1 2CD" have one in both)."""
    return any(c.isdigit() for c in p[i].text)


def _labelled(p: Pieces, i: int) -> int | None:
    """`my zip code is 30309`, `30309 is my zip`."""
    end = code_at(p, i, any_case=True) or (i + 1 if re.fullmatch(r"\d{3}", p[i].text) else None)
    if end is None:
        return None
    before = i - 1
    while before > i - 6 and (p[before].lower in _TWO_WORDS or p[before].is_one_of(":.-#+") or p[before].text == "4"):
        before -= 1
    after = end
    while after < end + 3 and p[after].lower in _TWO_WORDS | {"as"}:
        after += 1
    return end if p[before].lower in _LABELS or (p[after].lower in _LABELS and p[end].is_word) else None


def unmistakable(p: Pieces, i: int) -> int | None:
    """The index after a postcode of a unique form: British, Canadian, Irish, Brazilian, ZIP+4."""
    if p[i].text.isalpha() and p[i + 1].text.isalpha():
        return None  # each of these forms holds a digit
    two = f"{p[i].text} {p[i + 1].text}"
    adjacent = p[i + 1].end - p[i].start == len(two)
    if adjacent and p[i - 1].lower not in TRADE and _UNMISTAKABLE.fullmatch(two):
        return i + 2
    return i + 1 if re.fullmatch(r"\d{5}-\d{3,4}", p[i].text) and p[i - 1].lower not in TRADE else None


def _beside_place(p: Pieces, i: int) -> int | None:
    """`Newark, CA 31706`, `near Ghent 9000`, `69005 Lyon`."""
    end = code_at(p, i)
    if end is None or p[end].is_one_of("%$€£"):
        return None
    return end if _after_place(p, i, end) or _before_place(p, i, end) else None


def _after_place(p: Pieces, i: int, end: int) -> bool:
    before = i - 1 - p[i - 1].is_one_of(",(") - (p[i - 1].kind is PieceKind.BREAK)
    if p[before].text in STATES and _AMERICAN.fullmatch(p[i].text):
        return p[before - 1].is_capital or p[before - 1].is_one_of(",") or p[before - 1].is_word
    first = before
    while first > before - 5 and (
        _is_place(p, first) or (first < before and p[first].lower in ("de", "do", "da", "am"))
    ):
        first -= 1
    if first == before or (len(p[i].text) == 4 and _YEAR.fullmatch(p[i].text)):
        return False
    placed = p[first].lower in _PLACED or (p[i - 1].is_one_of("(") and p[end].is_one_of(")"))
    return placed if len(p[i].text) == 4 else placed or _ends(p, end)


def _before_place(p: Pieces, i: int, end: int) -> bool:
    last = end
    while last < end + 3 and _is_place(p, last):
        last += 1
    if last == end or not (_ends(p, last) or p[last].is_number or p[i - 1].lower in _PLACED):
        return False
    if p[i].is_number and p[end - 1].text in _MEASURES:
        return p[i - 1].is_one_of(",") or p[i - 1].kind in (PieceKind.BREAK, PieceKind.HOLE)
    apart = p[i - 1].is_break or p[i - 1].is_one_of(",>") or p[i - 1].kind is PieceKind.HOLE
    if len(p[i].text) == 4 and end == i + 1:
        near = PieceKind.HOLE in (p[i - 2].kind, p[last + 1].kind) or p[i - 2].is_number
        return not _YEAR.fullmatch(p[i].text) and (p[i - 1].lower in _PLACED or (apart and near))
    return apart or p[i - 1].lower in _PLACED


def _beside_hole(p: Pieces, i: int) -> int | None:
    """A bare number of five digits next to personal data, or as the whole text."""
    if not _AMERICAN.fullmatch(p[i].text):
        return None
    alone = p[i - 1].is_break and p[i + 1].is_break
    before = i - 1 - (p[i - 1].is_one_of(",;/|-") or p[i - 1].is_break)
    after = i + 1 + (p[i + 1].is_one_of(",;/|-") or p[i + 1].is_break)
    if p[i + 1].lower == "and":
        after = next((j for j in range(i + 2, i + 6) if p[j].kind is PieceKind.HOLE), i + 2)
    stands = p[i - 1].lower in ("it's", "its", "is") or not p[i - 1].is_word
    beside = PieceKind.HOLE in (p[before].kind, p[after].kind)
    return i + 1 if alone or (stands and beside) else None


def _is_place(p: Pieces, i: int) -> bool:
    code = p[i].text.isupper() and len(p[i].text) < 4
    return p[i].is_capital and len(p[i].text) > 1 and p[i].lower not in NO_PLACE and not code


def _ends(p: Pieces, i: int) -> bool:
    return p[i].kind in (PieceKind.BREAK, PieceKind.END, PieceKind.HOLE) or p[i].is_one_of(".,;!?)|")

"""Streets with their number, and post boxes, by the form of each language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.checks.personal_data.addresses.post_boxes import box_at
from bot.checks.personal_data.addresses.postcodes import code_at
from bot.checks.personal_data.addresses.street_words import (
    AFTER_CAPITALS,
    AFTER_NAME,
    ANNEXES,
    APART,
    BEFORE_NAME,
    COMPOUND,
    COMPOUND_IF_CAPITAL,
    ENGLISH_TOO,
    NO_PLACE,
    PARTICLES,
    SIDES,
    TRADE,
    UNITS,
)
from bot.checks.personal_data.pieces import Piece, Pieces
from bot.language.vocabulary.lexicon import STOP_WORDS

_HOUSE = re.compile(r"\d{1,6}[a-z]?|\d{1,5}(?:[-/]\d{1,5}[a-z]?|[-/][a-z]{1,4}){1,2}", re.I)
_SHORT = re.compile(r"\d{1,4}[a-z]?(?:[-/](?:\d{1,4}[a-z]?|[a-z]{1,4})){0,3}", re.I)
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)", re.I)
_NAME_WORDS = 5
_ENDINGS = (*COMPOUND, *COMPOUND_IF_CAPITAL)


@dataclass(frozen=True, slots=True)
class Street:
    """From the piece `first` up to `last`, excluded. Unless `sure`, it needs a postcode or a flat after it."""

    first: int
    last: int
    sure: bool = True


def street_at(p: Pieces, i: int) -> Street | None:
    """The street that begins here, with a number in front if there is one."""
    box = box_at(p, i)
    if not box and _begins_none(p[i]):
        return None
    return Street(i, *box) if box else _numbered(p, i) or _kind_first(p, i) or _compound(p, i) or _bare(p, i)


def _begins_none(piece: Piece) -> bool:
    """Whether the piece is an ordinary word in lower case."""
    if not piece.is_word or piece.is_capital or piece.lower in BEFORE_NAME or piece.lower in UNITS:
        return False
    return not piece.lower.endswith(COMPOUND)


def is_name(piece: Piece) -> bool:
    """Whether the piece may be a word of a street's or place's name."""
    return (piece.is_capital and piece.lower not in STOP_WORDS) or bool(_ORDINAL.fullmatch(piece.text))


def after_number(p: Pieces, i: int) -> int:
    """The index after a house number's additions: `12 B`, `62 A 14`, `45 bis`."""
    if (
        p[i].lower in ANNEXES
        or (len(p[i].text) == 1 and p[i].is_capital and p[i].text not in "AI")
        or (p[i].text == "A" and not p[i + 1].is_word)
    ):
        return i + 2 if p[i + 1].is_number and _SHORT.fullmatch(p[i + 1].text) else i + 1
    return i


def _numbered(p: Pieces, i: int) -> Street | None:
    """12 Elm Road; 515 385 Gemsbok St; 415 w 39th st; 14 bis rue des Tanneurs."""
    if not _HOUSE.fullmatch(p[i].text) or p[i - 1].is_one_of("$€£") or p[i - 1].lower in TRADE:
        return None
    j = i + 1 + bool(_HOUSE.fullmatch(p[i + 1].text) and not _ORDINAL.fullmatch(p[i + 1].text))
    j = after_number(p, j) if p[j].lower not in SIDES else j
    j += p[j].is_one_of(",")
    if foreign := _kind_first(p, j, numbered=True):
        return Street(i, foreign.last)
    return _english(p, i, j) or _the(p, i, j) or _sided(p, i, j)


def _sided(p: Pieces, i: int, j: int) -> Street | None:
    """900 N Michigan: a direction instead of a kind of street. 5 W may be watts."""
    sided = p[j].lower in SIDES and p[j].is_capital and is_name(p[j + 1]) and p[j + 1].lower not in NO_PLACE
    return Street(i, j + 2, sure=p[j].text != "W") if sided else None


def _the(p: Pieces, i: int, j: int) -> Street | None:
    """12 The Paddocks, 3 The Old Brewery."""
    end = _named(p, j + 1) if p[j].text == "The" else None
    return Street(i, end) if end and (p[end].is_break or p[end].is_one_of(",.")) else None


def _english(p: Pieces, i: int, j: int) -> Street | None:
    written, last, best = True, j, None
    for k in range(j, j + _NAME_WORDS + 1):
        word = p[k].lower
        if p[k].is_one_of(".") and len(p[k - 1].text) <= 3 and p[k - 1].is_word:
            continue
        if k > last and word in (AFTER_CAPITALS if written else AFTER_NAME):
            best = Street(i, _sides(p, k + 1), written or bool(_ORDINAL.fullmatch(p[k - 1].text)))
        if k > j and word in UNITS and p[k + 1].is_number:
            return best or Street(i, k, sure=False)
        if not (p[k].is_word or _ORDINAL.fullmatch(p[k].text)) or word in STOP_WORDS:
            break
        written = written and (is_name(p[k]) or word in AFTER_CAPITALS)
    return best


def _sides(p: Pieces, k: int) -> int:
    """The index after `St.`, `St. NE`."""
    dotted = k + (p[k].is_one_of(".") and not p[k + 1].is_capital)
    apart = not p[dotted].text.islower() or not p[dotted + 1].is_word
    return dotted + 1 if p[dotted].lower in SIDES and apart else k


def _kind_first(p: Pieces, i: int, numbered: bool = False) -> Street | None:
    """rue des Tanneurs 14, Via Roma 88, ul. Kwiatowa 18/4, Av. Insurgentes Sur 1602."""
    kind = p[i]
    if not kind.is_word or kind.lower not in BEFORE_NAME:
        return None
    j = i + 1 + p[i + 1].is_one_of("./")
    if kind.lower in ENGLISH_TOO and not (kind.is_capital or j > i + 1 or numbered):
        return None
    if p[j].is_number and p[j + 1].is_one_of("#") and p[j + 2].is_number:
        return Street(i, j + 3)
    end = _named(p, j)
    if end is None:
        return None
    if kind.lower in ENGLISH_TOO and not kind.text.isupper() and all(p[k].text.isupper() for k in range(j, end)):
        return None
    number = _number_behind(p, end)
    if number is not None:
        return Street(i, number)
    return Street(i, end, sure=numbered) if numbered or kind.lower not in ENGLISH_TOO else None


def _named(p: Pieces, j: int) -> int | None:
    """The index after a street's name that begins at `j`: particles, capitals, dates (Via XX Settembre)."""
    k, last = j, None
    while k < j + 6 + _NAME_WORDS and (is_name(p[k]) or p[k].lower in PARTICLES or _dated(p, k)):
        last = k + 1 if is_name(p[k]) else last
        k += 1
    return last


def _dated(p: Pieces, k: int) -> bool:
    return bool(re.fullmatch(r"\d{1,2}", p[k].text)) and (is_name(p[k + 1]) or p[k + 1].lower in PARTICLES)


def _number_behind(p: Pieces, k: int) -> int | None:
    """The index after the house number: `, 231`, `n. 12`, `nº 5`."""
    comma = p[k].is_one_of(",")
    k += comma
    k += p[k].lower in ("n", "no", "nr", "num", "km")
    while p[k].is_one_of(".:°"):
        k += 1
    if comma and p[k + 1].is_capital and len(p[k].text) > 3 and len(p[k + 1].text) > 1:
        return None
    return after_number(p, k + 1) if _SHORT.fullmatch(p[k].text) else None


def _compound(p: Pieces, i: int) -> Street | None:
    """Lindenallee 27, Hauptstr. 5a, Mariahilfer Straße 101/3/22, Victor Hugo u. 49."""
    if not p[i].is_word:
        return None
    j, word = i, p[i].lower
    if not _is_compound(p[i]):
        while j < i + 3 and is_name(p[j]) and p[j].lower not in APART:
            j += 1
        if j == i or p[j].lower not in APART or p[j].lower in STOP_WORDS:
            return _named_first(p, i, j)
        word = p[j].lower
    number = _number_behind(p, j + 1)
    return Street(i, number, sure=word != "u") if number is not None and not p[j + 1].is_one_of(",") else None


def _named_first(p: Pieces, i: int, j: int) -> Street | None:
    """Jacaranda Crescent 14: English words in the order of other languages."""
    number = _number_behind(p, j) if j > i + 1 and p[j - 1].lower in AFTER_NAME else None
    return Street(i, number) if number is not None and not p[j].is_one_of(",") else None


def _is_compound(piece: Piece) -> bool:
    endings = _ENDINGS if piece.is_capital else COMPOUND
    return piece.lower.endswith(endings) and any(
        piece.lower.endswith(e) and len(piece.text) > len(e) + 2 for e in endings
    )


def _bare(p: Pieces, i: int) -> Street | None:
    """Dlouhá 715/36, 110 00 Praha: a name and a number in either order, then a postcode with its place."""
    if (p[i - 1].is_capital and is_name(p[i - 1])) or p[i - 1].lower in TRADE or p[i - 1].is_one_of("$€£.#"):
        return None
    if p[i].lower in UNITS:
        behind = i + 2 + p[i + 1].is_one_of(".")
        return Street(i, behind, sure=False) if p[behind - 1].is_number and _code_follows(p, behind) else None
    numbered = bool(_HOUSE.fullmatch(p[i].text))
    first = i + numbered + (numbered and p[i + 1].is_one_of(","))
    last = _plain_name(p, first)
    if last == first:
        return None
    end = last if numbered and not _SHORT.fullmatch(p[last].text) else _number_behind(p, last)
    return Street(i, end, sure=False) if end and _code_follows(p, end) else None


def _plain_name(p: Pieces, i: int) -> int:
    """The index after up to six words that may be a street's name, one of them spelled out."""
    j, told = i, False
    while j < i + 6:
        joined = j > i and (p[j].lower in PARTICLES or (p[j].is_one_of(".") and len(p[j - 1].text) < 4))
        if not joined and not (is_name(p[j]) and p[j].lower not in NO_PLACE):
            break
        told = told or (len(p[j].text) > 2 and not any(c.isdigit() for c in p[j].text))
        j += 1
    return j if told else i


def _code_follows(p: Pieces, k: int) -> bool:
    """Whether a postcode with its place follows, with only flats and places in between."""
    named = False
    for j in range(k, k + 14):
        end = code_at(p, j)
        if end:
            behind = end + p[end].is_one_of(",") + (p[end].is_break and p[end].end > 0)
            return named or p[j].text[1:2].islower() or (is_name(p[behind]) and j > k)
        named = named or (is_name(p[j]) and p[j].lower not in NO_PLACE and len(p[j].text) > 2)
        known = is_name(p[j]) or p[j].is_one_of(",.-/") or p[j].is_break or p[j].lower in UNITS | PARTICLES
        if not (known or p[j].is_number):
            return False
    return False


def streets(p: Pieces) -> Iterator[Street]:
    """Every street, in order, none twice."""
    free = 0
    for i in p.spoken():
        found = street_at(p, i) if i >= free else None
        if found:
            yield found
            free = found.last if found.sure else free

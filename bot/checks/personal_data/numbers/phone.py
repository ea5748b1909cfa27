"""Phone numbers in a text: international, valid in a region we sell to, or announced as one."""

import re
from collections.abc import Iterator
from functools import lru_cache

from phonenumbers import NumberParseException, is_valid_number, parse

from bot.checks.personal_data.numbers.lookalikes import with_zeros
from bot.language.segmentation.spans import Span

_TRUNK_ZERO = ("GB", "DE", "FR", "NL", "IT", "AT", "CH", "BE", "AU", "SE", "JP", "IE", "NZ", "ZA", "TR", "FI")
_NO_TRUNK = ("ES", "IN", "MX", "PT", "PL", "DK", "NO", "CZ", "GR", "SG", "BR")
_EXTENSION = (
    r"(?:\s?x\s?\d{1,6}|[\s,;]{0,2}(?:extn?\b\.?|extension|durchwahl)(?:\s(?:number|no\.?|nr\.?))?"
    r"[\s:.#=]{0,3}\d{1,6})?"
)
_NUMBER = re.compile(rf"(?<![\w+])(?<!\d[.,])\+?\(?\d(?:[\s().\-/]{{0,3}}\d){{6,19}}{_EXTENSION}(?![\w%])", re.I)
_GROUPED = re.compile(
    rf"(?<![\w-])(?:(?:\+|00)?1[ .-]?)?\(?\d{{3}}\)?[ .-]{{0,2}}\d{{3}}[ .-]\d{{4}}{_EXTENSION}(?![\w-])", re.I
)
"""American numbers in groups, whether or not the exchange exists."""
_ODDLY = re.compile(
    r"(?<![\w+])\+\d(?:[\s().\-/\[\]{}|_~*:\u00b7]{0,3}\d){7,14}(?!\w)"
    r"|(?<![\w+])\(?\d(?:[\s().\-/\[\]{}<>_~*\u00b7]{0,3}\d){6,14}(?!\w)"
)
"""With any mark between its digits: a number only behind a word that announces it, or behind a `+`."""
_LOCAL = re.compile(r"(?<![\w.-])\d{3}-\d{4}(?![\w.-])")
_SAID = re.compile(
    r"\b(?:call|calling|phone|telephone|tel|mobile|cell|cellphone|whatsapp|sms|fax|ring|dial|text|registered|desk|office|reach"
    r"|contact|answering|number|my no"
    r"|telefon|handy|anrufen|num\u00e9ro|t\u00e9l|t\u00e9l\u00e9phone|portable|tel\u00e9fono|m\u00f3vil|telefono"
    r"|cellulare|telefone|celular|telefoon|mobiel|mobil|puhelin|komórka|numer)\b[^\d+(\n]{0,30}$",
    re.I,
)
_DIGIT = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)"
_SPELLED = re.compile(rf"(?<!\w){_DIGIT}(?:[\s,-]{{1,3}}(?:{_DIGIT}|\d{{1,4}})){{5,20}}(?!\w)", re.I)
_LEAST_SPELLED = 7
"""Fewest digits of a number in words."""
_GROUPS = re.compile(r"\S+")
_LISTED = re.compile(r"\d\s/\s\d")
"""`10 / 12 / 14`, which are sizes."""
_MOST_CHECKED = 400
"""How many numbers of a text are checked against the regions' plans. Any further one counts as a phone number."""


def may_hold_phone(text: str) -> bool:
    """Whether any run has the form of a number."""
    view = with_zeros(text)
    return any(form.search(view) for form in (_NUMBER, _GROUPED, _LOCAL, _SPELLED, _ODDLY))


def grouped(text: str) -> Iterator[Span]:
    """Numbers that their form alone identifies."""
    text = with_zeros(text)
    yield from (m.span() for m in _NUMBER.finditer(text) if m[0].startswith("+") and _digits(m[0]) <= 15)
    yield from (m.span() for m in _GROUPED.finditer(text))


def phones(text: str) -> Iterator[Span]:
    """Spans that are a region's phone number, or are announced as one; they may overlap."""
    text = with_zeros(text)
    yield from (m.span() for m in _ODDLY.finditer(text) if _is_told(text, m))
    yield from (m.span() for m in _LOCAL.finditer(text))
    yield from (m.span() for m in _SPELLED.finditer(text) if _spoken_digits(m[0]) >= _LEAST_SPELLED)
    for count, match in enumerate(_NUMBER.finditer(text)):
        if count >= _MOST_CHECKED or (_is_announced(text, match) and _digits(match[0]) <= 17):
            yield match.span()
        else:
            yield from _parts(match)


def _is_announced(text: str, match: re.Match[str]) -> bool:
    return bool(_SAID.search(text, max(0, match.start() - 60), match.start()))


def _is_told(text: str, match: re.Match[str]) -> bool:
    """Whether a number in odd marks is called one, or is one with a country's code."""
    if match[0].startswith("+"):
        return _valid("+" + re.sub(r"\D", "", match[0]), "US")
    return _is_announced(text, match)


def _parts(match: re.Match[str]) -> Iterator[Span]:
    """The longest parts, cut at white space, that are valid numbers."""
    groups = [m.span() for m in _GROUPS.finditer(match[0])]
    first = 0
    while first < len(groups):
        last = next(
            (n for n in range(len(groups), first, -1) if _fits(match[0][groups[first][0] : groups[n - 1][1]])), 0
        )
        if last:
            yield match.start() + groups[first][0], match.start() + groups[last - 1][1]
        first = last or first + 1


def _digits(words: str) -> int:
    return sum(c.isdigit() for c in words)


def _spoken_digits(words: str) -> int:
    """How many digits a number in words has at least."""
    return sum(len(part) if part.isdigit() else 1 for part in re.findall(r"\d+|[a-z]+", words, re.I))


def _fits(words: str) -> bool:
    if words[0] not in "0+(" and _LISTED.search(words):
        return False
    return 7 <= _digits(words) <= 15 and _of_a_plan(re.sub(r"\s+", " ", words))


@lru_cache(maxsize=4096)
def _of_a_plan(words: str) -> bool:
    if words.lstrip("( ").startswith("0"):
        return any(_valid(words, region) for region in _TRUNK_ZERO)
    regions = ("US", *_NO_TRUNK) if len(re.findall(r"\d+", words)) > 2 else ("US",)
    return any(_valid(words, region) for region in regions)


def _valid(words: str, region: str) -> bool:
    try:
        return is_valid_number(parse(words, region))
    except NumberParseException:
        return False

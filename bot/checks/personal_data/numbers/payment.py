"""Payment cards and IBANs in a text: by length, prefix and check digits, in any grouping."""

import re
from collections.abc import Iterator

from bot.checks.personal_data.numbers.lookalikes import LETTERS, as_digits
from bot.checks.personal_data.numbers.national_ids import number
from bot.language.segmentation.spans import Span

_IBAN = re.compile(r"(?:(?<!\w)|(?<=iban))[A-Z]{2}[ .-]?\d{2}(?:[\W_]{0,3}[A-Z0-9]){11,32}", re.I)
_LEAST_DIGITS = 12
"""Fewest digits of an IBAN: Norway's has thirteen."""
_DIGIT_RUN = re.compile(
    r"(?:(?<![\w+])|(?<=visa)|(?<=amex)|(?<=card))\d(?:[\s.\-_/·•,*|~]{0,3}\d){11,40}(?:(?!\w)|(?=exp|cv[vc]|valid))",
    re.I,
)
_FIGURE = rf"[\d{LETTERS}]"
_BETWEEN = r"(?:[^\w\n]{1,3}(?:(?:and|then)[^\w\n]{1,2})?|_{1,2})"
_GROUPED = re.compile(
    rf"(?<![^\W_])(?:{_FIGURE}{{4}}(?:{_BETWEEN}{_FIGURE}{{4}}){{3}}|{_FIGURE}{{4}}{_BETWEEN}{_FIGURE}{{6}}{_BETWEEN}{_FIGURE}{{5}}"
    rf"|{_FIGURE}{{13,19}}|\d(?:[^\w\n]{{1,3}}\d){{12,18}})(?![^\W_])"
)
"""In the groups of a card, whatever stands between them and with letters for digits."""
_LEAST_FIGURES = 10
"""Fewest digits of a card that are written as digits."""
_CALLED = re.compile(
    r"\b(?:card|visa|mastercard|master card|amex|american express|maestro|discover|debit|credit|cc|karte|carte|tarjeta"
    r"|carta|kaart)\b[^\d\n]{0,25}(?P<it>(?<!\w)\d{4}(?:[ .-]?\d{3,6}){2,4}(?![\w]|[.,-]\d))",
    re.I,
)
_CARD_LENGTHS = range(13, 20)
_CARD_START = re.compile(r"1800|2131|4|5[0-8]|2[2-7]|3[04-8]|6")


def ibans(text: str) -> Iterator[Span]:
    """IBANs with valid check digits. A country's own rules aren't applied, so that no new bank is missed."""
    for candidate in _IBAN.finditer(text):
        words = candidate[0]
        if sum(map(str.isdigit, words)) < _LEAST_DIGITS:
            continue
        ends = (i for i in range(len(words), 14, -1) if _may_end(words, i))
        if end := next((i for i in ends if _is_iban(words[:i])), None):
            yield candidate.start(), candidate.start() + end


def _may_end(words: str, i: int) -> bool:
    """Whether a number may end before `i`: at a gap, or where letters are glued to its digits (`..00EUR`)."""
    after = words[i : i + 1]
    return words[i - 1].isalnum() and (not after.isalnum() or (words[i - 1].isdigit() and after.isalpha()))


def _is_iban(words: str) -> bool:
    return bool(number("iban").is_valid(re.sub(r"[\W_]", "", words), check_country=False))


def cards(text: str) -> Iterator[Span]:
    """Numbers with a valid check digit, and others of a card's length that are called a card: people mistype."""
    for run in _DIGIT_RUN.finditer(text):
        at = [i for i in range(*run.span()) if text[i].isdigit()]
        first = 0
        while first < len(at) - 12:
            last = _card_end(text, at, first)
            if last:
                yield at[first], at[last - 1] + 1
            first = last or first + 1
    yield from (m.span() for m in _GROUPED.finditer(text) if _is_card(m[0]))
    yield from (m.span("it") for m in _CALLED.finditer(text) if sum(map(str.isdigit, m["it"])) in _CARD_LENGTHS)


def _card_end(text: str, at: list[int], first: int) -> int | None:
    """Where a card number that begins with digit `first` of the run ends; both ends must be at a gap."""
    if first and at[first - 1] + 1 == at[first]:
        return None
    for last in range(min(len(at), first + _CARD_LENGTHS[-1]), first + _CARD_LENGTHS[0] - 1, -1):
        if last < len(at) and at[last - 1] + 1 == at[last]:
            continue
        if _is_card(text[at[first] : at[last - 1] + 1]):
            return last
    return None


def _is_card(words: str) -> bool:
    """Whether these digits, and letters for digits, are a card's; groups that are all round are measures."""
    digits = re.sub(r"\D", "", as_digits(words))
    groups = re.findall(r"\d+", words)
    if len(digits) not in _CARD_LENGTHS or sum(map(len, groups)) < _LEAST_FIGURES:
        return False
    if len(groups) > 1 and all(group.endswith("00") for group in groups):
        return False
    return bool(_CARD_START.match(digits)) and len(set(digits)) > 1 and bool(number("luhn").is_valid(digits))

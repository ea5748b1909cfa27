"""Where a text holds an email address, an IBAN, a payment card or a phone number. Looks at form, not at names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import ModuleType

from bot.checks import identifiers
from bot.checks.addresses import addresses
from bot.checks.names import names
from bot.checks.phone_numbers import phones
from bot.checks.plain_text import Span, overlaps, plain
from bot.language.remembered import remembered


class Kind(StrEnum):
    """What a value is. TEXT is something that only looks like a placeholder of ours."""

    EMAIL = "EMAIL"
    IBAN = "IBAN"
    CARD = "CARD"
    PHONE = "PHONE"
    ID = "ID"
    IP = "IP"
    ADDRESS = "ADDRESS"
    NAME = "NAME"
    TEXT = "TEXT"


@dataclass(frozen=True, slots=True)
class Found:
    """A value where it stands in the text. `same` is equal for two spellings of one value."""

    kind: Kind
    start: int
    end: int
    same: str


_LOCAL = r"[\w.%+'-]{0,63}\w"
_TLD = r"(?:com|net|org|info|biz|edu|io|co|uk|us|de|fr|es|it|nl|be|at|ch|pl|pt|se|ca|au|in|jp|mx|br|eu|me)"
_AT = r"\s?(?:@|[\[({<]\s?(?:at|@|arroba)\s?[\])}>])\s?"
_DOT = r"\s?(?:\.|[\[({<]\s?(?:dot|punkt|punto|point|\.)\s?[\])}>]|\sdot\s)\s?"
_MAIL = r"(?:gmail|googlemail|yahoo|hotmail|outlook|live|icloud|aol|proton|protonmail|gmx|web|msn)"
_EMAILS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_LOCAL}@\s?[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]*",
        rf"{_LOCAL}{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}{_TLD}\b",
        rf"{_LOCAL}(?:\sdot\s\w+)*\sat\s[\w-]+(?:\sdot\s[\w-]+)*\sdot\s{_TLD}\b",
        rf"{_LOCAL}\sat\s{_MAIL}\.[a-z]{{2,3}}\b",
    )
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]){11,32}", re.I)
_DIGIT_RUN = re.compile(r"(?<![\w+])\d(?:[\s.\-_/·,]{0,3}\d){11,40}(?!\w)")
_IDS = (
    re.compile(r"(?<![\w-])(?P<it>\d{3}-\d{2}-\d{4})(?![\w-])"),
    re.compile(
        r"\b(?:ssn|social security|passport|driver'?s? licen[sc]e|licen[sc]e|tax id|account|acct|routing|iban|swift"
        r"|bic)\b"
        r"[^\d\n]{0,20}(?P<it>[A-Z]{0,3}\d[\d -]{5,20}\d)\b",
        re.I,
    ),
)
_BYTE = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_IPS = (
    re.compile(rf"(?<![\w.])(?:{_BYTE}\.){{3}}{_BYTE}(?![\w.]\d)"),
    re.compile(r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}:?[0-9a-f]{0,4}(?![\w:])", re.I),
)
_SAID_PHONE = re.compile(
    r"\b(?:phone|mobile|cell|desk|office|fax|tel|telephone|number|registered|call|reach|text)\b[^\d\n@]{0,20}"
    r"(?P<it>\+?\(?\d[\d ()./-]{5,18}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?)(?![\w-])",
    re.I,
)
_AMERICAN = re.compile(
    r"(?<![\w-])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w-])"
)
_CARD_LENGTHS = range(13, 20)
_CARD_START = re.compile(r"1800|2131|4|5[0-8]|2[2-7]|3[04-8]|6")


@remembered(128)
def personal_values(text: str) -> tuple[Found, ...]:
    """Every value once, in order, without overlaps. Numbers of the trade stay out."""
    view = plain(text)
    taken: list[Span] = identifiers.strong(view.text)
    found: list[tuple[Kind, Span]] = []

    def take(kind: Kind, spans: Iterator[Span]) -> None:
        for span in spans:
            if not overlaps(span, taken):
                taken.append(span)
                found.append((kind, span))

    take(Kind.EMAIL, _emails(view.text))
    take(Kind.IBAN, _ibans(view.text))
    take(Kind.CARD, _cards(view.text))
    take(Kind.ID, (m.span("it") for pattern in _IDS for m in pattern.finditer(view.text)))
    take(Kind.IP, (m.span() for pattern in _IPS for m in pattern.finditer(view.text)))
    taken += identifiers.labelled(view.text)
    take(Kind.PHONE, _american(view.text))
    take(Kind.ADDRESS, addresses(view.text))
    take(Kind.PHONE, phones(view.text))
    take(Kind.NAME, names(view.text))
    return tuple(_found(kind, view.back(span), view.text[slice(*span)]) for kind, span in sorted(found, key=_start))


def _american(text: str) -> Iterator[Span]:
    yield from (m.span() for m in _AMERICAN.finditer(text))
    yield from (m.span("it") for m in _SAID_PHONE.finditer(text))


def _start(item: tuple[Kind, Span]) -> int:
    return item[1][0]


def _found(kind: Kind, span: Span, words: str) -> Found:
    same = re.sub(r"\s", "", words).casefold() if kind is Kind.EMAIL else re.sub(r"\W|_", "", words).casefold()
    return Found(kind, *span, same)


def _emails(text: str) -> Iterator[Span]:
    return (m.span() for pattern in _EMAILS for m in pattern.finditer(text))


def _ibans(text: str) -> Iterator[Span]:
    for candidate in _IBAN.finditer(text):
        words = candidate[0]
        ends = (i for i in range(len(words), 14, -1) if words[i - 1].isalnum() and not words[i : i + 1].isalnum())
        if end := next((i for i in ends if _number("iban").is_valid(re.sub(r"\W", "", words[:i]))), None):
            yield candidate.start(), candidate.start() + end


def _cards(text: str) -> Iterator[Span]:
    for run in _DIGIT_RUN.finditer(text):
        at = [i for i in range(*run.span()) if text[i].isdigit()]
        first = 0
        while first < len(at) - 12:
            last = _card_end(text, at, first)
            if last:
                yield at[first], at[last - 1] + 1
            first = last or first + 1


def _card_end(text: str, at: list[int], first: int) -> int | None:
    """Where a card number that begins with digit `first` of the run ends; both ends are at a break."""
    if first and at[first - 1] + 1 == at[first]:
        return None
    for last in range(min(len(at), first + _CARD_LENGTHS[-1]), first + _CARD_LENGTHS[0] - 1, -1):
        digits = "".join(text[i] for i in at[first:last])
        broken = last == len(at) or at[last - 1] + 1 != at[last]
        if broken and _CARD_START.match(digits) and len(set(digits)) > 1 and _number("luhn").is_valid(digits):
            return last
    return None


@lru_cache
def _number(name: str) -> ModuleType:
    """A module of python-stdnum; some read their tables when imported, so they are imported when first needed."""
    from importlib import import_module

    return import_module(f"stdnum.{name}")

"""All personal data in a text: each kind is found by its own file, the surest first."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address

from bot.checks.personal_data.addresses.addresses import addresses
from bot.checks.personal_data.addresses.postcodes import codes
from bot.checks.personal_data.east_asian import japanese_addresses, japanese_names
from bot.checks.personal_data.emails import emails, may_hold_email
from bot.checks.personal_data.names.names import names
from bot.checks.personal_data.numbers import identifiers
from bot.checks.personal_data.numbers.national_ids import national_ids
from bot.checks.personal_data.numbers.payment import cards, ibans
from bot.checks.personal_data.numbers.phone import grouped, may_hold_phone, phones
from bot.checks.personal_data.pieces import Pieces
from bot.checks.personal_data.plain_text import PlainText, plain
from bot.checks.personal_data.told_by_label import told_by_label
from bot.language.remembered import remembered
from bot.language.segmentation.spans import Span


class Kind(StrEnum):
    """What a value is. TEXT: words that only look like one of our placeholders."""

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
class PersonalValue:
    """A value and its position. `same` is equal for two spellings of one value."""

    kind: Kind
    start: int
    end: int
    same: str


_LETTERS = re.compile(r"[^\W\d_]{4,}")
_SIGN = re.compile(r"@|%40|&")
_TAKEN = "\0"
_BYTE = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_IPS = (
    re.compile(rf"(?<![\w.])(?:{_BYTE}\.){{3}}{_BYTE}(?!\.?\w)"),
    re.compile(r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}:?[0-9a-f]{0,4}(?![\w:])", re.I),
)


class _Taking:
    """What has been found so far. It is cut out of what is found later."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[tuple[Kind, Span]] = []
        self._free = bytearray(b"\1" * len(text))
        self._cut: tuple[int, Pieces] | None = None

    def keep(self, spans: Iterable[Span]) -> None:
        for start, end in spans:
            self._free[start:end] = bytes(end - start)

    def take(self, kind: Kind, spans: Iterable[Span]) -> None:
        """Add the spans that overlap nothing found before."""
        self._add(kind, (span for span in spans if 0 not in self._free[slice(*span)]))

    def take_free(self, kind: Kind, spans: Iterable[Span]) -> None:
        """Add the parts of the spans that overlap nothing found before."""
        self._add(kind, (part for span in spans for part in self._parts(span)))

    def _add(self, kind: Kind, spans: Iterable[Span]) -> None:
        for start, end in spans:
            self.found.append((kind, (start, end)))
            self._free[start:end] = bytes(end - start)

    def free(self) -> str:
        """The text with a mark for every character already found."""
        return "".join(c if free else _TAKEN for c, free in zip(self.text, self._free, strict=True))

    def pieces(self) -> Pieces:
        """The text cut into pieces, again only if more was found since."""
        if self._cut is None or self._cut[0] != len(self.found):
            self._cut = len(self.found), Pieces(self.text, [span for _, span in self.found])
        return self._cut[1]

    def _parts(self, span: Span) -> Iterator[Span]:
        start, last = span
        while start < last:
            start = self._free.find(1, start, last)
            if start < 0:
                return
            taken = self._free.find(0, start, last)
            end = last if taken < 0 else taken
            if part := _tight(self.text, start, end):
                yield part
            start = end


def _tight(text: str, start: int, end: int) -> Span | None:
    """The span without punctuation and white space around it; None if nothing else is there."""
    words = text[start:end]
    kept = [i for i, c in enumerate(words) if c.isalnum()]
    if not kept:
        return None
    open_at = kept[0] - 1 if kept[0] and words[kept[0] - 1] in "+(" else kept[0]
    return start + open_at, start + kept[-1] + 1


@remembered(128)
def personal_values(text: str) -> tuple[PersonalValue, ...]:
    """Every value once, in order, without overlaps. Numbers of business are left out."""
    view = plain(text)
    taking = _reachable(view.text)
    taking.take_free(Kind.ADDRESS, codes(taking.pieces()))
    taking.take_free(Kind.NAME, names(taking.pieces(), _in_emails(taking)))
    return _in_order(view, taking)


@remembered(16)
def contacts(text: str) -> tuple[PersonalValue, ...]:
    """The email addresses and phone numbers."""
    view = plain(text)
    if not (may_hold_email(view.text) or may_hold_phone(_without_strong(view.text))):
        return ()
    return tuple(f for f in _in_order(view, _reachable(view.text)) if f.kind in (Kind.EMAIL, Kind.PHONE))


def _without_strong(words: str) -> str:
    """The text with a mark for each character of a number of business, which nothing else may take."""
    for start, end in identifiers.strong(words):
        words = f"{words[:start]}{(end - start) * _TAKEN}{words[end:]}"
    return words


def _in_order(view: PlainText, taking: "_Taking") -> tuple[PersonalValue, ...]:
    found = sorted(taking.found, key=lambda f: f[1][0])
    return tuple(_found(kind, view.back(span), view.text[slice(*span)]) for kind, span in found)


def _reachable(words: str) -> "_Taking":
    """Everything that is more certain than a bare postcode or a name."""
    taking = _Taking(words)
    taking.keep(identifiers.strong(words))
    taking.take(Kind.EMAIL, emails(words))
    taking.take(Kind.IBAN, ibans(words))
    taking.take(Kind.CARD, cards(words))
    taking.take(Kind.ID, national_ids(words))
    taking.take(Kind.IP, _ips(words))
    taking.take(Kind.ID, told_by_label(words))
    taking.keep(identifiers.labelled(words))
    taking.take(Kind.ADDRESS, japanese_addresses(words))
    taking.take(Kind.NAME, japanese_names(words))
    taking.take(Kind.PHONE, grouped(words))
    taking.take_free(Kind.ADDRESS, addresses(taking.pieces()))
    taking.take(Kind.PHONE, phones(taking.free()))
    return taking


def _in_emails(taking: _Taking) -> frozenset[str]:
    """The words before the @ of each email address, in lower case; most people put their name there."""
    locals = (_SIGN.split(taking.text[slice(*span)])[0] for kind, span in taking.found if kind is Kind.EMAIL)
    return frozenset(part for local in locals for part in _LETTERS.findall(local.lower()))


def _ips(text: str) -> Iterator[Span]:
    """Public IP addresses. 192.168.1.1 is everybody's router."""
    for match in (m for pattern in _IPS for m in pattern.finditer(text)):
        try:
            if ip_address(match[0]).is_global:
                yield match.span()
        except ValueError:
            continue


def _found(kind: Kind, span: Span, words: str) -> PersonalValue:
    same = re.sub(r"\s", "", words).casefold() if kind is Kind.EMAIL else re.sub(r"\W|_", "", words).casefold()
    return PersonalValue(kind, *span, same)

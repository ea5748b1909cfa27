"""One row of a report by column names; an unreadable cell refuses the row."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from bot.domain.case import Fulfilment

_NOT_A_NAME = re.compile(r"\((?:not editable|current|new)\)|[^\w]|_", re.I)
T = TypeVar("T")
_EUROPEAN = re.compile(r"\b(?:BST|GMT|IST|WES?T|CES?T|MES?Z|EES?T)\b")
_FORMATS = ("%d-%b-%Y", "%d %b %Y", "%b %d, %Y", "%d.%m.%Y", "%Y/%m/%d")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_MONTHS = 12
_YES, _NO = frozenset("yes y true 1".split()), frozenset("no n false 0".split())
_MINUS = "\u2212"
_NUMBER = re.compile(r"(?:(?<!\w)[.,])?\d(?:[\d.,'\s]*\d)?")
_LONGEST = 500
"""Characters of a name or status."""


class RowRefused(Exception):
    """Why a row can't be read, for people."""


def plain(name: str) -> str:
    """A column's name without case, spaces and marks: `Amazon RMA ID` equals `amazon-rma-id`."""
    return _NOT_A_NAME.sub("", name.strip().lower())


class Cells:
    """The cells of one row. Each look-up takes a column's alternative names; blank and missing are the same."""

    def __init__(
        self, values: Mapping[str, str], line: int, doubtful: Collection[str] = (), day_first: bool = False
    ) -> None:
        """`doubtful` are columns that occur twice with different content. `day_first`: 03/11/2026 is 3 November."""
        self._values, self.line, self._doubtful, self._day_first = values, line, doubtful, day_first

    def text(self, *names: str, most: int = _LONGEST) -> str:
        """The first of these columns that isn't blank, cut at `most` characters. Raises RowRefused."""
        for name in names:
            key = plain(name)
            if key in self._doubtful:
                raise RowRefused(f"{name} stands twice and says two things")
            found = self._values.get(key, "").strip()
            if "\n" in found and most == _LONGEST:
                raise RowRefused(f"{name} goes over several lines: a quotation mark before it is never closed")
            if found:
                return found[:most]
        return ""

    def maybe(self, *names: str) -> str | None:
        return self.text(*names) or None

    def needed(self, *names: str) -> str:
        """Raises RowRefused when it is blank."""
        found = self.text(*names)
        if not found:
            raise RowRefused(f"{names[0]} is blank")
        return found

    def whole(self, *names: str) -> int | None:
        """A number of units; None where blank, which is unknown, not zero. Raises RowRefused."""
        return self._read(names, _whole, "a whole number")

    def money(self, *names: str) -> Decimal | None:
        """An amount with a decimal point or comma. Raises RowRefused."""
        return self._read(names, _money, "an amount")

    def day(self, *names: str) -> date | None:
        """A day. `08/07/2016` is read as month first, unless a European zone, the file or the numbers say otherwise."""
        return self._read(names, lambda words: _day(words, self._day_first), "a date")

    def yes(self, *names: str) -> bool | None:
        """Yes or no; None where the report says neither."""
        word = self.text(*names).lower()
        return True if word in _YES else False if word in _NO else None

    def _read(self, names: tuple[str, ...], read: Callable[[str], T], kind: str) -> T | None:
        words = self.text(*names)
        if not words:
            return None
        try:
            return read(words)
        except (ValueError, InvalidOperation, OverflowError):
            raise RowRefused(f"{names[0]} is {words[:40]!r}, which isn't {kind}") from None


def _whole(words: str) -> int:
    value = _money(words)
    if value != value.to_integral_value() or abs(value) > 10**9:
        raise ValueError(words)
    return int(value)


def _money(words: str) -> Decimal:
    """One number; negative with a minus before or after it, or in parentheses."""
    words = words.replace(_MINUS, "-")
    found = list(_NUMBER.finditer(words))
    if len(found) != 1:
        raise ValueError(words)
    digits, before, after = re.sub(r"[^\d.,]", "", found[0][0]), words[: found[0].start()], words[found[0].end() :]
    whole, point, rest = max(digits.rpartition("."), digits.rpartition(","), key=lambda parts: len(parts[0]))
    hundredths = bool(point) and len(rest) in (1, 2)
    value = Decimal(f"{_bare(whole)}.{rest}" if hundredths else _grouped(digits))
    if value > 10**12:
        raise ValueError(words)
    below = "-" in before or after.startswith("-") or ("(" in before and ")" in after)
    return -value if below else value


def _grouped(digits: str) -> str:
    """`1,234` and `1.234.567` are thousands; a single group of another length is a fraction."""
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", digits):
        return _bare(digits)
    return digits.replace(",", ".")


def _bare(digits: str) -> str:
    return digits.replace(".", "").replace(",", "")


def days_first(text: str) -> bool:
    """Whether days with slashes in a report stand day first: some can't be month first, and none day first."""
    pairs = [(int(m[1]), int(m[2])) for m in _SLASHED.finditer(text)]
    return any(first > _MONTHS for first, _ in pairs) and not any(second > _MONTHS for _, second in pairs)


def _day(words: str, day_first: bool) -> date:
    try:
        return datetime.fromisoformat(words.split()[0]).date()
    except ValueError:
        pass
    slashed = _SLASHED.match(words)
    if slashed:
        first, second, year = map(int, slashed.groups())
        european = (day_first or bool(_EUROPEAN.search(words))) and second <= _MONTHS
        return date(year, *((second, first) if first > _MONTHS or european else (first, second)))
    return _spelled(words)


def _spelled(words: str) -> date:
    for form in _FORMATS:
        width = 3 if "," in form or " " in form else 1
        try:
            return datetime.strptime(" ".join(words.split()[:width]), form).date()
        except ValueError:
            continue
    raise ValueError(words)


def by_whom(words: str) -> Fulfilment:
    """Who ships, in the reports' words: `AMAZON_NA`, `AFN`, `DEFAULT`, `Merchant`."""
    word = words.strip().lower()
    if word.startswith(("amazon", "afn", "fba")):
        return Fulfilment.AMAZON
    return Fulfilment.SELLER if word.startswith(("default", "merchant", "mfn", "seller")) else Fulfilment.UNKNOWN

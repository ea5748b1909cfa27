"""Names of things in an answer: a record's title is no figure, whatever digits it has. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.checks.personal_data.numbers.identifiers import ORDER_ID
from bot.domain.answer import Row
from bot.domain.reply import SourceKind

_ORDER = re.compile(rf"#\d+|{ORDER_ID.pattern}", re.I)
_CALLED = r"(?:\b(?:sku|asin|fnsku|order|item|product|parcel|tracking)\b(?: (?:number|id|no\.?))?[ :]{1,2})"
_FEW = 3
"""Cells of so few words, such as a place or a status, aren't names."""
_OPEN, _CLOSE = "[\u201c\"'\u2018]", "[\u201d\"'\u2019]"
_TOKEN = re.compile(r"\w[\w./:-]*\w|\w")


@dataclass(frozen=True, slots=True)
class Named:
    """A sentence with whole titles in quotation marks, and the same sentence with names blanked out."""

    quoted: str
    rest: str


def without_names(text: str, rows: tuple[Row, ...]) -> Named:
    """A title counts as a name only if it is there as a whole.

    It is shown in quotation marks, as its words are somebody else's: `500 units left` may be a title.
    """
    records = [row for row in rows if row.source.kind is SourceKind.RECORD]
    texts = sorted({cell for row in records for cell in row.cells if isinstance(cell, str)}, key=len, reverse=True)
    titles = [t for t in texts if _is_title(t)]
    for title in titles:
        text = re.sub(rf"(?<!\w){_OPEN}?{re.escape(title)}{_CLOSE}?(?!\w)", f"\u201c{title}\u201d", text)
    rest = text
    for title in titles:
        rest = _blanked(rf"\u201c{re.escape(title)}\u201d", rest)
    for name in (*_identifiers(texts), *_words_of_ours(rows)):
        rest = _blanked(_as_a_name(name), rest)
    return Named(text, rest)


def _is_title(text: str) -> bool:
    """Whether others' words could be mistaken for ours: they hold a figure, an address or a clause."""
    words = text.split()
    return len(words) > _FEW or (len(words) > 1 and any(c.isnumeric() or c in "@/" for c in text))


def _identifiers(texts: list[str]) -> Iterator[str]:
    yield from (t for t in texts if not any(c.isspace() for c in t) and any(c.isnumeric() for c in t))


def _words_of_ours(rows: tuple[Row, ...]) -> Iterator[str]:
    """Words with letters and digits in clauses and processes: `FBA2`, `A-to-z`."""
    for row in rows:
        if row.source.kind is not SourceKind.RECORD:
            words = (w for cell in row.cells if isinstance(cell, str) for w in _TOKEN.findall(cell))
            yield from (w for w in words if any(map(str.isalpha, w)) and any(map(str.isnumeric, w)))


def _as_a_name(name: str) -> str:
    """A pattern for the name; a bare number is a name only right after a word that says so."""
    whole = rf"(?<![\w#]){re.escape(name)}(?![\w]|-\w)"
    return whole if any(map(str.isalpha, name)) or _ORDER.fullmatch(name) else rf"{_CALLED}{whole}"


def _blanked(pattern: str, text: str) -> str:
    return re.sub(pattern, lambda m: " " * len(m[0]), text, flags=re.I)

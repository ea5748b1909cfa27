"""How a report is written: its kind by its columns, its encoding, and what parts its cells."""

import codecs
import csv
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO

from charset_normalizer import from_bytes

from bot.domain.records import ReportKind
from bot.records.cells import days_first
from bot.records.layouts import Layout, ReportError, layout_of
from bot.records.localised import english

_BLOCK = 1 << 20
_SAMPLE = 64_000
_LETTERS = ("cp932", "cp1252")
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_ZIPPED, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
LONGEST_CELL = 1 << 20
"""Characters."""


class _Commas(csv.excel):
    """Strict: an unclosed quotation mark would silently swallow the rows after it."""

    strict = True


class _Tabs(csv.excel_tab):
    """The same with tabs."""

    strict = True


class BareTabs(csv.excel_tab):
    """Tab-separated reports have bare quotation marks in titles, and where a spreadsheet saved one, around cells."""

    quoting = csv.QUOTE_NONE


class _Semicolons(_Commas):
    """What spreadsheets write where the comma is the decimal sign."""

    delimiter = ";"


@dataclass(frozen=True, slots=True)
class Form:
    """How a report is written, and its kind."""

    layout: Layout
    columns: tuple[str, ...]
    encoding: str
    dialect: type[csv.Dialect]
    day_first: bool = False
    """Whether 03/11/2026 is 3 November in it."""

    @property
    def kind(self) -> ReportKind:
        return self.layout.kind

    @property
    def named(self) -> int:
        """The place of the last column that has a name: a whole row has as many cells."""
        return max(n for n, name in enumerate(self.columns, 1) if name)


def recognise(file: BinaryIO) -> Form:
    """The kind and form of a report; reads the file once. Raises ReportError."""
    head = file.read(_SAMPLE)
    if head.startswith((_ZIPPED, _OLD_EXCEL)):
        raise ReportError("This is a workbook or an archive. Save it as CSV or tab-separated text and import that.")
    if not head.strip():
        raise ReportError("The file is empty.")
    if b"\0" in head and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ReportError("This is no text. Download the report as CSV or tab-separated text and import that.")
    file.seek(0)
    encoding = _encoding(file)
    file.seek(0)
    text = text_of(file, encoding)
    line, sample = text.readline(_SAMPLE), text.read(_SAMPLE)
    text.detach()
    dialect = _dialect(line)
    try:
        columns = tuple(map(english, next(csv.reader([line], dialect), [])))
    except csv.Error as error:
        raise ReportError(f"The columns of this file can't be read: {why_broken(str(error))}.") from None
    return Form(layout_of(columns), columns, encoding, dialect, days_first(sample))


def _dialect(line: str) -> type[csv.Dialect]:
    """By the first line, which names the columns."""
    most = max("\t,;", key=line.count)
    if most == "\t":
        return _Tabs if line.lstrip().startswith('"') else BareTabs
    return _Commas if most == "," else _Semicolons


def _encoding(file: BinaryIO) -> str:
    """By the byte order mark; else UTF-8 if all bytes fit; else by the bytes beyond ASCII."""
    start = file.read(4)
    marked = next((name for mark, name in _MARKS.items() if start.startswith(mark)), None)
    if marked:
        return marked
    decoder, odd, block = codecs.getincrementaldecoder("utf-8")(), b"", start
    try:
        while block:
            decoder.decode(block)
            odd, block = block, file.read(_BLOCK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _guess(block or odd)
    return "utf-8"


def _guess(block: bytes) -> str:
    """Among the encodings these reports have, by lines with bytes beyond ASCII."""
    telling = b"\n".join(line for line in block.split(b"\n") if not line.isascii())[:_SAMPLE]
    best = from_bytes(telling, cp_isolation=list(_LETTERS)).best()
    return best.encoding if best and best.encoding in _LETTERS else "cp1252"


def text_of(file: BinaryIO, encoding: str) -> TextIOWrapper:
    """The file as text; what doesn't fit the encoding is replaced. Detach it to leave the file open."""
    return TextIOWrapper(file, encoding=encoding, errors="replace", newline="")


def why_broken(error: str) -> str:
    """Why a line can't be split into cells, for people."""
    if "field limit" in error:
        return f"a cell of it is longer than {LONGEST_CELL:,} characters"
    if "end of data" in error:
        return "a quotation mark is opened here and never closed, so what follows can't be read"
    return f"it can't be split into cells ({error})"

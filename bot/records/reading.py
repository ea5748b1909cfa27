"""Reading a report: its kind by its columns, its encoding and separators, then its rows one by one."""

import codecs
import csv
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO

from charset_normalizer import from_bytes

from bot.domain.records import Record, ReportKind
from bot.errors import LevelheadError
from bot.records import amazon, shopify
from bot.records.cells import Cells, RowRefused, plain
from bot.records.localised import english

_BLOCK = 1 << 20
_SAMPLE = 64_000
_LETTERS = ("cp932", "cp1252")
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_ZIPPED, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LONGEST_CELL = 1 << 20
_BREAKS_OFF = "the file breaks off in the middle of this row; download the report again"
_UNKNOWN = "The columns of this file are of no report that is known here."
_UNPARTED = (
    "The columns of this file are of no report that is known here: its first line isn't parted by tabs, commas or "
    "semicolons. Download the report again, or save it as tab-separated text."
)
_IN_MARKS = re.compile(r'\s*"((?:[^"]|"")*)"\s*')


class _Commas(csv.excel):
    """Strict: an unclosed quotation mark would silently swallow the rows after it."""

    strict = True


class _Tabs(csv.excel_tab):
    """The same with tabs."""

    strict = True


class _BareTabs(csv.excel_tab):
    """Tab-separated reports have bare quotation marks in titles, and where a spreadsheet saved one, around cells."""

    quoting = csv.QUOTE_NONE


class _Semicolons(_Commas):
    """What spreadsheets write where the comma is the decimal sign."""

    delimiter = ";"


class ReportError(LevelheadError):
    """The file is no readable report; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of report, recognised by having all of these columns."""

    kind: ReportKind
    by: Mapping[str, str]
    """Each column's name in the report, by its plain name."""
    reader: Callable[[], amazon.Reader]

    def among(self, columns: Collection[str]) -> int:
        """How many of them are present."""
        return len(self.by.keys() & columns)


def _layout(kind: ReportKind, reader: Callable[[], amazon.Reader], *by: str) -> Layout:
    return Layout(kind, {plain(name): name for name in by}, reader)


LAYOUTS = (
    _layout(ReportKind.SELLER_RETURNS, amazon.seller_return, "Order ID", "Return request date", "Merchant SKU"),
    _layout(ReportKind.FBA_RETURNS, amazon.fba_return, "return-date", "order-id", "sku", "detailed-disposition"),
    _layout(ReportKind.FBA_INVENTORY, amazon.fba_stock, "sku", "afn-fulfillable-quantity"),
    _layout(ReportKind.FBA_INVENTORY, amazon.fba_stock, "seller-sku", "afn-fulfillable-quantity"),
    _layout(
        ReportKind.FBA_INVENTORY,
        amazon.fba_stock_by_condition,
        "seller-sku",
        "Warehouse-Condition-code",
        "Quantity Available",
    ),
    _layout(ReportKind.RESERVED_INVENTORY, amazon.reserved, "sku", "reserved_qty", "reserved_customerorders"),
    _layout(ReportKind.LEDGER, amazon.movement, "Date", "FNSKU", "Event Type", "Quantity"),
    _layout(ReportKind.ORDERS, amazon.order, "amazon-order-id", "purchase-date", "sku"),
    _layout(ReportKind.LISTINGS, amazon.listing, "item-name", "seller-sku", "price"),
    _layout(ReportKind.SHOPIFY_ORDERS, shopify.order, "Name", "Lineitem name", "Lineitem quantity"),
    _layout(ReportKind.SHOPIFY_INVENTORY, shopify.stock, "SKU", "Location", "Available"),
    _layout(ReportKind.SHOPIFY_PRODUCTS, shopify.product, "Handle", "Title", "Variant SKU"),
    _layout(ReportKind.SHOPIFY_PRODUCTS, shopify.product, "URL handle", "Title", "SKU"),
)


@dataclass(frozen=True, slots=True)
class Form:
    """How a report is written, and its kind."""

    layout: Layout
    columns: tuple[str, ...]
    encoding: str
    dialect: type[csv.Dialect]

    @property
    def kind(self) -> ReportKind:
        return self.layout.kind

    @property
    def named(self) -> int:
        """The place of the last column that has a name: a whole row has as many cells."""
        return max(n for n, name in enumerate(self.columns, 1) if name)


@dataclass(frozen=True, slots=True)
class Taken:
    """A row as records; none where it has nothing to keep."""

    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that can't be read: its line in the file, counted from 1, and why."""

    line: int
    reason: str


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
    text = _text(file, encoding)
    line = text.readline(_SAMPLE)
    text.detach()
    dialect = _dialect(line)
    try:
        columns = tuple(map(english, next(csv.reader([line], dialect), [])))
    except csv.Error as error:
        raise ReportError(f"The columns of this file can't be read: {_broken(str(error))}.") from None
    return Form(_known(columns), columns, encoding, dialect)


def _dialect(line: str) -> type[csv.Dialect]:
    """By the first line, which names the columns."""
    most = max("\t,;", key=line.count)
    if most == "\t":
        return _Tabs if line.lstrip().startswith('"') else _BareTabs
    return _Commas if most == "," else _Semicolons


def _known(columns: tuple[str, ...]) -> Layout:
    there = set(columns)
    found = next((layout for layout in LAYOUTS if layout.by.keys() <= there), None)
    if found:
        return found
    known = ", ".join(dict.fromkeys(layout.kind.spoken for layout in LAYOUTS))
    why = _UNPARTED if len(columns) == 1 else _UNKNOWN
    raise ReportError(f"{why}{_nearly(there)} Reports known here: {known}.")


def _nearly(there: set[str]) -> str:
    """Which report most of whose columns are there it may be; nothing where none is: one `sku` is in many files."""
    nearest = max(LAYOUTS, key=lambda layout: layout.among(there) / len(layout.by))
    if nearest.among(there) * 2 <= len(nearest.by):
        return ""
    lacking = ", ".join(name for key, name in nearest.by.items() if key not in there)
    return f" It is most like the {nearest.kind.spoken} report, but lacks {lacking}."


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


def _text(file: BinaryIO, encoding: str) -> TextIOWrapper:
    return TextIOWrapper(file, encoding=encoding, errors="replace", newline="")


class _Lines:
    """The lines of a file; `ended` says whether the latest one has its end."""

    def __init__(self, text: TextIOWrapper) -> None:
        self._text, self.ended = text, True

    def __iter__(self) -> Iterator[str]:
        for line in self._text:
            self.ended = line.endswith(("\n", "\r"))
            yield line


def read(file: BinaryIO, form: Form) -> Iterator[Taken | Refused]:
    """Every row in order. The file is read from its beginning and left open."""
    file.seek(0)
    text = _text(file, form.encoding)
    lines = _Lines(text)
    rows, reader = csv.reader(lines, form.dialect), form.layout.reader()
    csv.field_size_limit(_LONGEST_CELL)
    try:
        next(rows, None)
        while True:
            line = rows.line_num + 1
            try:
                cells = next(rows)
                if not any(cell.strip() for cell in cells):
                    continue
                if not lines.ended and len(cells) < form.named:
                    yield Refused(line, _BREAKS_OFF)
                else:
                    yield Taken(tuple(reader(_cells(form, cells, line))))
            except StopIteration:
                return
            except csv.Error as error:
                yield Refused(line, _broken(str(error)))
            except RowRefused as refused:
                yield Refused(line, str(refused))
    finally:
        text.detach()


def _broken(error: str) -> str:
    """Why a line can't be split into cells, for people."""
    if "field limit" in error:
        return f"a cell of it is longer than {_LONGEST_CELL:,} characters"
    if "end of data" in error:
        return "a quotation mark is opened here and never closed, so what follows can't be read"
    return f"it can't be split into cells ({error})"


def _cells(form: Form, cells: list[str], line: int) -> Cells:
    if len(cells) > len(form.columns) and any(cell.strip() for cell in cells[len(form.columns) :]):
        raise RowRefused(f"it has {len(cells)} cells where the first line names {len(form.columns)}")
    if any("\0" in cell for cell in cells):
        raise RowRefused("it holds NUL, which is no letter")
    if form.dialect is _BareTabs:
        cells = list(map(_out_of_marks, cells))
    values, doubtful = dict[str, str](), set[str]()
    for name, cell in zip(form.columns, cells, strict=False):
        if cell.strip() and values.setdefault(name, cell).strip() != cell.strip():
            doubtful.add(name)
    return Cells(values, line, doubtful)


def _out_of_marks(cell: str) -> str:
    """The cell before a spreadsheet saved it as tab-separated text, which puts what has a comma or a mark in marks."""
    marked = _IN_MARKS.fullmatch(cell) if '"' in cell else None
    return marked[1].replace('""', '"') if marked and ("," in marked[1] or '""' in marked[1]) else cell

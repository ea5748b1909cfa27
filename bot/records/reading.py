"""The rows of a report as records, one by one; a row that can't be read is refused with its line, the others go on."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO

from bot.domain.records import Record
from bot.records.cells import Cells, RowRefused
from bot.records.form import LONGEST_CELL, BareTabs, Form, text_of, why_broken

_BREAKS_OFF = "the file breaks off in the middle of this row; download the report again"
_IN_MARKS = re.compile(r'\s*"((?:[^"]|"")*)"\s*')


@dataclass(frozen=True, slots=True)
class Taken:
    """A row as records; none where it has nothing to keep."""

    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that can't be read: its line in the file, counted from 1, and why."""

    line: int
    reason: str


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
    text = text_of(file, form.encoding)
    lines = _Lines(text)
    rows, reader = csv.reader(lines, form.dialect), form.layout.reader()
    csv.field_size_limit(LONGEST_CELL)
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
                yield Refused(line, why_broken(str(error)))
            except RowRefused as refused:
                yield Refused(line, str(refused))
    finally:
        text.detach()


def _cells(form: Form, cells: list[str], line: int) -> Cells:
    if len(cells) > len(form.columns) and any(cell.strip() for cell in cells[len(form.columns) :]):
        raise RowRefused(f"it has {len(cells)} cells where the first line names {len(form.columns)}")
    if any("\0" in cell for cell in cells):
        raise RowRefused("it holds NUL, which is no letter")
    if form.dialect is BareTabs:
        cells = list(map(_out_of_marks, cells))
    values, doubtful = dict[str, str](), set[str]()
    for name, cell in zip(form.columns, cells, strict=False):
        if cell.strip() and values.setdefault(name, cell).strip() != cell.strip():
            doubtful.add(name)
    return Cells(values, line, doubtful, form.day_first)


def _out_of_marks(cell: str) -> str:
    """The cell before a spreadsheet saved it as tab-separated text, which puts what has a comma or a mark in marks."""
    marked = _IN_MARKS.fullmatch(cell) if '"' in cell else None
    return marked[1].replace('""', '"') if marked and ("," in marked[1] or '""' in marked[1]) else cell

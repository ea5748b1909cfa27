"""Importing a report: row by row. Bad rows are reported and the rest goes in; imported again, nothing is doubled."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import BinaryIO

from bot.checks.personal_data.personal_values import personal_values
from bot.domain.clock import Clock
from bot.domain.records import Record, Report, ReportKind, ReturnLine
from bot.records.form import recognise
from bot.records.reading import Refused, Taken, read
from bot.records.telling import day
from bot.store.company import records
from bot.store.engines.database import Database

ROWS_AT_ONCE = 1000
MOST_TOLD = 20
"""So many refused rows are told one by one; others are counted."""
MOST_LINES = 5
"""So many line numbers are named of rows refused for one reason."""
_NO_SUMS = "A refund stands in several rows, so no amounts of it are kept, only days. Download the report anew."
Told = Callable[[int, int], None]
"""Progress: (bytes read, rows so far)."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """A report to be imported. `as_of` is the day whose state it shows."""

    name: str
    as_of: date
    by: str


@dataclass(frozen=True, slots=True)
class Imported:
    """The outcome: rows taken and refused, and the first refused ones."""

    report: Report
    taken: int
    refused: int
    told: tuple[Refused, ...]

    @property
    def lines(self) -> list[str]:
        """The outcome as people read it: the report, how many rows, then the refused ones."""
        refused = f"{self.refused:,}" if self.refused else "none"
        count = f"{self.taken:,} {'row' if self.taken == 1 else 'rows'} taken, {refused} refused"
        more, nothing = self.refused - len(self.told), self.refused and not self.taken
        return [
            f"{self.report.name}: the {self.report.said}, {count if self.taken or self.refused else 'without a row'}.",
            *(f"{_lines(lines)}: {reason}" for reason, lines in self._by_reason().items()),
            *([f"and {more:,} more rows"] if more > 0 else []),
            *([_NO_SUMS] if self.refused and self.taken and self.report.kind is ReportKind.SETTLEMENT else []),
            *(["Nothing of it is kept. Download the report anew, or ask whoever changed it."] if nothing else []),
        ]

    def _by_reason(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for row in self.told:
            found.setdefault(row.reason, []).append(row.line)
        return found


def _lines(numbers: list[int]) -> str:
    """`line 3`, or `lines 3, 4, 9 and 12 more`."""
    named, more = numbers[:MOST_LINES], len(numbers) - MOST_LINES
    shown = ", ".join(map(str, named)) + (f" and {more} more" if more > 0 else "")
    return f"line {shown}" if len(numbers) == 1 else f"lines {shown}"


async def import_report(
    database: Database, clock: Clock, file: BinaryIO, arriving: Arriving, told: Told = lambda at, rows: None
) -> Imported:
    """Import a report. Raises ReportError for an unknown format, StoreError where the database fails."""
    form = await asyncio.to_thread(recognise, file)
    async with database.write() as tx:
        report = await records.begin_report(tx, form.kind, arriving.name, arriving.as_of, arriving.by, clock.now())
    rows, taken, refused = read(file, form), 0, list[Refused]()
    count = 0
    while batch := await asyncio.to_thread(_batch, rows):
        found = [r for row in batch if isinstance(row, Taken) for r in row.records]
        async with database.write() as tx:
            await records.put(tx, report, found)
        taken += sum(isinstance(row, Taken) for row in batch)
        bad = [row for row in batch if isinstance(row, Refused)]
        refused += bad[: MOST_TOLD - len(refused)]
        count += len(bad)
        told(file.tell(), taken + count)
    async with database.write() as tx:
        await records.end_report(tx, report, taken, count)
        if form.kind is ReportKind.UNSHIPPED_ORDERS and not count:
            await records.note_left(tx, report, f"Not among the unshipped orders of {day(report.as_of)}")
        if form.kind is ReportKind.SETTLEMENT and count:
            await records.forget_amounts(tx, report)
    return Imported(report, taken, count, tuple(refused))


def _batch(rows: Iterator[Taken | Refused]) -> list[Taken | Refused]:
    return [_without_buyer(row) for row in islice(rows, ROWS_AT_ONCE)]


def _without_buyer(row: Taken | Refused) -> Taken | Refused:
    return Taken(tuple(map(_impersonal, row.records))) if isinstance(row, Taken) else row


def _impersonal(record: Record) -> Record:
    """The record with its buyer's comment redacted."""
    if not isinstance(record, ReturnLine) or not record.comment:
        return record
    return replace(record, comment=blanked(record.comment))


def blanked(text: str) -> str:
    """The text with all personal data removed for good."""
    spans: Iterable[tuple[int, int]] = sorted(((f.start, f.end) for f in personal_values(text)), reverse=True)
    for start, end in spans:
        text = f"{text[:start]}[…]{text[end:]}"
    return text

"""The team's records for a case in a terminal, copied into the terminal's own database."""

import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.desk.company.case_records import BY, find
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView
from bot.domain.case import Matter
from bot.domain.records import Record, Recorded, Report
from bot.domain.reply import Citation, RecordedAs, RecordLine, SourceKind
from bot.errors import StoreError
from bot.records.found import CaseRecords
from bot.settings import SQLITE, read_settings
from bot.store.company import records
from bot.store.engines.database import Database, open_database
from bot.store.operations.sealing_keys import require_keys


@asynccontextmanager
async def team_records() -> AsyncIterator[Database | None]:
    """The team's database, to read reports from; None where there is none that can be read."""
    settings = read_settings()
    if not _there(settings.database_url):
        yield None
        return
    database = open_database(settings.database_url, settings.encryption_keys)
    try:
        yield database if await _readable(database) else None
    finally:
        await database.close()


def _there(url: str) -> bool:
    """Whether there may be a database; looking must not create a file."""
    return not url.startswith(SQLITE) or Path(url.removeprefix(SQLITE)).is_file()


async def _readable(database: Database) -> bool:
    try:
        await database.require_current()
        await require_keys(database)
    except StoreError as error:
        print(f"Nothing was looked up in the company's records. {error}", file=sys.stderr)
        return False
    return True


async def borrow(desk: Desk, matter: Matter, team: Database) -> None:
    """Copy what the team's reports have on this case, each row with its report. Raises StoreError."""
    async with team.read() as tx:
        newest = [report for report, _, _ in await records.latest_reports(tx)]
        found = await find(tx, matter) if newest else CaseRecords()
    rows: dict[Report, list[Record]] = {report: [] for report in newest}
    for recorded in _all(found):
        rows.setdefault(recorded.report, []).append(recorded.value)
    async with desk.write() as tx:
        for report, values in rows.items():
            known = await records.begin_report(tx, report.kind, report.name, report.as_of, BY, desk.clock.now())
            await records.put(tx, known, values)
            await records.end_report(tx, known, len(values), 0)


def _all(found: CaseRecords) -> Iterable[Recorded[Any]]:
    for order in found.orders.values():
        yield from order
    yield from found.returns
    yield from found.refunds
    yield from found.products
    yield from found.stock


async def recorded(
    desk: Desk, view: CaseView, lines: Iterable[RecordLine], cited: Iterable[Citation]
) -> dict[str, Any] | None:
    """What the records say about a case, for the JSON; None without reports."""
    async with desk.database.read() as tx:
        days = {report.said: report.as_of for report, _, _ in await records.latest_reports(tx, every=True)}
    if not days:
        return None
    lines, used = list(lines), {c.source.id for c in cited if c.source.kind is SourceKind.RECORD}
    facts = [
        {
            "fact": fact.key,
            "value": fact.value,
            "source": fact.source,
            "age_days": (desk.today - days[fact.source]).days if fact.source in days else None,
            "cited": fact.key in used,
        }
        for fact in view.facts
        if fact.source
    ]
    return {"facts": facts} | {str(kind): [line.text for line in lines if line.kind is kind] for kind in RecordedAs}

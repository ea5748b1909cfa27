"""Everything that is kept of cases, row by row."""

from collections.abc import AsyncIterator
from typing import Any

from sqlalchemy import select

from bot.store.engines.database import Tx
from bot.store.operations.sealing_keys import sealing_keys
from bot.store.tables import trail  # noqa: F401  # its tables belong to the metadata
from bot.store.tables.cases import limits, seen, work, workers
from bot.store.tables.comparisons import comparisons
from bot.store.tables.private import parked
from bot.store.tables.records import RECORD_TABLES
from bot.store.tables.schema import metadata

_NOT_OF_CASES = (seen, parked, work, workers, limits, comparisons, sealing_keys, *RECORD_TABLES)


async def rows(tx: Tx) -> AsyncIterator[tuple[str, dict[str, Any]]]:
    """(table, row), referenced rows before those that refer to them."""
    for table in metadata.sorted_tables:
        if table not in _NOT_OF_CASES:
            async with tx.stream(select(table)) as found:
                async for row in found.mappings():
                    yield table.name, dict(row)

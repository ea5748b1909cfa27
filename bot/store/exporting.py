"""Everything that is kept of cases, row by row."""

from collections.abc import AsyncIterator
from typing import Any

from sqlalchemy import select

from bot.store.database import Tx
from bot.store.tables import metadata

_NOT_OF_CASES = ("seen", "parked", "work")


async def rows(tx: Tx) -> AsyncIterator[tuple[str, dict[str, Any]]]:
    """(table, row) in an order in which what is referred to comes first."""
    for table in metadata.sorted_tables:
        if table.name not in _NOT_OF_CASES:
            async with tx.stream(select(table)) as found:
                async for row in found.mappings():
                    yield table.name, dict(row)

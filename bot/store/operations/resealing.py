"""Sealing everything with the first key, batch by batch, each in its own transaction.

It may be interrupted anywhere and run again: what is sealed with the first key is passed over. Programs that have the
keys go on meanwhile.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Table, select, type_coerce, update

from bot.store.engines.database import Database, Tx
from bot.store.tables import announcements, cases, comparisons, private, records  # noqa: F401  # their tables belong to the metadata
from bot.store.tables.schema import metadata
from bot.store.tables.sealing import Keys, SealedJSON, SealedName, SealedText, is_id

BATCH = 200
"""Rows; another write waits for one batch at most."""


@dataclass(frozen=True, slots=True)
class Batch:
    """So many `rows` of this table were looked at, and so many values sealed anew."""

    table: str
    rows: int
    sealed: int


def sealed_columns() -> dict[Table, list[Column[Any]]]:
    """Every column of words, by table."""
    found = {t: [c for c in t.c if isinstance(c.type, SealedText | SealedJSON)] for t in metadata.sorted_tables}
    return {table: columns for table, columns in found.items() if columns}


async def reseal(database: Database, keys: Keys) -> AsyncIterator[Batch]:
    """Seal what isn't sealed with the first key. Raises StoreError where a value can't be opened."""
    for table, columns in sealed_columns().items():
        last: Any = None
        while True:
            async with database.write() as tx:
                rows = await _rows(tx, table, columns, last)
                anew = [await _seal(tx, table, columns, row, keys) for row in rows]
            yield Batch(table.name, len(rows), sum(anew))
            if len(rows) < BATCH:
                break
            last = rows[-1][_key(table).name]


async def _rows(tx: Tx, table: Table, columns: list[Column[Any]], last: Any) -> list[Mapping[Any, Any]]:
    """The rows as kept, by their keys, locked until the transaction ends."""
    key = _key(table)
    as_kept = [type_coerce(c, c.type.impl_instance).label(c.name) for c in columns]  # type: ignore[attr-defined]  # they are decorated
    query = select(key, *as_kept).order_by(key).limit(BATCH).with_for_update()
    return [dict(row) for row in (await tx.execute(query if last is None else query.where(key > last))).mappings()]


def _key(table: Table) -> Column[Any]:
    (key,) = table.primary_key
    return key


async def _seal(tx: Tx, table: Table, columns: list[Column[Any]], row: Mapping[Any, Any], keys: Keys) -> int:
    old = {c.name: row[c.name] for c in columns if row[c.name] is not None and not _done(c, row[c.name], keys)}
    if old:
        words = {name: table.c[name].type.process_result_value(kept, tx.dialect) for name, kept in old.items()}  # type: ignore[attr-defined]  # the same
        await tx.execute(update(table).where(_key(table) == row[_key(table).name]).values(words))
    return len(old)


def _done(column: Column[Any], kept: Any, keys: Keys) -> bool:
    named = isinstance(column.type, SealedName) and is_id(kept)
    return named or (isinstance(kept, str) and kept.startswith(keys.sign))

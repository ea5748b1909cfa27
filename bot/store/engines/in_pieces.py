"""Rows of queries that give very many: held a piece at a time, and others go on between two pieces."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Select

from bot.concurrency.priority import give_way
from bot.store.engines.database import Tx
from bot.store.engines.kept_open import driver_of
from bot.store.engines.sqlite_here import Connection

PIECE = 500


async def in_pieces(tx: Tx, query: Select[Any]) -> AsyncIterator[Mapping[Any, Any]]:
    """Every row, of the moment that the transaction sees."""
    with _begun_aside(tx):
        found = await tx.stream(query)
    try:
        async for rows in found.mappings().partitions(PIECE):
            for row in rows:
                yield row
            await give_way()
            await asyncio.sleep(0)
    finally:
        await found.close()


@contextmanager
def _begun_aside(tx: Tx) -> Iterator[None]:
    """What is asked of a file inside sorts in a thread; a server does so anyway."""
    driver = driver_of(tx)
    if not isinstance(driver, Connection):
        yield
        return
    driver.sorts_long = True
    try:
        yield
    finally:
        driver.sorts_long = False

"""Transactions on connections that stay open. Of prepared statements only, each costs no more than the driver takes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


class KeptOpen:
    """The open connections of one engine. `begin` is the statement that begins a transaction."""

    def __init__(self, engine: AsyncEngine, begin: str) -> None:
        self._engine, self._begin = engine, begin
        self._spare: list[AsyncConnection] = []
        self._closed = False

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Committed at the end, rolled back on an error."""
        tx = self._spare.pop() if self._spare else await self._engine.connect()
        try:
            await driver_of(tx).begin_with(self._begin)
            yield tx
            await (tx.commit() if tx.in_transaction() else driver_of(tx).commit())
        except BaseException:
            await tx.rollback()  # also where the commit failed, after which it isn't `in_transaction`
            await driver_of(tx).rollback()
            raise
        finally:
            await self._keep(tx)

    async def _keep(self, tx: AsyncConnection) -> None:
        if tx.closed or tx.invalidated or self._closed:
            await tx.close()
        else:
            self._spare.append(tx)

    async def close(self) -> None:
        """Let them go. One that is in use, or opened later, is let go at its end: nobody would come for it."""
        self._closed = True
        while self._spare:
            await self._spare.pop().close()
        await self._engine.dispose()


def driver_of(tx: AsyncConnection) -> Any:
    """The driver's own connection."""
    return tx.sync_connection.connection.driver_connection  # type: ignore[union-attr]  # it is open

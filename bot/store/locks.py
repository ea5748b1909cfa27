"""Who may write about one thing at a time: by name, until the transaction ends."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

_HOLD = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


async def hold(tx: AsyncConnection, *names: str) -> None:
    """Wait until nobody else holds these. On SQLite every writer is alone already."""
    if tx.dialect.name == "postgresql":
        for name in names:
            await tx.execute(_HOLD, {"name": name})

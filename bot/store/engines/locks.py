"""Locks by name, held until the transaction ends."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.engines.kept_open import driver_of

_HOLD = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
_HOLD_SPELLED = "SELECT pg_advisory_xact_lock(hashtextextended(convert_from(decode('{}', 'hex'), 'UTF8'), 0))"


async def hold(tx: AsyncConnection, *names: str) -> None:
    """Wait until nobody else holds these names. On SQLite every writer is alone anyway."""
    if tx.dialect.name == "postgresql":
        for name in names:
            await driver_of(tx).execute(_HOLD, (name,))


def holding(begin: str, names: tuple[str, ...]) -> str:
    """The words that begin a transaction on a server and hold these names, in one message, so without parameters."""
    return "; ".join((begin, *(_HOLD_SPELLED.format(name.encode().hex()) for name in names)))

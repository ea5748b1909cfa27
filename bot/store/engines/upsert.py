"""INSERT ... ON CONFLICT, which both databases have and SQLAlchemy offers by dialect."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Insert = sqlite.Insert


def insert_or(tx: AsyncConnection, table: Table) -> Insert:
    """An insert that can say what to do on a conflict, with the methods both dialects share."""
    return insert_by(tx.dialect.name, table)


def insert_by(dialect: str, table: Table) -> Insert:
    """The same, for a statement that is kept."""
    if dialect == "postgresql":
        return postgresql.insert(table)  # type: ignore[return-value]  # alike, without a common type
    return sqlite.insert(table)

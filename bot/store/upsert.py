"""INSERT ... ON CONFLICT, which both databases know and SQLAlchemy spells by dialect."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

Insert = sqlite.Insert


def insert_or(dialect: str, table: Table) -> Insert:
    """An insert that can say what to do on a conflict. The two kinds share the methods used here."""
    if dialect == "postgresql":
        return postgresql.insert(table)  # type: ignore[return-value]  # alike, without a common type
    return sqlite.insert(table)

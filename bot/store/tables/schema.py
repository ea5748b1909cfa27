"""What all tables share: the metadata with its naming rules, times in UTC, partial indexes."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, DateTime, Dialect, ForeignKey, Index, MetaData, String, TypeDecorator, text
from sqlalchemy.sql.elements import TextClause

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware time, kept and read in UTC, whatever the database does with time zones.

    Within another zone Python adds hours by the clock on the wall.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if not isinstance(value, datetime):
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def of_case(*, nullable: bool = False) -> Column[str]:
    """The case that a row belongs to."""
    return Column("case_id", String, ForeignKey("cases.id"), nullable=nullable, index=True)


def is_in(*states: str) -> TextClause:
    """The condition that a row is in one of these states, with literal words.

    With parameters, SQLite would plan the statement anew for each value, as a partial index may or may not serve.
    """
    return text(
        f"state = '{states[0]}'" if len(states) == 1 else f"state IN ({', '.join(map(repr, map(str, states)))})"
    )


def some(name: str, where: TextClause, *columns: str) -> Index:
    """A partial index. A query uses it by having the same words in its condition."""
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)

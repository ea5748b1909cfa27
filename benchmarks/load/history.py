"""A long past: copies of real cases that a bot carried to their end, put into the database by the database itself.

Every table's rows of one delivered case are copied under new ids, so a past case has what a case has: turns, revisions
with their findings, posts, decisions, calls to models, the trail.
"""

import sqlite3
from collections.abc import Iterator

import psycopg

_STEP = 50_000
_KEYED = ("turns", "facts", "acts", "decisions", "model_calls", "posts", "reasons")
"""Tables whose own key is a number that the database gives."""
_TABLES = ("cases", "turns", "facts", "revisions", "acts", "decisions", "model_calls", "posts", "reasons", "events")
_OPEN = "UPDATE cases SET state = 'closed'; UPDATE revisions SET state = 'delivered' WHERE state != 'superseded';"
_DONE = "UPDATE posts SET state = 'posted', refresh = {no}, remove = {no}, due_at = NULL, error = NULL;"


def fill_sqlite(file: str, count: int) -> None:
    """So many past cases beside the one that is there."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.executescript(f"PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; {_OPEN} {_DONE.format(no=0)}")
    connection.execute("DELETE FROM work")
    columns = {t: [r[1] for r in connection.execute(f"PRAGMA table_info({t})")] for t in _TABLES}
    for low in range(0, count, _STEP):
        numbers = f"WITH RECURSIVE n(i) AS (SELECT {low} UNION ALL SELECT i + 1 FROM n WHERE i < {low + _STEP - 1})"
        connection.execute("BEGIN")
        for table in _TABLES:
            names, values = _copied(table, columns[table])
            begin = f"INSERT INTO {table} ({names}) {numbers}"
            connection.execute(f"{begin} SELECT {values} FROM {table} AS t, n WHERE {_of_first(table)}")
        connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def fill_postgres(url: str, count: int) -> None:
    """The same."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"SET synchronous_commit = off; {_OPEN} {_DONE.format(no='false')}".encode())
        connection.execute("DELETE FROM work; DELETE FROM procrastinate_jobs")
        told = "SELECT column_name FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position"
        columns = {t: [r[0] for r in connection.execute(told, [t])] for t in _TABLES}
        for low in range(0, count, _STEP):
            for table in _TABLES:
                names, values = _copied(table, columns[table])
                numbers = f"generate_series({low}, {low + _STEP - 1}) AS n(i)"
                words = f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} AS t, {numbers}"
                connection.execute(f"{words} WHERE {_of_first(table)}".encode())
        connection.execute("VACUUM ANALYZE")


def _copied(table: str, columns: list[str]) -> tuple[str, str]:
    """The columns of a copy, and what is put into them: ids with the copy's number, the rest as it is."""
    kept = [c for c in columns if not (c == "id" and table in _KEYED)]
    return ", ".join(f'"{c}"' for c in kept), ", ".join(_values(table, kept))


def _values(table: str, columns: list[str]) -> Iterator[str]:
    for c in columns:
        new = c in ("case_id", "revision_id", "key") or (c == "id" and table in ("cases", "revisions"))
        if new and c == "key" and table == "facts":
            new = False
        if c == "ts":
            yield "'9' || n.i || '.' || substr(t.ts, -6)" if table == "posts" else "t.ts"
        else:
            yield f"'P' || n.i || '-' || t.\"{c}\"" if new else f't."{c}"'


def _of_first(table: str) -> str:
    return f"t.{'id' if table == 'cases' else 'case_id'} LIKE 'C-%'"

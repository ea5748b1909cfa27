"""A long past: copies of a real case that was carried to its end, put into the database by the database itself.

Every row of that case is copied under new ids, a minute older with each copy, so a past case has what a case has:
turns, revisions with their findings, posts, decisions, the approved reply, calls to models, the trail, rows of work at
rest. A million are two years.
"""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import psycopg

STEP = 50_000
_TABLES = "cases turns facts revisions acts decisions model_calls posts reasons approved_replies events work".split()
"""Each after what it refers to."""
_NUMBERED = ("turns", "facts", "acts", "decisions", "model_calls", "posts", "reasons", "approved_replies")
"""Tables whose own key is a number that the database gives."""
_NAMES = ("case_id", "revision_id", "key")
_OF_CASE = ("opened_at", "written_at", "unanswered_since")
_MOMENTS = (*_OF_CASE, "at", "created_at", "approved_at", "due_at", "void_at", "waiting_since")


@dataclass(frozen=True)
class Words:
    """What the databases say differently; of `n.i`, the number of the copy, and a column `t.x`."""

    number: str
    numbers: str
    """Numbers from {low} on, below {high}, as a table `n`."""
    earlier: str
    end: str
    """Of a text: its last six characters."""


SQLITE = Words(
    "printf('%07d', n.i)",
    "(WITH RECURSIVE up(i) AS (SELECT {low} UNION ALL SELECT i + 1 FROM up WHERE i < {high} - 1) SELECT i FROM up) n",
    "strftime('%Y-%m-%d %H:%M:%f000', {column}, '-' || (n.i + 1) || ' minutes')",
    "substr({column}, -6)",
)
POSTGRES = Words(
    "lpad(n.i::text, 7, '0')",
    "generate_series({low}, {high} - 1) AS n(i)",
    "{column} - (n.i + 1) * interval '1 minute'",
    "right({column}, 6)",
)


def fill_sqlite(file: str, count: int) -> None:
    """So many past cases beside those that are there. Nothing else may work on the file."""
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000", "locking_mode=EXCLUSIVE"):
        connection.execute(f"PRAGMA {pragma}")
    columns = {t: [r[1] for r in connection.execute(f"PRAGMA table_info({t})")] for t in _TABLES}
    listed = "SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL AND tbl_name = ?"
    triggers = [trigger for t in _TABLES for trigger in connection.execute(listed, ["trigger", t])]
    indexes = [index for t in _TABLES for index in connection.execute(listed, ["index", t])]
    for name, _ in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    _fill(connection.execute, SQLITE, columns, indexes, count)
    for _, made in triggers:
        connection.execute(made)
    for pragma in ("locking_mode=NORMAL", "journal_mode=WAL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.close()


def fill_postgres(url: str, count: int) -> None:
    """The same."""
    with psycopg.connect(url, autocommit=True) as connection:

        def run(words: str) -> object:
            return connection.execute(words.encode())

        run("SET synchronous_commit = off; SET session_replication_role = replica; SET maintenance_work_mem = '400MB'")
        run("SET client_min_messages = warning")
        told = (
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER' "
            "ORDER BY ordinal_position"
        )
        columns = {t: [r[0] for r in connection.execute(told, [t])] for t in _TABLES}
        listed = (
            "SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
            "WHERE i.indrelid = %s::regclass AND NOT i.indisunique"
        )
        indexes = [index for t in _TABLES for index in connection.execute(listed, [t])]
        _fill(run, POSTGRES, columns, indexes, count)
        run("VACUUM ANALYZE")


def _fill(
    run: Callable[[str], object],
    words: Words,
    columns: dict[str, list[str]],
    indexes: Iterable[tuple[str, str]],
    count: int,
) -> None:
    """Indexes are made again once all is there: that is quicker than keeping them up row by row."""
    kept = list(indexes)
    for table in _TABLES:
        run(f"CREATE TEMPORARY TABLE first_{table} AS SELECT * FROM {table} WHERE {_of_first(table)}")
    run("UPDATE first_work SET due_at = NULL, error = NULL")
    run("UPDATE first_posts SET state = 'posted', refresh = false, remove = false, due_at = NULL, error = NULL")
    for name, _ in kept:
        run(f'DROP INDEX "{name}"')
    for low in range(0, count, STEP):
        numbers = words.numbers.format(low=low, high=min(count, low + STEP))
        run("BEGIN")
        for table in _TABLES:
            run(_copy(table, [c for c in columns[table] if c != "id" or table not in _NUMBERED], words, numbers))
        run("COMMIT")
    for _, made in kept:
        run(made)


def _of_first(table: str) -> str:
    """Which rows are of the first case."""
    if table == "work":
        return "id LIKE (SELECT min(id) FROM cases) || '%'"
    return f"{'id' if table == 'cases' else 'case_id'} = (SELECT min(id) FROM cases)"


def _copy(table: str, columns: list[str], words: Words, numbers: str) -> str:
    names = ", ".join(f'"{c}"' for c in columns)
    values = ", ".join(_value(table, c, words) for c in columns)
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {numbers} CROSS JOIN first_{table} t"


def _value(table: str, column: str, words: Words) -> str:
    """What a copy has in this column."""
    old = f't."{column}"'
    if column == "order_id":
        return f"'112-9' || {words.number} || '-0000000'"
    if column in _MOMENTS:
        return words.earlier.format(column=old)
    if column == "ts" and table == "posts":
        return f"'9' || {words.number} || '.' || {words.end.format(column=old)}"
    if (column in _NAMES and table != "facts") or (column == "id" and table in ("cases", "revisions", "work")):
        return f"'P-' || {words.number} || '-' || {old}"
    if table == "facts" and column == "case_id":
        return f"'P-' || {words.number} || '-' || {old}"
    if table in ("turns", "approved_replies") and column == "text":
        return f"replace({old}, '11', {words.number})"
    return old

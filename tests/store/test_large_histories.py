"""What looks for work, again and again, never reads a whole table: each such statement is answered from an index."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import text

from bot.domain.case import Lane
from bot.domain.team_desk import Which
from bot.store.case import cases, posts, revisions, whole
from bot.store.company import comparisons, replies
from bot.store.due import inbox, work
from bot.store.engines.database import Database, Tx, open_database
from bot.store.engines.kept_open import driver_of
from bot.store.engines.sqlite_file import SqliteFile
from bot.store.engines.sqlite_here import Connection
from bot.store.history import auditing, editions, trail
from bot.store.operations import status
from bot.store.rows.cases import WorkKind
from bot.store.tables.schema import metadata
from bot.store.team import queue, reviews
from tests.conftest import copied, named

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
GROUP = queue.Group("any", Lane.ROUTINE, open=9, seen=9, unanswered=9, overdue=0, soon=0)
LOOKS: dict[str, Callable[[Tx], Awaitable[Any]]] = {
    "open cases, at the start": cases.unfinished,
    "an order's cases": lambda tx: cases.named(tx, "112-1"),
    "cases kept long enough": lambda tx: cases.untouched_since(tx, NOW, 100),
    "revisions to write": revisions.drafting,
    "revisions that take long": lambda tx: revisions.long_in_writing(tx, NOW),
    "acts to decide on": inbox.cases_with_pending,
    "a case with all that belongs to it": lambda tx: whole.of_case(tx, "C-1"),
    "reactions before their post": lambda tx: inbox.place(tx, "C", "1.0", "C-1", None),
    "a message deleted before its post": lambda tx: inbox.take_deletion(tx, "C", "1.0"),
    "reactions that found no message": lambda tx: inbox.drop_unplaced(tx, NOW),
    "messages to send, change or take out": posts.cases_with_work,
    "messages on their way into a channel": lambda tx: posts.any_sending(tx, "C"),
    "cases on their way into a channel": lambda tx: posts.is_case_sending(tx, "C", NOW),
    "comparisons on their way into a channel": lambda tx: comparisons.is_beginning(tx, "C", NOW),
    "a message by its place": lambda tx: posts.at(tx, "C", "1.0"),
    "messages refused in a channel": lambda tx: posts.retry_refused(tx, channel="C"),
    "messages refused anywhere": posts.retry_refused,
    "messages that were being sent": posts.broken_off,
    "messages to look for before they are sent": posts.look_first,
    "an approval taken out of Slack": lambda tx: posts.remove_approval(tx, "C-1"),
    "an approved reply taken back": lambda tx: replies.withdraw(tx, "C-1"),
    "the latest case of an order": lambda tx: cases.latest_of(tx, "C", "112-1", None, NOW),
    "the trails that went on": lambda tx: auditing.heads(tx, NOW),
    "the policies in force": editions.in_force,
    "uncertain messages": posts.look_again,
    "the last line of a case's trail": lambda tx: trail.note(tx, "C-1", "U", "noted", NOW),
    "what is due": lambda tx: work.due(tx, NOW, 10),
    "what is due next": lambda tx: work.next_due(tx, NOW),
    "what is due of a few": lambda tx: work.due_of(tx, WorkKind.CASE, NOW, ["C-1", "C-2"]),
    "what is due of a kind": lambda tx: work.due_of(tx, WorkKind.CASE, NOW),
    "a case's work, forgotten": lambda tx: work.forget(tx, "C-1"),
    "reviews too old": lambda tx: reviews.clean(tx, NOW),
    "numbers of what is open": status.counts,
    "what is stuck": status.stuck,
    "where open cases come from": queue.marketplaces,
    "numbers of the queue": lambda tx: queue.groups(tx, "any", Which.ALL, "U", NOW, timedelta(hours=1)),
    "who waits longest": lambda tx: queue.unanswered(tx, GROUP, Which.WAITING, "U", 10),
    "the oldest for whom no clock runs": lambda tx: queue.oldest(tx, GROUP, Which.MINE, "U", 10, answered=False),
}


@pytest.fixture(scope="module")
def url(postgres_server: str, postgres_template: str) -> Iterator[str]:
    """A database for all of these tests: each takes back what it does."""
    with copied(postgres_server, postgres_template) as name:
        yield named(postgres_server, name)


@pytest.fixture(params=["sqlite", "postgres"])
async def database(request: pytest.FixtureRequest) -> AsyncIterator[Database]:
    if request.param == "sqlite":
        made = Database(SqliteFile(request.getfixturevalue("sqlite_file")))
    else:
        made = open_database(request.getfixturevalue("url"))
    yield made
    await made.close()


@pytest.mark.parametrize("look", LOOKS)
async def test_it_is_answered_from_an_index(database: Database, look: str) -> None:
    with suppress(TakenBack):
        async with database.write() as tx:
            with _heard(driver_of(tx)) as said:
                await LOOKS[look](tx)
            asked = [(words, values) for words, values in said if words.startswith(("SELECT", "UPDATE", "DELETE"))]
            whole = [table for words, values in asked for table in await _read_whole(tx, words, values)]
            raise TakenBack
    assert asked and whole == []


class TakenBack(Exception):
    """Ends a transaction that leaves nothing in the database."""


@contextmanager
def _heard(driver: Any) -> Iterator[list[tuple[str, Any]]]:
    """What the driver is asked meanwhile, with its values; SQLite tells of statements with theirs in them."""
    said: list[tuple[str, Any]] = []

    class Hears(psycopg.AsyncCursor[Any]):
        async def execute(self, query: Any, params: Any = None, **more: Any) -> Any:
            said.append((str(query), params))
            return await super().execute(query, params, **more)

    if isinstance(driver, Connection):
        driver.opened.set_trace_callback(lambda words: said.append((words, ())))
        yield said
        driver.opened.set_trace_callback(None)
    else:
        usual, driver.cursor_factory = driver.cursor_factory, Hears
        yield said
        driver.cursor_factory = usual


async def _read_whole(tx: Tx, words: str, values: Any) -> list[str]:
    """The tables, the messages of a channel, or the work of a kind, that it would read from one end to the other."""
    if tx.dialect.name == "postgresql":
        await tx.execute(text("SET LOCAL enable_seqscan = off"))  # an empty table is read whole otherwise
        plan = [str(row[0]) for row in await tx.exec_driver_sql(f"EXPLAIN {words}", values)]
        return [line for line in plan if "Seq Scan" in line]
    plan = [str(row[3]) for row in await tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", values)]
    all_of_one = [line for line in plan if "ix_posts_place (channel=?)" in line or line.endswith("_work_1 (kind=?)")]
    of_some = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'"
    small = [f" INDEX {row[0]}" for row in await tx.exec_driver_sql(of_some)]
    scans = [line for line in plan if line.startswith("SCAN") and line.split()[1] in metadata.tables]
    return all_of_one + [line for line in scans if not any(line.endswith(index) for index in small)]

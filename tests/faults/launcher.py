"""Starts the real program over and over, fast: it is loaded once, and each start is a process forked from that.

A line of JSON on standard input starts one: the command line, the environment, where its output goes, and, where a
fault is wanted, the commit or the statement at which it kills itself, or the commit at which it stops (`asleep`) until it
is told to go on. Lines on standard output tell its process id, its stop, and its end.
"""

import gc
import json
import os
import resource
import selectors
import signal
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import aiosqlite
import procrastinate.worker
import psycopg
from sqlalchemy import Engine, event
from sqlalchemy.ext.asyncio import AsyncConnection

import bot.__main__
import bot.adapters.language_detection
import bot.app
import bot.commands.run
import bot.commands.work
import bot.lifecycle
import bot.runner.queue
import bot.runner.worker
import bot.slack.announcer
import bot.slack.connection
import bot.slack.directory
import bot.slack.downloads
import bot.slack.limits
import bot.slack.pictures
import bot.writers.claude.writer
from bot.store.engines.prepared import Form, Prepared
from bot.store.engines.sqlite_here import Connection

LOADED = (
    aiosqlite, bot.app, bot.lifecycle, bot.commands.run, bot.commands.work, bot.runner.queue, bot.runner.worker,
    bot.slack.announcer, bot.slack.connection, bot.slack.directory, bot.slack.downloads, bot.slack.limits,
    bot.slack.pictures, bot.writers.claude.writer, procrastinate.worker,
)  # fmt: skip
"""Otherwise loaded where they are wanted, which each start would do anew."""
SOME_TEXT = "Wo ist mein Paket?"
"""With the first text the model that tells languages is loaded, which takes longer than all else of a start."""
OURS, ENGINE = "bot.", "procrastinate."
PASSED_OVER = (
    "bot.store.engines.database",
    "bot.store.engines.kept_open",
    "bot.store.engines.locks",
    "bot.store.engines.postgres_server",
    "bot.store.engines.sqlite_file",
    "bot.store.engines.sqlite_here",
    "bot.lifecycle",
    "bot.__main__",
    "bot.commands",
    "bot.app",
    "bot.desk.parts.desk",
    "bot.runner.connector",
)
STATEMENT, DURING, BUSY = "statement ", "during ", "SELECT pg_sleep(600)"
ABOUT = (("post", "kind"), ("row", "act"), ("did", "act"), ("act", "act"), ("ref", "kind"))
Json = dict[str, Any]


def kill_at(words: str) -> None:
    """When a statement with these words is about to be said; or with `during` before it, have the server busy then."""
    _, during, said = words.rpartition(DURING)

    @event.listens_for(Engine, "before_cursor_execute")
    def _reached(_connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if said in statement:
            if during:
                cursor.execute(BUSY)
            os.kill(os.getpid(), signal.SIGKILL)

    made = Prepared.form

    def form(prepared: Prepared, tx: AsyncConnection, values: Mapping[str, Any]) -> Form:
        found = made(prepared, tx, values)
        if said in found.words and not during:
            os.kill(os.getpid(), signal.SIGKILL)
        return found

    Prepared.form = form  # type: ignore[method-assign]  # these go to the driver past SQLAlchemy's events


class Commits:
    """Tells the commits of a process apart by who asks for them; the process kills itself at the one that is named, or
    falls asleep there, once.

    What a connection commits by itself, statement by statement, is begun and committed in words, which is the same.
    A name is `function < function`, the two innermost of ours, or procrastinate's where none of ours is near.
    """

    def __init__(self, kill: str | None, trace: str | None, asleep: bool = False) -> None:
        self._kill, self._trace, self._asleep = kill, trace, asleep

    def install(self) -> None:
        sqlite, postgres = Connection.commit, psycopg.AsyncConnection.commit
        execute = psycopg.AsyncCursor.execute

        async def commit_sqlite(connection: Connection) -> None:
            wrote = connection.opened.total_changes != connection._changes_before
            await self._around(wrote, lambda: sqlite(connection))

        async def commit_postgres(connection: psycopg.AsyncConnection[Any]) -> None:
            await self._around(await _wrote(connection), lambda: postgres(connection))

        async def execute_postgres(cursor: Any, query: Any, *values: Any, **more: Any) -> Any:
            connection = cursor.connection
            if not _by_itself(connection, query):
                return await execute(cursor, query, *values, **more)
            await execute(connection.cursor(), "BEGIN")
            try:
                found = await execute(cursor, query, *values, **more)
            except BaseException:
                await connection.rollback()
                raise
            await self._around(await _wrote(connection), lambda: postgres(connection))
            return found

        Connection.commit = commit_sqlite  # type: ignore[method-assign]
        psycopg.AsyncCursor.execute = execute_postgres  # type: ignore[method-assign]
        psycopg.AsyncConnection.commit = commit_postgres  # type: ignore[method-assign]

    async def _around(self, wrote: bool, commit: Callable[[], Awaitable[None]]) -> None:
        name = _asked_by(sys._getframe(2)) if wrote else None
        self._reached(name, "before")
        await commit()
        self._reached(name, "after")

    def _reached(self, name: str | None, moment: str) -> None:
        if name and self._trace:
            with Path(self._trace).open("a", encoding="utf-8") as trace:
                trace.write(f"{moment} {name}\n")
        if name and self._kill == f"{moment} {name}":
            if self._asleep:
                self._kill = None
            os.kill(os.getpid(), signal.SIGSTOP if self._asleep else signal.SIGKILL)


def _by_itself(connection: psycopg.AsyncConnection[Any], query: Any) -> bool:
    """Whether this is a transaction of its own."""
    idle = connection.info.transaction_status is psycopg.pq.TransactionStatus.IDLE
    return (
        connection.autocommit
        and idle
        and str(query).lstrip().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH"))
    )


async def _wrote(connection: psycopg.AsyncConnection[Any]) -> bool:
    if connection.info.transaction_status is not psycopg.pq.TransactionStatus.INTRANS:
        return False
    cursor = connection.cursor(row_factory=psycopg.rows.tuple_row)
    await cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
    found = await cursor.fetchone()
    return bool(found and found[0])


def _asked_by(frame: Any) -> str:
    ours, engine = [], []
    while frame is not None:
        module, name = frame.f_globals.get("__name__", ""), frame.f_code.co_name
        if module.startswith(OURS) and not module.startswith(PASSED_OVER):
            ours.append(f"{module.removeprefix(OURS)}.{name}{_about(frame.f_locals)}")
        elif module.startswith(ENGINE):
            engine.append(f"{module}.{name}")
        frame = frame.f_back
    manager = [name for name in engine if name.startswith("procrastinate.manager.")]
    return " < ".join(ours[:2] or manager[:1] or engine[-1:])


def _about(known: Mapping[str, Any]) -> str:
    """Of which kind the post or the act is that a function was called with."""
    found = [getattr(known.get(name), kind, None) for name, kind in ABOUT]
    return "".join(f"({kind})" for kind in found if kind)


def start(asked: Json) -> int:
    """Fork, and be the program in the child."""
    pid = os.fork()
    if pid:
        return pid
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    output = os.open(asked["output"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.closerange(3, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    os.environ.update(asked["environment"])
    tempfile.tempdir = None  # it is asked for anew
    os.chdir(asked["folder"])
    if str(asked.get("kill")).startswith(STATEMENT):
        kill_at(asked["kill"].removeprefix(STATEMENT))
    elif asked.get("kill") or asked.get("trace"):
        Commits(asked.get("kill"), asked.get("trace"), bool(asked.get("asleep"))).install()
    try:
        sys.argv[1:] = asked["arguments"]
        bot.__main__.main()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def tell(**words: int) -> None:
    print(json.dumps(words), flush=True)


RUNNING: set[int] = set()


def reap() -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG | os.WUNTRACED)
        except ChildProcessError:
            return
        if not pid:
            return
        if os.WIFSTOPPED(status):
            tell(stopped=pid)
            continue
        RUNNING.discard(pid)
        tell(ended=pid, code=os.waitstatus_to_exitcode(status))


def serve() -> None:
    """Until standard input ends; what still runs then is killed."""
    bot.adapters.language_detection.tell(SOME_TEXT)
    gc.collect()
    gc.freeze()  # each program looks for garbage once it has started, and what is loaded here is none
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    waiting = selectors.DefaultSelector()
    waiting.register(reading, selectors.EVENT_READ)
    waiting.register(sys.stdin, selectors.EVENT_READ)
    while True:
        for key, _ in waiting.select():
            if key.fileobj is sys.stdin:
                line = os.read(0, 1 << 16)
                if not line:
                    for pid in RUNNING:
                        os.kill(pid, signal.SIGKILL)
                    return
                for asked in line.splitlines():
                    RUNNING.add(pid := start(json.loads(asked)))
                    tell(started=pid)
            else:
                os.read(reading, 1 << 10)
                reap()


if __name__ == "__main__":
    serve()

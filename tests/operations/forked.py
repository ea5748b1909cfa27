"""`levelhead` for a shell, without its start of two seconds each time: forked from one process that has it loaded."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

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


@asynccontextmanager
async def levelhead_in(folder: Path, launcher: Launcher) -> AsyncIterator[Path]:
    """A folder to be found first; the command works in `folder`, and says in one what it says and complains of."""
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

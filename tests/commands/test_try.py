"""`levelhead try` as a program: where it is, and that it works on copies which go when it ends."""

import signal
import subprocess
import sys
from pathlib import Path

from bot.settings import PROJECT
from tests.command_line import CLEAN

HEARING = """\
import signal
from bot.__main__ import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""
"""A program that is started in the background doesn't hear SIGINT, nor do those that it starts; this one does."""


def test_it_says_where_its_copy_of_the_policies_is_and_takes_it_away(tmp_path: Path) -> None:
    command = [sys.executable, "-u", "-c", HEARING, "try", "--no-browser", "--port", "0"]
    settings = CLEAN | {"PYTHONPATH": str(PROJECT), "TMPDIR": str(tmp_path), "COLUMNS": "200"}
    with subprocess.Popen(command, cwd=tmp_path, env=settings, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        line = next(line for line in program.stdout if "Its policies are a copy" in line)
        folder = Path(line.rpartition(" ")[2].strip())
        try:
            assert tmp_path in folder.parents and (folder / "approvals.yaml").read_bytes()
            assert (folder.parent / "prompts" / "reply_system.md").is_file()
        finally:
            program.send_signal(signal.SIGINT)
    assert program.returncode in (0, 130) and not folder.exists(), "130: before it listened to the signal itself"

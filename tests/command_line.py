"""`levelhead <command>` as a person types it: as a program of its own, or in this process, which loads nothing anew.

A program of its own takes two seconds, so few tests start one, or start it in `make test-whole`; the others look closer
here.
"""

import io
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.settings import PROJECT
from tests.logs_as_before import logs_as_before

OURS = ("SLACK_", "LEVELHEAD_", "ANTHROPIC_", "DATABASE_")
CLEAN = {k: v for k, v in os.environ.items() if k == "LEVELHEAD_CACHE" or not k.startswith(OURS)}
HUNG = 600
"""Seconds after which a program is given up: far more than a busy machine takes."""
Ended = subprocess.CompletedProcess[str]
Levelhead = Callable[..., Ended]


def levelhead(folder: Path, *arguments: str, stdin: str = "", **settings: str) -> Ended:
    """A program of its own, in this folder, with nothing set but these settings."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=CLEAN | {"PYTHONPATH": str(PROJECT)} | settings,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=HUNG,
    )


def levelhead_here(folder: Path, *arguments: str, stdin: str = "", **settings: str) -> Ended:
    """The same in this process."""
    said, complained, code = io.StringIO(), io.StringIO(), 0
    with ExitStack() as stack:
        for change in (_environment(CLEAN | settings), _typed(stdin), _logs(), chdir(folder)):
            stack.enter_context(change)
        stack.enter_context(redirect_stdout(said))
        stack.enter_context(redirect_stderr(complained))
        try:
            main(arguments)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
    return Ended(arguments, code, said.getvalue(), complained.getvalue())


either_way = pytest.mark.parametrize(
    "levelhead",
    [pytest.param(levelhead_here, id="here"), pytest.param(levelhead, id="a program", marks=pytest.mark.deep)],
)
"""For a command whose own program ends as that of `draft` does."""


@contextmanager
def _environment(wanted: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(wanted)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _typed(words: str) -> Iterator[None]:
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(words.encode()))
    try:
        yield
    finally:
        sys.stdin = before


@contextmanager
def _logs() -> Iterator[None]:
    """A command sets up logs for its whole process; afterwards they are as before."""
    with logs_as_before():
        logging.getLogger().handlers.clear()  # else they would be closed
        yield

"""Texts given to a command: as an argument, in a file, or on standard input."""

import sys
from pathlib import Path

from bot.errors import LevelheadError

_LONGEST_NAME = 250
"""Characters; what is longer, or has several lines, is a text and names no file."""


def text_of(path: Path) -> str:
    """A file's text. Raises LevelheadError with what to do."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LevelheadError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8.") from error
    except OSError as error:
        raise LevelheadError(f"{path}: {error.strerror}.") from error


def given_text(given: str | None, missing: str) -> str:
    """The text, or that of the file it names; `-` or nothing is standard input.

    Raises LevelheadError, with the words of `missing` where nothing is given and a person sits at the terminal.
    """
    if given is None and sys.stdin.isatty():
        raise LevelheadError(missing)
    if given is None or given == "-":
        return piped_text()
    if len(given) < _LONGEST_NAME and "\n" not in given and Path(given).is_file():
        return text_of(Path(given))
    return given


def piped_text() -> str:
    """Standard input; bytes that aren't UTF-8 are replaced, not refused."""
    return sys.stdin.buffer.read().decode("utf-8", errors="replace")

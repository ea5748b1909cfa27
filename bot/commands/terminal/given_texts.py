"""Texts given to a command: as an argument, in a file, or on standard input."""

import re
import sys
from pathlib import Path

from bot.errors import LevelheadError

_A_NAME = re.compile(
    r"(?!\S*://|www\.)(?:(?:~|\.{1,2})?/\S+|\S+\.(?:txt|md|ya?ml|eml|json|csv|tsv|html?|log))", re.IGNORECASE
)
"""One word that begins as a path or ends as files of text do, and is no link."""


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

    Raises LevelheadError, with the words of `missing` where a blank is given, or nothing and a person sits at the
    terminal; and for a file's name without a file.
    """
    if sys.stdin.isatty() if given is None else not given.strip():
        raise LevelheadError(missing)
    if given is None or given == "-":
        return piped_text()
    return text_of(Path(given)) if _A_NAME.fullmatch(given) or _is_there(given) else given


def _is_there(given: str) -> bool:
    """Whether a text is the name of a file or folder."""
    try:
        return "\n" not in given and Path(given).exists()
    except OSError:  # too long for a name
        return False


def piped_text() -> str:
    """Standard input; bytes that aren't UTF-8 are replaced, not refused."""
    return sys.stdin.buffer.read().decode("utf-8", errors="replace")

"""Problems in files, as sentences: file, line, what to do. All are gathered before any is raised."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from bot.errors import PolicyError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. `line` counts from 1; `file` is as people know it: `policies/returns.yaml`."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


def refuse(problems: Iterable[Problem]) -> None:
    """Raises PolicyError with every problem, one a line, in the order of the files; nothing when there is none.

    A quoted half of a character (`"\\ud800"`), which nothing can print or keep, is shown as it is escaped.
    """
    lines = [str(p).encode(errors="backslashreplace").decode() for p in sorted(set(problems))]
    if lines:
        raise PolicyError("\n".join(lines))


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'title'?` for the known word most like `word`, or nothing when none is like it."""
    match = difflib.get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)
    return f"; did you mean '{match[0]}'?" if match else ""


def listed(words: Iterable[str]) -> str:
    """`a, b or c`."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} or {last}" if most else last

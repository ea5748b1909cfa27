"""A line of `levelhead check`."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """FAIL would keep `levelhead run` from working; NOTE is for a person to look at."""

    OK = "ok"
    NOTE = "note"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was checked."""

    mark: Mark
    about: str
    words: str

"""Whether work grows in proportion to a text: told by a ratio, not by a clock that a busy machine slows."""

import itertools
import time
from collections.abc import Callable

SHORT, LONG = 1_250, 10_000
"""Characters; eight times as many may take 24 times as long, and what backtracks takes 64 times or more."""
_MOST, _LEAST_SECONDS = 24, 0.005
_TRIES = 2
_MARKS = map("try{}".format, itertools.count())


def in_proportion(run: Callable[[str], object], words: str) -> bool:
    """Whether `run` on a long repetition of the words takes no more than its share of time."""
    short, long = words * (SHORT // len(words)), words * (LONG // len(words))
    allowed = _MOST * max(_spent(run, short), _LEAST_SECONDS)
    return any(_once(run, f"{long} {next(_MARKS)}") <= allowed for _ in range(_TRIES))


def _spent(run: Callable[[str], object], text: str) -> float:
    """Seconds of this process's own work, the less of two tries; each text is new, as what was read is remembered."""
    return min(_once(run, f"{text} {next(_MARKS)}") for _ in range(_TRIES))


def _once(run: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    run(text)
    return time.process_time() - began

"""A processor that only the bot works on, while its own share is measured.

Slack, Claude and a database's server are on other machines than the bot; what they do here must not keep it waiting.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def apart(bot: int, others: Iterable[int]) -> Iterator[None]:
    """One processor for this process, the rest for the others and their children; where there are two, and on Linux.

    Processes are told by number. Afterwards all run wherever they may. Raises nothing when one has ended.
    """
    everywhere = os.sched_getaffinity(0)
    first, *rest = sorted(everywhere)
    _keep_to(bot, {first})
    for other in others:
        for process in (other, *_children(other)):
            if process != bot:
                _keep_to(process, set(rest) or everywhere)
    try:
        yield
    finally:
        for process in (bot, *others, *(child for other in others for child in _children(other))):
            _keep_to(process, everywhere)


def _keep_to(process: int, processors: set[int]) -> None:
    try:
        for thread in Path(f"/proc/{process}/task").iterdir():
            os.sched_setaffinity(int(thread.name), processors)
    except (FileNotFoundError, ProcessLookupError):
        return


def _children(process: int) -> list[int]:
    """Those that it started and that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[1]) == process:
                found.append(int(stat.parent.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found

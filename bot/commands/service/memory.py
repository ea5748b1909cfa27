"""The memory of a bot that runs: garbage is collected while no listener waits, and what is freed goes to the system."""

import asyncio
import gc
from contextlib import suppress
from ctypes import CDLL
from itertools import count

from bot.concurrency.priority import computing

YOUNG, OFTEN = 2_000, 5
"""New objects between collections of the young generation, and how many of those between ones of the next."""
NEVER = 1_000_000_000
TIDY_SECONDS, LOOKS_TO_ALL = 0.25, 2_400
"""Seconds between garbage collections, and how many of those between full ones. Everybody waits during one, so it must
be short: a second's garbage took up to 24 ms, a quarter's up to 9 (benchmarks.load, 100 commands a second)."""
LARGE = 256 * 1024
"""Bytes."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Their numbers in glibc's malloc.h."""


def keep_loaded() -> None:
    """Exclude what was imported from garbage collection, which would otherwise take a tenth of a second.

    Only `tidy` collects from now on. Neither does the exit, which would take a second of those that a platform gives.
    """
    gc.collect()
    give_back()
    gc.freeze()
    gc.set_threshold(YOUNG, OFTEN, NEVER)


def large_apart() -> None:
    """Have large blocks taken from the system one by one, so that they are returned when freed.

    By default glibc puts ever larger blocks among small ones, where they stay. Does nothing without glibc.
    """
    with suppress(OSError, AttributeError):
        for threshold in (_TRIM_THRESHOLD, _MMAP_THRESHOLD):
            CDLL("libc.so.6").mallopt(threshold, LARGE)


def give_back() -> None:
    """Return memory freed after the start, some 10 MB, to the system. Does nothing without glibc."""
    with suppress(OSError, AttributeError):
        CDLL("libc.so.6").malloc_trim(0)


async def tidy() -> None:
    """Collect garbage since the last time, when no listener waits."""
    for number in count(1):
        await asyncio.sleep(TIDY_SECONDS)
        async with computing():
            look(everywhere=number % LOOKS_TO_ALL == 0)


def look(everywhere: bool = False) -> None:
    """Collect the young generation: 5 ms, 9 at most, with a hundred messages a second.

    What survives is excluded from later collections; with `everywhere` it is included, which takes over 100 ms.
    """
    if everywhere:
        gc.unfreeze()
    gc.collect()
    gc.freeze()

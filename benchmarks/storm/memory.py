"""How much memory the bot takes, over time."""

import asyncio
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path

EVERY_SECONDS = 5.0
MOST_MORE = 1.10
"""Flat: the last third's median is at most so many times the middle third's."""


async def sampled(process: Callable[[], int], into: list[float], over: asyncio.Event) -> None:
    """Megabytes that are resident, every five seconds until it is over. A process that is gone is left out."""
    while not over.is_set():
        if size := resident(process()):
            into.append(size)
        try:
            await asyncio.wait_for(over.wait(), EVERY_SECONDS)
        except TimeoutError:
            continue


def resident(process: int) -> float:
    """Megabytes; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def thirds(samples: Sequence[float]) -> tuple[float, float, float]:
    """The medians of the first, the middle and the last third. Raises ValueError with fewer than three samples."""
    if len(samples) < 3:
        raise ValueError("fewer than three samples: let the storm last longer")
    third = len(samples) // 3
    parts = samples[:third], samples[third : len(samples) - third], samples[len(samples) - third :]
    first, middle, last = (statistics.median(part) for part in parts)
    return first, middle, last


def flat(samples: Sequence[float]) -> bool:
    _, middle, last = thirds(samples)
    return last <= middle * MOST_MORE

"""The loop that a bot runs on: uvloop's where it can be had, a case takes a tenth less of the processor there."""

import asyncio
from collections.abc import Coroutine
from typing import Any


def run(main: Coroutine[Any, Any, None]) -> None:
    """`asyncio.run` on that loop."""
    try:
        import uvloop  # Windows has none
    except ImportError:
        asyncio.run(main)
    else:
        uvloop.run(main)

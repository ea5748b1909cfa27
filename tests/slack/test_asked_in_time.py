"""What an answer rests on is asked for as long as an answer can wait."""

import asyncio
import gc
from types import SimpleNamespace
from typing import Any

import pytest

from bot.desk.policies.leading import BUSY
from bot.errors import LevelheadError
from bot.slack.windows import require_in_time


class AtOnce:
    """A clock on which no time has to pass."""

    async def sleep(self, seconds: float) -> None:
        assert seconds > 0


async def test_what_is_refused_too_late_is_no_error_of_the_loop() -> None:
    told: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: told.append(context))
    may_end, ended = asyncio.Event(), asyncio.Event()

    async def refused() -> None:
        await may_end.wait()
        ended.set()
        raise LevelheadError("A lead only.")

    listener: Any = SimpleNamespace(desk=SimpleNamespace(clock=AtOnce()))
    with pytest.raises(LevelheadError, match=BUSY[:20]):
        await require_in_time(listener, refused())
    may_end.set()
    await ended.wait()
    await asyncio.sleep(0)
    gc.collect()
    assert told == []

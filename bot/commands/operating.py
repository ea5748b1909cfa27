"""What the commands for operators share: a desk on the team's own database, with nobody to announce to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.app import make_desk
from bot.at_work import close_writer
from bot.commands.terminal import Nobody
from bot.desk.parts.desk import Desk
from bot.settings import read_settings
from bot.store.sealing_keys import require_keys


@asynccontextmanager
async def operators_desk() -> AsyncIterator[Desk]:
    """The desk of the settings. Raises StoreError where there is no database of this version yet, or a key lacks."""
    nobody: Any = Nobody()
    desk = make_desk(read_settings(), nobody, nobody)
    try:
        await desk.database.require_current()
        await require_keys(desk.database)
        yield desk
    finally:
        await close_writer(desk.writer)
        await desk.database.close()

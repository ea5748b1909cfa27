"""A workspace that is stopped also where what is done in it fails: uvloop waits for ever to close what listens still."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.workspace import Workspace


@asynccontextmanager
async def open_workspace(ws: Workspace) -> AsyncIterator[Workspace]:
    """The workspace, from its start to its stop."""
    await ws.start()
    try:
        yield ws
    finally:
        await ws.stop()

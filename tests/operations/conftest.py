"""What the policies teach is learned before a bot starts; a workspace for bots that run as programs."""

from collections.abc import AsyncIterator

import pytest

from bot.workspace import Workspace


@pytest.fixture(scope="session", autouse=True)
def _learned(learned: None) -> None:
    """Before the first bot starts."""


@pytest.fixture
async def ws() -> AsyncIterator[Workspace]:
    workspace = Workspace(rate_limits=False)
    await workspace.start()
    yield workspace
    await workspace.stop()

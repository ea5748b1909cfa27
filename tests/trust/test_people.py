"""The workspace with a bot in it, for tests of who may do what."""

from pathlib import Path

import pytest
from aiohttp import ClientConnectorError, ClientSession

from tests.trust.people import at_work


async def test_nothing_listens_any_more_where_a_test_failed(tmp_path: Path) -> None:
    """uvloop would wait for it for ever, and nobody be told what failed."""
    with pytest.raises(ZeroDivisionError):
        async with at_work(tmp_path) as team:
            raise ZeroDivisionError
    async with ClientSession() as session:
        with pytest.raises(ClientConnectorError):
            await session.get(team.ws.page_url)

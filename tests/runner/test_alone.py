"""One SQLite file takes one program."""

from pathlib import Path

import pytest

from bot.app import connected
from bot.errors import StoreError
from bot.workspace import Workspace
from tests.dialogues.conftest import settings_for


async def test_a_second_run_on_one_file_refuses_and_says_what_to_do(tmp_path: Path) -> None:
    workspace = Workspace(rate_limits=False)
    await workspace.start()
    settings = settings_for(workspace, tmp_path)
    async with connected(settings):
        with pytest.raises(StoreError, match=r"Another Levelhead works on .*team\.db already.*PostgreSQL"):
            async with connected(settings):
                pass
    async with connected(settings):
        pass
    await workspace.stop()

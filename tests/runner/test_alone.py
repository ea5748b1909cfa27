"""One SQLite file takes one program."""

from pathlib import Path

import pytest

from bot.app import connected
from bot.errors import StoreError
from bot.store.engines.database import Database
from bot.store.engines.migrating import released, upgrade
from bot.store.engines.sqlite_file import SqliteFile
from bot.workspace import Workspace
from tests.dialogues.conftest import settings_for
from tests.open_workspace import open_workspace


@pytest.mark.deep
async def test_a_second_run_on_one_file_refuses_and_says_what_to_do(tmp_path: Path) -> None:
    workspace = Workspace(rate_limits=False)
    async with open_workspace(workspace):
        settings = settings_for(workspace, tmp_path)
        async with connected(settings):
            with pytest.raises(StoreError, match=r"Another Levelhead works on .*team\.db already.*PostgreSQL"):
                async with connected(settings):
                    pass
        async with connected(settings):
            pass


async def test_another_name_of_the_file_is_the_same_file(tmp_path: Path) -> None:
    file, other = SqliteFile(tmp_path / "team.db"), tmp_path / "other.db"
    other.symlink_to(tmp_path / "team.db")
    with file.alone(), pytest.raises(StoreError, match="Another Levelhead"), SqliteFile(other).alone():
        pass


async def test_an_older_file_is_not_migrated_under_the_program_that_works_on_it(tmp_path: Path) -> None:
    """As by `levelhead import` of the version that was just installed, before the restart."""
    file, database = SqliteFile(tmp_path / "team.db"), Database(SqliteFile(tmp_path / "team.db"))
    (tmp_path / "team.db").touch()
    async with file.writer.connect() as connection:
        await connection.run_sync(upgrade, released()[0])
        await connection.commit()
    with file.alone(), pytest.raises(StoreError, match="Another Levelhead works on .*Stop it first"):
        await database.migrate()
    assert await database.version() == (released()[0], released()[-1])
    await database.migrate()
    assert await database.version() == (released()[-1], released()[-1])
    for opened in (file, database):
        await opened.close()


async def test_a_lock_that_can_not_be_had_is_named_with_what_to_do(tmp_path: Path) -> None:
    """As where an operator made it as another user."""
    (tmp_path / "team.db.lock").mkdir()
    says = r"team\.db\.lock: Is a directory\. Give that file to the user"
    with pytest.raises(StoreError, match=says), SqliteFile(tmp_path / "team.db").alone():
        pass

"""A desk of its own database, whose Slack is slow where a test says so; and one with the example shop's reports."""

import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.app import make_desk
from bot.commands.desks.nobody import Nobody
from bot.commands.try_shop import stock_up
from bot.desk.parts.desk import Desk
from bot.domain.clock import FixedClock
from bot.settings import Settings
from tests.conftest import finished
from tests.desk.cases import taught
from tests.desk.slow_slack import Slow
from tests.manual_clock import ManualClock


@pytest.fixture
def slow() -> Slow:
    return Slow(ManualClock())


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.deep)])
async def desk(request: pytest.FixtureRequest, slow: Slow) -> AsyncIterator[Desk]:
    sqlite = request.param == "sqlite"
    url = f"sqlite:///{request.getfixturevalue('sqlite_file')}" if sqlite else request.getfixturevalue("postgres_url")
    settings = Settings(_env_file=None).model_copy(update={"database_url": url})  # type: ignore[call-arg]
    anybody: Any = slow
    made = taught(make_desk(settings, anybody, anybody, slow.clock))
    yield made
    await made.database.close()


def _made_on(file: Path) -> Desk:
    nobody: Any = Nobody()
    settings = Settings(_env_file=None).model_copy(update={"database_url": f"sqlite:///{file}"})  # type: ignore[call-arg]
    return make_desk(settings, nobody, nobody, FixedClock(datetime(2026, 11, 26, 12, tzinfo=UTC)))


async def _stock(file: Path) -> None:
    made = _made_on(file)
    await stock_up(made)
    await made.database.close()


@pytest.fixture(scope="session")
def stocked_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the shop's reports that others are copied from."""
    file = shutil.copyfile(sqlite_template, tmp_path_factory.mktemp("stocked") / "stocked.db")
    finished(_stock(file))
    return file


@pytest.fixture
async def stocked_desk(stocked_file: Path, tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk that knows the shop's reports and posts nothing; it is 26 November 2026 there."""
    made = _made_on(shutil.copyfile(stocked_file, tmp_path / "team.db"))
    yield made
    await made.database.close()

"""The real program as processes, and the databases it is tried on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.programs import Launcher


@pytest.fixture(scope="session")
def launcher() -> Iterator[Launcher]:
    made = Launcher()
    yield made
    made.close()


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of the test's own."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'team.db'}"
    found: str = request.getfixturevalue("postgres_url")
    return found

"""The real program as processes, and the databases it is tried on."""

from collections.abc import Iterator

import pytest

from tests.faults.programs import Launcher


@pytest.fixture(scope="session")
def launcher() -> Iterator[Launcher]:
    made = Launcher()
    yield made
    made.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.deep)])
def url(request: pytest.FixtureRequest) -> str:
    """A migrated database of the test's own."""
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('sqlite_file')}"
    found: str = request.getfixturevalue("postgres_url")
    return found

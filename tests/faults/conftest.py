"""The databases that the real program is tried on."""

import pytest


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.deep)])
def url(request: pytest.FixtureRequest) -> str:
    """A migrated database of the test's own."""
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('sqlite_file')}"
    found: str = request.getfixturevalue("postgres_url")
    return found

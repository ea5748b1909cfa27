"""What the checks judge tone by."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def tone(learned: None) -> None:
    """Learned before the first check."""

"""What the policies teach is learned before a bot starts."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def _learned(learned: None) -> None:
    """Before the first bot starts."""

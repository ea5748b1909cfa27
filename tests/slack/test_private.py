"""What a listener tells one person, and what it must not keep from Slack."""

from typing import Any

import pytest

from bot.errors import StoreError
from bot.slack.private import telling


async def test_trouble_with_the_database_goes_on_so_that_the_event_is_delivered_again() -> None:
    """It was told and the event acknowledged, and the words were in no row: a reply to be reviewed was lost."""
    nobody_is_told: Any = None
    with pytest.raises(StoreError, match="busy"):
        async with telling(nobody_is_told, "U0BENOKAF02", "C0SUPPORT01"):
            raise StoreError("The database is busy.")

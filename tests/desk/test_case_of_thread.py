"""Whose thread it is, also while nobody knows whether the message above it is a case's."""

from datetime import timedelta

import pytest

from bot.desk.cases.case import advance_case
from bot.desk.incoming.unrecorded import case_of_thread
from bot.desk.parts.attempts import CLOCKS_DIFFER
from bot.desk.parts.desk import Desk
from bot.errors import StoreError
from tests.desk.cases import opened
from tests.desk.slow_slack import Slow


async def test_while_a_case_is_being_sent_a_message_of_ours_from_then_on_may_be_its(desk: Desk, slow: Slow) -> None:
    case, now = await opened(desk), slow.clock.now()
    said, before = str(now.timestamp()), str((now - CLOCKS_DIFFER - timedelta(seconds=1)).timestamp())
    looked: list[str] = []

    async def look() -> None:
        with pytest.raises(StoreError):
            await case_of_thread(desk, "C", said, ours=True)
        for channel, ts, ours in (("C", said, False), ("C", before, True), ("D", said, True)):
            assert await case_of_thread(desk, channel, ts, ours) is None
            looked.append(ts)

    assert await case_of_thread(desk, "C", said, ours=True) is None, "it isn't sent yet"
    slow.meanwhile = look
    await advance_case(desk, case)
    assert len(looked) == 3 and await case_of_thread(desk, "C", "1", ours=True) == case
    assert await case_of_thread(desk, "C", said, ours=True) is None, "the case is known to be elsewhere"

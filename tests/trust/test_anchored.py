"""A bot at work anchors its trail by itself, tells the log, and forgetting a customer leaves all of it valid."""

import json
import logging
from pathlib import Path

import pytest

from bot.desk.advance import sweep
from bot.desk.auditing import ANCHOR_EVERY, verify
from bot.desk.cases.forgetting import forget
from bot.domain.anchors import kept_lines
from bot.store.history import auditing
from tests.dialogues.conftest import case_id
from tests.trust.people import approved, at_work

pytestmark = pytest.mark.usefixtures("sqlite_file")


@pytest.mark.deep
async def test_the_trail_is_anchored_every_hour_in_which_something_happened(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="bot.desk.auditing")
    async with at_work(tmp_path) as team:
        case = await approved(team)
        for _ in range(3):
            team.clock.advance(ANCHOR_EVERY.total_seconds() + 60)
            await sweep(team.bot.desk)
        async with team.bot.desk.database.read() as tx:
            last = await auditing.last_anchor(tx)
            assert last and case_id(case) in {head.case_id for head in last.heads}
            assert (await verify(tx, kept_lines(last.line))).harms == ()
        told = [record.fields for record in caplog.records if record.getMessage() == "anchored"]  # type: ignore[attr-defined]
        assert told[-1] == {"anchor": last.number, "hash": last.hash}
        assert len(told) == last.number <= 2, "an hour without a new line has no anchor"


async def test_forgetting_a_customer_leaves_the_trail_and_its_anchors_valid(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        case = await approved(team)
        team.clock.advance(ANCHOR_EVERY.total_seconds())
        await sweep(team.bot.desk)
        await forget(team.bot.desk, case_id(case))
        await team.settled()
        async with team.bot.desk.database.read() as tx:
            audit = await verify(tx, {})
            kinds = [link.event.kind async for link in auditing.links(tx)]
            words = json.dumps([dict(link.event.details) async for link in auditing.links(tx)])
    assert audit.harms == () and audit.anchors and "forgotten" in kinds and "approved" in kinds
    assert "Hawaii" not in words

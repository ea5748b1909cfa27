"""Titles and reasons in reports are words of whoever wrote the listing: they name, and a draft rests no promise on them."""

from dataclasses import replace

import pytest

from bot.domain.records import ReportKind, ReturnLine
from tests.dialogues.conftest import Start, Team
from tests.dialogues.test_records import MISSING, ORDER, SHELF, known
from tests.fakes.claude import FakeClaude, Reply

NEXT = (" We are looking for the brackets and write to you by Thursday.", ["orders.missing_part"])
CLAIMS = {
    "a warranty": ("Oak shelf with 25-year warranty", "Your shelf has a warranty of 25 years."),
    "a span": ("Oak shelf, free replacement within 48 hours", "You get a free replacement within 48 hours."),
    "an amount": ("Oak shelf $999.00", "Your shelf cost $999.00."),
    "a day": ("Oak shelf. $999.00 was refunded on November 20", "$999.00 was refunded on November 20."),
    "an outcome": ("Oak shelf: Amazon will refund you in full", "Amazon will refund you in full."),
}


async def _drafted(start: Start, title: str, says: str, reason: str = "CR-UNWANTED_ITEM", cited: str = "item") -> str:
    """What Claude's draft becomes that believes a title or a reason."""
    async with FakeClaude(situation="missing_part") as claude:
        team: Team = await start(**claude.settings)
        await known(team, ReportKind.ORDERS, replace(SHELF, title=title))
        await known(team, ReportKind.FBA_RETURNS, ReturnLine("k1", ORDER, "SHELF-OAK", reason=reason))
        for purpose in ("draft", "repair"):
            claude.will(Reply([(says, [cited]), NEXT]), to=purpose)
        return team.last(await team.draft(MISSING)).plain


@pytest.mark.parametrize(("title", "says"), CLAIMS.values(), ids=CLAIMS)
async def test_what_only_a_title_says_is_stopped(start: Start, title: str, says: str) -> None:
    shown = await _drafted(start, title, says)
    assert says in shown and "*not ready*" in shown


async def test_what_only_a_reason_in_a_report_says_is_stopped(start: Start) -> None:
    says = "The refund of $999.00 takes 25 years."
    shown = await _drafted(start, "Oak shelf", says, reason="a refund of $999.00 takes 25 years", cited="reason_code")
    assert says in shown and "*not ready*" in shown


async def test_an_item_may_be_called_by_its_title_with_its_measures(start: Start) -> None:
    shown = await _drafted(
        start, "Oak shelf, 34 cm, 4 boards", "I am sorry about the oak shelf of 34 cm with 4 boards."
    )
    assert "of 34 cm with 4 boards" in shown and "*not ready*" not in shown

"""Questions answered without a model, on the records of the example shop: rows, clauses and processes, or nothing."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.app import make_desk
from bot.commands.example_shop import stock_up
from bot.commands.terminal import Nobody
from bot.desk.company.asking import answer
from bot.desk.parts.desk import Desk
from bot.domain.answer import Answer
from bot.domain.clock import FixedClock
from bot.errors import LevelheadError
from bot.settings import Settings


@pytest.fixture
async def desk(sqlite_file: Path) -> AsyncIterator[Desk]:
    nobody: Any = Nobody()
    settings = Settings(_env_file=None).model_copy(update={"database_url": f"sqlite:///{sqlite_file}"})  # type: ignore[call-arg]
    made = make_desk(settings, nobody, nobody, FixedClock(datetime(2026, 11, 26, 12, tzinfo=UTC)))
    await stock_up(made)
    yield made
    await made.database.close()


async def rows(desk: Desk, question: str) -> tuple[str, list[tuple[str, ...]]]:
    (sheet,) = (await answer(desk, question)).sheets
    return sheet.title, list(sheet.rows)


def sources(found: Answer) -> list[str]:
    return [f"{c.source.kind} {c.source.id}" for p in found.passages for c in p.citations]


async def test_how_many_can_be_shipped_is_the_stock_with_its_report(desk: Desk) -> None:
    found = await answer(desk, "How many blue bottles can we ship today?")
    (sheet,) = found.sheets
    assert [(r[1], r[3]) for r in sheet.rows] == [("BOTTLE-BLUE", "118")]
    assert sheet.report == "listings report of 26 Nov 2026"
    assert "no model" in found.by


async def test_a_stock_that_no_report_gives_is_not_known(desk: Desk) -> None:
    _, found = await rows(desk, "how many green bottles are left")
    assert [(r[1], r[3]) for r in found] == [("BOTTLE-GREEN", "not known")]


async def test_what_came_back_most_is_counted_over_the_days_asked_for(desk: Desk) -> None:
    assert await rows(desk, "Which SKUs were returned most for the same reason in the last 30 days?") == (
        "Returned most, 27 Oct 2026 to 26 Nov 2026",
        [
            ("Harbour & Pine Enamel Kettle, blue", "KETTLE-BLUE", "DEFECTIVE", "4"),
            ("Harbour & Pine Jute Rug, 120 x 180 cm", "RUG-JUTE-M", "CR-UNWANTED_ITEM", "1"),
        ],
    )


async def test_an_order_is_looked_up_with_its_return(desk: Desk) -> None:
    found = await answer(desk, "112-5391166-8803432")
    assert [s.title for s in found.sheets] == ["Order 112-5391166-8803432", "Returns of order 112-5391166-8803432"]


async def test_an_order_that_no_report_has_is_said_to_be_unknown(desk: Desk) -> None:
    found = await answer(desk, "What about order 999-1234567-1234567?")
    assert "No report has order 999-1234567-1234567." in found.text
    assert found.sheets == ()


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("What do we do when a fulfilment centre measures wrong?", "process remeasure"),
        ("how do I open a carrier trace", "process carrier_trace"),
        ("who pays for the return label", "clause returns.payer_buyer"),
    ],
)
async def test_what_to_do_is_answered_from_processes_and_clauses(desk: Desk, question: str, source: str) -> None:
    assert source in sources(await answer(desk, question))


@pytest.mark.parametrize("question", ["Who won the cup final?", "xyzzy plugh", "What is our wifi password?"])
async def test_what_nobody_wrote_down_is_not_known(desk: Desk, question: str) -> None:
    found = await answer(desk, question)
    assert not found.known and "Nothing is known here of that" in found.text


@pytest.mark.parametrize(
    ("question", "said"), [("  ", "no question"), ("???", "no question"), ("why " * 600, "fewer words")]
)
async def test_what_is_no_question_is_said_to_be_none(desk: Desk, question: str, said: str) -> None:
    with pytest.raises(LevelheadError, match=said):
        await answer(desk, question)


async def test_the_days_of_the_shop_count_back_from_today(desk: Desk) -> None:
    _, found = await rows(desk, "111-8846320-7130657")
    assert found[0][4] == f"{date(2026, 11, 25):%d %b %Y}"

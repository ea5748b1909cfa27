"""Where a case is from when nobody says so: its order's number, the reports, the team's own marketplace."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.app import make_desk
from bot.checks.personal_data.numbers.identifiers import numbered_by
from bot.commands.desks.nobody import Nobody
from bot.commands.try_shop import stock_up
from bot.desk.company.case_records import look_up
from bot.desk.incoming.opening import Request, open_case
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView, load
from bot.desk.reviews.work import asked_words
from bot.domain.clock import FixedClock
from bot.errors import SettingsError
from bot.settings import Settings
from bot.store.case import cases

Team = Callable[[str], Desk]


@pytest.fixture
async def team(sqlite_file: Path) -> AsyncIterator[Team]:
    async with AsyncExitStack() as stack:

        def made(marketplace: str) -> Desk:
            nobody: Any = Nobody()
            values = {"database_url": f"sqlite:///{sqlite_file}", "levelhead_marketplace": marketplace}
            settings = Settings(_env_file=None).model_copy(update=values)  # type: ignore[call-arg]
            desk = make_desk(settings, nobody, nobody, FixedClock(datetime(2026, 11, 26, 12, tzinfo=UTC)))
            stack.push_async_callback(desk.database.close)
            return desk

        yield made


async def opened(desk: Desk, message: str, marketplace: str = "any", order_id: str | None = None) -> CaseView:
    await desk.database.migrate()
    asked = Request("k", "T", "C", "U", message, marketplace=marketplace, order_id=order_id)
    case_id = await open_case(desk, asked)
    assert case_id
    async with desk.database.read() as tx:
        return await load(tx, case_id)


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Order 113-4455667-7788990 never came.", "amazon"),
        ("D01-1234567-1234567", "amazon"),
        ("Order 12-34567-12345, please.", "ebay"),
        ("It is order #1042.", None),
        ("113-4455667-7788990 or 12-34567-12345?", None),
        ("Call 555-1234567 or 555-123-4567.", None),
    ],
)
def test_the_form_of_an_order_number_tells_who_gave_it(text: str, company: str | None) -> None:
    assert numbered_by(text) == company


async def test_an_order_number_says_where_the_order_is_from(team: Team) -> None:
    view = await opened(team("any"), "I sent order 113-4455667-7788990 back and see no refund.")
    assert view.case.marketplace == "amazon.com"
    assert "returns.refund_overdue" in team("any").book.held(view.matter(team("any")))


async def test_the_order_id_of_a_form_does_too(team: Team) -> None:
    assert (await opened(team("any"), "Where is it?", order_id="12-34567-12345")).case.marketplace == "ebay"


async def test_what_a_person_says_stands(team: Team) -> None:
    view = await opened(team("amazon.com"), "Where is 113-4455667-7788990?", marketplace="shopify")
    assert view.case.marketplace == "shopify"


@pytest.mark.parametrize("own", ["any", "shopify"])
async def test_without_one_it_is_where_the_team_sells(team: Team, own: str) -> None:
    assert (await opened(team(own), "Where is my parcel?")).case.marketplace == own


async def test_a_number_goes_before_where_the_team_sells(team: Team) -> None:
    view = await opened(team("shopify"), "Where is 113-4455667-7788990?")
    assert view.case.marketplace == "amazon.com"


async def test_a_report_goes_before_where_the_team_sells(team: Team) -> None:
    desk = team("shopify")
    view = await opened(desk, "Where is my rug? It is the jute one.", order_id="112-5391166-8803432")
    assert view.case.marketplace == "amazon.com"
    desk = team("ebay")
    async with desk.write() as tx:
        await cases.change(tx, view.case.id, marketplace="ebay")
        view = await load(tx, view.case.id)
    await stock_up(desk)
    found, _ = await look_up(desk, view)
    assert found.case.marketplace == "amazon.com"


async def test_words_of_no_case_are_judged_by_it_too(team: Team) -> None:
    assert asked_words(team("walmart"), "Your refund is on its way.", None).matter.marketplace == "walmart"
    assert asked_words(team("walmart"), "Hello", "Where is 113-4455667-7788990?").matter.marketplace == "amazon.com"


async def test_a_marketplace_that_the_policies_do_not_know_is_refused_with_the_nearest(team: Team) -> None:
    with pytest.raises(SettingsError, match=r"LEVELHEAD_MARKETPLACE: .*'amazon'; did you mean 'amazon.com'"):
        team("amazon")

"""What models cost: counted by draft, case, day and person; and a monthly limit that is told of and kept."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.desk.report.reporting import team_report
from bot.domain.costs import Budget, Price, PriceList, Tokens
from bot.domain.team_report import Costs
from bot.errors import PolicyError, SettingsError
from bot.knowledge.schema.prices import read_prices
from bot.loading.sources import read_budget
from bot.settings import PROJECT, Settings
from tests.dialogues.conftest import SUPPORT, Start, Team
from tests.fakes.claude import FakeClaude

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
SITUATION = "shipping_policy_question"


async def with_claude(start: Start, claude: FakeClaude, **changes: Any) -> Team:
    about = {"anthropic_api_key": SecretStr(claude.key), "anthropic_base_url": claude.url}
    made: Team = await start(**about, **changes)
    return made


async def costs(team: Team) -> Costs:
    return (await team_report(team.bot.desk, date(2026, 11, 1), date(2026, 12, 31))).costs


async def told(team: Team) -> list[str]:
    """What the owner was told of the limit."""
    return [m.plain for m in team.ws.messages(await team.omar.dm()) if "Models have cost about" in m.plain]


async def test_tokens_and_money_are_counted_by_draft_case_day_and_person(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team = await with_claude(start, claude)
        case = await team.draft(QUESTION)
        await team.say("ben", case, "revise: shorter")
        await team.draft(QUESTION)
        await team.ben.command(SUPPORT, "/tone You should have read the listing.")
        await team.settled()
        found = await costs(team)
    assert (found.per_draft.count, found.per_case.count) == (3, 2) and [d.name for d in found.days] == ["2026-11-23"]
    assert {p.name for p in found.people} == {team.ana.id, team.ben.id} and found.total.money
    for parts in (found.days, found.people, found.purposes, found.models):
        assert sum(p.calls for p in parts) == found.total.calls
        assert sum(p.tokens for p in parts) == found.total.tokens
        assert sum(p.money or 0 for p in parts) == pytest.approx(found.total.money, abs=Decimal("0.001"))
    assert {p.name for p in found.purposes} >= {"triage", "draft", "tone"}
    assert not found.prices_confirmed and found.without_price == ()


async def test_a_lead_sees_the_month_against_the_limit_at_home_and_a_history_says_what_its_case_cost(
    start: Start,
) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team = await with_claude(start, claude)
        await team.omar.open_home()
        await team.settled()
        assert team.omar.home and "Models in" not in team.omar.home.text, "none was asked yet"
        await team.draft(QUESTION)
        spent = (await costs(team)).total
        assert spent.money
        _limit(team, spent.money * 4)
        await team.pause(20)
        shown = team.omar.home.text
        assert "Models in November" in shown and f"*{spent.tokens:,} tokens, {spent.money:.4f} USD*" in shown
        assert ", 25.0% used" in shown and "The median draft: " in shown and "@Ana Ruiz" in shown.split("By person")[1]
        assert "An estimate: tokens times the prices of 2026-" in shown and "confirmed at https://" in shown
        await team.ana.open_home()
        await team.settled()
        assert team.ana.home and "Models in" not in team.ana.home.text, "for leads and owners"
        await team.ana.press_at_home("History")
        assert team.ana.view and f"Models: {spent.tokens:,} tokens, {spent.money:.4f} USD" in team.ana.view.text
        await team.draft(QUESTION)
        await team.pause(20)
        assert f"*{(await costs(team)).total.tokens:,} tokens" in team.omar.home.text


@pytest.mark.deep
async def test_near_the_limit_and_at_it_owners_are_told_once_and_then_the_composer_drafts_until_the_month_ends(
    start: Start,
) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team = await with_claude(start, claude)
        await team.draft(QUESTION)
        first = (await costs(team)).total.money or Decimal(0)
        await team.draft(QUESTION)
        two = (await costs(team)).total.money or Decimal(0)
        _limit(team, two * 2)
        await team.draft(QUESTION)
        assert await told(team) == [], "under four fifths when it began"
        spent = (await costs(team)).total.money or Decimal(0)
        _limit(team, spent + (two - first) / 2)
        assert "Written by Claude" in team.last(await team.draft(QUESTION)).plain
        assert len(await told(team)) == 1 and "the limit is" in (await told(team))[0]
        asked, draft = len(claude.requests), team.last(await team.draft(QUESTION))
        assert "no model wrote this" in draft.plain and "limit for models" in draft.plain and "Approve" in draft.labels
        await team.ben.command(SUPPORT, "/ask Do we ship to Hawaii?")
        await team.settled()
        assert "limit for models" in team.told("ben") and len(claude.requests) == asked
        near, reached = await told(team)
        assert "At the limit drafts come" in near and "and the limit is" in reached, "each once"
        await team.pause(9 * 24 * 3600)
        assert "Written by Claude" in team.last(await team.draft(QUESTION)).plain, "it is December"


def _limit(team: Team, amount: Decimal) -> None:
    """As LEVELHEAD_MONTHLY_LIMIT sets it at a start."""
    from dataclasses import replace

    desk = team.bot.desk
    budget = Budget(desk.options.budget.prices, amount)
    team.bot.live.desk = replace(desk, options=replace(desk.options, budget=budget))


def test_a_price_is_of_a_million_tokens_of_each_sort() -> None:
    price = Price(Decimal(3), Decimal(15), Decimal("0.3"), Decimal(6))
    assert price.of(Tokens(1_000_000, 100_000, 1_000_000, 500_000)) == Decimal("7.8")
    assert PriceList(models={"one": price}).cost("another", Tokens(1)) is None


@pytest.mark.parametrize(
    ("limit", "spent", "warns", "over"),
    [("0", "1000", False, False), ("10", "7.99", False, False), ("10", "8", True, False), ("10", "10", True, True)],
)
def test_a_limit_warns_from_four_fifths_and_holds_when_it_is_reached(
    limit: str, spent: str, warns: bool, over: bool
) -> None:
    budget = Budget(monthly=Decimal(limit))
    assert (budget.warns(Decimal(spent)), budget.over(Decimal(spent))) == (warns, over)


def test_the_prices_that_ship_have_both_models_and_their_day() -> None:
    budget = read_budget(Settings(_env_file=None))  # type: ignore[call-arg]
    assert budget.prices.as_of and len(budget.prices.models) == 2 and not budget.monthly


def test_a_wrong_price_is_told_with_its_line_and_a_limit_without_prices_is_refused(tmp_path: Path) -> None:
    words = (PROJECT / "prices.yaml").read_text(encoding="utf-8")
    with pytest.raises(PolicyError, match=r"prices\.yaml:\d+.*'inputs'"):
        read_prices("prices.yaml", words.replace("{input:", "{inputs:"))
    settings = Settings(_env_file=None, levelhead_monthly_limit=5, levelhead_draft_model="claude-new")  # type: ignore[call-arg]
    with pytest.raises(SettingsError, match="no price for claude-new"):
        read_budget(settings)

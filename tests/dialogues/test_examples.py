"""Approved replies as examples for similar cases: how the team writes, and never a promise or a figure."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.desk.cases.forgetting import forget
from bot.workspace import Workspace
from tests.dialogues.conftest import Start, Team, case_id, policies_with
from tests.dialogues.edited_policies import looked, shipping
from tests.fakes.claude import FakeClaude

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
ANOTHER = "Do you ship to Hawaii too? My brother Philip lives there."
LIKE = "Like {}, approved on 23 Nov 2026"


async def approved(team: Team, greeting: str = "Good day,", close: str = "Best wishes,\nAna") -> str:
    """A case whose draft Ana edited and Ben approved. Gives its id."""
    case = await team.draft(QUESTION)
    await team.press("ana", team.last(case), "Edit")
    assert team.ana.view
    words = str(team.ana.view.inputs["The reply"]["element"]["initial_value"])
    words = words.replace("Hello,", greeting).replace("Kind regards,\nThe customer care team", close)
    await team.fill("ana", {"The reply": words})
    await team.press("ben", team.last(case), "Approve")
    return case_id(case)


async def test_the_composer_greets_and_closes_as_the_team_did_and_signs_for_nobody(team: Team) -> None:
    before = await approved(team)
    draft = team.last(await team.draft(ANOTHER)).plain
    assert "Good day," in draft
    assert "Best wishes,\nThe customer care team" in draft, draft
    assert "Ana\n" not in draft
    assert LIKE.format(before) in draft


@pytest.mark.deep
async def test_the_first_draft_of_its_kind_is_like_nothing(team: Team) -> None:
    draft = team.last(await team.draft(QUESTION)).plain
    assert "approved on" not in draft and "Hello," in draft


async def test_a_customers_name_is_not_carried_over(team: Team) -> None:
    await approved(team, greeting="Dear Philippa,")
    assert "Philippa" not in team.last(await team.draft(ANOTHER)).plain


async def test_an_approval_that_is_taken_back_or_forgotten_is_no_example(team: Team) -> None:
    first, second = await approved(team), await approved(team)
    await team.press("ben", team.last(team.case()), "Take the approval back")
    draft = team.last(await team.draft(ANOTHER)).plain
    assert LIKE.format(first) in draft and second not in draft
    await forget(team.bot.desk, first)
    assert "approved on" not in team.last(await team.draft(ANOTHER)).plain


@pytest.mark.deep
async def test_a_reply_on_a_clause_that_changed_is_never_an_example(
    start: Start, ws: Workspace, tmp_path: Path
) -> None:
    team: Team = await start(levelhead_policies=policies_with(tmp_path, owners=ws.person("omar").id))
    await approved(team)
    await team.press("ben", team.last(team.case()), "Sent to the customer")
    shipping(team)
    await looked(team)
    draft = team.last(await team.draft(ANOTHER)).plain
    assert "approved on" not in draft and "Hello," in draft


@pytest.mark.deep
async def test_another_kind_of_case_is_like_none_of_these(team: Team) -> None:
    await approved(team)
    assert "approved on" not in team.last(await team.draft("How do I return a rug within the 30 days?")).plain


async def test_claude_sees_how_the_team_writes_without_promises_and_figures(start: Start) -> None:
    offline: Team = await start()
    before = await approved(offline)
    async with FakeClaude(situation="shipping_policy_question") as claude:
        from bot.app import make_writer

        settings = offline.settings.model_copy(
            update={"anthropic_api_key": SecretStr(claude.key), "anthropic_base_url": claude.url}
        )
        desk = offline.bot.desk
        from dataclasses import replace

        offline.bot.live.desk = replace(desk, writer=make_writer(settings, desk.book, desk.composer))
        draft = offline.last(await offline.draft(ANOTHER)).plain
        task = str(claude.asked("draft")[-1])
    assert "Written by Claude" in draft and LIKE.format(before) in draft
    shown = task[task.index("approved in similar cases") : task.index("Write the reply to")]
    assert "Good day," in shown and "Best wishes," in shown and "[figure]" in shown
    assert not [figure for figure in "0123456789" if figure in shown] and "no extra charge" in shown

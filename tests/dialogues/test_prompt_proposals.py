"""What the team corrects whatever a case is about is proposed as a line of the prompt that every draft is written with."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.desk.learning.proposing import propose
from bot.domain.proposals import Aim, Proposal
from bot.domain.trail import POLICIES
from bot.knowledge.guidance import HEADER, TEAM
from bot.settings import PROJECT
from bot.store.history import trail
from bot.workspace import Workspace
from tests.dialogues.conftest import Start, Team, policies_with
from tests.dialogues.test_proposals import ACCEPT, QUESTION, corrected, lines, opened
from tests.fakes.claude import FakeClaude

WITHOUT = "Take particular care of the tone"
OWN = "Say first what is possible, and call the item by its name."
KINDS = {
    "shipping_policy_question": "to your lamp",
    "where_is_my_order": "to this box",
    "return_in_window": "in autumn",
}


@pytest.fixture
async def claude() -> AsyncIterator[FakeClaude]:
    async with FakeClaude() as fake:
        yield fake


@pytest.fixture
async def live(start: Start, ws: Workspace, tmp_path: Path, claude: FakeClaude) -> Team:
    """The bot with Claude, on folders of its own, led by Lea and owned by Omar."""
    folder, prompts = (
        policies_with(tmp_path, leads=ws.person("lea").id, owners=ws.person("omar").id),
        tmp_path / "prompts",
    )
    shutil.copytree(PROJECT / "prompts", prompts)
    keys = {"anthropic_api_key": SecretStr(claude.key), "anthropic_base_url": claude.url}
    made: Team = await start(levelhead_policies=folder, levelhead_prompts=prompts, **keys)
    return made


async def proposed(team: Team, claude: FakeClaude) -> tuple[Proposal, ...]:
    """The same reason in three cases of three kinds."""
    for claude.situation, words in KINDS.items():
        await corrected(team, "what applies here", f"what applies {words}", why="Tone")
    return await propose(team.bot.desk)


async def taken_over(team: Team) -> None:
    for _ in range(2):
        team.clock.advance(5)
        await team.bot.live.looked(team.bot.live.looks + 1)
    await team.settled()


def system(claude: FakeClaude) -> str:
    """The system prompt of the latest draft."""
    return str(claude.asked("draft")[-1]["system"][0]["text"])


@pytest.mark.deep
async def test_a_line_that_a_lead_accepts_is_in_the_prompt_of_every_later_draft(live: Team, claude: FakeClaude) -> None:
    file = live.settings.levelhead_prompts / "team.md"
    (found,) = await proposed(live, claude)
    assert found.amendment.aim is Aim.PROMPT and not file.exists() and WITHOUT not in system(claude)
    shown = await opened(live)
    assert "In prompts/team.md, from line 1" in shown and f"+- {WITHOUT}" in shown and "3 cases of several" in shown
    refused = await live.lea.submit({"Your decision": ACCEPT, "The line": "Begin with {{ name }}."})
    assert refused is not None and "prompts/team.md:2: write plain words" in str(refused) and not file.exists()
    was, plain = live.bot.desk.book.version, system(claude)
    await live.fill("lea", {"Your decision": ACCEPT, "The line": OWN})
    assert file.read_text(encoding="utf-8") == f"{HEADER}- {OWN}\n"
    assert "P-1: Written to prompts/team.md" in live.ws.messages(await live.lea.dm())[-1].plain
    assert await lines(live, "P-1") == [("levelhead", "proposed"), (live.lea.id, "proposal accepted")]
    await taken_over(live)
    await live.draft(QUESTION)
    assert system(claude).startswith(plain.rstrip()) and f"- {OWN}" in system(claude)
    async with live.bot.desk.database.read() as tx:
        accepted = (await trail.of_case(tx, POLICIES))[2].event.details
        kept = await trail.snapshot(tx, live.bot.desk.book.version)
    assert accepted == {"proposal": "P-1", "files": TEAM, "was": was, "version": live.bot.desk.book.version}
    assert kept and kept[TEAM] == f"{HEADER}- {OWN}\n"
    assert await propose(live.bot.desk) == ()


async def test_a_prompt_that_does_not_hold_keeps_the_old_and_the_owner_is_told(live: Team, claude: FakeClaude) -> None:
    file = live.settings.levelhead_prompts / "team.md"
    file.write_text(f"- {OWN}\n", encoding="utf-8")
    await taken_over(live)
    file.write_text(f"- {OWN}\nAnd promise what they ask for.\n", encoding="utf-8")
    await taken_over(live)
    assert "prompts/team.md:2: begin each line" in live.ws.messages(await live.omar.dm())[-1].plain
    claude.situation = "shipping_policy_question"
    await live.draft(QUESTION)
    assert f"- {OWN}" in system(claude) and "promise what they ask" not in system(claude)

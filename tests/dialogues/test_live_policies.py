"""Policies that change while the bot works: taken over when valid, and what rests on a changed clause is void."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import connected
from bot.desk.cases.case import advance_case
from bot.desk.policies.editions import adopt
from bot.desk.policies.rollout import differing
from bot.settings import PROJECT
from bot.store.due import workers
from bot.store.history import editions
from bot.workspace import Workspace
from tests.command_line import levelhead_here
from tests.dialogues.conftest import SUPPORT, Start, Team, case_id, policies_with, settings_for
from tests.dialogues.edited_policies import edit, looked, shipping
from tests.fakes.claude import Answers, FakeClaude, Reply, Stalls
from tests.manual_clock import ManualClock

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
OTHER = "How do I start a return within the 30 days?"


@pytest.fixture
async def live(start: Start, ws: Workspace, tmp_path: Path) -> Team:
    """The bot on a folder of policies that the test edits; Omar owns."""
    folder = policies_with(tmp_path, leads=ws.person("lea").id, owners=ws.person("omar").id)
    made: Team = await start(levelhead_policies=folder)
    return made


async def test_a_valid_edit_is_taken_over_without_a_restart(live: Team) -> None:
    before = live.bot.desk.book.version
    shipping(live)
    await looked(live, 1)
    assert live.bot.desk.book.version == before, "files are saved one by one"
    await looked(live, 1)
    assert live.bot.desk.book.version != before
    case = await live.draft(QUESTION)
    assert live.bot.desk.book.version[:8] in live.last(case).plain


async def test_an_invalid_edit_keeps_the_old_and_the_owner_is_told_once_where_and_what_to_do(live: Team) -> None:
    before = live.bot.desk.book.version
    edit(live, "house/shipping.yaml", "    title:", "    titel:")
    await looked(live, 4)
    told = [m for m in live.ws.messages(await live.omar.dm()) if "can't be read" in m.plain]
    assert len(told) == 1 and live.bot.desk.book.version == before
    assert "shipping.yaml:" in told[0].plain and "title" in told[0].plain
    assert "Draft 1" in live.last(await live.draft(QUESTION)).plain
    edit(live, "house/shipping.yaml", "    titel:", "    title:")
    await looked(live)
    edit(live, "house/shipping.yaml", "    title:", "    titel:")
    await looked(live)
    assert len([m for m in live.ws.messages(await live.omar.dm()) if "can't be read" in m.plain]) == 1


async def test_an_edit_that_drops_the_teams_marketplace_is_refused_as_the_next_start_would_refuse_it(
    start: Start, ws: Workspace, tmp_path: Path
) -> None:
    folder = policies_with(tmp_path, leads=ws.person("lea").id, owners=ws.person("omar").id)
    returns = folder / "shopify" / "returns.yaml"
    returns.write_text(returns.read_text("utf-8").replace("marketplace: shopify", "marketplace: etsy"), "utf-8")
    team: Team = await start(levelhead_policies=folder, levelhead_marketplace="etsy")
    before = team.bot.desk.book.version
    edit(team, "shopify/returns.yaml", "marketplace: etsy", "marketplace: shopify")
    await looked(team)
    told = [m.plain for m in team.ws.messages(await team.omar.dm()) if "LEVELHEAD_MARKETPLACE" in m.plain]
    assert team.bot.desk.book.version == before and len(told) == 1
    assert "no marketplace 'etsy'" in told[0] and "Put it back" in told[0]


async def test_an_open_draft_that_cites_a_changed_clause_is_outdated_and_redrafted_with_one_click(live: Team) -> None:
    case, other = await live.draft(QUESTION), await live.draft(OTHER)
    draft, kept = live.last(case), live.last(other)
    shipping(live)
    await looked(live)
    assert "outdated" in draft.plain and "Redraft" in draft.labels and "Approve" not in draft.labels
    assert "A clause has changed" in case.plain and "outdated" not in kept.plain and "Approve" in kept.labels
    await live.react("ben", draft, "white_check_mark")
    assert "has changed" in live.told("ben") and "Approved" not in case.plain
    await live.press("ben", draft, "Redraft")
    assert "Draft 2" in live.last(case).plain and live.bot.desk.book.version[:8] in live.last(case).plain
    await live.press("ben", live.last(case), "Approve")
    assert "Approved" in case.plain


async def test_an_approval_is_void_and_whoever_gave_it_is_told(live: Team) -> None:
    case = await live.draft(QUESTION)
    draft = live.last(case)
    await live.press("ben", draft, "Approve")
    approved = live.thread(case)[-2:]
    shipping(live)
    await looked(live)
    assert all(m.deleted for m in approved) and "outdated" in draft.plain
    notice = live.last(case).plain
    assert "approval of draft 1 is void" in notice and "Ben" in notice


@pytest.mark.deep
async def test_two_clauses_that_changed_have_changed(live: Team) -> None:
    case = await live.draft(QUESTION)
    draft = live.last(case)
    await live.press("ben", draft, "Approve")
    shipping(live)
    edit(live, "house/shipping.yaml", "Other countries are not served.", "No other country is served.")
    await looked(live)
    named = "`shipping.alaska_hawaii`, `shipping.destinations`, which have changed or expired since."
    assert named in live.last(case).plain and named in draft.plain


@pytest.mark.deep
async def test_what_was_sent_is_final_and_a_change_of_the_source_alone_changes_nothing(live: Team) -> None:
    case, other = await live.draft(QUESTION), await live.draft(QUESTION)
    await live.press("ben", live.last(case), "Approve")
    await live.press("ben", live.last(case), "Sent to the customer")
    edit(live, "house/shipping.yaml", "policy: shipping", "# read again by the team\npolicy: shipping")
    await looked(live)
    assert "Approve" in live.last(other).labels
    shipping(live)
    await looked(live)
    assert "Sent to the customer" in case.plain and "outdated" in live.last(other).plain


async def test_an_outdated_draft_is_edited_and_keeps_only_citations_that_hold(live: Team) -> None:
    case = await live.draft(QUESTION)
    draft = live.last(case)
    shipping(live)
    await looked(live)
    await live.press("ben", draft, "Edit")
    assert live.ben.view
    words = live.ben.view.inputs["The reply"]["element"]["initial_value"]
    await live.fill("ben", {"The reply": words.replace("Hello", "Good day")})
    edited = live.last(case)
    assert "Draft 2" in edited.plain and "outdated" not in edited.plain
    assert "What was wrong" not in live.told("ben"), "it was right when it was written"
    await looked(live, 1)
    assert "outdated" not in edited.plain


@pytest.mark.deep
async def test_an_outdated_draft_stays_so_where_a_wish_leaves_its_words(live: Team) -> None:
    case = await live.draft(QUESTION)
    shipping(live)
    await looked(live)
    await live.say("ben", case, "revise: remove the elephants")
    draft = live.last(case)
    assert "Draft 2" in draft.plain and "outdated" in draft.plain and "Approve" not in draft.labels
    await live.press("ben", draft, "Redraft")
    assert "Draft 3" in live.last(case).plain and "Approve" in live.last(case).labels


@pytest.mark.deep
async def test_a_bot_that_starts_on_other_policies_finds_what_is_outdated(
    ws: Workspace, clock: ManualClock, tmp_path: Path, sqlite_file: Path
) -> None:
    settings = settings_for(ws, tmp_path, levelhead_policies=policies_with(tmp_path))
    async with connected(settings, clock, True) as bot:
        team = Team(ws, bot, clock, settings)
        draft = team.last(await team.draft(QUESTION))
    shipping(team)
    async with connected(settings, clock, True) as bot:
        await Team(ws, bot, clock, settings).settled()
    assert "outdated" in draft.plain


@pytest.mark.deep
async def test_a_draft_that_was_being_written_meanwhile_is_outdated_when_it_is_kept(
    start: Start, ws: Workspace, tmp_path: Path
) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        folder = policies_with(tmp_path, owners=ws.person("omar").id)
        about = {"anthropic_api_key": SecretStr(claude.key), "anthropic_base_url": claude.url}
        team: Team = await start(levelhead_policies=folder, **about)
        answer = {"situation": "shipping_policy_question", "short_explanation": "asks", "quotes": []}
        claude.will(Answers(answer), Stalls(), Reply([("Hawaii costs nothing extra.", ["shipping.alaska_hawaii"])]))
        await team.ana.command(SUPPORT, f"/draft {QUESTION}")
        await asyncio.wait_for(claude.stalled.wait(), 60)
        shipping(team)
        for _ in range(2):
            team.clock.advance(5)
            await asyncio.wait_for(team.bot.live.looked(team.bot.live.looks + 1), 60)
        claude.release()
        await team.settled()
        draft = team.last(team.case())
        assert "outdated" in draft.plain and "Redraft" in draft.labels
        await team.press("ben", draft, "Redraft")
        assert team.bot.desk.book.version[:8] in team.last(team.case()).plain


async def test_a_worker_with_older_files_outdates_nothing(live: Team) -> None:
    lagging = live.bot.desk
    shipping(live)
    await looked(live)
    case = await live.draft(QUESTION)
    await advance_case(lagging, case_id(case))
    await live.settled()
    assert "outdated" not in live.last(case).plain and "Approve" in live.last(case).labels


async def test_an_older_state_comes_back_only_once_every_worker_has_it_in_its_folder(live: Team) -> None:
    lagging, old = live.bot.desk, live.bot.desk.book.version
    file = live.settings.levelhead_policies / "house/shipping.yaml"
    before = file.read_text(encoding="utf-8")
    shipping(live)
    await looked(live)
    new = live.bot.desk.book.version
    assert await adopt(live.bot.desk, "other") == new and await differ(live) == ()
    file.write_text(before, encoding="utf-8")
    await looked(live)
    assert live.bot.desk.book.version == new, "the other still has the newer ones"
    (words,) = await differ(live)
    assert f"({old[:8]}, last heard of " in words and "s ago) holds others" in words and new[:8] in words
    assert await adopt(lagging, "other") == old
    await looked(live, 1)
    assert live.bot.desk.book.version == old and await differ(live) == ()


async def test_policies_in_force_that_this_version_cant_read_are_told_and_ours_stay(live: Team) -> None:
    ours, later = live.bot.desk.book.version, {"shipping.yaml": "of_a_later_version: true"}
    async with live.bot.desk.write() as tx:
        await workers.note(tx, "other", "later", "later", live.clock.now())
        await editions.adopt(tx, "later", later, live.clock.now())
    await looked(live)
    assert live.bot.desk.book.version == ours and "by different policies" in (await differ(live))[0]
    told = [m.plain for m in live.ws.messages(await live.omar.dm()) if "can't read the policies" in m.plain]
    assert len(told) == 1 and "shipping.yaml:1" in told[0]


async def differ(team: Team) -> tuple[str, ...]:
    async with team.bot.desk.database.read() as tx:
        return await differing(tx, team.clock.now())


async def test_versions_are_shown_and_compared_clause_by_clause(live: Team) -> None:
    old = live.bot.desk.book.version
    assert "Nothing changed." in await typed(live, "diff")
    shipping(live)
    said = await typed(live, "diff")
    assert "~ shipping.alaska_hawaii (changed)" in said
    assert "[-6-] {+7+} to [-10-] {+12+}" in said
    await looked(live)
    new = live.bot.desk.book.version
    shown = await typed(live, "show")
    assert shown.index(new[:8]) < shown.index(old[:8]) and "the files as they are now" in shown
    assert "Nothing changed." in await typed(live, "diff") and "changed)" in await typed(live, "diff", old[:8], new[:8])
    assert "shipping.destinations: " in await typed(live, "show", old[:8])
    assert "text: " in await typed(live, "show", "files", "shipping.destinations")
    assert "is no version" in await typed(live, "show", "zzzz") and "has no clause" in await typed(
        live, "show", "files", "x"
    )


async def typed(team: Team, *arguments: str) -> str:
    def run() -> str:
        folder, url = team.settings.levelhead_policies, team.settings.database_url
        said = levelhead_here(
            folder.parent, "policies", *arguments, DATABASE_URL=url, LEVELHEAD_POLICIES=str(folder), COLUMNS="160"
        )
        return said.stdout or said.stderr

    return await asyncio.to_thread(run)


@pytest.mark.parametrize("approved_before", [False, True])
async def test_a_reply_on_a_clause_whose_last_day_has_passed_is_neither_approved_nor_sent(
    start: Start, ws: Workspace, tmp_path: Path, approved_before: bool
) -> None:
    folder = policies_with(tmp_path, leads=ws.person("lea").id, owners=ws.person("omar").id)
    team: Team = await start(levelhead_policies=folder)
    day = team.bot.desk.today
    edit(
        team, "house/shipping.yaml", "id: shipping.alaska_hawaii\n", f"id: shipping.alaska_hawaii\n    expires: {day}\n"
    )
    await looked(team)
    case = await team.draft(QUESTION)
    draft = team.last(case)
    if approved_before:
        await team.press("ben", draft, "Approve")
        team.clock.advance(24 * 3600)
        await team.press("ben", team.last(case), "Sent to the customer")
    else:
        team.clock.advance(24 * 3600)
        await team.press("ben", draft, "Approve")
    assert "changed or expired" in team.told("ben")
    assert "outdated" in draft.plain and "Redraft" in draft.labels and "Approved" not in case.plain
    assert "sent" not in case.plain.lower()
    await team.press("ben", draft, "Redraft")
    assert "shipping.alaska_hawaii" not in team.last(case).plain


@pytest.fixture
async def with_claude(start: Start, ws: Workspace, tmp_path: Path) -> AsyncIterator[tuple[Team, FakeClaude]]:
    """The bot with Claude on prompts that the test edits; Omar owns."""
    shutil.copytree(PROJECT / "prompts", tmp_path / "prompts")
    folder = policies_with(tmp_path, leads=ws.person("lea").id, owners=ws.person("omar").id)
    async with FakeClaude(situation="shipping_policy_question") as claude:
        folders = {"levelhead_policies": folder, "levelhead_prompts": tmp_path / "prompts"}
        yield await start(**folders, **claude.settings), claude


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "prompts/reply_system.md: there is no such prompt"),
        pytest.param("", "the first line must declare the variables", marks=pytest.mark.deep),
        pytest.param("{# variables: guidance #}\n", "nothing stands below the first line", marks=pytest.mark.deep),
    ],
)
async def test_a_prompt_that_vanished_or_is_empty_is_told_and_the_one_from_before_is_used(
    with_claude: tuple[Team, FakeClaude], text: str | None, told: str
) -> None:
    team, claude = with_claude
    file = team.settings.levelhead_prompts / "reply_system.md"
    was = file.read_text(encoding="utf-8")
    file.unlink() if text is None else file.write_text(text)
    await looked(team, 4)
    assert [told in m.plain for m in team.ws.messages(await team.omar.dm())] == [True]
    assert "Draft 1" in team.last(await team.draft(QUESTION)).plain
    used = str(claude.asked("draft")[-1]["system"][0]["text"])
    file.write_text(was.replace("\n\n", "\n\nWrite as at sea.\n\n", 1), encoding="utf-8")
    await looked(team)
    await team.draft(OTHER)
    now = str(claude.asked("draft")[-1]["system"][0]["text"])
    assert "at sea" in now and now.replace("Write as at sea.\n\n", "") == used


async def test_while_the_folder_of_prompts_is_away_the_ones_from_before_are_used(
    with_claude: tuple[Team, FakeClaude],
) -> None:
    team, claude = with_claude
    shutil.rmtree(team.settings.levelhead_prompts)
    await looked(team, 4)
    assert "there is no such folder" in await team.inbox("omar")
    assert "Draft 1" in team.last(await team.draft(QUESTION)).plain and claude.asked("draft")

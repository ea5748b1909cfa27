"""Numbers of drafts are given anew after a backup was restored: what is done under a lost draft is not done to the new."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import connected
from bot.desk.parts.restored import take_up
from bot.settings import Settings
from bot.store.case import cases
from bot.store.engines.database import Tx
from bot.workspace import Message, Workspace
from tests.dialogues.conftest import Team, file_of, settings_for
from tests.fakes.receiver import SECRET, receiving
from tests.manual_clock import ManualClock

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
LOST = "Hello,\n\nYes, we ship to Hawaii, and I will write to you tomorrow.\n\nKind regards"
KEPT = "Hello,\n\nThank you for asking. We do ship to Hawaii, and I will write to you on Friday.\n\nKind regards"


@pytest.fixture
def settings(ws: Workspace, tmp_path: Path, sqlite_file: Path) -> Settings:
    return settings_for(ws, tmp_path)


@asynccontextmanager
async def running(ws: Workspace, clock: ManualClock, settings: Settings) -> AsyncIterator[Team]:
    async with connected(settings, clock, approve_examples=True) as bot:
        yield Team(ws, bot, clock, settings)


@asynccontextmanager
async def restored(ws: Workspace, clock: ManualClock, settings: Settings, backup: Path) -> AsyncIterator[Team]:
    file = file_of(settings)
    for old in file.parent.glob(f"{file.name}*"):
        old.unlink()
    shutil.copyfile(backup, file)
    async with running(ws, clock, settings) as team:
        async with team.bot.desk.write() as tx:
            await take_up(team.bot.desk, tx)
            await team.bot.desk.wake_case(tx, await only_case(tx))
        await team.pause(1)
        yield team


async def only_case(tx: Tx) -> str:
    (case,) = await cases.unfinished(tx)
    return case


async def edited(team: Team, draft: Message, words: str) -> None:
    await team.press("ana", draft, "Edit")
    await team.fill("ana", {"The reply": words})


@pytest.mark.parametrize(
    "unsure",
    [pytest.param(False, id="posted at once", marks=pytest.mark.deep), pytest.param(True, id="looked for in Slack")],
)
async def test_what_is_done_under_a_lost_draft_does_nothing_to_the_new_one_of_its_number(
    ws: Workspace, clock: ManualClock, settings: Settings, tmp_path: Path, unsure: bool
) -> None:
    file, backup = file_of(settings), tmp_path / "backup.db"
    async with running(ws, clock, settings) as team:
        case = await team.draft(QUESTION)
        first = team.last(case)
    shutil.copyfile(file, backup)
    async with running(ws, clock, settings) as team:
        await edited(team, first, LOST)
        lost = team.last(case)
    async with restored(ws, clock, settings, backup) as team:
        if unsure:
            ws.drop("chat.postMessage", after=False)
        await edited(team, first, KEPT)
        await team.pause(5)
        assert "tomorrow" in lost.plain and "Friday" in team.last(case).plain
        await team.react("ben", lost, "white_check_mark")
        assert "Approved" not in team.case().plain
        await team.press("ben", lost, "Approve")
        assert "Approved" not in team.case().plain and "I don't know this message any more" in team.told("ben")
        await team.press("ben", team.last(case), "Approve")
        assert "Approved" in team.case().plain


async def test_a_reply_with_the_number_of_one_that_left_before_the_restore_leaves_under_a_name_of_its_own(
    ws: Workspace, clock: ManualClock, settings: Settings, tmp_path: Path
) -> None:
    """Whoever listens takes each name once: under the name of the lost one it would be passed over as a repetition."""
    backup = tmp_path / "backup.db"
    async with receiving() as receiver:
        there = {"levelhead_webhook_url": receiver.url, "levelhead_webhook_secret": SecretStr(SECRET)}
        settings = settings.model_copy(update=there)
        async with running(ws, clock, settings) as team:
            first = team.last(await team.draft(QUESTION))
        shutil.copyfile(file_of(settings), backup)
        for words, at_work in ((LOST, running(ws, clock, settings)), (KEPT, restored(ws, clock, settings, backup))):
            async with at_work as team:
                await edited(team, first, words)
                await team.press("ben", team.last(team.case()), "Approve")
                await team.press("ben", team.last(team.case()), "Send to the customer")
        assert [parcel["text"] for parcel in receiver.taken.values()] == [LOST, KEPT]
        assert len({parcel["revision"] for parcel in receiver.taken.values()}) == 1

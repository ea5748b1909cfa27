"""Backup and restore, by the very commands that docs/operations.md gives."""

import asyncio
import os
import re
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import connected
from bot.commands.migrate import migrated
from bot.settings import PROJECT, Settings
from bot.store.engines.database import open_database
from bot.store.engines.migrating import released, upgrade
from bot.store.tables.sealing import name_of, new_key
from bot.workspace import Workspace
from tests.dialogues.conftest import SUPPORT, Team, settings_for
from tests.dialogues.test_comparing import OTHER
from tests.fakes.receiver import SECRET, receiving
from tests.faults.programs import Launcher
from tests.open_workspace import open_workspace
from tests.operations.ahead import Ahead
from tests.operations.forked import levelhead_in
from tests.operations.program import environment
from tests.trust.at_rest import tools

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
LATER = "Do you ship to Ohio, and how long does it take?"
BLOCK = re.compile(r"^```sh (?P<name>[\w-]+)\n(?P<words>.*?)^```", re.MULTILINE | re.DOTALL)
KINDS = ["sqlite", *(pytest.param(k, marks=pytest.mark.deep) for k in ("sqlite encrypted", "postgres encrypted"))]
BACKUPS = {"sqlite": "backup.db", "postgres": "backup.dump"}


def _documented(name: str) -> str:
    page = (PROJECT / "docs" / "operations.md").read_text(encoding="utf-8")
    return next(found["words"] for found in BLOCK.finditer(page) if found["name"] == name)


@pytest.fixture
async def levelhead(launcher: Launcher, tmp_path: Path) -> AsyncIterator[Path]:
    """Where the shell finds the command."""
    async with levelhead_in(tmp_path, launcher) as found:
        yield found


async def _do(name: str, levelhead: Path, settings: Settings) -> str:
    """Run a block of the page as an operator would. Gives what it said."""
    status, said = await _done(_documented(name), levelhead, settings)
    assert status == 0, said
    return said


async def _done(words: str, levelhead: Path, settings: Settings) -> tuple[int, str]:
    """In the folder that the command works in."""
    path = f"{levelhead}:{tools()}:{os.environ['PATH']}"
    keys = settings.levelhead_encryption_keys
    more = {"LEVELHEAD_ENCRYPTION_KEYS": keys.get_secret_value()} if keys else {}
    done = await asyncio.to_thread(
        subprocess.run,
        ["bash", "-eu", "-c", words],
        cwd=levelhead.parent,
        env=environment(settings, PATH=path, **more),
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def _held(backup: Path) -> bytes:
    """All that somebody reads in a backup."""
    if backup.suffix == ".db":
        return backup.read_bytes()
    script = [str(tools() / "pg_restore"), "--file=-", str(backup)]
    return subprocess.run(script, check=True, capture_output=True).stdout


@pytest.mark.deep
@pytest.mark.parametrize("named", KINDS)
async def test_what_was_said_after_the_backup_is_not_said_again(
    named: str, tmp_path: Path, levelhead: Path, request: pytest.FixtureRequest
) -> None:
    """With keys the backup holds nobody's words, and is worth nothing without them."""
    kind, _, encrypted = named.partition(" ")
    key = new_key()
    ws = Workspace(rate_limits=False)
    async with open_workspace(ws):
        url = (
            request.getfixturevalue("postgres_url") if kind == "postgres" else f"sqlite:///{tmp_path / 'levelhead.db'}"
        )
        keys = SecretStr(key) if encrypted else None
        settings = settings_for(ws, tmp_path, database_url=url, levelhead_encryption_keys=keys)
        if kind == "sqlite":
            settings = settings.model_copy(update={"database_url": "sqlite:///levelhead.db"})
        here = settings.model_copy(update={"database_url": url})

        ws.fail("chat.postMessage", "ratelimited", times=1, retry_after=600)
        async with _team(ws, here, 0) as team:
            await team.ana.command(SUPPORT, f"/draft {QUESTION}")
            await team.settled()
            await _do(f"backup-{kind}", levelhead, settings)
        assert not ws.messages(SUPPORT)
        assert (b"does it cost extra" in _held(tmp_path / BACKUPS[kind])) == (not encrypted)
        async with _team(ws, here, 700) as team:
            await team.settled()
            await team.draft(LATER)
        before = [m.ts for m in ws.messages(SUPPORT)]
        assert len(before) == 2

        said = await _do(f"restore-{kind}", levelhead, settings)
        assert "looked for in Slack first" in said
        if encrypted:
            without = settings.model_copy(update={"levelhead_encryption_keys": None})
            status, said = await _done("levelhead retry --restored", levelhead, without)
            assert status == 1 and f"encrypted with the key {name_of(key)}" in said
        async with _team(ws, here, 1400) as team:
            await team.settled()
            assert [m.ts for m in ws.messages(SUPPORT)] == before, "nothing twice"
            first, second = ws.messages(SUPPORT)
            assert len([m for m in team.thread(first) if "Draft 1" in m.plain]) == 1
            await team.press("ana", team.thread(first)[-1], "Approve")
            assert "Approved" in ws.messages(SUPPORT)[0].plain
            await team.press("ana", team.thread(second)[-1], "Approve")
            assert "not kept here any more" in team.told("ana")


@pytest.mark.deep
async def test_a_reply_approved_after_the_backup_can_be_approved_again(
    ws: Workspace, tmp_path: Path, levelhead: Path
) -> None:
    settings = settings_for(ws, tmp_path, database_url="sqlite:///levelhead.db")
    here = settings.model_copy(update={"database_url": f"sqlite:///{tmp_path / 'levelhead.db'}"})
    async with _team(ws, here, 0) as team:
        case = await team.draft(QUESTION)
        draft = team.last(case)
        await _do("backup-sqlite", levelhead, settings)
        await team.press("ana", draft, "Approve")
        said = await _do("restore-sqlite", levelhead, settings)
        assert "stop it and start it" in said and "A Levelhead runs" in said
    assert "Approve" not in draft.labels and "Approved" in ws.messages(SUPPORT)[0].plain
    said = await _do("restore-sqlite", levelhead, settings)
    assert "levelhead forget" in said and "A Levelhead runs" not in said
    async with _team(ws, here, 60) as team:
        await team.settled()
        assert "Approved" not in ws.messages(SUPPORT)[0].plain
        await team.press("ana", draft, "Approve")
        assert "Approved" in ws.messages(SUPPORT)[0].plain


@pytest.mark.deep
async def test_a_reply_that_was_on_its_way_does_not_leave_by_itself_after_a_restore(
    ws: Workspace, tmp_path: Path, levelhead: Path
) -> None:
    """Since the backup a person may have sent it by hand, as here, taken it back, or sent a newer one."""
    async with receiving() as receiver:
        carried = {"levelhead_webhook_url": receiver.url, "levelhead_webhook_secret": SecretStr(SECRET)}
        settings, here = _in_a_file(ws, tmp_path, **carried)
        receiver.answers = [503] * 50
        async with _team(ws, here, 0) as team:
            case = await team.draft(QUESTION)
            await team.press("ben", team.last(case), "Approve")
            note = team.last(case)
            await team.press("ben", note, "Send to the customer")
            assert "On its way" in note.plain
            await _do("backup-sqlite", levelhead, settings)
        receiver.answers = [400]
        async with _team(ws, here, 60) as team:
            await team.settled()
            await team.press("ana", note, "I sent it by hand")
            assert "Sent to the customer" in case.plain
        await _do("restore-sqlite", levelhead, settings)
        async with _team(ws, here, 120) as team:
            await team.settled()
            assert receiver.taken == {}, "the customer has it"
            assert "whether the customer has it" in team.last(case).plain and "Not delivered" in case.plain
            await team.press("ana", note, "Send it once more")
            assert len(receiver.taken) == 1 and "Delivered." in note.plain


@pytest.mark.deep
async def test_what_everybody_was_shown_since_the_backup_is_not_shown_again(
    ws: Workspace, tmp_path: Path, levelhead: Path
) -> None:
    settings, here = _in_a_file(ws, tmp_path)
    async with _team(ws, here, 0) as team:
        await team.ana.command(SUPPORT, "/ask Do we ship to Hawaii?")
        await team.until_told("ana", "Do we ship to Hawaii?")
        ws.fail("chat.postMessage", "ratelimited", times=1, retry_after=600)
        await team.press("ana", team.ana.ephemerals(SUPPORT)[-1], "Share it here")
        assert (await team.ana.command(SUPPORT, "/compare")).ok
        await team.settled()
        await team.fill("ana", {"Our listing": "Brass lamp, 34 cm", "Competitor 1": OTHER})
        assert not ws.messages(SUPPORT)
        await _do("backup-sqlite", levelhead, settings)
    async with _team(ws, here, 700) as team:
        await team.settled()
    shown = [m.plain for m in ws.messages(SUPPORT)]
    assert len(shown) == 2
    await _do("restore-sqlite", levelhead, settings)
    async with _team(ws, here, 1400) as team:
        await team.settled()
    assert [m.plain for m in ws.messages(SUPPORT)] == shown


@pytest.mark.deep
async def test_a_reminder_that_waited_when_the_backup_was_taken_is_not_given_again(
    ws: Workspace, tmp_path: Path, levelhead: Path
) -> None:
    settings, here = _in_a_file(ws, tmp_path)
    async with _team(ws, here, 0) as team:
        await team.draft(QUESTION)
    ws.fail("chat.postMessage", "ratelimited", times=1, retry_after=600)
    async with _team(ws, here, 21 * 3600) as team:
        await team.settled()
        assert not await team.inbox("ana")
        await _do("backup-sqlite", levelhead, settings)
    async with _team(ws, here, 22 * 3600) as team:
        await team.settled()
        assert (await team.inbox("ana")).count("still waits") == 1
    await _do("restore-sqlite", levelhead, settings)
    async with _team(ws, here, 22.5 * 3600) as team:
        await team.settled()
        assert (await team.inbox("ana")).count("still waits") == 1


@pytest.mark.deep
async def test_a_backup_of_an_older_schema_is_restored_over_a_newer_one(
    ws: Workspace, tmp_path: Path, levelhead: Path, empty_postgres_url: str
) -> None:
    """0025 brought a table, which may not be in the way of what is restored and migrated anew."""
    settings = settings_for(ws, tmp_path, database_url=empty_postgres_url)
    await _migrated_to("0024", empty_postgres_url)
    await _do("backup-postgres", levelhead, settings)
    assert released()[-1] in await migrated(empty_postgres_url)
    await _do("empty-postgres", levelhead, settings)
    status, said = await _done(_documented("restore-postgres"), levelhead, settings)
    assert status == 1 and "is at schema 0024" in said and "levelhead migrate" in said
    assert released()[-1] in await migrated(empty_postgres_url)
    assert "looked for in Slack first" in (await _done("levelhead retry --restored", levelhead, settings))[1]


async def test_a_database_is_not_emptied_for_a_backup_that_cannot_be_read(
    ws: Workspace, tmp_path: Path, levelhead: Path, postgres_url: str
) -> None:
    settings = settings_for(ws, tmp_path, database_url=postgres_url)
    (tmp_path / BACKUPS["postgres"]).write_text("broken off", encoding="utf-8")
    status, _ = await _done(_documented("empty-postgres"), levelhead, settings)
    assert status and released()[-1] in await migrated(postgres_url)


def _in_a_file(ws: Workspace, folder: Path, **changes: Any) -> tuple[Settings, Settings]:
    """Settings as an operator has them, who works in that folder, and the same from anywhere."""
    settings = settings_for(ws, folder, database_url="sqlite:///levelhead.db", **changes)
    return settings, settings.model_copy(update={"database_url": f"sqlite:///{folder / 'levelhead.db'}"})


async def _migrated_to(revision: str, url: str) -> None:
    database = open_database(url)
    async with database.place.writer.connect() as connection:
        await connection.run_sync(upgrade, revision)
        await connection.commit()
    await database.close()


@asynccontextmanager
async def _team(ws: Workspace, settings: Settings, ahead: float) -> AsyncIterator[Team]:
    """The bot at work so many seconds from now."""
    clock: Any = Ahead(timedelta(seconds=ahead))
    async with connected(settings, clock, approve_examples=True) as bot:
        yield Team(ws, bot, clock, settings)

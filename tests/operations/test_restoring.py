"""Backup and restore, by the very commands that docs/operations.md gives."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import connected
from bot.settings import PROJECT, Settings
from bot.store.sealing import name_of, new_key
from bot.workspace import Workspace
from tests.dialogues.conftest import SUPPORT, Team, settings_for
from tests.operations.ahead import Ahead
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


async def _do(name: str, folder: Path, settings: Settings) -> str:
    """Run a block of the page as an operator would. Gives what it said."""
    status, said = await _done(_documented(name), folder, settings)
    assert status == 0, said
    return said


async def _done(words: str, folder: Path, settings: Settings) -> tuple[int, str]:
    path = f"{Path(sys.executable).parent}:{tools()}:{os.environ['PATH']}"
    keys = settings.levelhead_encryption_keys
    more = {"LEVELHEAD_ENCRYPTION_KEYS": keys.get_secret_value()} if keys else {}
    done = await asyncio.to_thread(
        subprocess.run,
        ["bash", "-eu", "-c", words],
        cwd=folder,
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


@pytest.mark.parametrize("named", KINDS)
async def test_what_was_said_after_the_backup_is_not_said_again(
    named: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """With keys the backup holds nobody's words, and is worth nothing without them."""
    kind, _, encrypted = named.partition(" ")
    key = new_key()
    ws = Workspace(rate_limits=False)
    await ws.start()
    url = request.getfixturevalue("postgres_url") if kind == "postgres" else f"sqlite:///{tmp_path / 'levelhead.db'}"
    keys = SecretStr(key) if encrypted else None
    settings = settings_for(ws, tmp_path, database_url=url, levelhead_encryption_keys=keys)
    if kind == "sqlite":
        settings = settings.model_copy(update={"database_url": "sqlite:///levelhead.db"})
    here = settings.model_copy(update={"database_url": url})

    ws.fail("chat.postMessage", "ratelimited", times=1, retry_after=600)
    async with _team(ws, here, 0) as team:
        await team.ana.command(SUPPORT, f"/draft {QUESTION}")
        await team.settled()
        await _do(f"backup-{kind}", tmp_path, settings)
    assert not ws.messages(SUPPORT)
    assert (b"does it cost extra" in _held(tmp_path / BACKUPS[kind])) == (not encrypted)
    async with _team(ws, here, 700) as team:
        await team.settled()
        await team.draft(LATER)
    before = [m.ts for m in ws.messages(SUPPORT)]
    assert len(before) == 2

    said = await _do(f"restore-{kind}", tmp_path, settings)
    assert "looked for in Slack first" in said
    if encrypted:
        without = settings.model_copy(update={"levelhead_encryption_keys": None})
        status, said = await _done("levelhead retry --restored", tmp_path, without)
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
    await ws.stop()


@asynccontextmanager
async def _team(ws: Workspace, settings: Settings, ahead: float) -> AsyncIterator[Team]:
    """The bot at work so many seconds from now."""
    clock: Any = Ahead(timedelta(seconds=ahead))
    async with connected(settings, clock, approve_examples=True) as bot:
        yield Team(ws, bot, clock, settings)

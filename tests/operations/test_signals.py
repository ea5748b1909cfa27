"""Told to end: the bot by its terminal, a command in the middle of its work, and what a log read by machine holds."""

import asyncio
import json
import signal
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import PROJECT
from bot.workspace import Workspace
from tests.command_line import Levelhead, either_way
from tests.dialogues.conftest import settings_for
from tests.fakes.claude import FakeClaude, Stalls
from tests.faults.programs import Launcher
from tests.operations.forked import forked
from tests.operations.program import HUNG, environment, program


@pytest.mark.deep
async def test_a_bot_whose_terminal_is_closed_stops_in_good_order(
    ws: Workspace, tmp_path: Path, launcher: Launcher
) -> None:
    async with program(tmp_path, "run", settings_for(ws, tmp_path), launcher) as bot:
        await bot.ready()
        for _ in range(2):  # the shell says it, and the system says it
            bot.process.send_signal(signal.SIGHUP)
        assert await bot.ended() == 0
        assert "told to stop" in bot.lines and "a second time" not in bot.lines


@pytest.mark.deep
@pytest.mark.parametrize("sign", [signal.SIGTERM, pytest.param(signal.SIGHUP, marks=pytest.mark.deep)])
async def test_a_command_that_is_told_to_end_leaves_no_copy_of_a_customers_words(
    ws: Workspace, tmp_path: Path, launcher: Launcher, sign: signal.Signals
) -> None:
    held = tmp_path / "held"
    held.mkdir()
    async with FakeClaude() as claude:
        claude.will(Stalls())
        asked = {"anthropic_api_key": SecretStr(claude.key), "anthropic_base_url": claude.url}
        given = environment(settings_for(ws, tmp_path, **asked), TMPDIR=str(held))
        async with forked(launcher, tmp_path, given, "draft", "Do you ship the booby lamp to Hawaii?") as process:
            await asyncio.wait_for(claude.stalled.wait(), HUNG)
            assert list(held.glob("levelhead-*/draft.db"))
            process.send_signal(sign)
            assert await asyncio.wait_for(process.wait(), HUNG) == 128 + sign
    assert not list(held.glob("levelhead-*"))


@either_way
def test_what_ended_a_bot_is_a_line_of_the_log_where_a_machine_reads_it(tmp_path: Path, levelhead: Levelhead) -> None:
    given = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "LEVELHEAD_CONNECTED_BY": "U0OMARHAD04"}
    told = levelhead(tmp_path, "run", SLACK_API_URL="http://127.0.0.1:1/", LEVELHEAD_LOG_FORMAT="json", **given)
    lines = [json.loads(line) for line in told.stderr.splitlines()]
    assert told.returncode == 1 and lines[-1]["level"] == "critical" and "can't be reached" in lines[-1]["message"]


async def test_a_command_that_is_broken_off_while_it_loads_says_nothing(tmp_path: Path) -> None:
    """Here by the first thing that it loads."""
    (tmp_path / "asyncio.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "from bot.__main__ import main; main(['status'])",
        cwd=tmp_path, env={"PYTHONPATH": str(PROJECT)}, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    _, said = await asyncio.wait_for(process.communicate(), HUNG)
    assert process.returncode == 130 and said == b""

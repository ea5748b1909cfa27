"""Told to stop while nothing around it answers: the program ends before a platform kills it."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.concurrency.shutdown import CLOSING_SECONDS, OVER
from bot.errors import SettingsError
from bot.settings import MOST_STOP_SECONDS, PROJECT, read_settings
from bot.workspace import Workspace
from tests.dialogues.conftest import SUPPORT, settings_for
from tests.fakes.claude import FakeClaude, Stalls
from tests.faults.programs import Launcher
from tests.operations.program import HUNG, program
from tests.operations.silent import never_answering, relayed
from tests.patience import Patience, within

KILLS_AFTER = 30.0
"""Seconds that platforms give a program."""
TOLD = f"TimeLeft({-CLOSING_SECONDS}).begin()"
"""To stop, with no time left."""


@pytest.mark.deep
async def test_a_stop_ends_in_time_where_the_database_and_the_collector_say_nothing(
    ws: Workspace, tmp_path: Path, launcher: Launcher, postgres_url: str
) -> None:
    """Without time for what runs, so that it can be waited for."""
    async with FakeClaude() as claude, relayed(postgres_url) as relay, never_answering() as collector:
        claude.will(*[Stalls()] * 5)
        asked = {"anthropic_api_key": SecretStr(claude.key), "anthropic_base_url": claude.url}
        settings = settings_for(ws, tmp_path, database_url=relay.url, **asked)
        more = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector, "LEVELHEAD_STOP_SECONDS": "0"}
        async with program(tmp_path, "run", settings, launcher, **more) as bot:
            await bot.ready()
            await ws.person("ana").command(SUPPORT, "/draft Do you ship the booby lamp to Hawaii?")
            await asyncio.wait_for(claude.stalled.wait(), HUNG)
            relay.heard.clear()
            bot.process.send_signal(signal.SIGTERM)
            async with within(Patience(KILLS_AFTER - MOST_STOP_SECONDS, lambda: [bot.process.pid])):
                assert await bot.ended() == 0
            assert "levelhead: stopped" in bot.lines


def test_what_keeps_its_loop_from_going_on_ends_all_the_same() -> None:
    hangs = f"import logging, time; from bot.concurrency.shutdown import TimeLeft; logging.basicConfig(); {TOLD}; time.sleep({HUNG})"
    ended = subprocess.run([sys.executable, "-c", hangs], cwd=PROJECT, capture_output=True, text=True, timeout=HUNG)
    assert ended.returncode == 0 and OVER in ended.stderr


def test_the_longest_stop_that_can_be_set_fits_in_what_platforms_give() -> None:
    assert MOST_STOP_SECONDS + CLOSING_SECONDS <= KILLS_AFTER - 1
    with pytest.raises(SettingsError, match=r"LEVELHEAD_STOP_SECONDS: write 20 at most: platforms kill .* 30 seconds"):
        read_settings(levelhead_stop_seconds=25)

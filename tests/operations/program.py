"""`levelhead run` or `work` as a program of its own, against the workspace of the test."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.settings import PROJECT, Settings
from tests.faults.programs import Launcher
from tests.operations.forked import Forked, forked

OURS = ("SLACK_", "LEVELHEAD_", "ANTHROPIC_", "DATABASE_", "OTEL_")
KEPT = "LEVELHEAD_CACHE"
HUNG = 300
"""Seconds after which a program is given up: far more than a busy machine takes to start one."""
PORT = re.compile(r"health is told on port (\d+)")


def environment(settings: Settings, **more: str) -> dict[str, str]:
    """These settings as variables, with nothing else of the machine."""
    assert settings.slack_bot_token and settings.slack_app_token and settings.levelhead_connected_by
    clean = {name: value for name, value in os.environ.items() if name == KEPT or not name.startswith(OURS)}
    ours = {
        "PYTHONPATH": str(PROJECT),
        "SLACK_BOT_TOKEN": settings.slack_bot_token.get_secret_value(),
        "SLACK_APP_TOKEN": settings.slack_app_token.get_secret_value(),
        "SLACK_API_URL": settings.slack_api_url,
        "DATABASE_URL": settings.database_url,
        "LEVELHEAD_CONNECTED_BY": settings.levelhead_connected_by,
    }
    if settings.anthropic_api_key and settings.anthropic_base_url:
        ours["ANTHROPIC_API_KEY"] = settings.anthropic_api_key.get_secret_value()
        ours["ANTHROPIC_BASE_URL"] = settings.anthropic_base_url
    return clean | ours | more


@dataclass
class Program:
    """A running program, asked over its health endpoint."""

    process: asyncio.subprocess.Process | Forked
    log: Path

    @property
    def port(self) -> int:
        """The port it took by itself; 0 until it says so."""
        told = PORT.search(self.lines)
        return int(told[1]) if told else 0

    async def get(self, path: str) -> tuple[int, dict[str, bool]]:
        """The status and what it says; (0, {}) where nobody listens."""
        try:
            async with (
                aiohttp.ClientSession() as client,
                client.get(f"http://127.0.0.1:{self.port}{path}") as answer,
            ):
                return answer.status, await answer.json()
        except aiohttp.ClientConnectionError:
            return 0, {}

    async def ready(self) -> dict[str, bool]:
        """Wait until it is ready; gives what it says."""
        async with asyncio.timeout(HUNG):
            while True:
                status, found = await self.get("/ready")
                if status == 200:
                    return found
                assert self.process.returncode is None, self.lines
                await asyncio.sleep(0.05)

    async def ended(self) -> int:
        """Its exit status, once it ended."""
        return await asyncio.wait_for(self.process.wait(), HUNG)

    async def said(self, words: str) -> None:
        """Wait until a log line has these words."""
        async with asyncio.timeout(HUNG):
            while words not in self.lines:  # noqa: ASYNC110  # another program rings no bell here
                await asyncio.sleep(0.05)

    @property
    def lines(self) -> str:
        return self.log.read_text(encoding="utf-8")


@asynccontextmanager
async def program(
    folder: Path, command: str, settings: Settings, launcher: Launcher | None = None, **more: str
) -> AsyncIterator[Program]:
    """The program, started, or forked where there is a launcher; ended with the test whatever happens."""
    given = environment(settings, LEVELHEAD_HEALTH_PORT="0", **more)
    if launcher:
        async with forked(launcher, folder, given, command) as made:
            yield Program(made, made.output)
        return
    log = folder / f"{command}.log"
    with log.open("wb") as stream:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", command, cwd=folder, env=given, stdout=stream, stderr=stream
        )
    try:
        yield Program(process, log)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()

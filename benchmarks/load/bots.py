"""The bot's processes, the loopback Claude's, and how much memory they took."""

import asyncio
import json
import os
import secrets
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SLICE_SECONDS = 0.01


@dataclass
class Bot:
    """One process of `levelhead`."""

    process: asyncio.subprocess.Process
    log: Path

    @property
    def megabytes(self) -> float:
        """The most memory it held so far (resident)."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        return 0.0

    @property
    def cpu(self) -> float:
        """Seconds of processor time it used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def held_to(self, share: float) -> None:
        """Let it run for this share of the time only, until it ends or this is cancelled: a slower processor."""
        try:
            while self.process.returncode is None:
                self.process.send_signal(signal.SIGSTOP)
                await asyncio.sleep(SLICE_SECONDS * (1 - share))
                self.process.send_signal(signal.SIGCONT)
                await asyncio.sleep(SLICE_SECONDS * share)
        finally:
            if self.process.returncode is None:
                self.process.send_signal(signal.SIGCONT)

    async def stop(self) -> None:
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        await self.process.wait()

    def complaints(self) -> list[str]:
        """What it logged that is worse than a notice."""
        return [line for line in self.log.read_text().splitlines() if "ERROR" in line or "WARNING" in line]


async def levelhead(command: str, settings: Mapping[str, str], folder: Path) -> Bot:
    """Start `levelhead <command>`; its log goes to a file."""
    log = folder / f"{command}-{secrets.token_hex(3)}.log"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("SLACK_", "ANTHROPIC_", "LEVELHEAD_"))}
    with log.open("wb") as out:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", command, cwd=folder, stdout=out, stderr=out,
            env={**environment, **settings, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    return Bot(process, log)


async def ran(command: str, settings: Mapping[str, str], folder: Path) -> None:
    """Run a command to its end. Raises RuntimeError when it fails."""
    bot = await levelhead(command, settings, folder)
    if await bot.process.wait():
        raise RuntimeError(bot.log.read_text())


class Claude:
    """The loopback Claude in a process of its own; `program` and what follows it start that."""

    url = ""

    def __init__(self, *program: str) -> None:
        self._program = program or ("benchmarks.load.claude",)

    @property
    def pid(self) -> int:
        return self._process.pid

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *self._program, cwd=ROOT,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=2**26,
        )  # fmt: skip
        self.url = (await self._line()).strip()

    async def take(self, seconds: float) -> None:
        """From now on each call takes so long."""
        await self._ask(f"seconds {seconds}")

    async def told(self) -> dict[str, Any]:
        """The calls since it was asked last, and the most at once."""
        return await self._ask("tell")

    async def calm(self) -> dict[str, Any]:
        """The stormy one makes no more faults. Gives those it made."""
        return await self._ask("calm")

    async def stop(self) -> None:
        self._process.stdin.close()  # type: ignore[union-attr]  # it was opened
        await self._process.wait()

    async def _ask(self, words: str) -> dict[str, Any]:
        self._process.stdin.write(f"{words}\n".encode())  # type: ignore[union-attr]
        found: dict[str, Any] = json.loads(await self._line())
        return found

    async def _line(self) -> str:
        return (await self._process.stdout.readline()).decode()  # type: ignore[union-attr]

"""The local workspace, its rate limits off, with people who type commands, and the times at which the bot answered."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from benchmarks.load.cases import case_in, message
from bot.workspace import Message, Workspace
from bot.workspace.web_api.door import Recorded

CHANNEL = "#support"


@dataclass
class Times:
    """Of one case, by the machine's monotonic clock: typed, acknowledged, its message posted, its draft posted."""

    typed: float
    acked: float = 0.0
    posted: float = 0.0
    drafted: float = 0.0


@dataclass
class Seen(list[Recorded]):
    """Stands where the workspace keeps the calls it got: takes their times, and keeps none."""

    times: dict[int, Times] = field(default_factory=dict)
    roots: dict[str, int] = field(default_factory=dict)
    drafted: int = 0
    moved: asyncio.Event = field(default_factory=asyncio.Event)
    errors: list[str] = field(default_factory=list)

    def append(self, call: Recorded) -> None:
        now = time.monotonic()
        if not call.answer.get("ok"):
            self.errors.append(f"{call.method}: {call.answer}")
        if call.method != "chat.postMessage" or not call.answer.get("ok"):
            return
        key = ((call.args.get("metadata") or {}).get("event_payload") or {}).get("key", "")
        if key.endswith(":case"):
            self._root(call, now)
        elif is_draft(key) and call.args.get("thread_ts") in self.roots:
            self.times[self.roots.pop(call.args["thread_ts"])].drafted = now
            self.drafted += 1
            self.moved.set()

    def _root(self, call: Recorded, now: float) -> None:
        number = case_in(str(call.args.get("blocks")))
        if number in self.times:
            self.roots[call.answer["ts"]] = number
            self.times[number].posted = now


def is_draft(key: str) -> bool:
    """Whether it is the key of a message that shows a draft; the hash of its words may follow."""
    return key.split(":")[1:2] == ["revision"]


class Slack:
    """People at work in one channel."""

    def __init__(self) -> None:
        self.workspace = Workspace(rate_limits=False)
        self.seen = Seen()
        self.workspace._api.calls = self.seen
        self._next = self.unacknowledged = 0

    async def start(self) -> None:
        await self.workspace.start()

    async def stop(self) -> None:
        await self.workspace.stop()

    def settings(self, manifest: dict[str, Any]) -> dict[str, str]:
        """What a bot needs to be let in, as environment variables."""
        app = self.workspace.install(manifest)
        return {
            "SLACK_BOT_TOKEN": app.bot_token,
            "SLACK_APP_TOKEN": app.app_token,
            "SLACK_API_URL": self.workspace.api_url,
            "LEVELHEAD_CONNECTED_BY": self.workspace.person("omar").id,
        }

    async def connected(self, wanted: int = 1, within: float = 600) -> None:
        """Wait until so many bots listen."""
        async with asyncio.timeout(within):
            while self.workspace.connections != wanted:  # noqa: ASYNC110  # the workspace rings no bell for it
                await asyncio.sleep(0.02)

    async def type(self) -> int:
        """One `/draft` by Ana, until it is acknowledged. Gives the number of the case."""
        number = self._next
        self._next += 1
        times = self.seen.times[number] = Times(time.monotonic())
        answer = await self.workspace.person("ana").command(CHANNEL, f"/draft {message(number)}")
        if not answer.ok:
            self.unacknowledged += 1
            times.drafted = times.posted = times.typed  # Slack's three seconds were over: nothing is waited for
        if answer.ephemeral:
            raise RuntimeError(answer.ephemeral.plain)
        times.acked = time.monotonic()
        return number

    async def type_at(self, a_second: float, count: int) -> list[int]:
        """So many commands, evenly spread, whether those before are acknowledged or not."""
        begun, typing = time.monotonic(), list[asyncio.Task[int]]()
        for i in range(count):
            await asyncio.sleep(max(0.0, begun + i / a_second - time.monotonic()))
            typing.append(asyncio.create_task(self.type()))
        return list(await asyncio.gather(*typing))

    async def all_drafted(self, numbers: list[int], within: float) -> None:
        """Wait until every one of these has its draft."""
        async with asyncio.timeout(within):
            while any(not self.seen.times[n].drafted for n in numbers):
                self.seen.moved.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self.seen.moved.wait(), 1)

    async def carried_through(self, within: float = 60) -> None:
        """Ana approves the draft of the last case, and marks it as sent."""
        async with asyncio.timeout(within):
            for label in ("Approve", "Sent to the customer"):
                await self._until(lambda label=label: label in self._labels())
                await self.workspace.person("ana").press(self._labels()[label], label)
            await self._until(lambda: any("This is final" in m.plain for m in self._thread()))

    async def _until(self, reached: Callable[[], bool]) -> None:
        while not reached():  # noqa: ASYNC110  # the workspace rings no bell for it
            await asyncio.sleep(0.05)

    def _thread(self) -> list[Message]:
        root = self.workspace.messages(CHANNEL)[-1]
        return [m for m in self.workspace.messages(CHANNEL, thread_ts=root.ts) if not m.deleted]

    def _labels(self) -> dict[str, Message]:
        """The last message with each button."""
        return {label: m for m in self._thread() for label in m.labels}

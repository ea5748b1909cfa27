"""People who type `/draft` in many channels at a steady rate, and what became of each command."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from enum import Enum

from benchmarks.load.cases import case_in, message
from benchmarks.load.slack import Slack, is_draft
from bot.workspace import HARBOUR_AND_PINE, Channel, Workspace
from bot.workspace.scene import STAFF
from bot.workspace.web_api.door import Recorded

RETURNED = "Your text:"
"""What stands before the words of a command that could not be kept."""


class Heard(Enum):
    """What the person who typed a command was told."""

    TAKEN = "acknowledged"
    RETURNED = "given back with the reason"
    LATE = "not acknowledged in three seconds"
    UNDELIVERED = "not delivered: no connection, or it broke"


@dataclass
class Tally(list[Recorded]):
    """Stands where the workspace keeps the calls it got: counts messages by their key, and keeps none."""

    shown: dict[str, int] = field(default_factory=dict)
    """How often Slack took a message of each key."""
    drafts: list[float] = field(default_factory=list)
    """When each draft was posted, by the machine's monotonic clock."""

    def append(self, call: Recorded) -> None:
        if call.method != "chat.postMessage" or not call.answer.get("ok"):
            return
        key = ((call.args.get("metadata") or {}).get("event_payload") or {}).get("key", "")
        self.shown[key] = self.shown.get(key, 0) + 1
        if is_draft(key) and self.shown[key] == 1:
            self.drafts.append(time.monotonic())


class Crowd(Slack):
    """As `Slack`, in many channels."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        rooms = tuple(Channel(f"C0STORM{n:04}", f"storm-{n}", members=STAFF) for n in range(channels))
        self.workspace = Workspace(rate_limits=False, scene=replace(HARBOUR_AND_PINE, channels=rooms))
        self.tally = self.workspace._api.calls = Tally()
        self.channels = [f"#{room.name}" for room in rooms]
        self.heard: dict[int, Heard] = {}
        self.acks: list[float] = []
        """Seconds of those that were acknowledged."""
        self._typed_so_far = 0

    async def storm(self, a_second: float, seconds: float) -> None:
        """Commands evenly spread, whether those before are acknowledged or not."""
        async with asyncio.TaskGroup() as typing:
            async for _ in ticks(a_second, round(a_second * seconds)):
                typing.create_task(self._typed(self._typed_so_far))
                self._typed_so_far += 1

    async def _typed(self, number: int) -> None:
        begun = time.monotonic()
        person = self.workspace.person(("ana", "ben", "lea")[number % 3])
        answer = await person.command(self.channels[number % len(self.channels)], f"/draft {message(number)}")
        back = answer.ephemeral and RETURNED in answer.ephemeral.plain and case_in(answer.ephemeral.plain) == number
        late = Heard.LATE if "timeout" in str(answer.error) else Heard.UNDELIVERED
        self.heard[number] = late if not answer.ok else Heard.RETURNED if back else Heard.TAKEN
        if answer.ok:
            self.acks.append(time.monotonic() - begun)


async def ticks(a_second: float, count: int) -> AsyncIterator[int]:
    """So many numbers, each at its time."""
    begun = time.monotonic()
    for i in range(count):
        await asyncio.sleep(max(0.0, begun + i / a_second - time.monotonic()))
        yield i

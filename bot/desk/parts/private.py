"""Saying something to one person. What only they see leaves no trace in Slack; a direct message can be found again."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import Private
from bot.desk.parts.ports import PostRefused

Still = Callable[[], Awaitable[bool]]
DIRECT = "D"
"""What the names of channels begin with in which nobody else is but the bot."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """A person, and where they are."""

    person: str
    channel: str
    thread_ts: str | None = None

    @property
    def is_direct(self) -> bool:
        """Whether nobody else is there."""
        return self.channel.startswith(DIRECT)


async def privately(desk: Desk, words: Private, to: Addressee, key: str) -> None:
    """Where they are, so that only they see it; else, or where that can't be, in a direct message. Raises as a port."""
    if to.is_direct:
        await desk.announcer.tell(words, to.person, key, to.thread_ts)
        return
    try:
        await desk.announcer.whisper(words, to.person, to.channel, to.thread_ts)
    except PostRefused:
        await desk.announcer.tell(words, to.person, key)


async def privately_again(
    desk: Desk, words: Private, to: Addressee, key: str, since: datetime, still: Still | None = None
) -> None:
    """After an attempt that broke off: in a direct message, unless that is there already.

    `still` tells whether it is still to be said: an answer to it takes the message out that is looked for.
    """
    thread_ts = to.thread_ts if to.is_direct else None
    if await desk.announcer.find_told(key, to.person, since, thread_ts):
        return
    if still is None or await still():
        await desk.announcer.tell(words, to.person, key, thread_ts)

"""Saying something to one person.

An ephemeral message leaves no trace in Slack; a direct message can be found again.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import Private
from bot.desk.parts.ports import PostRefused

Still = Callable[[], Awaitable[bool]]
DIRECT = "D"
"""How ids of direct-message channels begin."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """A person, and the channel and thread they are in."""

    person: str
    channel: str
    thread_ts: str | None = None

    @property
    def is_direct(self) -> bool:
        """Whether that is a direct message with the bot."""
        return self.channel.startswith(DIRECT)


async def privately(desk: Desk, words: Private, to: Addressee, key: str) -> None:
    """Post an ephemeral message where they are; in a direct message, or where that is refused, post there.

    Raises as the port.
    """
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
    """Repeat an attempt that broke off, as a direct message, unless it is found there.

    `still` tells whether it is still needed: answering it removes the message, so not finding it proves nothing.
    """
    thread_ts = to.thread_ts if to.is_direct else None
    if await desk.announcer.find_told(key, to.person, since, thread_ts):
        return
    if still is None or await still():
        await desk.announcer.tell(words, to.person, key, thread_ts)

"""A Slack that is slow, and what is done while it is waited for."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from bot.commands.desks.nobody import Nobody
from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import Note, Private
from bot.desk.parts.ports import Parcel, PostLater, PostRefused, PostUnsure
from bot.desk.report.telling import advance_announcement
from bot.domain.people import Actor
from bot.store.team import announcements
from tests.manual_clock import ManualClock

FAILURES = [PostLater(5), PostUnsure(), PostRefused("is_archived", "Unarchive it.")]
named = pytest.mark.parametrize("failure", FAILURES, ids=["later", "unsure", "refused"])


class Slow(Nobody):
    """Slack and a receiver; what `meanwhile` is done while a call waits for its answer, which is `failure`.

    That is the first call, or the first that says `sleeps_at`.
    """

    def __init__(self, clock: ManualClock) -> None:
        self.clock, self.said, self.gone, self.updated = clock, list[str](), list[str](), list[str]()
        self.there = dict[str, str]()
        """What is found in Slack: a key, and where the message stands."""
        self.words: list[Private] = []
        self.meanwhile: Callable[[], Any] | None = None
        self.sleeps_at: str | None = None
        self.failure: Exception | None = None
        self.keeps: list[Exception] = []
        """What it answers, one each, to whoever wants a message taken out."""
        self.asked: dict[str, Callable[[], Any]] = {}
        """What is done, once, while it says who somebody is (`actor`) or where a message stands (`link`)."""

    async def _say(self, words: str) -> str:
        self.said.append(words)
        ts, do = str(len(self.said)), self.meanwhile
        if do and self.sleeps_at in (None, words):
            self.meanwhile = None
            await do()
            if self.failure:
                raise self.failure
        return ts

    async def _asked(self, what: str) -> None:
        if do := self.asked.pop(what, None):
            await do()

    async def actor(self, person: str) -> Actor:
        await self._asked("actor")
        return Actor(person)

    async def ours_alone(self, channel: str) -> bool:
        return True

    async def link(self, channel: str, ts: str) -> str:
        await self._asked("link")
        return f"https://slack.test/{channel}/{ts}"

    async def post(self, note: Note, channel: str, thread_ts: str | None, key: str) -> str:
        return await self._say(key)

    async def whisper(self, words: Private, person: str, channel: str, thread_ts: str | None) -> None:
        self.words.append(words)
        await self._say("whisper")

    async def tell(self, words: Private, person: str, key: str, thread_ts: str | None = None) -> None:
        self.words.append(words)
        await self._say(f"direct {key}")

    async def carry(self, parcel: Parcel, name: str) -> None:
        await self._say(name)

    async def find(self, key: str, channel: str, thread_ts: str | None, since: datetime) -> str | None:
        return self.there.get(key)

    async def find_told(self, key: str, person: str, since: datetime, thread_ts: str | None = None) -> str | None:
        return self.there.get(key)

    async def update(self, note: Note, channel: str, ts: str) -> None:
        self.updated.append(ts)

    async def remove(self, channel: str, ts: str) -> None:
        if self.keeps:
            raise self.keeps.pop()
        self.gone.append(ts)

    async def seed(self, channel: str, ts: str, names: Any) -> None:
        """Taken."""


async def told_in_turn(desk: Desk, slow: Slow) -> None:
    """What is to be said or taken out apart from cases, each at its time, until nothing is left."""
    async with desk.database.read() as tx:
        left = await announcements.unfinished(tx)
    while left:
        slow.clock.advance(3_600)
        for key in left:
            await advance_announcement(desk, key)
        async with desk.database.read() as tx:
            left = await announcements.unfinished(tx)

"""Who people are, from Slack. Fails closed: somebody Slack can't vouch for is not known."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.concurrency.priority import elsewhere
from bot.desk.parts.ports import PostLater
from bot.domain.clock import Clock
from bot.domain.people import Actor, is_app
from bot.slack.limits import SlackLimits, limited
from bot.slack.refusals import UNSURE, code, says_nothing

KEEP = timedelta(minutes=1)
"""So long an answer of Slack counts: whoever is deactivated, or becomes a guest, may still decide for a minute."""
LOOK_UP, LOOK_AT, LOOK_IN = "users.info", "conversations.info", "usergroups.users.list"
UNREACHABLE_SECONDS = 5
log = logging.getLogger(__name__)


class SlackDirectory:
    """Looks members and channels up, each once at a time, and caches them for a minute; not who is unknown."""

    def __init__(self, client: AsyncWebClient, team: str, clock: Clock, limits: SlackLimits) -> None:
        self._client, self._team, self._clock, self._limits = client, team, clock, limits
        self._kept: dict[str, tuple[datetime, Actor]] = {}
        self._alone: dict[str, tuple[datetime, bool]] = {}
        self._looking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def actor(self, person: str) -> Actor:
        async with self._one_at_a_time(person):
            kept = self._kept.get(person)
            if kept and self._clock.now() - kept[0] < KEEP:
                return kept[1]
            found = await self._look_up(person)
            if found.known:
                self._kept[person] = (self._clock.now(), found)
            return found

    async def members(self, group: str) -> frozenset[str]:
        await self._limits.ask(LOOK_IN)
        try:
            return frozenset((await self._client.usergroups_users_list(usergroup=group))["users"])
        except SlackApiError as error:
            if limited(error):
                raise await self._limits.refused(LOOK_IN, "", error) from error
            log.warning("usergroups.users.list of %s: %s", group, code(error))
            return frozenset()
        except (TimeoutError, aiohttp.ClientError) as error:
            raise PostLater(UNREACHABLE_SECONDS) from error

    async def ours_alone(self, channel: str) -> bool:
        """A channel the bot can't look at counts as ours, as it can't post there."""
        if channel.startswith("D"):
            return True
        async with self._one_at_a_time(channel):
            kept = self._alone.get(channel)
            if kept and self._clock.now() - kept[0] < KEEP:
                return kept[1]
            if (found := await self._look_at(channel)) is not None:
                self._alone[channel] = (self._clock.now(), found)
            return found is not False

    @asynccontextmanager
    async def _one_at_a_time(self, id: str) -> AsyncIterator[None]:
        """Who asks for the same person or channel meanwhile waits for that answer: a case and its draft both ask."""
        looking = self._looking.setdefault(id, asyncio.Lock())
        with elsewhere():
            await looking.acquire()
        try:
            yield
        finally:
            looking.release()

    async def _look_at(self, channel: str) -> bool | None:
        """Whether only ours read it; None where the bot isn't in it."""
        await self._limits.ask(LOOK_AT)
        try:
            found = (await self._client.conversations_info(channel=channel))["channel"]
        except SlackApiError as error:
            if limited(error):
                raise await self._limits.refused(LOOK_AT, "", error) from error
            log.warning("conversations.info: %s", code(error))
            if code(error) in UNSURE or says_nothing(error):
                raise PostLater(UNREACHABLE_SECONDS) from error
            return None if code(error) == "channel_not_found" else False
        except (TimeoutError, aiohttp.ClientError) as error:
            raise PostLater(UNREACHABLE_SECONDS) from error
        return not (found.get("is_ext_shared") or found.get("is_pending_ext_shared"))

    async def _look_up(self, person: str) -> Actor:
        if is_app(person):
            return Actor(person, bot=True)
        await self._limits.ask(LOOK_UP)
        try:
            user = (await self._client.users_info(user=person))["user"]
        except SlackApiError as error:
            if limited(error):
                raise await self._limits.refused(LOOK_UP, "", error) from error
            log.warning("users.info: %s", code(error))
            return Actor(person, known=False)
        except (TimeoutError, aiohttp.ClientError) as error:
            raise PostLater(UNREACHABLE_SECONDS) from error
        guest = user.get("is_restricted", False) or user.get("is_ultra_restricted", False)
        outsider = user.get("team_id") != self._team or user.get("is_stranger", False)
        return Actor(
            person,
            bot=bool(user.get("is_bot", False)),
            guest=bool(guest),
            outsider=bool(outsider),
            deactivated=bool(user.get("deleted", False)),
        )

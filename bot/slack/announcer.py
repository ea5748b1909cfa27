"""Posting to Slack: notes become blocks, and Slack's errors become those of the desk's port."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.concurrency.slots import away
from bot.desk.parts.attempts import CLOCKS_DIFFER, is_over
from bot.desk.parts.notes import Note, Private
from bot.desk.parts.ports import PostLater, PostRefused, PostUnsure
from bot.domain.clock import Clock
from bot.domain.team_desk import NoDesk, TeamDesk
from bot.slack import views
from bot.slack.limits import POST, SlackLimits, limited
from bot.slack.refusals import code
from bot.slack.remedies import outcome
from bot.slack.views import team_desk

log = logging.getLogger(__name__)
EVENT_TYPE = "levelhead_post"
UNKNOWN_EMOJI = "invalid_name"
UNREACHABLE_SECONDS = 5
SHORT_SECONDS = 5
"""A search waits so long for its next page; with a longer wait it starts again later."""
SET_BACK = timedelta(days=1)
"""How far a channel is searched where our clock was set back since."""
MOST_LINKS = 1_000
"""How many addresses of messages are cached; they never change."""
LOOKING = "is looking it up…"
"""Shown after the bot's name while it looks an answer up."""
ENDED = {"token_revoked", "account_inactive", "token_expired", "invalid_auth"}
"""Errors after which nothing works until an admin installs the app again: until then all that is to be said waits."""


class SlackAnnouncer:
    """Makes one attempt each time; the desk decides about retries.

    `revoked` is set when Slack says that the installation ended. A search may take as long as `search`.
    """

    def __init__(
        self, client: AsyncWebClient, revoked: asyncio.Event, limits: SlackLimits, clock: Clock, search: timedelta
    ) -> None:
        self._client, self._revoked, self._limits = client, revoked, limits
        self._clock, self._search = clock, search
        self._links: dict[tuple[str, str], str] = {}

    async def post(self, note: Note, channel: str, thread_ts: str | None, key: str) -> str:
        async with self._saying(POST, channel):
            answer = await self._client.chat_postMessage(
                channel=channel,
                thread_ts=thread_ts,
                text=views.summary(note),
                blocks=views.blocks(note),
                metadata=_keyed(key),
                unfurl_links=False,
                unfurl_media=False,
            )
        return str(answer["ts"])

    async def update(self, note: Note, channel: str, ts: str) -> None:
        async with self._calling("chat.update"):
            await self._client.chat_update(channel=channel, ts=ts, text=views.summary(note), blocks=views.blocks(note))

    async def remove(self, channel: str, ts: str) -> None:
        async with self._calling("chat.delete"):
            await self._client.chat_delete(channel=channel, ts=ts)

    async def find(self, key: str, channel: str, thread_ts: str | None, since: datetime) -> str | None:
        """The message posted with this key since then; None when it surely isn't there.

        A channel is read from its newest message back, for as long as has passed since then by our clock, which may
        differ from Slack's by hours. One that shows an earlier time was set back, and doesn't tell how long that is.
        """
        passed = self._clock.now() - since
        back = (passed if passed >= CLOCKS_DIFFER else SET_BACK).total_seconds()
        newest: float | None = None
        async with aclosing(self._pages(channel, thread_ts)) as pages:
            async for messages in pages:
                if found := next((m for m in messages if _key_of(m) == key), None):
                    return str(found["ts"])
                newest = newest or float(messages[0]["ts"])
                if thread_ts is None and float(messages[-1]["ts"]) < newest - back:
                    return None
        return None

    async def _pages(self, channel: str, thread_ts: str | None) -> AsyncGenerator[list[dict[str, Any]], None]:
        """The messages of a channel, the newest first, or of a thread; none of the pages is empty."""
        cursor: str | None = None
        until = self._clock.now() + self._search
        while True:
            page = await self._next_page(channel, thread_ts, cursor, until)
            if messages := page.get("messages"):
                yield messages
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
            if not cursor and page.get("has_more"):
                raise PostRefused("no_next_cursor", "Slack says that there are more messages and gives no way to them.")
            if not cursor:
                return

    async def _next_page(
        self, channel: str, thread_ts: str | None, cursor: str | None, until: datetime
    ) -> dict[str, Any]:
        """The first page now or not at all; later ones also after a short wait, as the pages before would be lost."""
        while True:
            try:
                async with self._calling("conversations.replies" if thread_ts else "conversations.history"):
                    return await self._page(channel, thread_ts, cursor)
            except PostLater as later:
                ends = self._clock.now() + timedelta(seconds=later.seconds)
                if cursor is None or later.seconds > SHORT_SECONDS or ends > until:
                    raise
                async with away():
                    await self._clock.sleep(later.seconds)

    async def _page(self, channel: str, thread_ts: str | None, cursor: str | None) -> dict:  # type: ignore[type-arg]
        if thread_ts is None:
            answer = await self._client.conversations_history(
                channel=channel, limit=100, include_all_metadata=True, cursor=cursor
            )
        else:
            answer = await self._client.conversations_replies(
                channel=channel, ts=thread_ts, limit=100, include_all_metadata=True, cursor=cursor
            )
        return dict(answer.data)  # type: ignore[arg-type]  # bytes only for file downloads

    async def whisper(self, whisper: Private, person: str, channel: str, thread_ts: str | None) -> None:
        async with self._saying("chat.postEphemeral"):
            await self._client.chat_postEphemeral(
                channel=channel,
                user=person,
                thread_ts=thread_ts,
                text=views.private_text(whisper),
                blocks=views.private_blocks(whisper),
            )

    async def tell(self, whisper: Private, person: str, key: str, thread_ts: str | None = None) -> None:
        channel = await self._room(person)
        async with self._saying(POST, channel):
            await self._client.chat_postMessage(
                channel=channel,
                thread_ts=thread_ts,
                text=views.private_text(whisper),
                blocks=views.private_blocks(whisper, direct=True),
                metadata=_keyed(key),
                unfurl_links=False,
                unfurl_media=False,
            )

    async def find_told(self, key: str, person: str, since: datetime, thread_ts: str | None = None) -> str | None:
        """As `find`, among the direct messages to this person."""
        return await self.find(key, await self._room(person), thread_ts, since)

    async def looking(self, channel: str, thread_ts: str) -> None:
        async with self._calling("assistant.threads.setStatus"):
            await self._client.assistant_threads_setStatus(channel_id=channel, thread_ts=thread_ts, status=LOOKING)

    async def _room(self, person: str) -> str:
        async with self._calling("conversations.open"):
            return str((await self._client.conversations_open(users=person))["channel"]["id"])

    async def link(self, channel: str, ts: str) -> str:
        if (channel, ts) not in self._links:
            async with self._calling("chat.getPermalink"):
                answer = await self._client.chat_getPermalink(channel=channel, message_ts=ts)
            if len(self._links) >= MOST_LINKS:
                self._links.clear()
            self._links[channel, ts] = str(answer["permalink"])
        return self._links[channel, ts]

    async def home(self, found: TeamDesk | NoDesk, person: str) -> None:
        view = {"type": "home", "blocks": team_desk.home_blocks(found)}
        async with self._calling("views.publish"):
            await self._client.views_publish(user_id=person, view=view)

    async def seed(self, channel: str, ts: str, emoji: Sequence[str]) -> None:
        await self._limits.ask("reactions.add", count=len(emoji), again=False)
        for name in emoji:
            try:
                async with self._outcomes("reactions.add"):
                    await self._client.reactions_add(channel=channel, timestamp=ts, name=name)
            except PostRefused as refusal:
                if refusal.code == UNKNOWN_EMOJI:
                    log.warning("Slack knows no emoji :%s:, which approvals.yaml names", name)
                elif refusal.code != "already_reacted":
                    raise

    @asynccontextmanager
    async def _calling(self, method: str, channel: str = "") -> AsyncIterator[None]:
        """Around one call, once its rate limit allows it."""
        await self._limits.ask(method, channel)
        async with self._outcomes(method, channel):
            yield

    @asynccontextmanager
    async def _saying(self, method: str, channel: str = "") -> AsyncIterator[None]:
        """Around one call that must not be made twice. Raises PostUnsure where its attempt is over meanwhile."""
        await self._limits.ask(method, channel)
        if is_over(self._clock):
            raise PostUnsure
        async with self._outcomes(method, channel):
            yield

    @asynccontextmanager
    async def _outcomes(self, method: str, channel: str = "") -> AsyncIterator[None]:
        """Raises Slack's errors as those of the port."""
        try:
            yield
        except SlackApiError as error:
            if limited(error):
                raise await self._limits.refused(method, channel, error) from error
            if code(error) in ENDED:
                self._revoked.set()
                raise PostLater(UNREACHABLE_SECONDS) from error
            raise outcome(error, method, channel) from error
        except aiohttp.ClientConnectorError as error:
            raise PostLater(UNREACHABLE_SECONDS) from error
        except (TimeoutError, aiohttp.ClientError) as error:
            raise PostUnsure from error


def _keyed(key: str) -> dict[str, object]:
    """The metadata by which a message is found again."""
    return {"event_type": EVENT_TYPE, "event_payload": {"key": key}}


def _key_of(message: dict[str, Any]) -> object:
    return (message.get("metadata") or {}).get("event_payload", {}).get("key")

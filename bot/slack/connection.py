"""The Bolt app on Socket Mode: put together, connected, closed."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic, time
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot import logs
from bot.concurrency.priority import first
from bot.desk.parts.gauge import Gauge, Timing
from bot.desk.policies.live import Live
from bot.domain.clock import Clock
from bot.errors import StoreError
from bot.language.normalization.unbroken import unbroken_json
from bot.slack.answering import Answer
from bot.slack.failures import failed
from bot.slack.limits import SlackLimits, wait_asked
from bot.slack.listener_context import ListenerContext
from bot.slack.listeners import (
    asking,
    buttons,
    channels,
    commands,
    comparing,
    correcting,
    forms,
    lifecycle,
    messages,
    parked,
    policies,
    processes,
    proposals,
    reactions,
    reviews,
    shortcuts,
    team_desk,
)
from bot.slack.posted import is_own
from bot.slack.tokens import Identity, SlackAway, asks_to_wait, prove_app_token, rests

log = logging.getLogger(__name__)

SURFACES = (
    commands, forms, shortcuts, buttons, processes, parked, reviews, correcting, asking, comparing, policies,
    team_desk, proposals, messages, reactions, channels,
)  # fmt: skip
OPEN = "apps.connections.open"
NAME = "connection.py"
"""The name of Bolt's loggers."""
ANSWER_SECONDS = 3.0
"""How long Slack waits for an acknowledgement."""
CLOSE_SECONDS = 1.0
"""How long closing waits for Slack's part; aiohttp would wait ten seconds."""


def build_app(
    client: AsyncWebClient, live: Live, identity: Identity, revoked: asyncio.Event, limits: SlackLimits
) -> AsyncApp:
    """The app with every listener. An event is acknowledged only after its listener has written it down.

    `revoked` is set when Slack ends the installation.
    """
    with _unwarned():
        # Bolt would drop the event that a message of ours was deleted; the listeners recognise our own acts themselves
        # without a name Bolt would read its caller's source to find one
        app = AsyncApp(name=NAME, client=client, process_before_response=True, ignoring_self_events_enabled=False)
    listener = ListenerContext(live, identity.bot_user, identity.team, limits)
    for surface in SURFACES:
        surface.register(app, listener)
    lifecycle.register(app, revoked)

    async def told(error: Exception, body: dict[str, Any], context: AsyncBoltContext) -> BoltResponse:
        return await failed(listener, error, body, context)

    app.error(told)
    return app


@contextmanager
def _unwarned() -> Iterator[None]:
    """Silences Bolt's warning that SLACK_BOT_TOKEN is set too; it is the same token."""
    bolt = logging.getLogger("slack_bolt.AsyncApp")
    bolt.addFilter(_nothing)
    yield
    bolt.removeFilter(_nothing)


def _nothing(record: logging.LogRecord) -> bool:
    return False


class _Handler(AsyncSocketModeHandler):
    """Bolt's handler, which also counts and times what is being answered.

    What comes through the socket goes before other work; the bot's own acts are only acknowledged.
    """

    def __init__(self, app: AsyncApp, app_token: str, gauge: Gauge, bot_user: str, clock: Clock) -> None:
        super().__init__(app, app_token, web_client=app.client)
        self._gauge, self._bot_user, self._clock = gauge, bot_user, clock
        self._answering = 0

    @property
    def quiet(self) -> bool:
        """Whether everything that came is answered."""
        return not self._answering and self.client.message_queue.empty()

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # bolt's own is too
        self._answering += 1
        try:
            with first(), logs.about(event=str(req.payload.get("event_id") or req.envelope_id)):
                log.debug("heard", extra=logs.fields(type=req.type))
                await self._answer(client, req, monotonic())
        finally:
            self._answering -= 1

    async def _answer(self, client: SocketModeClient, req: SocketModeRequest, began: float) -> None:
        async def send(response: BoltResponse) -> None:
            await send_async_response(client, req, response, time())
            self._gauge.time(Timing.ACK, monotonic() - began, type=req.type)

        answer = Answer(send, self._clock)
        if is_own(req.payload.get("event"), self._bot_user):
            await answer.end(BoltResponse(status=200))
            return
        context, headers = {"ack": answer}, build_headers(req)
        heard = AsyncBoltRequest(mode="socket_mode", body=unbroken_json(req.payload), headers=headers, context=context)
        await answer.end(await self.app.async_dispatch(heard))


class Connection:
    """The open socket."""

    def __init__(
        self,
        app: AsyncApp,
        app_token: str,
        gauge: Gauge,
        identity: Identity,
        clock: Clock,
        limits: SlackLimits,
    ) -> None:
        self._handler, self._app_token = _Handler(app, app_token, gauge, identity.bot_user, clock), app_token
        self._limits, self._clock = limits, clock
        self._handler.client.issue_new_wss_url = self._address  # type: ignore[method-assign]  # theirs forgets a wait

    async def is_open(self) -> bool:
        """Whether Slack is connected."""
        return await self._handler.client.is_connected()

    async def open(self) -> None:
        """Connect; retried for ever, unless Slack refuses a token. Raises SettingsError then."""
        client = self._handler.client
        with suppress(SlackAway):
            client.wss_uri = await self._address()
        await self._handler.connect_async()  # type: ignore[no-untyped-call]  # bolt leaves its type out

    async def _address(self) -> str:
        """Where to connect to, asked for once Slack wants to be asked. Raises SettingsError."""
        while True:
            while wait := await rests(self._limits, OPEN):
                await self._clock.sleep(wait)
            try:
                return await prove_app_token(self._handler.client.web_client, self._app_token)
            except SlackAway as away:
                if (error := asks_to_wait(away)) is None:
                    raise
                await self._heed(error)

    async def _heed(self, error: SlackApiError) -> None:
        """Keep how long Slack asks to wait, for a next start too; without a database, wait."""
        try:
            await self._limits.refused(OPEN, "", error)
        except StoreError:
            await self._clock.sleep(wait_asked(error))

    async def close(self) -> None:
        """Answer what came, then take no more. What isn't acknowledged Slack sends to another connection."""
        with suppress(TimeoutError):
            async with asyncio.timeout(ANSWER_SECONDS):
                while not self._handler.quiet:  # noqa: ASYNC110  # Bolt says nothing when it is done
                    await asyncio.sleep(0.01)
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                await self._handler.close_async()  # type: ignore[no-untyped-call]  # bolt leaves its type out
        except TimeoutError:  # the socket is shut by now, and the rest is left to be closed
            await self._handler.close_async()  # type: ignore[no-untyped-call]

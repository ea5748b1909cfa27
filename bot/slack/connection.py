"""The Bolt app on Socket Mode: put together, connected, closed."""

import asyncio
import json
import logging
import math
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from time import monotonic, time
from typing import Any

import aiohttp
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
from bot.domain.team_report import counted
from bot.errors import LevelheadError, SettingsError, StoreError
from bot.language.unbroken import unbroken_json
from bot.slack.answering import Answer
from bot.slack.limits import SlackLimits, limited, wait_asked
from bot.slack.listeners import (
    Ears,
    asking,
    buttons,
    channels,
    commands,
    comparing,
    correcting,
    forms,
    importing,
    is_own,
    lifecycle,
    parked,
    processes,
    proposals,
    reactions,
    reviews,
    shortcuts,
    team_desk,
    threads,
)
from bot.slack.private import tell, tell_at_once, tell_directly
from bot.slack.refusals import UNSURE, code, status
from bot.slack.text import in_words, literal
from bot.slack.windows import TOO_LATE

log = logging.getLogger(__name__)

SURFACES = (
    commands, forms, shortcuts, buttons, processes, parked, reviews, correcting, asking, comparing, importing,
    team_desk, proposals, threads, reactions, channels,
)  # fmt: skip
AUTH, OPEN = "auth.test", "apps.connections.open"
NAME = "connection.py"
"""The name of Bolt's loggers."""
ANSWER_SECONDS = 3.0
"""How long Slack waits for an acknowledgement."""
CLOSE_SECONDS = 1.0
"""How long closing waits for Slack's part; aiohttp would wait ten seconds."""
UNREACHABLE = "Slack can't be reached. Check the network, and any proxy or firewall."


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is in its workspace."""

    bot_user: str
    team: str
    team_name: str


class SlackAway(SettingsError):
    """Slack can't be reached now; the tokens may be valid."""


async def identify(client: AsyncWebClient) -> Identity:
    """Check the bot token. Raises SettingsError with what to do."""
    with _proving("Slack refused SLACK_BOT_TOKEN ({said}). Copy the bot token (xoxb-) again."):
        answer = await client.auth_test()
    return Identity(answer["user_id"], answer["team_id"], answer["team"])


async def identify_in_turn(client: AsyncWebClient, limits: SlackLimits) -> Identity:
    """The same, but a wait that Slack asked for is kept to, also by the next start."""
    if wait := await _rests(limits, AUTH):
        raise SlackAway(f"Slack asked to be left alone. Try again in {counted(math.ceil(wait), 'second')}.")
    try:
        return await identify(client)
    except SlackAway as away:
        with suppress(StoreError):
            if error := _asks_to_wait(away):
                await limits.refused(AUTH, "", error)
        raise


async def _rests(limits: SlackLimits, method: str) -> float:
    """For how many seconds it may not be called; without a database nobody knows, and it may."""
    try:
        return await limits.rests(method)
    except StoreError:
        return 0.0


def _asks_to_wait(away: SlackAway) -> SlackApiError | None:
    """Slack's answer, where it asks to wait."""
    error = away.__cause__
    return error if isinstance(error, SlackApiError) and limited(error) else None


async def prove_app_token(client: AsyncWebClient, app_token: str) -> str:
    """Check the app-level token. Returns the address to connect to. Raises SettingsError with what to do."""
    with _proving("Slack refused SLACK_APP_TOKEN ({said}). Make an app-level token (xapp-) with connections:write."):
        answer = await client.apps_connections_open(app_token=app_token)
    return str(answer["url"])


@contextmanager
def _proving(refused: str) -> Iterator[None]:
    """Raises failures as SettingsError: as SlackAway, or with the words `refused` where Slack rejects a token."""
    try:
        yield
    except SlackApiError as error:
        raise _why(error, refused) from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise SlackAway(UNREACHABLE) from error


def _why(error: SlackApiError, refused: str) -> SettingsError:
    """Trouble at Slack, or a page from a proxy, says nothing about the token."""
    said = code(error)
    if limited(error) or said in UNSURE or status(error) >= 500:
        return SlackAway(f"Slack takes no calls now ({said}). Try again in a minute.")
    return SlackAway(UNREACHABLE) if said.startswith("http_") else SettingsError(refused.format(said=said))


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
    ears = Ears(live, identity.bot_user, identity.team, limits)
    for surface in SURFACES:
        surface.register(app, ears)
    lifecycle.register(app, revoked)

    async def failed(error: Exception, body: dict[str, Any], context: AsyncBoltContext) -> BoltResponse:
        return await _failed(ears, error, body, context)

    app.error(failed)
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


async def _failed(ears: Ears, error: Exception, body: dict[str, Any], context: AsyncBoltContext) -> BoltResponse:
    """Tell the person in a sentence, and give back what they typed.

    An event isn't acknowledged: Slack sends it again.
    """
    words = _sentence(error)
    if "event_id" in body:
        return BoltResponse(status=500, body="")
    if isinstance(context.ack, Answer) and context.ack.given:
        await _tell(ears, context, words)
        return BoltResponse(status=200, body="")
    if "command" in body:
        answer = {"text": commands.kept(words, literal(body.get("text") or "").strip())}
        return BoltResponse(status=200, body=json.dumps(answer))
    if body.get("type") == "view_submission":
        field = next(iter(body["view"]["state"]["values"]))
        errors = {"response_action": "errors", "errors": {field: words}}
        return BoltResponse(status=200, body=json.dumps(errors))
    await _tell(ears, context, words)
    return BoltResponse(status=200, body="")


def _sentence(error: Exception) -> str:
    if isinstance(error, LevelheadError):
        return in_words(error)
    if isinstance(error, SlackApiError) and code(error) in TOO_LATE:
        return "Slack opens a window only within three seconds, and this took longer. Please try again."
    if isinstance(error, SlackApiError) and limited(error):
        return f"Slack has asked us to slow down. Please try again in {counted(round(wait_asked(error)), 'second')}."
    reference = secrets.token_hex(4)
    log.error("reference %s", reference, exc_info=error)
    return f"Something went wrong here, and nothing was changed. Please try again. Reference: {reference}."


async def _tell(ears: Ears, context: AsyncBoltContext, words: str) -> None:
    user, channel = context.user_id, context.channel_id
    if not (user and context.client):
        return
    try:
        await (tell(ears, user, channel, words) if channel else tell_directly(ears, user, words))
    except StoreError:
        await tell_at_once(context.client, user, channel, words)


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
            while wait := await _rests(self._limits, OPEN):
                await self._clock.sleep(wait)
            try:
                return await prove_app_token(self._handler.client.web_client, self._app_token)
            except SlackAway as away:
                if (error := _asks_to_wait(away)) is None:
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

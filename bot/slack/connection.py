"""The Bolt app on Socket Mode: put together, connected, and taken down again."""

import asyncio
import json
import logging
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
from bot.slack.text import in_words, literal, whole
from bot.slack.windows import TOO_LATE

log = logging.getLogger(__name__)

SURFACES = (
    commands, forms, shortcuts, buttons, processes, parked, reviews, correcting, asking, comparing, importing,
    team_desk, proposals, threads, reactions, channels,
)  # fmt: skip
NAME = "connection.py"
"""What Bolt calls its loggers by."""
ANSWER_SECONDS = 3.0
"""How long Slack waits for an answer."""
CLOSE_SECONDS = 1.0
"""How long Slack's part in closing the socket is waited for; aiohttp would wait ten."""
UNREACHABLE = "Slack can't be reached. Check the network, and any proxy or firewall."


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is in its workspace."""

    bot_user: str
    team: str
    team_name: str


class SlackAway(SettingsError):
    """Slack can't be asked now; the tokens may be right."""


async def identify(client: AsyncWebClient) -> Identity:
    """Prove the bot token. Raises SettingsError with the remedy."""
    with _proving("Slack refused SLACK_BOT_TOKEN ({said}). Copy the bot token (xoxb-) again."):
        answer = await client.auth_test()
    return Identity(answer["user_id"], answer["team_id"], answer["team"])


async def prove_app_token(client: AsyncWebClient, app_token: str) -> str:
    """Prove the app-level token. Gives an address to connect to. Raises SettingsError with the remedy."""
    with _proving("Slack refused SLACK_APP_TOKEN ({said}). Make an app-level token (xapp-) with connections:write."):
        answer = await client.apps_connections_open(app_token=app_token)
    return str(answer["url"])


@contextmanager
def _proving(refused: str) -> Iterator[None]:
    """What failed as a SettingsError: as SlackAway, or where Slack itself says no to a token, with these words."""
    try:
        yield
    except SlackApiError as error:
        raise _why(error, refused) from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise SlackAway(UNREACHABLE) from error


def _why(error: SlackApiError, refused: str) -> SettingsError:
    """Slack in trouble, or a page of something on the way, says nothing of the token."""
    said = code(error)
    if limited(error) or said in UNSURE or status(error) >= 500:
        return SlackAway(f"Slack takes no calls now ({said}). Try again in a minute.")
    return SlackAway(UNREACHABLE) if said.startswith("http_") else SettingsError(refused.format(said=said))


def build_app(
    client: AsyncWebClient, live: Live, identity: Identity, revoked: asyncio.Event, limits: SlackLimits
) -> AsyncApp:
    """The app with every listener; an event is acknowledged only after its listener wrote it down.

    `revoked` is set when Slack ends the installation.
    """
    with _unwarned():
        # Bolt would drop the event that a message of ours was deleted; the listeners tell our own acts apart themselves
        # without a name it would read the source of all that called it, to find a file's name
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
    """Bolt finds SLACK_BOT_TOKEN in the environment and warns that the client's token counts, which is the same."""
    bolt = logging.getLogger("slack_bolt.AsyncApp")
    bolt.addFilter(_nothing)
    yield
    bolt.removeFilter(_nothing)


def _nothing(record: logging.LogRecord) -> bool:
    return False


async def _failed(ears: Ears, error: Exception, body: dict[str, Any], context: AsyncBoltContext) -> BoltResponse:
    """Tell the person in a sentence, with what they typed. An event goes unacknowledged: Slack sends it again."""
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
    """Bolt's, which also knows what is being answered, and times it.

    What comes through the socket goes before the rest; what the bot did itself is only taken.
    """

    def __init__(self, app: AsyncApp, app_token: str, gauge: Gauge, bot_user: str, clock: Clock) -> None:
        super().__init__(app, app_token, web_client=app.client)
        self._gauge, self._bot_user, self._clock = gauge, bot_user, clock
        self._answering = 0

    @property
    def quiet(self) -> bool:
        """Whether everything heard is answered."""
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
        heard = AsyncBoltRequest(mode="socket_mode", body=whole(req.payload), headers=headers, context=context)
        await answer.end(await self.app.async_dispatch(heard))


class Connection:
    """The open socket."""

    def __init__(self, app: AsyncApp, app_token: str, gauge: Gauge, identity: Identity, clock: Clock) -> None:
        self._handler, self._app_token = _Handler(app, app_token, gauge, identity.bot_user, clock), app_token

    async def is_open(self) -> bool:
        """Whether Slack is heard."""
        return await self._handler.client.is_connected()

    async def open(self) -> None:
        """Connect. What keeps it from that is tried again for ever, but for a token that Slack refuses.

        Raises SettingsError for that.
        """
        client = self._handler.client
        with suppress(SlackAway):
            client.wss_uri = await prove_app_token(client.web_client, self._app_token)
        await self._handler.connect_async()  # type: ignore[no-untyped-call]  # bolt leaves its type out

    async def close(self) -> None:
        """Answer what was heard, then hear no more. What goes unanswered Slack gives to another connection."""
        with suppress(TimeoutError):
            async with asyncio.timeout(ANSWER_SECONDS):
                while not self._handler.quiet:  # noqa: ASYNC110  # Bolt says nothing when it is done
                    await asyncio.sleep(0.01)
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                await self._handler.close_async()  # type: ignore[no-untyped-call]  # bolt leaves its type out
        except TimeoutError:  # the socket is shut by now, and the rest is left to be closed
            await self._handler.close_async()  # type: ignore[no-untyped-call]

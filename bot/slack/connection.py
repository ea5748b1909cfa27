"""The Bolt app on Socket Mode: put together, connected, and taken down again."""

import asyncio
import json
import logging
import math
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.desk import Desk
from bot.errors import LevelheadError, SettingsError
from bot.slack.listeners import (
    Ears,
    buttons,
    channels,
    commands,
    forms,
    importing,
    lifecycle,
    parked,
    reactions,
    reviews,
    shortcuts,
    threads,
)
from bot.slack.private import tell
from bot.slack.text import literal
from bot.store.patience import in_a_hurry

log = logging.getLogger(__name__)
WebClient = AsyncWebClient
TOO_LATE = {"expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged"}


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is in its workspace."""

    bot_user: str
    team: str
    team_name: str


def web_client(token: str, api_url: str, seconds: float = 30) -> AsyncWebClient:
    """A client that retries nothing by itself: a post whose answer was lost may be in Slack already.

    `seconds` is what a call may take.
    """
    return AsyncWebClient(token=token, base_url=api_url, timeout=math.ceil(seconds), retry_handlers=[])


async def identify(client: AsyncWebClient) -> Identity:
    """Prove the bot token. Raises SettingsError with the remedy."""
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        code = error.response.get("error")
        raise SettingsError(f"Slack refused SLACK_BOT_TOKEN ({code}). Copy the bot token (xoxb-) again.") from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise SettingsError("Slack can't be reached. Check the network, and any proxy or firewall.") from error
    return Identity(answer["user_id"], answer["team_id"], answer["team"])


async def prove_app_token(client: AsyncWebClient, app_token: str) -> None:
    """Prove the app-level token. Raises SettingsError with the remedy."""
    try:
        await client.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        code = error.response.get("error")
        raise SettingsError(
            f"Slack refused SLACK_APP_TOKEN ({code}). Make an app-level token (xapp-) with connections:write."
        ) from error


def build_app(client: AsyncWebClient, desk: Desk, identity: Identity, revoked: asyncio.Event) -> AsyncApp:
    """The app with every listener; an event is acknowledged only after its listener wrote it down.

    `revoked` is set when Slack ends the installation.
    """
    # Bolt would drop the event that a message of ours was deleted; the listeners tell our own acts apart themselves
    app = AsyncApp(client=client, process_before_response=True, ignoring_self_events_enabled=False)
    app.middleware(_hurry)
    ears = Ears(desk, identity.bot_user, identity.team)
    for surface in (commands, forms, shortcuts, buttons, parked, reviews, importing, threads, reactions, channels):
        surface.register(app, ears)
    lifecycle.register(app, revoked)
    app.error(_failed)
    return app


async def _hurry(next: Callable[[], Awaitable[None]]) -> None:
    """Slack waits three seconds for an answer, and so does a person."""
    with in_a_hurry():
        await next()


async def _failed(error: Exception, body: dict[str, Any], context: AsyncBoltContext) -> BoltResponse:
    """Tell the person in a sentence, with what they typed. An event goes unacknowledged: Slack sends it again."""
    words = _sentence(error)
    if "event_id" in body:
        return BoltResponse(status=500, body="")
    if "command" in body:
        answer = {"text": commands.kept(words, literal(body.get("text") or ""))}
        return BoltResponse(status=200, body=json.dumps(answer))
    if body.get("type") == "view_submission":
        field = next(iter(body["view"]["state"]["values"]))
        errors = {"response_action": "errors", "errors": {field: words}}
        return BoltResponse(status=200, body=json.dumps(errors))
    await _tell(context, words)
    return BoltResponse(status=200, body="")


def _sentence(error: Exception) -> str:
    if isinstance(error, LevelheadError):
        return str(error)
    if isinstance(error, SlackApiError) and error.response.get("error") in TOO_LATE:
        return "Slack opens a window only within three seconds, and this took longer. Please try again."
    reference = secrets.token_hex(4)
    log.error("reference %s", reference, exc_info=error)
    return f"Something went wrong here, and nothing was changed. Please try again. Reference: {reference}."


async def _tell(context: AsyncBoltContext, words: str) -> None:
    user, channel = context.user_id, context.channel_id
    if user and channel and context.client:
        await tell(context.client, user, channel, words)


class Connection:
    """The open socket."""

    def __init__(self, app: AsyncApp, app_token: str) -> None:
        self._handler = AsyncSocketModeHandler(app, app_token, web_client=app.client)

    async def open(self) -> None:
        await self._handler.connect_async()  # type: ignore[no-untyped-call]  # bolt leaves its type out

    async def close(self) -> None:
        await self._handler.close_async()  # type: ignore[no-untyped-call]  # bolt leaves its type out

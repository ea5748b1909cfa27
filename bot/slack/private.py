"""Telling one person something from a listener: kept, and posted soon."""

import logging
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.incoming import parking
from bot.desk.parts.private import DIRECT, Addressee
from bot.errors import LevelheadError, StoreError
from bot.slack.listener_context import ListenerContext
from bot.slack.text import in_words

GONE: dict[str, Any] = {"delete_original": True}
"""An answer to Slack: the private message that was pressed disappears."""
log = logging.getLogger(__name__)


async def tell(
    listener: ListenerContext,
    person: str,
    channel: str,
    text: str,
    thread_ts: str | None = None,
    key: str | None = None,
) -> None:
    """An ephemeral message where they are; where the bot isn't a member, a direct message.

    `key` is the same for every delivery of what this answers, so that it is told once.
    """
    await parking.tell(listener.desk, Addressee(person, channel, thread_ts), text, key)


@asynccontextmanager
async def telling(
    listener: ListenerContext, person: str, channel: str, thread_ts: str | None = None, key: str | None = None
) -> AsyncIterator[None]:
    """Tells the person of a LevelheadError raised inside, as `tell` does.

    Errors of the database are raised: nothing was kept, so Slack must send the event again.
    """
    try:
        yield
    except StoreError:
        raise
    except LevelheadError as error:
        await tell(listener, person, channel, in_words(error), thread_ts, key)


async def tell_directly(listener: ListenerContext, person: str, text: str) -> None:
    """Tell it in a direct message."""
    await parking.tell(listener.desk, Addressee(person, DIRECT), text)


async def follow_up(respond: AsyncRespond, **answer: Any) -> None:
    """Change the private message that was pressed, or add to it. Best effort: the press counts anyway."""
    try:
        await respond(**answer)
    except (aiohttp.ClientError, TimeoutError) as error:
        log.warning("a private message could not be changed: %s", type(error).__name__)


async def answer_press(ack: AsyncAck, respond: AsyncRespond, act: Awaitable[dict[str, Any]]) -> None:
    """Do what a button in a private message asks for, then change that message as `act` returns.

    A LevelheadError is told beside the message, which stays as it is.
    """
    try:
        changed = await act
    except LevelheadError as error:
        await ack()
        await follow_up(respond, text=in_words(error), replace_original=False)
        return
    await ack()
    await follow_up(respond, **changed)


async def tell_at_once(client: AsyncWebClient, person: str, channel: str | None, text: str) -> None:
    """For when nothing can be kept. Best effort."""
    try:
        if channel:
            await client.chat_postEphemeral(channel=channel, user=person, text=text)
        else:
            await client.chat_postMessage(channel=person, text=text)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        log.warning("could not tell somebody something privately: %s", type(error).__name__)

"""Telling one person something at once, from a listener."""

import logging
from collections.abc import Sequence

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.text import Block

log = logging.getLogger(__name__)


async def tell(
    client: AsyncWebClient,
    person: str,
    channel: str,
    text: str,
    blocks: Sequence[Block] | None = None,
    thread_ts: str | None = None,
) -> None:
    """Where they are, so that only they see it; where the bot isn't let in, in a direct message. Best-effort."""
    try:
        await client.chat_postEphemeral(channel=channel, user=person, text=text, blocks=blocks, thread_ts=thread_ts)
    except SlackApiError as refusal:
        log.info("told in a direct message: %s", refusal.response.get("error"))
        await tell_directly(client, person, text, blocks)
    except (aiohttp.ClientError, TimeoutError):
        log.warning("could not tell somebody something privately")


async def tell_directly(client: AsyncWebClient, person: str, text: str, blocks: Sequence[Block] | None = None) -> None:
    """In a direct message. Best-effort."""
    try:
        room = await client.conversations_open(users=person)
        await client.chat_postMessage(channel=room["channel"]["id"], text=text, blocks=blocks)
    except (SlackApiError, aiohttp.ClientError, TimeoutError):
        log.warning("could not tell somebody something privately")

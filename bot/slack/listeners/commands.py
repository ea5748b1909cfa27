"""`/draft` and `/tone`: with a text they act on it at once, empty they open a form."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.incoming.opening import Request, checked_message, open_case
from bot.desk.incoming.parking import park
from bot.desk.reviews.work import Asked, ask_review
from bot.errors import LevelheadError, StoreError
from bot.slack.actions import COMMAND_DRAFT, COMMAND_TONE
from bot.slack.listener_context import ListenerContext
from bot.slack.private import tell
from bot.slack.text import escape, in_words, literal
from bot.slack.views.asking import WHERE, ask_channel_blocks
from bot.slack.views.fields import About, marketplaces
from bot.slack.views.forms import draft_form
from bot.slack.views.judging import tone_form
from bot.slack.windows import open_window

Command = dict[str, Any]
GIVEN_BACK = 30_000
"""Characters that fit into one answer of Slack's, escaped."""


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen to the commands."""
    _draft(app, listener)
    _tone(app, listener)


def _draft(app: AsyncApp, listener: ListenerContext) -> None:
    @app.command(COMMAND_DRAFT)
    async def draft(ack: AsyncAck, command: Command, client: AsyncWebClient, respond: AsyncRespond) -> None:
        channel, text = command["channel_id"], literal(command.get("text") or "").strip()
        if not text:
            await ack()
            await open_window(
                listener, client, command["trigger_id"], draft_form(About(channel), marketplaces(listener.desk.book))
            )
            return
        try:
            await _take(listener, ack, command, channel, text)
        except LevelheadError as error:
            await _give_back(listener, ack, respond, command, error, text)


def _tone(app: AsyncApp, listener: ListenerContext) -> None:
    @app.command(COMMAND_TONE)
    async def tone(ack: AsyncAck, command: Command, client: AsyncWebClient, respond: AsyncRespond) -> None:
        channel, text = command["channel_id"], literal(command.get("text") or "").strip()
        if not text:
            await ack()
            places, ours = marketplaces(listener.desk.book), listener.desk.options.marketplace
            form = tone_form(About(channel), places, marketplace=ours)
            await open_window(listener, client, command["trigger_id"], form)
            return
        key = f"trigger:{command['trigger_id']}"
        try:
            await ask_review(listener.desk, Asked(key, command["team_id"], channel, command["user_id"], text))
            await ack()
        except LevelheadError as error:
            await _give_back(listener, ack, respond, command, error, text)


async def _take(listener: ListenerContext, ack: AsyncAck, command: Command, channel: str, text: str) -> None:
    if not listener.drafts_here(channel):
        parked_id = await park(listener.desk, command["user_id"], channel, {"message": checked_message(text)})
        named = tuple(sorted(listener.desk.options.support_channels))
        await ack(text=WHERE, blocks=ask_channel_blocks(parked_id, named))
        return
    request = Request(
        key=f"trigger:{command['trigger_id']}",
        team=command["team_id"],
        channel=channel,
        requester=command["user_id"],
        message=text,
    )
    await open_case(listener.desk, request)
    await ack()


async def _give_back(
    listener: ListenerContext, ack: AsyncAck, respond: AsyncRespond, command: Command, error: LevelheadError, text: str
) -> None:
    """Answer with the reason and the whole text. What doesn't fit is kept and sent separately, if possible."""
    away, rest = isinstance(error, StoreError), _rest(text)
    for words in () if away else rest:
        await tell(listener, command["user_id"], command["channel_id"], words)
    await ack(text=kept(in_words(error), text))
    for words in rest if away else ():
        await respond(escape(words))


def _rest(text: str) -> list[str]:
    """What `kept` left out, in parts."""
    parts, left = [], text[len(_fitting(text)) :]
    while left:
        parts.append(_fitting(left))
        left = left[len(parts[-1]) :]
    return [f"Your text, continued ({n} of {len(parts) + 1}):\n{part}" for n, part in enumerate(parts, 2)]


def kept(reason: str, text: str) -> str:
    """The reason with the person's own text, as much of it as fits into one answer."""
    return f"{reason}\n\nYour text:\n{escape(_fitting(text))}" if text else reason


def _fitting(text: str) -> str:
    """The beginning that fits once it is escaped."""
    part = text[:GIVEN_BACK]
    while (length := len(escape(part))) > GIVEN_BACK:
        part = part[: len(part) * GIVEN_BACK // length]
    return part

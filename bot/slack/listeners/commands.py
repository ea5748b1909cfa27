"""`/draft`: with the customer's message it opens a case at once, empty it opens the form."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.intake import Request, checked_message, open_case, park
from bot.errors import LevelheadError
from bot.slack.actions import COMMAND_DRAFT
from bot.slack.listeners import Ears
from bot.slack.text import cut, escape, literal
from bot.slack.views.asking import ask_channel_blocks
from bot.slack.views.forms import About, draft_form

GIVEN_BACK = 30_000


def register(app: AsyncApp, ears: Ears) -> None:
    """Listen to the commands."""

    @app.command(COMMAND_DRAFT)
    async def draft(ack: AsyncAck, command: dict[str, Any], client: AsyncWebClient) -> None:
        channel, text = command["channel_id"], literal(command.get("text") or "").strip()
        if not text:
            await ack()
            await client.views_open(trigger_id=command["trigger_id"], view=draft_form(About(channel)))
            return
        try:
            await _take(ears, ack, command, channel, text)
        except LevelheadError as error:
            await ack(text=kept(error, text))


async def _take(ears: Ears, ack: AsyncAck, command: dict[str, Any], channel: str, text: str) -> None:
    if not ears.drafts_here(channel):
        parked_id = await park(ears.desk, command["user_id"], channel, {"message": checked_message(text)})
        named = tuple(sorted(ears.desk.options.support_channels))
        await ack(text="Draft it here?", blocks=ask_channel_blocks(parked_id, named))
        return
    request = Request(
        key=f"trigger:{command['trigger_id']}",
        team=command["team_id"],
        channel=channel,
        requester=command["user_id"],
        message=text,
    )
    await open_case(ears.desk, request)
    await ack()


def kept(error: object, text: str) -> str:
    """The reason, and the person's own text back, as much of it as Slack takes."""
    return f"{error}\n\nYour text:\n{cut(escape(text), GIVEN_BACK)}"

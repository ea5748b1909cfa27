"""The message shortcuts *Draft a reply* and *Check tone*, and the mention of the bot in a thread that is no case."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.desk.cases.parking import WHERE, ToAsk, ask
from bot.desk.parts.intake import Request, case_of_thread, checked_message, open_case
from bot.desk.reviews.reviewing import Asked, ask_review
from bot.errors import LevelheadError
from bot.slack.actions import SHORTCUT_DRAFT, SHORTCUT_TONE
from bot.slack.listeners import Ears
from bot.slack.private import tell, telling
from bot.slack.text import typed


def register(app: AsyncApp, ears: Ears) -> None:
    """Listen to the shortcuts."""

    @app.shortcut({"type": "message_action", "callback_id": SHORTCUT_DRAFT})
    async def draft(ack: AsyncAck, shortcut: dict[str, Any]) -> None:
        channel, user, message = shortcut["channel"]["id"], shortcut["user"]["id"], shortcut["message"]
        text = typed(message.get("blocks"), message.get("text", ""))
        key = f"trigger:{shortcut['trigger_id']}"
        await draft_from(ears, key, channel, user, text, "shortcut")
        await ack()

    @app.shortcut({"type": "message_action", "callback_id": SHORTCUT_TONE})
    async def tone(ack: AsyncAck, shortcut: dict[str, Any]) -> None:
        channel, user, message = shortcut["channel"]["id"], shortcut["user"]["id"], shortcut["message"]
        text, thread_ts = typed(message.get("blocks"), message.get("text", "")), message.get("thread_ts")
        case_id = await case_of_thread(ears.desk, channel, thread_ts) if thread_ts else None
        key = f"trigger:{shortcut['trigger_id']}"
        try:
            await ask_review(ears.desk, Asked(key, ears.team, channel, user, text, thread_ts, case_id))
        except LevelheadError as error:
            await tell(ears, user, channel, str(error))
        await ack()


async def draft_from(ears: Ears, key: str, channel: str, user: str, text: str, surface: str) -> None:
    """Open a case for a message that is in Slack already; outside the support channels ask first."""
    async with telling(ears, user, channel):
        if not ears.drafts_here(channel):
            await ask(ears.desk, ToAsk(key, user, channel, checked_message(text), WHERE))
            return
        await open_case(ears.desk, Request(key, ears.team, channel, user, text, surface=surface))

"""The message shortcuts *Draft a reply* and *Check tone*, and mentions in threads without a case."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.desk.incoming.opening import Request, checked_message, open_case
from bot.desk.incoming.parking import WHERE, ToAsk, ask
from bot.desk.incoming.unrecorded import case_of_thread
from bot.desk.reviews.work import Asked, ask_review
from bot.errors import LevelheadError
from bot.slack.actions import SHORTCUT_DRAFT, SHORTCUT_TONE
from bot.slack.listener_context import ListenerContext
from bot.slack.private import telling
from bot.slack.text import said_at, typed
from bot.slack.thread_words import REPLY

OURS = "This message is mine, and its draft was checked when it was written. Choose a teammate's own words."


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen to the shortcuts."""

    @app.shortcut({"type": "message_action", "callback_id": SHORTCUT_DRAFT})
    async def draft(ack: AsyncAck, shortcut: dict[str, Any]) -> None:
        channel, user, message = shortcut["channel"]["id"], shortcut["user"]["id"], shortcut["message"]
        text = typed(message.get("blocks"), message.get("text", ""))
        key = f"trigger:{shortcut['trigger_id']}"
        about, source = (key, listener.team, channel, user, text), f"{channel}:{message['ts']}"
        request = Request(*about, surface="shortcut", written_at=said_at(message["ts"]), source=source)
        await draft_from(listener, request)
        await ack()

    @app.shortcut({"type": "message_action", "callback_id": SHORTCUT_TONE})
    async def tone(ack: AsyncAck, shortcut: dict[str, Any]) -> None:
        channel, user, message = shortcut["channel"]["id"], shortcut["user"]["id"], shortcut["message"]
        thread_ts = message.get("thread_ts")
        async with telling(listener, user, channel, thread_ts):
            text = _teammates_words(listener, message)
            case_id = await case_of_thread(listener.desk, channel, thread_ts) if thread_ts else None
            key = f"trigger:{shortcut['trigger_id']}"
            await ask_review(listener.desk, Asked(key, listener.team, channel, user, text, thread_ts, case_id))
        await ack()


def _teammates_words(listener: ListenerContext, message: dict[str, Any]) -> str:
    """The text to review. Raises LevelheadError for a message of ours, which is no reply."""
    if message.get("user") == listener.bot_user:
        raise LevelheadError(OURS)
    words = typed(message.get("blocks"), message.get("text", ""))
    return own[1] if (own := REPLY.match(words)) else words


async def draft_from(listener: ListenerContext, request: Request) -> None:
    """Open a case for a message in Slack; outside the support channels, ask first."""
    async with telling(listener, request.requester, request.channel, key=request.key):
        if listener.drafts_here(request.channel):
            await open_case(listener.desk, request)
            return
        text = checked_message(request.message)
        about = (request.key, request.requester, request.channel, text, WHERE)
        await ask(listener.desk, ToAsk(*about, written_at=request.written_at, source=request.source))

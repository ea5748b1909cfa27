"""Messages and mentions: each goes to the listener of what it is, or is left alone."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.incoming.deletions import message_deleted
from bot.slack.listener_context import ListenerContext
from bot.slack.listeners.asking import asked_directly
from bot.slack.listeners.drops import dropped
from bot.slack.listeners.threads import bot_wrote, heard, tell_once
from bot.slack.listeners.watched import changed, watched

TOP_LEVEL = "Paste the customer's message after /draft, or mention me in the thread of their message."


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen to messages in channels and threads."""

    @app.event("message")
    async def message(event: dict[str, Any], body: dict[str, Any], client: AsyncWebClient) -> None:
        if await watched(listener, event):
            return
        if gone := _deleted(event):
            await message_deleted(listener.desk, f"event:{body['event_id']}", event["channel"], gone)
        elif event.get("subtype") == "message_changed":
            await changed(listener, event)
        elif event.get("subtype") == "file_share" and event.get("channel_type") == "im" and not event.get("bot_id"):
            await dropped(listener, event)
        elif _by_a_person(event) and event.get("thread_ts"):
            await heard(listener, client, event)
        elif _by_a_person(event) and event.get("channel_type") == "im":
            await asked_directly(listener, event)
        elif event.get("bot_id") and event.get("thread_ts"):
            await bot_wrote(listener, event)

    @app.event("app_mention")
    async def mention(event: dict[str, Any], client: AsyncWebClient) -> None:
        if _by_a_person(event) and event.get("thread_ts"):
            await heard(listener, client, event)
        elif _by_a_person(event):
            await tell_once(listener, event, TOP_LEVEL)


def _deleted(event: dict[str, Any]) -> str | None:
    """The ts of the deleted message; one with replies leaves a tombstone."""
    if event.get("subtype") == "message_deleted":
        return str(event["deleted_ts"])
    changed = event.get("message", {})
    tombstone = event.get("subtype") == "message_changed" and changed.get("subtype") == "tombstone"
    return str(changed["ts"]) if tombstone else None


def _by_a_person(event: dict[str, Any]) -> bool:
    return (
        event.get("subtype") in (None, "thread_broadcast", "file_share") and not event.get("bot_id") and "user" in event
    )

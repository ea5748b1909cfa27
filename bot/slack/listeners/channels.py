"""The bot was invited to a channel, or a channel was unarchived."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.desk.cases.messages.untaken import channel_opened
from bot.slack.listener_context import ListenerContext


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen for what lets the bot in."""

    @app.event("member_joined_channel")
    async def joined(event: dict[str, Any]) -> None:
        if event["user"] == listener.bot_user:
            await channel_opened(listener.desk, event["channel"])

    @app.event("channel_unarchive")
    async def channel_unarchived(event: dict[str, Any]) -> None:
        await channel_opened(listener.desk, event["channel"])

    @app.event("group_unarchive")
    async def group_unarchived(event: dict[str, Any]) -> None:
        await channel_opened(listener.desk, event["channel"])

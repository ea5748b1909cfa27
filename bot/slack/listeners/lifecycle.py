"""The end of the installation: tokens revoked, or the app taken out of the workspace."""

import asyncio

from slack_bolt.async_app import AsyncApp

REVOKED = "Slack revoked the bot's tokens or the app was removed. Install the app again and set the new tokens."


def register(app: AsyncApp, revoked: asyncio.Event) -> None:
    """Listen for the end; `revoked` is set when it comes."""

    @app.event("tokens_revoked")
    async def tokens_revoked() -> None:
        revoked.set()

    @app.event("app_uninstalled")
    async def app_uninstalled() -> None:
        revoked.set()

"""A workspace, an unmodified Bolt app in it, and a clock the test moves."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import InstalledApp, Workspace
from tests.manual_clock import ManualClock

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Levelhead"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "Levelhead"},
        "slash_commands": [
            {"command": "/draft", "description": "Draft a reply", "usage_hint": "[message]", "should_escape": True},
            {"command": "/raw", "description": "Text as typed"},
            {"command": "/form", "description": "Open a form"},
            {"command": "/slow", "description": "Never acknowledged"},
        ],
        "shortcuts": [
            {"name": "Draft a reply", "type": "message", "callback_id": "draft_reply", "description": "Draft"},
            {"name": "New case", "type": "global", "callback_id": "new_case", "description": "Case"},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                "app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "files:read", "files:write",
                "im:history",
                "im:write", "reactions:read", "reactions:write", "usergroups:read", "users:read",
            ]
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "app_home_opened", "app_mention", "app_uninstalled", "channel_archive", "channel_unarchive",
                "member_joined_channel", "message.channels", "message.groups", "message.im", "reaction_added", "reaction_removed",
                "tokens_revoked",
            ]
        },
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}  # fmt: skip


@dataclass
class Bot:
    """An unmodified Bolt app; `heard` keeps what reached it."""

    app: AsyncApp
    handler: AsyncSocketModeHandler
    heard: list[dict[str, Any]]
    arrived: asyncio.Event

    async def hears(self) -> dict[str, Any]:
        """The next thing to reach the app, acknowledged or not."""
        self.arrived.clear()
        await asyncio.wait_for(self.arrived.wait(), 60)
        return self.heard[-1]

    def events(self, kind: str) -> list[dict[str, Any]]:
        """Those of a kind in the order in which they happened: Bolt's workers may take two up in any order."""
        found = [body["event"] for body in self.heard if body.get("event", {}).get("type") == kind]
        return sorted(found, key=lambda event: float(event["event_ts"]))


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
async def ws(clock: ManualClock) -> AsyncIterator[Workspace]:
    workspace = Workspace(clock=clock)
    await workspace.start()
    yield workspace
    await workspace.stop()


@pytest.fixture
def installed(ws: Workspace) -> InstalledApp:
    return ws.install(MANIFEST)


@pytest.fixture
def client(ws: Workspace, installed: InstalledApp) -> AsyncWebClient:
    return AsyncWebClient(token=installed.bot_token, base_url=ws.api_url, retry_handlers=[])


@pytest.fixture
async def bot(ws: Workspace, installed: InstalledApp, client: AsyncWebClient) -> AsyncIterator[Bot]:
    app = AsyncApp(
        name="tests",  # without one it would read the source of all that called it, to find a file's name
        client=client,
        process_before_response=True,
        ignoring_self_events_enabled=False,
        raise_error_for_unhandled_request=False,
    )
    heard: list[dict[str, Any]] = []
    arrived = asyncio.Event()

    @app.middleware
    async def listen(body: dict[str, Any], next: Any) -> None:
        heard.append(body)
        arrived.set()
        await next()

    @app.event({"type": "message"})
    @app.event("app_mention")
    async def hear(ack: Any) -> None:
        await ack()

    handler = AsyncSocketModeHandler(app, installed.app_token, web_client=client)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped
    yield Bot(app, handler, heard, arrived)
    await handler.close_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped

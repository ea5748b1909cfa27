"""Socket Mode: tickets, connections, refreshes."""

import asyncio
from typing import Any

from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import InstalledApp, Workspace

from .conftest import Bot


async def _link(ws: Workspace, app: InstalledApp) -> str:
    answer = await AsyncWebClient(base_url=ws.api_url).apps_connections_open(app_token=app.app_token)
    return str(answer["url"])


async def test_a_ticket_opens_one_connection_once(ws: Workspace, installed: InstalledApp) -> None:
    url = await _link(ws, installed)
    async with ClientSession() as session:
        socket = await session.ws_connect(url)
        hello = await socket.receive_json()
        assert (hello["type"], hello["connection_info"]["app_id"]) == ("hello", installed.app_id)
        assert (await session.get(url.replace("ws", "http", 1))).status == 403
        await socket.close()


async def test_the_eleventh_connection_is_too_many(ws: Workspace, installed: InstalledApp) -> None:
    async with ClientSession() as session:
        sockets = [await session.ws_connect(await _link(ws, installed)) for _ in range(10)]
        for socket in sockets:
            assert (await socket.receive_json())["type"] == "hello"
        eleventh = await session.ws_connect(await _link(ws, installed))
        assert (await eleventh.receive_json())["reason"] == "too_many_websockets"
        for socket in [*sockets, eleventh]:
            await socket.close()


async def test_connections_take_turns(ws: Workspace, installed: InstalledApp) -> None:
    async with ClientSession() as session:
        sockets = [await session.ws_connect(await _link(ws, installed)) for _ in range(2)]
        for socket in sockets:
            await socket.receive_json()
        for text in ("one", "two"):
            await ws.person("ana").say("#support", text)
        heard = [await _acknowledged(socket) for socket in sockets]
        assert {envelope["payload"]["event"]["text"] for envelope in heard} == {"one", "two"}
        assert all(envelope["retry_attempt"] == 0 for envelope in heard)
        await ws.settled()
        for socket in sockets:
            await socket.close()


async def _acknowledged(socket: Any) -> dict[str, Any]:
    envelope: dict[str, Any] = await socket.receive_json()
    await socket.send_json({"envelope_id": envelope["envelope_id"]})
    return envelope


async def test_a_lost_connection_counts_as_a_failed_delivery(ws: Workspace, installed: InstalledApp) -> None:
    async with ClientSession() as session:
        first = await session.ws_connect(await _link(ws, installed))
        await first.receive_json()
        await ws.person("ana").say("#support", "hello")
        sent = await first.receive_json()
        second = await session.ws_connect(await _link(ws, installed))
        await second.receive_json()
        await first.close()
        again = await _acknowledged(second)
        assert again["payload"]["event_id"] == sent["payload"]["event_id"]
        assert (again["retry_attempt"], again["retry_reason"]) == (1, "connection_failed")
        await ws.settled()
        await second.close()


async def test_a_refresh_loses_nothing(ws: Workspace, bot: Bot) -> None:
    before = bot.handler.client.current_session
    await ws.disconnect(reason="refresh_requested")
    await ws.person("ana").say("#support", "during the refresh")
    await ws.settled()
    assert [event["text"] for event in bot.events("message")] == ["during the refresh"]
    async with asyncio.timeout(60):
        while bot.handler.client.current_session is before:  # noqa: ASYNC110  # the SDK gives no signal
            await asyncio.sleep(0.01)
    assert ws.connections == 1

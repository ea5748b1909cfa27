"""Slack's rates, by the clock."""

from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Workspace
from tests.manual_clock import ManualClock
from tests.open_workspace import open_workspace

from .asking import refused
from .conftest import MANIFEST

SUPPORT = "C0SUPPORT01"


async def test_posting_takes_a_burst_and_then_one_a_second(client: AsyncWebClient, clock: ManualClock) -> None:
    for _ in range(4):
        await client.chat_postMessage(channel=SUPPORT, text="x")
    assert await refused(client.chat_postMessage(channel=SUPPORT, text="x")) == "ratelimited"
    await client.chat_postMessage(channel="C0RETURNS02", text="another channel")
    clock.advance(1)
    await client.chat_postMessage(channel=SUPPORT, text="x")


async def test_tiers_count_calls_a_minute(ws: Workspace, client: AsyncWebClient, clock: ManualClock) -> None:
    for _ in range(20):
        await client.users_list()
    assert await refused(client.users_list()) == "ratelimited"
    assert await refused(client.api_call("users.list")) == "ratelimited"
    await client.users_info(user="U0ANARUIZ01")
    clock.advance(60)
    await client.users_list()


async def test_a_429_says_how_long_to_wait(ws: Workspace, client: AsyncWebClient) -> None:
    ws.fail("chat.update", error="ratelimited", retry_after=7)
    async with ClientSession() as session:
        headers = {"Authorization": f"Bearer {client.token}"}
        answer = await session.post(f"{ws.api_url}chat.update", json={}, headers=headers)
        assert (answer.status, answer.headers["Retry-After"]) == (429, "7")
        assert await answer.json() == {"ok": False, "error": "ratelimited"}


async def test_rate_limits_can_be_switched_off(clock: ManualClock) -> None:
    ws = Workspace(clock=clock, rate_limits=False)
    async with open_workspace(ws):
        client = AsyncWebClient(token=ws.install(MANIFEST).bot_token, base_url=ws.api_url)
        for _ in range(25):
            await client.users_list()

"""What an app is doing, shown in a thread: until it answers there, or for two minutes."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Workspace
from bot.workspace.manifest import AgentView
from tests.manual_clock import ManualClock
from tests.workspace.asking import refused

SUPPORT = "C0SUPPORT01"


async def test_a_status_stands_until_the_app_answers_there_or_for_two_minutes(
    client: AsyncWebClient, ws: Workspace, clock: ManualClock
) -> None:
    root = str((await client.chat_postMessage(channel=SUPPORT, text="Hello"))["ts"])
    busy = {"channel_id": SUPPORT, "thread_ts": root, "status": "is looking..."}
    await client.assistant_threads_setStatus(**busy)
    assert ws.state.status(SUPPORT, root) == "is looking..."
    await client.chat_postMessage(channel=SUPPORT, text="elsewhere")
    assert ws.state.status(SUPPORT, root) == "is looking..."
    await client.chat_postMessage(channel=SUPPORT, text="Found", thread_ts=root)
    assert ws.state.status(SUPPORT, root) == ""
    await client.assistant_threads_setStatus(**busy)
    clock.advance(121)
    assert ws.state.status(SUPPORT, root) == ""


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"channel_id": "C404"}, "channel_not_found"),
        ({"thread_ts": "1.000001"}, "invalid_thread_ts"),
        ({"loading_messages": ["x"] * 11}, "invalid_arguments"),
        ({"colour": "red"}, "invalid_arguments"),
    ],
)
async def test_a_status_in_the_wrong_place_is_refused(
    client: AsyncWebClient, change: dict[str, object], error: str
) -> None:
    root = (await client.chat_postMessage(channel=SUPPORT, text="Hello"))["ts"]
    call = {"channel_id": SUPPORT, "thread_ts": root, "status": "is looking..."} | change
    assert await refused(client.api_call("assistant.threads.setStatus", json=call)) == error


def test_four_prompts_are_suggested_at_most() -> None:
    prompts = [{"title": "t", "message": "m"}] * 4
    AgentView.model_validate({"agent_description": "d", "suggested_prompts": prompts})
    with pytest.raises(ValueError, match="at most 4"):
        AgentView.model_validate({"agent_description": "d", "suggested_prompts": [*prompts, prompts[0]]})

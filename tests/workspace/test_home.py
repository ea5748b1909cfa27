"""The app's home in the local workspace: published for one person, pressed by them, strict as Slack is."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Workspace

ANA = "U0ANARUIZ01"
BUTTON = {"type": "button", "action_id": "go", "value": "1", "text": {"type": "plain_text", "text": "Go"}}
HOME = {"type": "home", "blocks": [{"type": "actions", "elements": [BUTTON]}]}


async def _refusal(client: AsyncWebClient, user: str, view: object, **more: str) -> str:
    with pytest.raises(SlackApiError) as refused:
        await client.views_publish(user_id=user, view=view, **more)  # type: ignore[arg-type]
    return str(refused.value.response["error"])


async def test_a_home_is_one_persons(ws: Workspace, client: AsyncWebClient) -> None:
    answer = await client.views_publish(user_id=ANA, view=HOME)
    assert answer["view"]["type"] == "home" and ws.person("ben").home is None
    shown = ws.person("ana").home
    assert shown and shown.labels == ["Go"]


async def test_what_slack_would_not_take_is_refused(ws: Workspace, client: AsyncWebClient) -> None:
    assert await _refusal(client, "U0NOBODY", HOME) == "user_not_found"
    assert await _refusal(client, ANA, {"type": "modal", "blocks": []}) == "invalid_arguments"
    many = {"type": "home", "blocks": [{"type": "divider"}] * 101}
    assert await _refusal(client, ANA, many) == "invalid_arguments"
    await client.views_publish(user_id=ANA, view=HOME)
    assert await _refusal(client, ANA, HOME, hash="old") == "hash_conflict"


async def test_nobody_presses_where_nothing_is_shown(ws: Workspace) -> None:
    with pytest.raises(LookupError, match="shows Ana Ruiz nothing"):
        await ws.person("ana").press_at_home("Go")

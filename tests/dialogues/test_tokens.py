"""Tokens that Slack refuses: a sentence with the remedy, and no token in it."""

import asyncio

import pytest

from bot.errors import SettingsError
from bot.slack.client import web_client
from bot.slack.connection import identify, prove_app_token
from bot.workspace import Workspace
from tests.dialogues.conftest import Team, settings_for


async def test_a_wrong_bot_token_is_named_with_the_remedy(ws: Workspace, tmp_path: object) -> None:
    settings_for(ws, tmp_path)  # type: ignore[arg-type]  # pytest gives a Path
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN.*invalid_auth") as refused:
        await identify(web_client("xoxb-wrong", ws.api_url))
    assert "xoxb-wrong" not in str(refused.value)


async def test_a_wrong_app_token_is_named_with_the_remedy(ws: Workspace, tmp_path: object) -> None:
    settings = settings_for(ws, tmp_path)  # type: ignore[arg-type]  # pytest gives a Path
    assert settings.slack_bot_token is not None
    client = web_client(settings.slack_bot_token.get_secret_value(), ws.api_url)
    with pytest.raises(SettingsError, match="SLACK_APP_TOKEN"):
        await prove_app_token(client, "xapp-wrong")


@pytest.mark.parametrize("end", ["revoke_tokens", "uninstall"])
async def test_the_bot_notices_that_its_installation_ended(team: Team, end: str) -> None:
    getattr(team.ws, end)()
    assert await asyncio.wait_for(team.bot.revoked.wait(), 60)

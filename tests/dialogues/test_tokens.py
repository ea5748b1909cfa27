"""Tokens that Slack refuses: a sentence with the remedy, and no token in it. Trouble on the way is not the token's."""

import asyncio
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import connected
from bot.errors import SettingsError
from bot.slack.client import web_client
from bot.slack.tokens import identify, prove_app_token
from bot.workspace import Down, Workspace
from tests.dialogues.conftest import Team, settings_for
from tests.manual_clock import ManualClock


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


METHODS = ["auth.test", "apps.connections.open"]


async def proven(ws: Workspace, folder: Path, method: str) -> str:
    """What is said of the token that this method proves, where the call fails."""
    settings = settings_for(ws, folder)
    assert settings.slack_bot_token and settings.slack_app_token
    client = web_client(settings.slack_bot_token.get_secret_value(), ws.api_url)
    app_token = settings.slack_app_token.get_secret_value()
    with pytest.raises(SettingsError) as said:
        await (identify(client) if method == "auth.test" else prove_app_token(client, app_token))
    return str(said.value)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("error", ["ratelimited", "internal_error", "service_unavailable"])
async def test_trouble_of_slack_s_own_is_not_the_token_s(
    ws: Workspace, tmp_path: Path, method: str, error: str
) -> None:
    ws.fail(method, error, retry_after=7)
    assert await proven(ws, tmp_path, method) == f"Slack takes no calls now ({error}). Try again in a minute."


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("status", "says"), [(503, "takes no calls now (http_503)"), (407, "can't be reached"), (200, "can't be reached")]
)
async def test_a_page_instead_of_an_answer_is_not_the_token_s(
    ws: Workspace, tmp_path: Path, method: str, status: int, says: str
) -> None:
    ws.break_down(method, Down(status, False, "<html>", "text/html"))
    said = await proven(ws, tmp_path, method)
    assert says in said and "TOKEN" not in said


@pytest.mark.parametrize("method", METHODS)
async def test_a_connection_that_breaks_is_not_the_token_s(ws: Workspace, tmp_path: Path, method: str) -> None:
    ws.drop(method, after=False)
    assert "can't be reached" in await proven(ws, tmp_path, method)


async def test_a_wait_that_slack_asks_a_start_for_is_kept_to_by_the_next_start(ws: Workspace, tmp_path: Path) -> None:
    settings, clock = settings_for(ws, tmp_path), ManualClock()
    async with asyncio.timeout(60), connected(settings, clock):
        """There is a database now."""
    ws.fail("auth.test", "ratelimited", retry_after=300)
    for says in (r"takes no calls now \(ratelimited\)", "Try again in 30. seconds", "Try again in 30. seconds"):
        with pytest.raises(SettingsError, match=says):
            async with connected(settings, clock):
                pass
    assert _calls(ws, "auth.test") == 2
    clock.advance(302)
    async with asyncio.timeout(60), connected(settings, clock) as bot:
        assert (await bot.ready())["socket"]


class Asked(ManualClock):
    """Notices when somebody is about to sleep for minutes."""

    def __init__(self) -> None:
        super().__init__()
        self.for_minutes = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        if seconds > 200:
            self.for_minutes.set()
        await super().sleep(seconds)


async def test_a_wait_for_the_socket_s_address_is_kept_to_by_the_next_start(ws: Workspace, tmp_path: Path) -> None:
    settings, clock = settings_for(ws, tmp_path), Asked()
    ws.fail("apps.connections.open", "ratelimited", retry_after=300)

    async def start() -> None:
        async with connected(settings, clock) as bot:
            assert (await bot.ready())["socket"]

    for _ in range(2):
        clock.for_minutes.clear()
        starting = asyncio.create_task(start())
        await asyncio.wait_for(clock.for_minutes.wait(), 60)
        starting.cancel()
        await asyncio.wait({starting})
    assert _calls(ws, "apps.connections.open") == 1
    clock.advance(302)
    async with asyncio.timeout(60):
        await start()


def _calls(ws: Workspace, method: str) -> int:
    return [call.method for call in ws.calls].count(method)


@pytest.mark.parametrize("end", ["revoke_tokens", "uninstall"])
async def test_the_bot_notices_that_its_installation_ended(team: Team, end: str) -> None:
    getattr(team.ws, end)()
    assert await asyncio.wait_for(team.bot.revoked.wait(), 60)


async def test_a_bot_whose_app_token_is_refused_ends_with_the_remedy(ws: Workspace, tmp_path: Path) -> None:
    """Slack's library would try it again for ever, and say nothing of why."""
    settings = settings_for(ws, tmp_path, slack_app_token=SecretStr("xapp-wrong"))
    with pytest.raises(SettingsError, match="SLACK_APP_TOKEN.*invalid_auth"):
        async with asyncio.timeout(60), connected(settings):
            pass


async def test_a_bot_whose_app_token_is_right_asks_slack_once_where_to_connect(team: Team) -> None:
    assert [call.method for call in team.ws.calls].count("apps.connections.open") == 1


@pytest.mark.deep
@pytest.mark.parametrize("error", ["internal_error", pytest.param("ratelimited", marks=pytest.mark.deep)])
async def test_a_bot_connects_once_slack_s_own_trouble_is_over(ws: Workspace, tmp_path: Path, error: str) -> None:
    ws.fail("apps.connections.open", error, retry_after=1)
    async with asyncio.timeout(60), connected(settings_for(ws, tmp_path)) as bot:
        assert (await bot.ready())["socket"]

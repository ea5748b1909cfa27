"""The tokens, proved at Slack: who the bot is, and where it connects."""

import math
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.phrases import counted
from bot.errors import SettingsError, StoreError
from bot.slack.limits import SlackLimits, limited
from bot.slack.refusals import UNSURE, code, status

AUTH = "auth.test"
UNREACHABLE = "Slack can't be reached. Check the network, and any proxy or firewall."


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is in its workspace."""

    bot_user: str
    team: str
    team_name: str


class SlackAway(SettingsError):
    """Slack can't be reached now; the tokens may be valid."""


async def identify(client: AsyncWebClient) -> Identity:
    """Check the bot token. Raises SettingsError with what to do."""
    with _proving("Slack refused SLACK_BOT_TOKEN ({said}). Copy the bot token (xoxb-) again."):
        answer = await client.auth_test()
    return Identity(answer["user_id"], answer["team_id"], answer["team"])


async def identify_in_turn(client: AsyncWebClient, limits: SlackLimits) -> Identity:
    """The same, but a wait that Slack asked for is kept to, also by the next start."""
    if wait := await rests(limits, AUTH):
        raise SlackAway(f"Slack asked to be left alone. Try again in {counted(math.ceil(wait), 'second')}.")
    try:
        return await identify(client)
    except SlackAway as away:
        with suppress(StoreError):
            if error := asks_to_wait(away):
                await limits.refused(AUTH, "", error)
        raise


async def rests(limits: SlackLimits, method: str) -> float:
    """For how many seconds it may not be called; without a database nobody knows, and it may."""
    try:
        return await limits.rests(method)
    except StoreError:
        return 0.0


def asks_to_wait(away: SlackAway) -> SlackApiError | None:
    """Slack's answer, where it asks to wait."""
    error = away.__cause__
    return error if isinstance(error, SlackApiError) and limited(error) else None


async def prove_app_token(client: AsyncWebClient, app_token: str) -> str:
    """Check the app-level token. Returns the address to connect to. Raises SettingsError with what to do."""
    with _proving("Slack refused SLACK_APP_TOKEN ({said}). Make an app-level token (xapp-) with connections:write."):
        answer = await client.apps_connections_open(app_token=app_token)
    return str(answer["url"])


@contextmanager
def _proving(refused: str) -> Iterator[None]:
    """Raises failures as SettingsError: as SlackAway, or with the words `refused` where Slack rejects a token."""
    try:
        yield
    except SlackApiError as error:
        raise _why(error, refused) from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise SlackAway(UNREACHABLE) from error


def _why(error: SlackApiError, refused: str) -> SettingsError:
    """Trouble at Slack, or a page from a proxy, says nothing about the token."""
    said = code(error)
    if limited(error) or said in UNSURE or status(error) >= 500:
        return SlackAway(f"Slack takes no calls now ({said}). Try again in a minute.")
    return SlackAway(UNREACHABLE) if said.startswith("http_") else SettingsError(refused.format(said=said))

"""Opening a window for whoever pressed or typed something: at once or not at all, as Slack waits for three seconds."""

import logging
import math

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.parts.ports import PostLater
from bot.domain.team_report import counted
from bot.errors import LevelheadError
from bot.slack.limits import limited
from bot.slack.listeners import Ears
from bot.slack.refusals import code
from bot.slack.views.fields import View

METHOD, UPDATE = "views.open", "views.update"
log = logging.getLogger(__name__)
TOO_LATE = {"expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged"}


async def open_window(ears: Ears, client: AsyncWebClient, trigger: str, view: View) -> None:
    """Counted as any other call. Raises LevelheadError where Slack takes no more, and SlackApiError as the client."""
    try:
        await ears.limits.ask(METHOD, again=False)
        await client.views_open(trigger_id=trigger, view=view)
    except PostLater as later:
        raise _slow_down(later) from None
    except SlackApiError as error:
        if not limited(error) or code(error) in TOO_LATE:
            raise
        raise _slow_down(await ears.limits.refused(METHOD, "", error)) from error


def _slow_down(later: PostLater) -> LevelheadError:
    seconds = counted(math.ceil(later.seconds), "second")
    return LevelheadError(f"Slack has asked us to slow down. Please try again in {seconds}.")


async def update_window(ears: Ears, client: AsyncWebClient, name: str, view: View) -> None:
    """Show something else in a window that may be open still. Best-effort: who closed it doesn't miss it."""
    try:
        await ears.limits.ask(UPDATE)
        await client.views_update(external_id=name, view=view)
    except (PostLater, SlackApiError, aiohttp.ClientError, TimeoutError):
        log.info("a window could not be brought up to date")

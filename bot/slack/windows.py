"""Opening a window for whoever pressed or typed something: at once or not at all, as Slack waits for three seconds."""

import math

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.parts.ports import PostLater
from bot.errors import LevelheadError
from bot.slack.limits import limited
from bot.slack.listeners import Ears
from bot.slack.views.fields import View

METHOD = "views.open"
TOO_LATE = {"expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged"}


async def open_window(ears: Ears, client: AsyncWebClient, trigger: str, view: View) -> None:
    """Counted as any other call. Raises LevelheadError where Slack takes no more, and SlackApiError as the client."""
    try:
        await ears.limits.ask(METHOD, again=False)
        await client.views_open(trigger_id=trigger, view=view)
    except PostLater as later:
        raise _slow_down(later) from None
    except SlackApiError as error:
        if not limited(error) or error.response.get("error") in TOO_LATE:
            raise
        raise _slow_down(await ears.limits.refused(METHOD, "", error)) from error


def _slow_down(later: PostLater) -> LevelheadError:
    seconds = math.ceil(later.seconds)
    return LevelheadError(f"Slack has asked us to slow down. Please try again in {seconds} seconds.")

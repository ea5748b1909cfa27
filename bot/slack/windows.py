"""Opening and updating windows, and other calls that somebody waits for: Slack waits three seconds."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.parts.members import UNTOLD, require_member
from bot.desk.parts.ports import PostLater
from bot.desk.policies.leading import BUSY
from bot.errors import LevelheadError
from bot.slack.limits import limited, slow_down
from bot.slack.listener_context import ListenerContext
from bot.slack.refusals import UNSURE, code, says_nothing
from bot.slack.views.fields import View

METHOD, UPDATE = "views.open", "views.update"
LONGEST_WAIT = timedelta(minutes=1)
"""How long a window waits for its next content."""
AGAIN_SECONDS = 5
IN_TIME_SECONDS = 1.5
"""So long something is asked before an answer; the rest of Slack's three seconds is for the answer itself."""
log = logging.getLogger(__name__)
TOO_LATE = {"expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged"}


async def open_window(listener: ListenerContext, client: AsyncWebClient, trigger: str, view: View) -> None:
    """Raises LevelheadError where Slack takes no more calls, and SlackApiError as the client."""
    async with at_once(listener, METHOD):
        await client.views_open(trigger_id=trigger, view=view)


@asynccontextmanager
async def at_once(listener: ListenerContext, method: str) -> AsyncIterator[None]:
    """Around a call that somebody waits for; it is counted. Raises LevelheadError where Slack takes no more calls."""
    try:
        await listener.limits.ask(method, again=False)
        yield
    except PostLater as later:
        raise LevelheadError(slow_down(later.seconds)) from None
    except SlackApiError as error:
        if not limited(error) or code(error) in TOO_LATE:
            raise
        asked = await listener.limits.refused(method, "", error)
        raise LevelheadError(slow_down(asked.seconds)) from error


async def in_time(listener: ListenerContext, asking: asyncio.Future[Any]) -> bool:
    """Whether it ends while there is time for an answer; where not, it goes on."""
    timer = asyncio.ensure_future(listener.desk.clock.sleep(IN_TIME_SECONDS))
    await asyncio.wait({asking, timer}, return_when=asyncio.FIRST_COMPLETED)
    timer.cancel()
    return asking.done()


async def require_in_time(listener: ListenerContext, requiring: Coroutine[Any, Any, None], late: str = BUSY) -> None:
    """What an answer rests on; asked of Slack once, it is known.

    Raises LevelheadError, also where that takes long: then with the words of `late`.
    """
    asking = asyncio.ensure_future(requiring)
    asking.add_done_callback(_heard)
    if not await in_time(listener, asking):
        raise LevelheadError(late)
    asking.result()


async def require_member_in_time(listener: ListenerContext, person: str) -> None:
    """Raises LevelheadError for anybody but a full member, and where Slack takes long to say who they are."""
    await require_in_time(listener, require_member(listener.desk, person), UNTOLD)


def _heard(asked: asyncio.Future[None]) -> None:
    """What comes too late has nobody to tell: else the loop reports it as an error that nobody asked about."""
    if not asked.cancelled():
        asked.exception()


async def update_window(listener: ListenerContext, client: AsyncWebClient, view: View, **which: str) -> bool:
    """Update a window, which may have been closed, once Slack takes it; `which` identifies it.

    False where Slack takes nothing for too long.
    """
    clock = listener.desk.clock
    ends = clock.now() + LONGEST_WAIT
    while True:
        try:
            await _update(listener, client, view, which)
            return True
        except PostLater as later:
            if clock.now() + timedelta(seconds=later.seconds) > ends:
                return False
            await clock.sleep(later.seconds)


async def _update(listener: ListenerContext, client: AsyncWebClient, view: View, which: dict[str, str]) -> None:
    """Raises PostLater where another attempt may work; updating twice does no harm."""
    try:
        await listener.limits.ask(UPDATE)
        await client.views_update(view=view, **which)
    except SlackApiError as error:
        if limited(error):
            raise await listener.limits.refused(UPDATE, "", error) from error
        if code(error) in UNSURE or says_nothing(error):
            raise PostLater(AGAIN_SECONDS) from error
        log.info("a window could not be brought up to date: %s", code(error))
    except (aiohttp.ClientError, TimeoutError) as error:
        raise PostLater(AGAIN_SECONDS) from error

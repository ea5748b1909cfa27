"""Uploading pictures to Slack: private until a message shows them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.parts.ports import PostLater, PostRefused, PostUnsure
from bot.slack.announcer import UNREACHABLE_SECONDS
from bot.slack.limits import SlackLimits, limited
from bot.slack.refusals import code

LONGEST_WORDS = 1_000
"""Characters Slack takes as a picture's alternative text."""
LOOKS, BETWEEN_SECONDS = 12, 0.4
"""Slack processes a picture for a while: a message may show it once its type is known."""
_INFO, _URL, _COMPLETE = "files.info", "files.getUploadURLExternal", "files.completeUploadExternal"


class SlackPictures:
    """One attempt each. If it fails, the words and rows are still there."""

    def __init__(self, client: AsyncWebClient, limits: SlackLimits) -> None:
        self._client, self._limits = client, limits

    async def upload(self, png: bytes, title: str, words: str) -> str:
        """The picture's id, once Slack knows it as a picture."""
        for method in (_URL, _COMPLETE):
            await self._limits.ask(method)
        async with self._outcomes(_COMPLETE):
            answer = await self._client.files_upload_v2(
                filename="chart.png", content=png, title=title[:200], alt_txt=words[:LONGEST_WORDS]
            )
        file_id = str(answer["files"][0]["id"])
        for _ in range(LOOKS):
            if await self._known(file_id):
                return file_id
            await asyncio.sleep(BETWEEN_SECONDS)
        raise PostUnsure("Slack has not taken the picture in yet")

    async def _known(self, file_id: str) -> bool:
        await self._limits.ask(_INFO)
        async with self._outcomes(_INFO):
            answer = await self._client.files_info(file=file_id)
        return bool(answer["file"].get("mimetype"))

    @asynccontextmanager
    async def _outcomes(self, method: str) -> AsyncIterator[None]:
        try:
            yield
        except SlackApiError as error:
            if limited(error):
                raise await self._limits.refused(method, "", error) from error
            said = code(error)
            raise PostRefused(said, f"Slack said {said}; run `levelhead check`.") from error
        except aiohttp.ClientConnectorError as error:
            raise PostLater(UNREACHABLE_SECONDS) from error
        except (SlackRequestError, TimeoutError, aiohttp.ClientError) as error:
            raise PostUnsure from error

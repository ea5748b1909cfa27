"""Pictures into Slack: uploaded to nobody, and shown by the message that names them."""

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
"""Characters of what stands for the picture where it isn't seen, as Slack takes them."""
LOOKS, BETWEEN_SECONDS = 12, 0.4
"""Slack takes a picture in by and by: a message may name it once its kind is known."""
_INFO, _URL, _COMPLETE = "files.info", "files.getUploadURLExternal", "files.completeUploadExternal"


class SlackPictures:
    """One attempt each; what fails is only a picture, and the words and rows are there without it."""

    def __init__(self, client: AsyncWebClient, limits: SlackLimits) -> None:
        self._client, self._limits = client, limits

    async def upload(self, png: bytes, title: str, words: str) -> str:
        """Its id, once Slack knows it as a picture."""
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

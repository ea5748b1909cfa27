"""Downloading files that people drop, with the bot's token, from Slack and from nowhere else."""

from typing import BinaryIO
from urllib.parse import urlsplit

import aiohttp

from bot.desk.parts.ports import PostLater, PostUnsure
from bot.domain.pace import asked_seconds
from bot.errors import LevelheadError

FILES_HOST = "files.slack.com"
_CHUNK = 1 << 20
_SECONDS = 300
MOST_BYTES = 1 << 30
UNREACHABLE_SECONDS = 5
NO_ACCESS = (
    "Slack didn't hand this file over. Add the scope files:read to the app, install it again, and drop it again."
)


class SlackDownloads:
    """`api_url` is the only other trusted address: the workspace on this machine."""

    def __init__(self, token: str, api_url: str) -> None:
        self._token, self._local = token, urlsplit(api_url)

    async def fetch(self, url: str, to: BinaryIO) -> None:
        """Raises LevelheadError with what to do; PostLater or PostUnsure where it may work soon."""
        if not self._trusted(url):
            raise LevelheadError("This file is not kept in Slack. Download it and drop the file itself here.")
        headers = {"Authorization": f"Bearer {self._token}"}
        try:
            async with (
                aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_SECONDS)) as session,
                session.get(url, headers=headers, allow_redirects=False) as answer,
            ):
                await _take(answer, to)
        except aiohttp.ClientConnectorError as error:
            raise PostLater(UNREACHABLE_SECONDS) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise PostUnsure from error

    def _trusted(self, url: str) -> bool:
        """Whether the token may go there: to Slack's own host, or the workspace in the settings."""
        there = urlsplit(url)
        if there.scheme == "https" and there.hostname == FILES_HOST:
            return True
        return (there.scheme, there.netloc) == (self._local.scheme, self._local.netloc)


async def _take(answer: aiohttp.ClientResponse, to: BinaryIO) -> None:
    if answer.status == 429 or answer.status >= 500:
        raise PostLater(asked_seconds(answer.headers.get("Retry-After", "")) or UNREACHABLE_SECONDS)
    if answer.status != 200 or answer.content_type == "text/html":
        raise LevelheadError(NO_ACCESS)
    size = 0
    async for chunk in answer.content.iter_chunked(_CHUNK):
        size += len(chunk)
        if size > MOST_BYTES:
            raise LevelheadError("This file is larger than 1 GB. Use `levelhead import` on the machine that runs me.")
        to.write(chunk)

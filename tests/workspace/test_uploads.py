"""Files that an app uploads: three steps, taken in by and by, shown by the messages that name them."""

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Workspace
from tests.workspace.asking import refused, section

SUPPORT = "C0SUPPORT01"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 50


async def send(url: str, data: bytes) -> int:
    async with aiohttp.ClientSession() as session, session.post(url, data=data) as answer:
        return answer.status


async def uploaded(client: AsyncWebClient, data: bytes = PNG) -> str:
    answer = await client.files_upload_v2(filename="chart.png", content=data, title="A chart", alt_txt="Bars")
    return str(answer["files"][0]["id"])


def image(file_id: str, alt: str = "Bars") -> dict[str, object]:
    return {"type": "image", "slack_file": {"id": file_id}, "alt_text": alt}


async def test_a_picture_is_taken_in_by_and_by_and_shown_by_the_message_that_names_it(
    client: AsyncWebClient, ws: Workspace
) -> None:
    file_id, support = await uploaded(client), SUPPORT
    shown = {"channel": support, "text": "A chart", "blocks": [image(file_id)]}
    assert await refused(client.chat_postMessage(**shown)) == "invalid_blocks"
    assert (await client.files_info(file=file_id))["file"]["mimetype"] == ""
    assert (await client.files_info(file=file_id))["file"]["mimetype"] == "image/png"
    await client.chat_postMessage(**shown)
    assert ws.messages("#support")[-1].plain == "[picture: Bars]"
    async with aiohttp.ClientSession() as session, session.get(f"{ws.url}page/picture/{file_id}") as answer:
        assert answer.status == 200 and answer.content_type == "image/png", await answer.text()
        assert await answer.read() == PNG


async def test_an_upload_goes_once_and_whole_and_is_completed_once(client: AsyncWebClient) -> None:
    begun = await client.files_getUploadURLExternal(filename="a.png", length=len(PNG))
    done = [{"id": begun["file_id"], "title": "A"}]
    assert await refused(client.files_completeUploadExternal(files=done)) == "file_not_found"
    assert await send(begun["upload_url"], PNG[:-1]) == 400
    assert await send(begun["upload_url"], PNG) == 200
    assert await send(begun["upload_url"], PNG) == 404
    await client.files_completeUploadExternal(files=done)
    assert await refused(client.files_completeUploadExternal(files=done)) == "file_not_found"
    assert await refused(client.files_info(file="F404")) == "file_not_found"


@pytest.mark.parametrize("wrong", [{"length": 0}, {"filename": ""}, {"alt_txt": "x" * 1001}, {"colour": "red"}])
async def test_what_is_announced_wrongly_is_refused(client: AsyncWebClient, wrong: dict[str, object]) -> None:
    announced = {"filename": "a.png", "length": 5} | wrong
    assert await refused(client.api_call("files.getUploadURLExternal", params=announced))


@pytest.mark.parametrize(
    "block",
    [
        image("F404"),
        image("F404", alt=""),
        image("F404", alt="x" * 2001),
        {"type": "image", "alt_text": "nothing"},
        {"type": "image", "alt_text": "both", "slack_file": {"id": "F1"}, "image_url": "https://example.com/a.png"},
        {"type": "image", "alt_text": "both", "slack_file": {"id": "F1", "url": "https://example.com"}},
    ],
)
async def test_a_picture_that_is_not_there_is_refused(
    client: AsyncWebClient, ws: Workspace, block: dict[str, object]
) -> None:
    call = client.chat_postMessage(channel=SUPPORT, text="x", blocks=[section("x"), block])
    assert await refused(call) == "invalid_blocks"


async def test_what_is_no_picture_can_not_be_shown_as_one(client: AsyncWebClient, ws: Workspace) -> None:
    file_id = await uploaded(client, b"plain words")
    for _ in range(2):
        await client.files_info(file=file_id)
    shown = client.chat_postMessage(channel=SUPPORT, text="x", blocks=[image(file_id)])
    assert await refused(shown) == "invalid_blocks"

"""Slack's limits on blocks, each at its edge and one beyond."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from .asking import actions, button, mrkdwn, options, plain, refusal, refused, section

WITHIN: dict[str, list[dict[str, Any]]] = {
    "section text of 3000": [section("x" * 3000)],
    "header of 150": [{"type": "header", "text": plain("x" * 150)}],
    "markdown of 12000": [{"type": "markdown", "text": "x" * 12000}],
    "context of 10": [{"type": "context", "elements": [mrkdwn("x")] * 10}],
    "25 buttons": [actions(*(button(f"b{n}") for n in range(25)))],
    "button text of 75": [actions(button("x" * 75))],
    "button value of 2000": [actions(button("x", value="x" * 2000))],
    "action_id of 255": [actions({**button("x"), "action_id": "x" * 255})],
    "block_id of 255": [section("x", block_id="x" * 255)],
    "the same action_id in two blocks": [actions(button("x")), actions(button("x"))],
    "50 blocks": [{"type": "divider"}] * 50,
    "13200 characters": [section("x" * 3000)] * 4 + [section("x" * 1200)],
    "five overflow options": [section("x", accessory={"type": "overflow", "options": options(*"abcde")})],
    "rich text": [
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [
                        {"type": "text", "text": "a", "style": {"bold": True, "code": True}},
                        {"type": "link", "url": "https://x.y"},
                        {"type": "emoji", "name": "tada"},
                        {"type": "channel", "channel_id": "C1"},
                    ],
                },
                {"type": "rich_text_quote", "elements": [{"type": "text", "text": "q"}]},
                {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "p"}]},
                {
                    "type": "rich_text_list",
                    "style": "bullet",
                    "elements": [{"type": "rich_text_section", "elements": []}],
                },
            ],
        }
    ],
}
BEYOND: dict[str, tuple[list[dict[str, Any]], str, str]] = {
    "section text": ([section("x" * 3001)], "invalid_blocks", "/blocks/0/text"),
    "empty text": ([section("")], "invalid_blocks", "/blocks/0/text/text"),
    "section without text or fields": ([{"type": "section"}], "invalid_blocks", "/blocks/0"),
    "header": ([{"type": "header", "text": plain("x" * 151)}], "invalid_blocks", "/blocks/0/text"),
    "header in mrkdwn": ([{"type": "header", "text": mrkdwn("x")}], "invalid_blocks", "/blocks/0/text/type"),
    "one markdown": ([{"type": "markdown", "text": "x" * 12001}], "invalid_blocks", "/blocks/0/text"),
    "markdown together": ([{"type": "markdown", "text": "x" * 6001}] * 2, "invalid_blocks", "together"),
    "context": ([{"type": "context", "elements": [mrkdwn("x")] * 11}], "invalid_blocks", "/blocks/0/elements"),
    "buttons": ([actions(*(button(f"b{n}") for n in range(26)))], "invalid_blocks", "/blocks/0/elements"),
    "button text": ([actions(button("x" * 76))], "invalid_blocks", "/blocks/0/elements/0/text"),
    "button value": ([actions(button("x", value="x" * 2001))], "invalid_blocks", "/blocks/0/elements/0/value"),
    "button style": ([actions(button("x", style="blue"))], "invalid_blocks", "/blocks/0/elements/0/style"),
    "action_id": ([actions({**button("x"), "action_id": "x" * 256})], "invalid_blocks", "/elements/0/action_id"),
    "block_id": ([section("x", block_id="x" * 256)], "invalid_blocks", "/blocks/0/block_id"),
    "the same action_id twice": ([actions(button("x"), button("X"))], "invalid_blocks", "already exists"),
    "the same block_id twice": ([section("x", block_id="b")] * 2, "invalid_blocks", "/blocks/1/block_id"),
    "blocks": ([{"type": "divider"}] * 51, "invalid_blocks", "/blocks"),
    "characters": ([section("x" * 3000)] * 4 + [section("x" * 1201)], "msg_blocks_too_long", ""),
    "overflow": (
        [section("x", accessory={"type": "overflow", "options": options(*"abcdef")})],
        "invalid_blocks",
        "options",
    ),
    "unknown block": ([{"type": "carousel"}], "invalid_blocks", "/blocks/0"),
    "unknown element": ([actions({"type": "slider"})], "invalid_blocks", "/blocks/0/elements/0"),
    "unknown key": ([section("x", colour="red")], "invalid_blocks", "/blocks/0/colour"),
    "unknown rich text": (
        [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "html"}]}]}],
        "invalid_blocks",
        "/blocks/0/elements/0/elements/0",
    ),
    "an input in a message": (
        [{"type": "input", "label": plain("x"), "element": {"type": "plain_text_input"}}],
        "invalid_blocks",
        "/blocks/0",
    ),
}


@pytest.mark.parametrize("blocks", WITHIN.values(), ids=WITHIN.keys())
async def test_blocks_within_the_limits_are_posted(client: AsyncWebClient, blocks: list[dict[str, Any]]) -> None:
    await client.chat_postMessage(channel="C0SUPPORT01", text="t", blocks=blocks)


@pytest.mark.parametrize(("blocks", "code", "place"), BEYOND.values(), ids=BEYOND.keys())
async def test_blocks_beyond_the_limits_are_refused_with_their_place(
    client: AsyncWebClient, blocks: list[dict[str, Any]], code: str, place: str
) -> None:
    answer = await refusal(client.chat_postMessage(channel="C0SUPPORT01", text="t", blocks=blocks))
    assert answer["error"] == code
    assert place in str(answer.get("response_metadata", ""))


async def test_blocks_that_are_no_list_have_an_invalid_format(client: AsyncWebClient) -> None:
    assert (
        await refused(client.chat_postMessage(channel="C0SUPPORT01", text="t", blocks="{}")) == "invalid_blocks_format"
    )


async def test_ids_left_out_are_filled_in(client: AsyncWebClient) -> None:
    blocks = [{"type": "actions", "elements": [{"type": "button", "text": plain("Go")}]}]
    posted = await client.chat_postMessage(channel="C0SUPPORT01", text="t", blocks=blocks)
    assert posted["message"]["blocks"][0]["block_id"]
    assert posted["message"]["blocks"][0]["elements"][0]["action_id"]

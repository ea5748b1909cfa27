"""What answers with 200 and in JSON but is no message of Claude's is told as that, and breaks nothing."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from anthropic.types import Message, TextBlock

from bot.errors import WriterError, WriterUnreachable
from bot.writers.claude.answer import read_structured
from bot.writers.claude.asking import AskedAnswer
from bot.writers.claude.writer import Claude, ClaudeSettings
from tests.fakes import claude_wire as wire
from tests.fakes.raw import Raw
from tests.writers.a_case import book, matter, prompts, work

USAGE = {"input_tokens": 1, "output_tokens": 1, "cache_read_input_tokens": 0, "cache_creation_input_tokens": 0}
RIGHT = wire.message("claude", [{"type": "text", "text": "{}", "citations": None}], "end_turn", USAGE)
CITED = {"type": "content_block_location", "cited_text": "x", "document_index": 0, "start_block_index": None}


@pytest.fixture
async def raw() -> AsyncIterator[Raw]:
    async with Raw() as started:
        yield started


@pytest.fixture
async def claude(raw: Raw) -> AsyncIterator[Claude]:
    made = Claude(ClaudeSettings(api_key="sk-ant-fake", base_url=raw.url, retries=0), prompts())
    yield made
    await made.close()


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        RIGHT | {"usage": None},
        RIGHT | {"usage": {**USAGE, "input_tokens": "many"}},
        RIGHT | {"content": None},
        RIGHT | {"content": "words"},
        RIGHT | {"content": [{"type": "text", "text": None}]},
        RIGHT | {"content": [{"type": "text", "text": "x", "citations": [CITED]}]},
        RIGHT | {"content": [3]},
        RIGHT | {"stop_reason": ["end_turn"]},
    ],
    ids=lambda body: json.dumps(body)[:60],
)
async def test_a_body_of_another_shape_is_not_claude(raw: Raw, claude: Claude, body: Any) -> None:
    raw.body = json.dumps(body).encode()
    with pytest.raises(WriterError, match="Something other than Claude answered"):
        await claude.triage(matter(), book(), [])
    with pytest.raises(WriterError, match="Something other than Claude answered"):
        await claude.draft(work(), [])
    with pytest.raises(WriterError, match="Something other than Claude answered"):
        await claude.probe()


def test_a_block_without_words_is_no_answer_and_may_be_asked_for_again() -> None:
    """The SDK makes a text block of a block whose type it doesn't know, with no text in it."""
    wordless = TextBlock.model_construct(type="", text=None)
    message = Message.model_construct(content=[wordless], stop_reason="end_turn")
    with pytest.raises(WriterUnreachable, match="could not be read"):
        read_structured(message, AskedAnswer)

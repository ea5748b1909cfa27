"""Whether an answer is a message at all: the SDK builds one from anything, without checking types."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from anthropic import AsyncAPIResponse
from anthropic.types import Message
from pydantic import ValidationError

from bot.writers.claude.failures import NotClaude

_COUNTS = ("input_tokens", "output_tokens")
_MAY_BE_COUNTS = ("cache_read_input_tokens", "cache_creation_input_tokens")
_PLACES = ("document_index", "start_block_index", "end_block_index")
_TEXTS = {"text": "text", "thinking": "thinking", "tool_use": "name"}
"""The field of a block of this type that must be text."""


@contextmanager
def unread() -> Iterator[None]:
    """Around the SDK's reading of an answer. Raises NotClaude; json.JSONDecodeError for broken JSON."""
    try:
        yield
    except (json.JSONDecodeError, UnicodeError):
        raise
    except ValueError:
        raise json.JSONDecodeError("an answer", "", 0) from None
    except (AttributeError, LookupError, TypeError):
        raise NotClaude from None


async def answered(response: AsyncAPIResponse[Message]) -> Message:
    """The message of a response, validated at once where all types are right; the SDK does it value by value."""
    if response.headers.get("content-type", "").partition(";")[0].endswith("json"):
        with suppress(ValidationError):
            return sound(Message.model_validate_json(await response.read(), strict=True))
    with unread():
        return sound(await response.parse())


def sound(message: object) -> Message:
    """The message. Raises NotClaude where a value that is used later has the wrong type."""
    if not isinstance(message, Message) or not _sound(message):
        raise NotClaude
    return message


def _sound(message: Message) -> bool:
    reason, usage, content = message.stop_reason, message.usage, message.content
    counted = all(_is_count(getattr(usage, name, None)) for name in _COUNTS)
    cached = all(getattr(usage, name, None) is None or _is_count(getattr(usage, name)) for name in _MAY_BE_COUNTS)
    told = reason is None or isinstance(reason, str)
    return counted and cached and told and isinstance(content, list) and all(map(_sound_block, content))


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and value >= 0


def _sound_block(block: Any) -> bool:
    kind = getattr(block, "type", None)
    if not isinstance(kind, str):
        return False
    needed = _TEXTS.get(kind)
    if needed and not isinstance(getattr(block, needed, None), str):
        return False
    if kind == "tool_use" and not (isinstance(block.id, str) and isinstance(block.input, dict)):
        return False
    return all(map(_sound_citation, getattr(block, "citations", None) or ()))


def _sound_citation(cited: Any) -> bool:
    if getattr(cited, "type", None) != "content_block_location":
        return isinstance(getattr(cited, "type", None), str)
    placed = all(isinstance(getattr(cited, name, None), int) for name in _PLACES)
    return placed and isinstance(getattr(cited, "cited_text", None), str)

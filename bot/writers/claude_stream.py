"""A message put together from the events of its stream.

The SDK's own helper makes a second event of each and a class for every message, which takes longer than all the rest.
"""

from anthropic import AsyncStream
from anthropic.types import ContentBlock, Message, RawContentBlockDelta, RawMessageDeltaEvent, RawMessageStreamEvent
from pydantic_core import from_json

from bot.writers.claude_failures import BrokenOff, NotClaude
from bot.writers.claude_sound import sound, unread

_COUNTED_ANEW = ("output_tokens", "input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")
"""Totals at the end of a stream; where one is left out, what its beginning said stands."""


async def whole(stream: AsyncStream[RawMessageStreamEvent]) -> Message:
    """The message once its last event is in. Raises BrokenOff where a stream just ends, NotClaude where it is none."""
    if "text/event-stream" not in stream.response.headers.get("content-type", ""):
        raise NotClaude
    gathering, ended = _Gathering(), False
    with unread():
        async for event in stream:
            gathering.take(event)
            ended = ended or event.type == "message_stop"
        if gathering.message is None or not ended:
            raise BrokenOff
        return sound(gathering.gathered(gathering.message))


class _Gathering:
    """`message` is None until its first event came."""

    def __init__(self) -> None:
        self.message: Message | None = None
        self._inputs: dict[int, str] = {}
        """The JSON of what tools are called with, by the place of their block."""

    def take(self, event: RawMessageStreamEvent) -> None:
        """What comes before a message begins, or is of a kind that isn't known, says nothing."""
        if self.message is None:
            self.message = event.message if event.type == "message_start" else None
        elif event.type == "content_block_start":
            self.message.content.append(event.content_block)
        elif event.type == "content_block_delta":
            self._add(event.index, self.message.content[event.index], event.delta)
        elif event.type == "message_delta":
            _end(self.message, event)

    def _add(self, place: int, block: ContentBlock, delta: RawContentBlockDelta) -> None:
        if delta.type == "text_delta" and block.type == "text":
            block.text += delta.text
        elif delta.type == "citations_delta" and block.type == "text":
            block.citations = [*(block.citations or ()), delta.citation]
        elif delta.type == "thinking_delta" and block.type == "thinking":
            block.thinking += delta.thinking
        elif delta.type == "signature_delta" and block.type == "thinking":
            block.signature = delta.signature
        elif delta.type == "input_json_delta" and block.type == "tool_use":
            self._inputs[place] = self._inputs.get(place, "") + delta.partial_json

    def gathered(self, message: Message) -> Message:
        """With what its tools are called with; of JSON that Claude had no room to end, as much as there is."""
        for place, words in self._inputs.items():
            block = message.content[place]
            if words and block.type == "tool_use":
                block.input = from_json(words, allow_partial=True)
        return message


def _end(message: Message, event: RawMessageDeltaEvent) -> None:
    message.stop_reason = event.delta.stop_reason
    for name in _COUNTED_ANEW:
        if (count := getattr(event.usage, name)) is not None:
            setattr(message.usage, name, count)

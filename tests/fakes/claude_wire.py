"""Claude's answers as they travel: a message in one piece, or the same message as server-sent events."""

import json
from typing import Any

Event = dict[str, Any]


def message(model: str, content: list[dict[str, Any]], stop: str | None, usage: dict[str, int]) -> dict[str, Any]:
    """A whole message."""
    return {
        "id": "msg_fake",
        "type": "message",
        "role": "assistant",
        "model": model,
        "content": content,
        "stop_reason": stop,
        "stop_sequence": None,
        "stop_details": None,
        "usage": usage,
    }


def events(whole: dict[str, Any]) -> list[Event]:
    """The events that add up to the message, a ping among them."""
    usage = whole["usage"]
    begun = {**whole, "content": [], "stop_reason": None, "usage": {**usage, "output_tokens": 1}}
    inner = [e for index, block in enumerate(whole["content"]) for e in _block_events(index, block)]
    ended = {"stop_reason": whole["stop_reason"], "stop_sequence": None, "stop_details": None, "container": None}
    return [
        {"type": "message_start", "message": begun},
        {"type": "ping"},
        *inner,
        {"type": "message_delta", "delta": ended, "usage": {"output_tokens": usage["output_tokens"]}},
        {"type": "message_stop"},
    ]


def encoded(event: Event) -> bytes:
    """An event as bytes, with its `event:` line."""
    return f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode()


def error(kind: str, words: str) -> dict[str, Any]:
    """The body of an error, and the data of an `error` event."""
    return {"type": "error", "error": {"type": kind, "message": words}, "request_id": "req_fake"}


def _block_events(index: int, block: dict[str, Any]) -> list[Event]:
    begun, deltas = _BLOCKS[block["type"]](block)
    return [
        {"type": "content_block_start", "index": index, "content_block": begun},
        *({"type": "content_block_delta", "index": index, "delta": delta} for delta in deltas),
        {"type": "content_block_stop", "index": index},
    ]


def _tool_use(block: dict[str, Any]) -> tuple[Event, list[Event]]:
    """The input arrives as pieces of JSON, the first of them empty."""
    given = block["input"] if isinstance(block["input"], str) else json.dumps(block["input"])
    pieces = ["", *(given[at : at + 7] for at in range(0, len(given), 7))]
    return {**block, "input": {}}, [{"type": "input_json_delta", "partial_json": piece} for piece in pieces]


def _thinking(block: dict[str, Any]) -> tuple[Event, list[Event]]:
    deltas = [{"type": "thinking_delta", "thinking": block["thinking"]}]
    deltas.append({"type": "signature_delta", "signature": block["signature"]})
    return {"type": "thinking", "thinking": "", "signature": ""}, deltas


def _text(block: dict[str, Any]) -> tuple[Event, list[Event]]:
    text = block["text"]
    halves = (text[: len(text) // 2], text[len(text) // 2 :])
    empty: dict[str, Any] = {"type": "text", "text": "", "citations": [] if block.get("citations") else None}
    deltas = [{"type": "citations_delta", "citation": c} for c in block.get("citations") or []]
    deltas += [{"type": "text_delta", "text": half} for half in halves if half]
    return empty, deltas


_BLOCKS = {"text": _text, "tool_use": _tool_use, "thinking": _thinking}

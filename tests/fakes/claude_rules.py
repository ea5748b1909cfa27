"""What Claude's API refuses in a request, as its documentation and the measured facts have it."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.fakes.claude_schema import optional, problems, unions

MODELS = ("claude-haiku-5-5", "claude-sonnet-5-5", "claude-opus-5-5")
_TOP = {
    "cache_control", "container", "diagnostics", "inference_geo", "max_tokens", "messages", "metadata", "model",
    "output_config", "service_tier", "speed", "stop_sequences", "system", "thinking", "tool_choice", "tools",
}  # fmt: skip
_BLOCKS = {
    "text": {"type", "text", "cache_control", "citations"},
    "document": {"type", "source", "title", "context", "citations", "cache_control"},
    "tool_use": {"type", "id", "name", "input", "cache_control"},
    "tool_result": {"type", "tool_use_id", "content", "is_error", "cache_control"},
    "thinking": {"type", "thinking", "signature"},
}
_TOOL = {"name", "description", "input_schema", "strict", "cache_control", "type"}
_SAYS = {"user": {"text", "document", "tool_result"}, "assistant": {"text", "tool_use", "thinking"}}
_ID = re.compile(r"[a-zA-Z0-9_-]+")
_MOST_STRICT, _MOST_OPTIONAL, _MOST_UNIONS = 20, 24, 16
"""Over all strict tools and the output format of one request."""
_EFFORTS = ("low", "medium", "high", "xhigh", "max")


class Refused(Exception):
    """The API's answer to a request it doesn't take: status, error type, message."""

    def __init__(self, message: str, status: int = 400, kind: str = "invalid_request_error") -> None:
        super().__init__(message)
        self.status, self.kind = status, kind


def check_headers(headers: Mapping[str, str], key: str) -> None:
    """Raises Refused without the version, or without the key as a bearer token or in `x-api-key`."""
    given = headers.get("x-api-key") or headers.get("authorization", "").removeprefix("Bearer ")
    if given != key:
        raise Refused("invalid x-api-key", 401, "authentication_error")
    if not headers.get("anthropic-version"):
        raise Refused("anthropic-version: header is required")


def check_model(model: object) -> None:
    """Raises Refused for a model nobody knows."""
    if model not in MODELS:
        raise Refused(f"model: {model}", 404, "not_found_error")


def check_body(body: dict[str, Any]) -> None:
    """Raises Refused for the first thing in the request that the API would refuse."""
    for name in ("temperature", "top_p", "top_k"):
        _require(name not in body, f"{name}: not supported by this model")
    _require(not body.get("stream"), "stream: this server gives whole answers")
    unknown = set(body) - _TOP
    _require(not unknown, f"{', '.join(sorted(unknown))}: Extra inputs are not permitted")
    check_model(body.get("model"))
    _require(isinstance(body.get("max_tokens"), int) and body["max_tokens"] > 0, "max_tokens: Field required")
    _check_messages(body.get("messages") or [], body.get("tools") or [])
    _check_thinking(body)
    _check_tools(body)
    _check_output(body)
    _check_cache(body)


def documents(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The documents of a request, as citations count them."""
    return [b for b in content_blocks(body) if b["type"] == "document"]


def content_blocks(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every block of every message in order; a bare string counts as a text block."""
    for message in body["messages"]:
        content = message["content"]
        yield from [{"type": "text", "text": content}] if isinstance(content, str) else content


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise Refused(message)


def _check_messages(messages: list[dict[str, Any]], tools: list[dict[str, Any]]) -> None:
    _require(bool(messages) and messages[0]["role"] == "user", "messages: first message must use the user role")
    _require(messages[-1]["role"] == "user", "This model does not support assistant message prefill.")
    asked: list[str] = []
    ever: set[str] = set()
    for message in messages:
        _require(set(message) == {"role", "content"} and bool(message["content"]), "messages: content is required")
        _require(message["role"] in _SAYS, f"messages: role {message['role']!r} is not permitted")
        blocks = [] if isinstance(message["content"], str) else message["content"]
        for block in blocks:
            _check_block(block)
            _require(
                block["type"] in _SAYS[message["role"]],
                f"`{block['type']}` blocks can't be in {message['role']} messages",
            )
        answered = [b["tool_use_id"] for b in blocks if b["type"] == "tool_result"]
        _require(set(answered) <= set(asked), "unexpected `tool_use_id` found in `tool_result` blocks")
        _require(
            set(asked) <= set(answered), "`tool_use` ids were found without `tool_result` blocks immediately after"
        )
        _require(len(answered) == len(set(answered)), "each tool_use must have a single result")
        _require(
            [b["type"] for b in blocks[: len(answered)]] == ["tool_result"] * len(answered),
            "tool_result blocks come first",
        )
        asked = [b["id"] for b in blocks if b["type"] == "tool_use"]
        _require(len(asked) == len(set(asked) - ever), "`tool_use` ids must be unique")
        ever.update(asked)
        _require(not (asked or answered) or bool(tools), "tools: required when tool blocks are present")
    _require(not asked, "`tool_use` ids were found without `tool_result` blocks immediately after")


def signed(body: dict[str, Any], before: list[dict[str, Any]], thinking: str) -> str:
    """What binds a block of thinking to all that came before it: another prefix gives another signature."""
    prefix = [body.get("system"), body.get("tools"), before, thinking]
    return hashlib.sha256(json.dumps(_unmarked(prefix), sort_keys=True).encode()).hexdigest()


def _unmarked(value: Any) -> Any:
    """Without the marks of the cache, which change nothing of what is read."""
    if isinstance(value, dict):
        return {key: _unmarked(inner) for key, inner in value.items() if key != "cache_control"}
    return [_unmarked(inner) for inner in value] if isinstance(value, list) else value


def _check_thinking(body: dict[str, Any]) -> None:
    for at, message in enumerate(body["messages"]):
        for block in message["content"] if isinstance(message["content"], list) else []:
            if block["type"] == "thinking":
                ours = signed(body, body["messages"][:at], block["thinking"])
                _require(block["signature"] == ours, "Invalid `signature` in `thinking` block")


def _check_block(block: dict[str, Any]) -> None:
    kind = block.get("type")
    _require(kind in _BLOCKS, f"content: unknown block type {kind!r}")
    unknown = set(block) - _BLOCKS[str(kind)]
    _require(not unknown, f"{', '.join(sorted(unknown))}: Extra inputs are not permitted")
    if kind == "text":
        _require(bool(block["text"].strip()), "messages: text content blocks must be non-empty")
    if kind == "tool_use":
        _require(isinstance(block["input"], dict), "tool_use.input: Input should be a valid dictionary")
        _require(bool(_ID.fullmatch(block["id"])), "tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'")
    if kind == "tool_result":
        _check_result(block)
    if kind == "document":
        source = block["source"]
        _require(source["type"] == "content" and bool(source["content"]), "document: content must be non-empty")
        _require(all(b["text"].strip() for b in source["content"]), "messages: text content blocks must be non-empty")


def _check_result(block: dict[str, Any]) -> None:
    content = block.get("content", "")
    _require(isinstance(content, str | list), "tool_result.content: Input should be a valid string or list")
    _require(isinstance(block.get("is_error", False), bool), "tool_result.is_error: Input should be a valid boolean")
    for inner in content if isinstance(content, list) else []:
        _require(inner.get("type") == "text", "tool_result.content: only text is expected here")
        _check_block(inner)


def _check_tools(body: dict[str, Any]) -> None:
    tools = body.get("tools") or []
    for tool in tools:
        _require(not set(tool) - _TOOL, f"{', '.join(sorted(set(tool) - _TOOL))}: Extra inputs are not permitted")
        _require(
            bool(re.fullmatch(r"[a-zA-Z0-9_-]{1,128}", tool.get("name", ""))), "tools.name: String should match pattern"
        )
        _require(tool.get("input_schema", {}).get("type") == "object", "tools: input_schema.type must be 'object'")
    names = [tool["name"] for tool in tools]
    _require(len(names) == len(set(names)), "tools: Tool names must be unique.")
    _check_strict([tool["input_schema"] for tool in tools if tool.get("strict")], body)
    choice = (body.get("tool_choice") or {"type": "auto"})["type"]
    _require(choice in ("auto", "none"), "tool_choice: this model does not take a forced tool choice")


def _check_strict(strict: list[dict[str, Any]], body: dict[str, Any]) -> None:
    for schema in strict:
        wrong = next(problems(schema), None)
        _require(wrong is None, wrong or "")
    form = (body.get("output_config") or {}).get("format")
    schemas = [*strict, *([form["schema"]] if form else [])]
    _require(len(strict) <= _MOST_STRICT, f"tools: at most {_MOST_STRICT} strict tools are supported")
    _require(sum(map(optional, schemas)) <= _MOST_OPTIONAL, f"schemas: more than {_MOST_OPTIONAL} optional parameters")
    _require(sum(map(unions, schemas)) <= _MOST_UNIONS, f"schemas: more than {_MOST_UNIONS} parameters of a union type")


def _check_output(body: dict[str, Any]) -> None:
    config = body.get("output_config") or {}
    _require(set(config) <= {"effort", "format"}, "output_config: Extra inputs are not permitted")
    _require(config.get("effort", "low") in _EFFORTS, "output_config.effort: invalid value")
    cited = [bool((d.get("citations") or {}).get("enabled")) for d in documents(body)]
    _require(all(cited) or not any(cited), "citations: must be enabled for all documents or none")
    _require(not (any(cited) and config.get("format")), "citations can't be used with output_config.format")
    if form := config.get("format"):
        _require(form["type"] == "json_schema", "output_config.format.type: invalid value")
        wrong = next(problems(form["schema"]), None)
        _require(wrong is None, wrong or "")


def _check_cache(body: dict[str, Any]) -> None:
    system = body.get("system") or []
    holders = [*(body.get("tools") or []), *(system if isinstance(system, list) else []), *content_blocks(body)]
    marks = [h["cache_control"] for h in (*holders, body) if h.get("cache_control")]
    spans = [mark.get("ttl", "5m") for mark in marks]
    _require(spans == sorted(spans), "a ttl='1h' cache_control block must not come after a ttl='5m' one")
    _require(len(marks) <= 4, "A maximum of 4 blocks with cache_control may be provided")
    for mark in marks:
        _require(mark["type"] == "ephemeral" and mark.get("ttl", "5m") in ("5m", "1h"), "cache_control: invalid")

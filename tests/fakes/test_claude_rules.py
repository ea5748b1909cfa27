"""The fake refuses what the API refuses."""

import copy
from typing import Any

import pytest

from tests.fakes.claude_rules import Refused, check_body, check_headers, signed
from tests.fakes.claude_schema import misfit
from tests.fakes.claude_usual import purpose

_DOCUMENT = {
    "type": "document",
    "citations": {"enabled": True},
    "source": {"type": "content", "content": [{"type": "text", "text": "a: rule"}]},
}
_FORMAT = {"type": "json_schema", "schema": {"type": "object", "properties": {}, "additionalProperties": False}}
_CACHED = {"type": "text", "text": "x", "cache_control": {"type": "ephemeral"}}
_RESULT = {"type": "tool_result", "tool_use_id": "t", "content": "x"}
_USE = {"type": "tool_use", "id": "t", "name": "look", "input": {}}
_HELLO = {"type": "text", "text": "Hello"}
_THOUGHT = {"type": "thinking", "thinking": "Hm.", "signature": "forged"}


def _body(*content: dict[str, Any], **more: Any) -> dict[str, Any]:
    blocks = list(content) or [{"type": "text", "text": "Hello"}]
    return {"model": "claude-haiku-5-5", "max_tokens": 10, "messages": [{"role": "user", "content": blocks}], **more}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _asking(properties: dict[str, Any], required: list[str] | None = None, **defs: dict[str, Any]) -> dict[str, Any]:
    schema = {**_object(**properties), "$defs": defs} | ({} if required is None else {"required": required})
    return _body(output_config={"format": {"type": "json_schema", "schema": schema}})


def _tool(**changes: Any) -> dict[str, Any]:
    schema = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
    return {"name": "look", "description": "Looks.", "input_schema": schema, "strict": True, **changes}


def _talk(*turns: list[dict[str, Any]], tools: Any = None) -> dict[str, Any]:
    """Turns of user and assistant in turn, with one tool."""
    roles = ("user", "assistant") * len(turns)
    messages = [{"role": role, "content": content} for role, content in zip(roles, turns, strict=False)]
    return _body(tools=tools or [_tool()]) | {"messages": messages}


def _strict(schema: dict[str, Any]) -> dict[str, Any]:
    return _talk([_HELLO], tools=[_tool(input_schema=schema)])


_UNION = _object(**{f"p{i}": {"anyOf": [{"type": "string"}, {"type": "null"}]} for i in range(17)})
WRONG = {
    "temperature": (_body(temperature=0.5), "temperature"),
    "top_p": (_body(top_p=0.5), "top_p"),
    "unknown key": (_body(tempo=1), "tempo"),
    "unknown model": (_body(model="gpt"), "gpt"),
    "citations and a format": (_body(_DOCUMENT, output_config={"format": _FORMAT}), "output_config.format"),
    "citations on some": (_body(_DOCUMENT, {**_DOCUMENT, "citations": {"enabled": False}}), "all documents or none"),
    "five breakpoints": (_body(*[_CACHED] * 5), "maximum of 4"),
    "a result without a call": (_body(_RESULT), "tool_use_id"),
    "empty text": (_body({"type": "text", "text": " "}), "non-empty"),
    "empty document": (_body({**_DOCUMENT, "source": {"type": "content", "content": []}}), "non-empty"),
    "forced tool": (_body(tool_choice={"type": "any"}), "forced"),
    "open schema": (_body(output_config={"format": {**_FORMAT, "schema": {"type": "object"}}}), "additionalProperties"),
    "a schema with limits": (_asking({"n": {"type": "integer", "minimum": 1}}), "minimum: not supported"),
    "an open inner schema": (_asking({"l": {"type": "array", "items": {"type": "object"}}}), "additionalProperties"),
    "a recursive schema": (_asking({"l": {"$ref": "#/$defs/L"}}, L=_object(l={"$ref": "#/$defs/L"})), "recursive"),
    "too many optional": (_asking({f"p{i}": {"type": "string"} for i in range(25)}, required=[]), "24 optional"),
    "a required stranger": (_asking({}, required=["x"]), "x: required and not a property"),
    "an unknown key of a tool": (_talk([_HELLO], tools=[_tool(kind="x")]), "kind: Extra inputs"),
    "a wrong name of a tool": (_talk([_HELLO], tools=[_tool(name="look up")]), "tools.name"),
    "two tools of one name": (_talk([_HELLO], tools=[_tool(), _tool()]), "must be unique"),
    "an open strict tool": (_strict({"type": "object", "properties": {}}), "additionalProperties"),
    "a strict tool with limits": (_strict(_object(n={"type": "integer", "minimum": 1})), "minimum: not supported"),
    "too many strict tools": (_talk([_HELLO], tools=[_tool(name=f"t{i}") for i in range(21)]), "20 strict tools"),
    "too many unions": (_strict(_UNION), "16 parameters of a union"),
    "a use without a result": (_talk([_HELLO], [_USE], [_HELLO]), "without `tool_result`"),
    "a result for another use": (_talk([_HELLO], [_USE], [_RESULT | {"tool_use_id": "u"}]), "unexpected `tool_use_id`"),
    "two results for one use": (_talk([_HELLO], [_USE], [_RESULT, _RESULT]), "single result"),
    "text before a result": (_talk([_HELLO], [_USE], [_HELLO, _RESULT]), "come first"),
    "one of two uses answered": (_talk([_HELLO], [_USE, _USE | {"id": "u"}], [_RESULT]), "without `tool_result`"),
    "an id used twice": (_talk([_HELLO], [_USE], [_RESULT], [_USE], [_RESULT]), "ids must be unique"),
    "an id with a space": (_talk([_HELLO], [_USE | {"id": "t 1"}], [_RESULT | {"tool_use_id": "t 1"}]), "tool_use.id"),
    "an input as text": (_talk([_HELLO], [_USE | {"input": "{}"}], [_RESULT]), "valid dictionary"),
    "a result that is a number": (_talk([_HELLO], [_USE], [_RESULT | {"content": 5}]), "tool_result.content"),
    "an unknown key of a result": (_talk([_HELLO], [_USE], [_RESULT | {"name": "look"}]), "name: Extra inputs"),
    "a use by the user": (_talk([_USE]), "can't be in user messages"),
    "a result by the assistant": (_talk([_HELLO], [_RESULT], [_HELLO]), "can't be in assistant messages"),
    "the role of a tool": (
        _body() | {"messages": [*_body()["messages"], {"role": "tool", "content": "x"}, *_body()["messages"]]},
        "role 'tool'",
    ),
    "thinking that was changed": (_talk([_HELLO], [_THOUGHT, _USE], [_RESULT]), "Invalid `signature`"),
    "a long cache after a short": (
        _body(_CACHED, _CACHED | {"cache_control": {"type": "ephemeral", "ttl": "1h"}}),
        "must not come after",
    ),
    "prefill": (_body() | {"messages": [*_body()["messages"], {"role": "assistant", "content": "I"}]}, "prefill"),
}


@pytest.mark.parametrize(("body", "words"), WRONG.values(), ids=WRONG)
def test_a_wrong_request_is_refused(body: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        check_body(copy.deepcopy(body))


def test_right_requests_are_taken() -> None:
    check_body(_body())
    check_body(_body(_DOCUMENT, _CACHED, output_config={"effort": "low"}))
    check_body(_body(output_config={"format": _FORMAT}))
    check_body(_talk([_HELLO], [_HELLO, _USE, _USE | {"id": "u"}], [_RESULT | {"tool_use_id": "u"}, _RESULT, _HELLO]))


def test_thinking_is_taken_back_while_nothing_before_it_has_changed() -> None:
    body = _talk([_HELLO], [_THOUGHT, _USE], [_RESULT])
    body["messages"][1]["content"][0] = _THOUGHT | {"signature": signed(body, body["messages"][:1], "Hm.")}
    check_body(copy.deepcopy(body))
    body["messages"][0]["content"] = [_HELLO, _HELLO]
    with pytest.raises(Refused, match="signature"):
        check_body(body)


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer other"}, {"x-api-key": "k"}])
def test_a_request_needs_the_key_and_the_version(headers: dict[str, str]) -> None:
    with pytest.raises(Refused):
        check_headers(headers, "k")


_FORM = {
    **_object(name={"type": "string"}, items={"type": "array", "items": {"$ref": "#/$defs/Item"}}),
    "$defs": {"Item": _object(kind={"enum": ["red", "blue"]}, count={"type": "integer"})},
}


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"name": "a", "items": [{"kind": "RED", "count": 1}]}, None),
        ({"name": "a"}, "items is missing"),
        ({"name": 1, "items": []}, "isn't of type string"),
        ({"name": "a", "items": [], "more": 1}, "more isn't of the schema"),
        ({"name": "a", "items": [{"kind": "green", "count": 1}]}, "isn't of the enum"),
        ({"name": "a", "items": [{"kind": "red", "count": True}]}, "isn't of type integer"),
        ({"name": "a", "items": {"kind": "red"}}, "isn't of type array"),
    ],
)
def test_an_answer_keeps_to_the_schema_that_was_sent(answer: dict[str, Any], words: str | None) -> None:
    found = misfit(answer, _FORM)
    assert (found is None) if words is None else words in (found or "")


def test_a_form_that_nobody_answers_is_refused() -> None:
    with pytest.raises(Refused, match="knows no answer of the form"):
        purpose(_asking({"colour": {"type": "string"}}))

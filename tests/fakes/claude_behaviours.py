"""What a fake Claude can be told to do with its next request."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.fakes.claude_rules import documents, signed


@dataclass(frozen=True)
class Cited:
    """A citation exactly as given, however wrong. Without `text`, the words of the blocks."""

    document: int
    start: int
    end: int
    text: str | None = None


Part = tuple[str, Sequence[str | Cited]]
"""A run of text and what it cites: clause ids, fact keys, or raw citations."""


@dataclass(frozen=True)
class Reply:
    """Text blocks with their citations."""

    parts: Sequence[Part]
    stop: str | None = "end_turn"


@dataclass(frozen=True)
class Answers:
    """A structured answer: values, or the raw text where it is to be broken."""

    value: Mapping[str, Any] | str
    stop: str = "end_turn"


@dataclass(frozen=True)
class Uses:
    """Calls of tools, all in one message: a name and its input each; as text where it is to be no object.

    `at_will`: names and inputs keep to no schema, as from a server that ignores `strict` and `tool_choice`.
    """

    calls: Sequence[tuple[str, Mapping[str, Any] | str]]
    thinking: str = ""
    text: str = ""
    at_will: bool = False
    stop: str = "tool_use"


@dataclass(frozen=True)
class Refuses:
    """Stops with `refusal` and no content."""


@dataclass(frozen=True)
class Fails:
    """An HTTP error. `retry_after` is in seconds; `code` names the cause, where the API gives one.

    `request_id` is the header's, as something between us and the API may set it.
    """

    status: int
    retry_after: float | None = None
    words: str = "fake failure"
    kind: str | None = None
    code: str | None = None
    request_id: str = "req_fake"


@dataclass(frozen=True)
class Stalls:
    """Says nothing after so many bytes of its answer until released; at 0 not even the headers."""

    after: int = 0


@dataclass(frozen=True)
class CutAfter:
    """The connection breaks after so many bytes of the answer; at 0 before the headers."""

    after: int


@dataclass(frozen=True)
class Page:
    """A proxy's HTML page, with status 200."""


@dataclass(frozen=True)
class Garbled:
    """JSON that isn't."""


Behaviour = Reply | Answers | Uses | Refuses | Fails | Stalls | CutAfter | Page | Garbled


def content(behaviour: Reply | Answers | Uses, body: dict[str, Any]) -> list[dict[str, Any]]:
    """The blocks of an answer to this request."""
    if isinstance(behaviour, Uses):
        return _tool_blocks(behaviour, body)
    if isinstance(behaviour, Answers):
        value = behaviour.value
        return [{"type": "text", "text": value if isinstance(value, str) else json.dumps(value), "citations": None}]
    return [_text_block(text, cited, body) for text, cited in behaviour.parts]


def _tool_blocks(behaviour: Uses, body: dict[str, Any]) -> list[dict[str, Any]]:
    turn = len(body["messages"])
    blocks: list[dict[str, Any]] = []
    if behaviour.thinking:
        signature = signed(body, body["messages"], behaviour.thinking)
        blocks.append({"type": "thinking", "thinking": behaviour.thinking, "signature": signature})
    if behaviour.text:
        blocks.append({"type": "text", "text": behaviour.text, "citations": None})
    for n, (name, given) in enumerate(behaviour.calls):
        value = given if isinstance(given, str) else json.loads(json.dumps(given))
        blocks.append({"type": "tool_use", "id": f"toolu_{turn}_{n}", "name": name, "input": value})
    return blocks


def _text_block(text: str, cited: Sequence[str | Cited], body: dict[str, Any]) -> dict[str, Any]:
    places = [c if isinstance(c, Cited) else _place(c, body) for c in cited]
    return {"type": "text", "text": text, "citations": [_citation(p, body) for p in places] or None}


def _place(name: str, body: dict[str, Any]) -> Cited:
    for index, blocks in enumerate(_blocks(body)):
        for start, words in enumerate(blocks):
            if words.startswith(f"{name}:"):
                return Cited(index, start, start + 1)
    raise LookupError(f"no block of the request is {name!r}")


def _citation(place: Cited, body: dict[str, Any]) -> dict[str, Any]:
    sent = "".join(_blocks(body)[place.document][place.start : place.end]) if place.text is None else place.text
    return {
        "type": "content_block_location",
        "cited_text": sent,
        "document_index": place.document,
        "document_title": None,
        "start_block_index": place.start,
        "end_block_index": place.end,
    }


def _blocks(body: dict[str, Any]) -> list[list[str]]:
    return [[b["text"] for b in d["source"]["content"]] for d in documents(body)]

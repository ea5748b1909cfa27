"""The turns of a request: documents, then others' words as data, then the task."""

import json
from dataclasses import dataclass
from typing import Any

_TOOL_USE = "toolu_data"
_NO_INPUT = {"type": "object", "properties": {}}


@dataclass(frozen=True, slots=True)
class Data:
    """Others' words, kept apart from our instructions. `name` is what they are: `conversation`, `draft`."""

    name: str
    source: str
    values: dict[str, Any]

    @property
    def text(self) -> str:
        """As JSON, which no words inside can end."""
        return json.dumps({"source": self.source, **self.values}, ensure_ascii=False)


def turns(
    data: Data, task: str, in_tool_result: bool, documents: tuple[dict[str, Any], ...] | list[dict[str, Any]] = ()
) -> dict[str, Any]:
    """The `messages`, and the one tool: it only stands for where the data is from, and is never called."""
    ask = {"type": "text", "text": task}
    if not in_tool_result:
        words = {"type": "text", "text": f"The {data.name} as a JSON string ({data.source}):\n{json.dumps(data.text)}"}
        return {"messages": [{"role": "user", "content": [*documents, words, ask]}]}
    tool = f"read_{data.name}"
    opening = list(documents) or [{"type": "text", "text": f"Read the {data.name} first."}]
    call = {"type": "tool_use", "id": _TOOL_USE, "name": tool, "input": {}}
    result = {"type": "tool_result", "tool_use_id": _TOOL_USE, "content": data.text}
    spoken = (("user", opening), ("assistant", [call]), ("user", [result, ask]))
    return {
        "tools": [{"name": tool, "description": f"Gives the {data.name} as data.", "input_schema": _NO_INPUT}],
        "tool_choice": {"type": "none"},
        "messages": [{"role": role, "content": content} for role, content in spoken],
    }

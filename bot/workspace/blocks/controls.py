"""Where a person can press or choose in blocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
CHOICES = {"overflow", "static_select", "radio_buttons", "checkboxes"}


@dataclass(frozen=True)
class Control:
    block_id: str
    element: Json

    @property
    def options(self) -> list[Json]:
        return list(self.element.get("options", []))

    @property
    def labels(self) -> list[str]:
        if self.element["type"] == "button":
            return [self.element["text"]["text"]]
        return [option["text"]["text"] for option in self.options] or [self.element["action_id"]]


def controls(blocks: list[Json]) -> Iterator[Control]:
    """Elements outside input blocks: these send `block_actions`."""
    for block in blocks:
        for element in _elements(block):
            yield Control(block.get("block_id", ""), element)


def _elements(block: Json) -> list[Json]:
    if block["type"] == "actions":
        return list(block["elements"])
    accessory = block.get("accessory")
    return [accessory] if accessory else []


def find(blocks: list[Json], label: str) -> tuple[Control, Json | None]:
    """The control with this label or action_id, and the option when the label is one's."""
    found = list(controls(blocks))
    for control in found:
        for option in control.options:
            if option["text"]["text"] == label:
                return control, option
        if label in (control.element.get("action_id"), *control.labels):
            return control, None
    there = [text for control in found for text in control.labels]
    raise LookupError(f"nothing here is called {label!r}; there are {there}")

"""Blocks held against the surface they go to: a message or a view."""

import json
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, TypeAdapter, ValidationError, model_validator

from ..errors import SlackError
from .blocks import Actions, Context, Divider, Header, Image, Input, Markdown, Section, Table
from .elements import Part, PlainText, text_up_to
from .rich_text import RichText

Json = dict[str, Any]
MOST_IN_BLOCKS = 13_200
MOST_MARKDOWN = 12_000
MOST_VIEW_BYTES = 250_000

MessageBlock = Annotated[
    Section | Header | Divider | Context | Actions | RichText | Markdown | Table | Image, Field(discriminator="type")
]
ViewBlock = Annotated[
    Section | Header | Divider | Context | Actions | RichText | Input | Image, Field(discriminator="type")
]
MESSAGE_BLOCKS: TypeAdapter[Any] = TypeAdapter(Annotated[list[MessageBlock], Field(max_length=50)])


class Modal(Part):
    type: Literal["modal"]
    title: Annotated[PlainText, text_up_to(24)]
    blocks: Annotated[list[ViewBlock], Field(min_length=1, max_length=100)]
    submit: Annotated[PlainText, text_up_to(24)] | None = None
    close: Annotated[PlainText, text_up_to(24)] | None = None
    private_metadata: Annotated[str, Field(max_length=3000)] | None = None
    callback_id: Annotated[str, Field(max_length=255)] | None = None
    external_id: Annotated[str, Field(max_length=255)] | None = None
    clear_on_close: bool | None = None
    notify_on_close: bool | None = None

    @model_validator(mode="after")
    def _inputs_need_submit(self) -> "Modal":
        if self.submit is None and any(isinstance(block, Input) for block in self.blocks):
            raise ValueError("`submit` is required when an `input` block is within blocks")
        return self


class Home(Part):
    type: Literal["home"]
    blocks: Annotated[list[ViewBlock], Field(max_length=100)]
    private_metadata: Annotated[str, Field(max_length=3000)] | None = None
    callback_id: Annotated[str, Field(max_length=255)] | None = None
    external_id: Annotated[str, Field(max_length=255)] | None = None


def message_blocks(raw: Any, new_id: Callable[[], str]) -> list[Json]:
    """Slack's answer to the blocks of a message: they, with their ids filled in, or its refusal."""
    blocks = decoded(raw, "invalid_blocks_format")
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format", "blocks must be an array")
    _validate(MESSAGE_BLOCKS.validate_python, blocks, "invalid_blocks", "/blocks")
    _unique_block_ids(blocks, "invalid_blocks", "/blocks")
    if sum(block["type"] == "table" for block in blocks) > 1:
        raise SlackError("invalid_blocks", "only_one_table_allowed")
    _short_enough(blocks)
    return [_with_ids(block, new_id) for block in blocks]


def modal(raw: Any, new_id: Callable[[], str]) -> Json:
    return _view(Modal, raw, new_id)


def home(raw: Any, new_id: Callable[[], str]) -> Json:
    return _view(Home, raw, new_id)


def _view(kind: type[Part], raw: Any, new_id: Callable[[], str]) -> Json:
    view = decoded(raw, "invalid_arguments")
    _validate(kind.model_validate, view, "invalid_arguments", "/view")
    _unique_block_ids(view["blocks"], "invalid_arguments", "/view/blocks")
    if len(json.dumps(view)) > MOST_VIEW_BYTES:
        raise SlackError("view_too_large")
    return {**view, "blocks": [_with_ids(block, new_id) for block in view["blocks"]]}


def decoded(raw: Any, code: str) -> Any:
    """Form bodies carry their objects as JSON text."""
    if not isinstance(raw, str):
        return raw
    try:
        return json.loads(raw)
    except ValueError:
        raise SlackError(code, "not JSON") from None


def _validate(check: Callable[[Any], Any], data: Any, code: str, root: str) -> None:
    try:
        check(data)
    except ValidationError as refused:
        raise SlackError(code, *complaints(refused, data, root)) from None


def complaints(refused: ValidationError, data: Any, root: str) -> list[str]:
    return [
        f"{error['msg']} [json-pointer:{root}{_pointer(error['loc'], data)}]"
        for error in refused.errors(include_url=False)
    ]


def _pointer(location: tuple[int | str, ...], data: Any) -> str:
    """The path within the data; pydantic also names union branches, which aren't there."""
    pointer = ""
    for position, step in enumerate(location):
        here = isinstance(data, dict) and step in data
        if here or (isinstance(data, list) and isinstance(step, int)):
            data = data[step]
        elif position < len(location) - 1:
            continue
        pointer += f"/{step}"
    return pointer


def _unique_block_ids(blocks: list[Json], code: str, root: str) -> None:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        name = block.get("block_id")
        if name in seen:
            raise SlackError(code, f"`block_id` {name} already exists [json-pointer:{root}/{index}/block_id]")
        if name:
            seen.add(name)


def _short_enough(blocks: list[Json]) -> None:
    markdown = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if markdown > MOST_MARKDOWN:
        raise SlackError("invalid_blocks", f"markdown blocks hold more than {MOST_MARKDOWN} characters together")
    if sum(map(len, _texts(blocks))) > MOST_IN_BLOCKS:
        raise SlackError("msg_blocks_too_long")


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)


def _with_ids(block: Json, new_id: Callable[[], str]) -> Json:
    filled = {**block, "block_id": block.get("block_id") or new_id()}
    for key in ("accessory", "element"):
        if key in filled:
            filled[key] = _named(filled[key], new_id)
    if block["type"] == "actions":
        filled["elements"] = [_named(element, new_id) for element in block["elements"]]
    return filled


def _named(element: Json, new_id: Callable[[], str]) -> Json:
    return {**element, "action_id": element.get("action_id") or new_id()}


def validated(model: type[BaseModel], data: Any, code: str) -> Any:
    """A pydantic model from a call's arguments, or Slack's refusal."""
    try:
        return model.model_validate(data)
    except ValidationError as refused:
        raise SlackError(code, *complaints(refused, data, "")) from None

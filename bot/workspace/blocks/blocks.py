"""The blocks that the workspace knows, each with Slack's limits; anything else is refused."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .elements import Accessory, ActionElement, AnyText, BlockId, InputElement, Part, PlainText, string, text_up_to


class Section(Part):
    type: Literal["section"]
    block_id: BlockId = None
    text: Annotated[AnyText, text_up_to(3000)] | None = None
    fields: Annotated[list[Annotated[AnyText, text_up_to(2000)]], Field(min_length=1, max_length=10)] | None = None
    accessory: Accessory | None = None
    expand: bool | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Section":
        if self.text is None and self.fields is None:
            raise ValueError("needs text or fields")
        return self


class Header(Part):
    type: Literal["header"]
    block_id: BlockId = None
    text: Annotated[PlainText, text_up_to(150)]


class Divider(Part):
    type: Literal["divider"]
    block_id: BlockId = None


class Context(Part):
    type: Literal["context"]
    block_id: BlockId = None
    elements: Annotated[list[AnyText], Field(min_length=1, max_length=10)]


class Actions(Part):
    type: Literal["actions"]
    block_id: BlockId = None
    elements: Annotated[list[ActionElement], Field(min_length=1, max_length=25)]

    @model_validator(mode="after")
    def _own_action_ids(self) -> "Actions":
        given = [element.action_id for element in self.elements if element.action_id]
        if twice := {name for name in given if given.count(name) > 1}:
            raise ValueError(f"`action_id` {sorted(twice)} already exists for this block")
        return self


class Input(Part):
    type: Literal["input"]
    block_id: BlockId = None
    label: Annotated[PlainText, text_up_to(2000)]
    element: InputElement
    hint: Annotated[PlainText, text_up_to(2000)] | None = None
    optional: bool | None = None


class Cell(Part):
    type: Literal["raw_text"]
    text: Annotated[str, Field(min_length=1)]


class ColumnSetting(Part):
    align: Literal["left", "center", "right"] | None = None
    is_wrapped: bool | None = None


class Table(Part):
    type: Literal["table"]
    block_id: BlockId = None
    rows: Annotated[
        list[Annotated[list[Cell], Field(min_length=1, max_length=20)]], Field(min_length=1, max_length=100)
    ]
    column_settings: Annotated[list[ColumnSetting | None], Field(max_length=20)] | None = None


class SlackFile(Part):
    id: Annotated[str, string(255)] | None = None
    url: Annotated[str, string(3000)] | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> "SlackFile":
        if (self.id is None) == (self.url is None):
            raise ValueError("either `id` or `url` is required")
        return self


class Image(Part):
    type: Literal["image"]
    block_id: BlockId = None
    alt_text: Annotated[str, string(2000)]
    title: Annotated[PlainText, text_up_to(2000)] | None = None
    image_url: Annotated[str, string(3000)] | None = None
    slack_file: SlackFile | None = None

    @model_validator(mode="after")
    def _from_somewhere(self) -> "Image":
        if (self.image_url is None) == (self.slack_file is None):
            raise ValueError("either `image_url` or `slack_file` is required")
        return self


class Markdown(Part):
    type: Literal["markdown"]
    block_id: BlockId = None
    text: Annotated[str, Field(min_length=1, max_length=12000)]

"""The rich_text block: words that Slack shows exactly as they are."""

from typing import Annotated, Literal

from pydantic import Field

from .elements import BlockId, Part


class Style(Part):
    bold: bool | None = None
    italic: bool | None = None
    strike: bool | None = None
    code: bool | None = None


class Text(Part):
    type: Literal["text"]
    text: Annotated[str, Field(min_length=1)]
    style: Style | None = None


class Link(Part):
    type: Literal["link"]
    url: Annotated[str, Field(min_length=1, max_length=3000)]
    text: str | None = None
    style: Style | None = None


class Emoji(Part):
    type: Literal["emoji"]
    name: Annotated[str, Field(min_length=1)]


class User(Part):
    type: Literal["user"]
    user_id: Annotated[str, Field(pattern=r"^[UW][A-Z0-9]+$")]
    style: Style | None = None


class ChannelLink(Part):
    type: Literal["channel"]
    channel_id: Annotated[str, Field(pattern=r"^C[A-Z0-9]+$")]
    style: Style | None = None


Leaf = Annotated[Text | Link | Emoji | User | ChannelLink, Field(discriminator="type")]


class RichSection(Part):
    type: Literal["rich_text_section"]
    elements: list[Leaf]


class RichQuote(Part):
    type: Literal["rich_text_quote"]
    elements: list[Leaf]
    border: Literal[0, 1] | None = None


class RichPreformatted(Part):
    type: Literal["rich_text_preformatted"]
    elements: list[Annotated[Text | Link, Field(discriminator="type")]]
    border: Literal[0, 1] | None = None


class RichList(Part):
    type: Literal["rich_text_list"]
    style: Literal["bullet", "ordered"]
    elements: list[RichSection]
    indent: Annotated[int, Field(ge=0, le=8)] | None = None
    border: Literal[0, 1] | None = None
    offset: int | None = None


class RichText(Part):
    type: Literal["rich_text"]
    block_id: BlockId = None
    elements: Annotated[
        list[Annotated[RichSection | RichQuote | RichPreformatted | RichList, Field(discriminator="type")]],
        Field(min_length=1),
    ]

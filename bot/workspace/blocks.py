"""The blocks and elements the workspace knows, each with Slack's limits; anything else is refused."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


def text_up_to(most: int) -> AfterValidator:
    """A limit on a text object's own words."""

    def check(text: "PlainText | Mrkdwn") -> "PlainText | Mrkdwn":
        if len(text.text) > most:
            raise ValueError(f"must be less than {most + 1} characters")
        return text

    return AfterValidator(check)


def string(most: int) -> StringConstraints:
    return StringConstraints(min_length=1, max_length=most)


class PlainText(Part):
    type: Literal["plain_text"]
    text: Annotated[str, Field(min_length=1)]
    emoji: bool | None = None


class Mrkdwn(Part):
    type: Literal["mrkdwn"]
    text: Annotated[str, Field(min_length=1)]
    verbatim: bool | None = None


AnyText = Annotated[PlainText | Mrkdwn, Field(discriminator="type")]
ActionId = Annotated[str, string(255)] | None
BlockId = Annotated[str, string(255)] | None
Placeholder = Annotated[PlainText, text_up_to(150)] | None
Date = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Confirm(Part):
    title: Annotated[PlainText, text_up_to(100)]
    text: Annotated[AnyText, text_up_to(300)]
    confirm: Annotated[PlainText, text_up_to(30)]
    deny: Annotated[PlainText, text_up_to(30)]
    style: Literal["primary", "danger"] | None = None


class Option(Part):
    text: Annotated[PlainText, text_up_to(75)]
    value: Annotated[str, string(150)]
    description: Annotated[PlainText, text_up_to(75)] | None = None


class ChoiceOption(Option):
    """Radio buttons and checkboxes also take mrkdwn."""

    text: Annotated[AnyText, text_up_to(75)]  # type: ignore[assignment]  # wider on purpose
    description: Annotated[AnyText, text_up_to(75)] | None = None  # type: ignore[assignment]  # wider on purpose


class Button(Part):
    type: Literal["button"]
    text: Annotated[PlainText, text_up_to(75)]
    action_id: ActionId = None
    value: Annotated[str, Field(max_length=2000)] | None = None
    style: Literal["primary", "danger"] | None = None
    confirm: Confirm | None = None
    accessibility_label: Annotated[str, string(75)] | None = None


class Overflow(Part):
    type: Literal["overflow"]
    action_id: ActionId = None
    options: Annotated[list[Option], Field(min_length=1, max_length=5)]
    confirm: Confirm | None = None


class StaticSelect(Part):
    type: Literal["static_select"]
    action_id: ActionId = None
    options: Annotated[list[Option], Field(min_length=1, max_length=100)]
    initial_option: Option | None = None
    placeholder: Placeholder = None
    confirm: Confirm | None = None
    focus_on_load: bool | None = None


class UsersSelect(Part):
    type: Literal["users_select"]
    action_id: ActionId = None
    initial_user: str | None = None
    placeholder: Placeholder = None
    confirm: Confirm | None = None
    focus_on_load: bool | None = None


class RadioButtons(Part):
    type: Literal["radio_buttons"]
    action_id: ActionId = None
    options: Annotated[list[ChoiceOption], Field(min_length=1, max_length=10)]
    initial_option: ChoiceOption | None = None
    confirm: Confirm | None = None
    focus_on_load: bool | None = None


class Checkboxes(Part):
    type: Literal["checkboxes"]
    action_id: ActionId = None
    options: Annotated[list[ChoiceOption], Field(min_length=1, max_length=10)]
    initial_options: Annotated[list[ChoiceOption], Field(min_length=1, max_length=10)] | None = None
    confirm: Confirm | None = None
    focus_on_load: bool | None = None


class DatePicker(Part):
    type: Literal["datepicker"]
    action_id: ActionId = None
    initial_date: Date | None = None
    placeholder: Placeholder = None
    confirm: Confirm | None = None
    focus_on_load: bool | None = None


class DateTimePicker(Part):
    type: Literal["datetimepicker"]
    action_id: ActionId = None
    initial_date_time: Annotated[int, Field(ge=10**9, lt=10**10)] | None = None
    confirm: Confirm | None = None
    focus_on_load: bool | None = None


class PlainTextInput(Part):
    type: Literal["plain_text_input"]
    action_id: ActionId = None
    initial_value: Annotated[str, Field(max_length=3000)] | None = None
    multiline: bool | None = None
    min_length: Annotated[int, Field(ge=0, le=3000)] | None = None
    max_length: Annotated[int, Field(ge=1, le=3000)] | None = None
    placeholder: Placeholder = None
    focus_on_load: bool | None = None


ActionElement = Annotated[
    Button | Overflow | StaticSelect | RadioButtons | Checkboxes | DatePicker | DateTimePicker,
    Field(discriminator="type"),
]
Accessory = Annotated[
    Button | Overflow | StaticSelect | RadioButtons | Checkboxes | DatePicker, Field(discriminator="type")
]
InputElement = Annotated[
    PlainTextInput | StaticSelect | UsersSelect | RadioButtons | Checkboxes | DatePicker | DateTimePicker,
    Field(discriminator="type"),
]


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

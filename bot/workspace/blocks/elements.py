"""The elements and texts of blocks that the workspace knows, each with Slack's limits; anything else is refused."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints


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

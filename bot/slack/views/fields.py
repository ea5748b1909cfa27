"""The parts of modal forms: fields, what a form is about, and reading back what was filled in."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.domain.case import Fulfilment
from bot.knowledge.book import Book
from bot.slack.actions import Form
from bot.slack.text import INPUT_LIMIT, Block, plain

MOST_OPTIONS = 100
"""How many options a menu holds."""
MESSAGE_FIELDS = ("message", "message_2", "message_3")
EDIT_FIELDS = ("text", "text_2", "text_3", "text_4", "text_5")
"""Fields for a reply: a message of Slack's holds no longer text than these."""
FULFILMENT_LABELS = {
    str(Fulfilment.UNKNOWN): "Not known",
    str(Fulfilment.SELLER): "We do",
    str(Fulfilment.AMAZON): "Amazon (FBA)",
}
View = dict[str, Any]


def marketplaces(book: Book) -> dict[str, str]:
    """What a form offers: the usual ones, and whatever the policies have clauses or rules for."""
    return {name: name for name in book.marketplaces[:MOST_OPTIONS]}


@dataclass(frozen=True, slots=True)
class About:
    """What a form is about, carried in its private metadata."""

    channel: str
    case_id: str | None = None
    revision_id: str | None = None
    shown_hash: str | None = None
    parked_id: str | None = None
    thread_ts: str | None = None
    """Where what comes of it is told, for a form that was opened in a thread."""

    def text(self) -> str:
        return json.dumps({name: getattr(self, name) for name in self.__slots__})

    @classmethod
    def read(cls, metadata: str) -> "About":
        return cls(**json.loads(metadata))


def modal(form: Form, title: str, submit: str, about: About, blocks: list[Block]) -> View:
    """A form in a window; `about` comes back with what is filled in."""
    return {
        "type": "modal",
        "callback_id": form,
        "title": plain(title),
        "submit": plain(submit),
        "close": plain("Cancel"),
        "private_metadata": about.text(),
        "blocks": blocks,
    }


def field(name: str, label: str, element: dict[str, Any], optional: bool = False, hint: str | None = None) -> Block:
    """One question of a form; the answer comes back under `name`."""
    made = {
        "type": "input",
        "block_id": name,
        "label": plain(label),
        "element": element | {"action_id": name},
        "optional": optional,
    }
    return made | ({"hint": plain(hint)} if hint else {})


def words(initial: str = "", multiline: bool = True, placeholder: str | None = None) -> dict[str, Any]:
    """A field for words, of `INPUT_LIMIT` characters at most."""
    made: dict[str, Any] = {"type": "plain_text_input", "multiline": multiline, "max_length": INPUT_LIMIT}
    made |= {"initial_value": initial} if initial else {}
    return made | ({"placeholder": plain(placeholder)} if placeholder else {})


def choices(choices: Mapping[str, str]) -> list[dict[str, Any]]:
    """Options of a menu: what comes back, and what is shown."""
    return [{"text": plain(label), "value": value} for value, label in choices.items()]


def menu(labels: Mapping[str, str], chosen: str | None) -> dict[str, Any]:
    """A menu with one of its options chosen, where it has that."""
    options = choices(labels)
    now = [option for option in options if option["value"] == chosen]
    return {"type": "static_select", "options": options, **({"initial_option": now[0]} if now else {})}


def split(text: str, fields: int) -> list[str]:
    """The text over as many form fields, at line ends where it can be; what is beyond the last field is cut."""
    parts: list[str] = []
    for _ in range(fields):
        end = len(text) if len(text) <= INPUT_LIMIT else text.rfind("\n", 1, INPUT_LIMIT) + 1 or INPUT_LIMIT
        parts.append(text[:end].removesuffix("\n"))
        text = text[end:]
    return parts


def text_fields(names: Sequence[str], label: str, text: str = "", shown: int = 1) -> list[Block]:
    """A text over as many fields as it needs, and at least the `shown`; only the first must be filled."""
    parts = [(i, name, part) for i, (name, part) in enumerate(zip(names, split(text, len(names)), strict=True))]
    first, *more = [
        field(name, f"{label}, part {i + 1}" if i else label, words(part), optional=i > 0)
        for i, name, part in parts
        if i < shown or part
    ]
    hint = {"hint": plain(f"For more than {INPUT_LIMIT:,} characters.")}
    return [first, *(more[0] | hint, *more[1:])] if more else [first]


def fits(text: str, fields: int) -> bool:
    """Whether the whole text goes into so many fields."""
    return len("\n".join(split(text, fields))) >= len(text.rstrip("\n"))


@dataclass(frozen=True, slots=True)
class Filled:
    """What a person filled into a form."""

    values: Mapping[str, Mapping[str, Any]]

    def text(self, name: str) -> str:
        """The text, choice, date or person in a field; empty where nothing was given."""
        state = self.values.get(name, {}).get(name, {})
        option = (state.get("selected_option") or {}).get("value")
        given = state.get("value") or state.get("selected_date") or state.get("selected_user") or option
        return str(given or "").strip()

    def ticked(self, name: str) -> tuple[str, ...]:
        """The values of the boxes that are ticked."""
        options = self.values.get(name, {}).get(name, {}).get("selected_options") or ()
        return tuple(option["value"] for option in options)

    def joined(self, names: Sequence[str]) -> str:
        """The text of several fields as one: a text that was split is whole again."""
        parts = [str(self.values.get(n, {}).get(n, {}).get("value") or "") for n in names]
        return "\n".join(p for p in parts if p).strip()

    def moment(self, name: str) -> datetime | None:
        seconds = self.values.get(name, {}).get(name, {}).get("selected_date_time")
        return datetime.fromtimestamp(int(seconds), UTC) if seconds else None

    def facts(self) -> dict[str, str]:
        """The fields of a facts form that were filled in."""
        names = [name for name in self.values if name.startswith("fact:") and self.text(name)]
        return {name.removeprefix("fact:"): self.text(name) for name in names}

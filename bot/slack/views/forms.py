"""The modal forms, and reading back what was filled in."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.domain.case import Fulfilment
from bot.domain.reply import Check, Finding
from bot.knowledge.clauses import Clause
from bot.slack.actions import Form
from bot.slack.text import INPUT_LIMIT, Block, context, cut, escape, plain, quote, section
from bot.slack.views.revision import finding_block

MARKETPLACES = ("any", "amazon.com", "shopify", "ebay", "walmart")
MESSAGE_FIELDS = ("message", "message_2", "message_3")
EDIT_FIELDS = ("text", "text_2", "text_3")
FULFILMENT_LABELS = {
    Fulfilment.UNKNOWN: "Not known",
    Fulfilment.SELLER: "We do",
    Fulfilment.AMAZON: "Amazon (FBA)",
}
KNOWN_FACTS = (("delivered_on", "Delivered on"), ("condition", "Condition of the item"), ("photos", "Photos"))
View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class About:
    """What a form is about, carried in its private metadata."""

    channel: str
    case_id: str | None = None
    revision_id: str | None = None
    shown_hash: str | None = None
    parked_id: str | None = None

    def text(self) -> str:
        return json.dumps({name: getattr(self, name) for name in self.__slots__})

    @classmethod
    def read(cls, metadata: str) -> "About":
        return cls(**json.loads(metadata))


def _modal(form: Form, title: str, submit: str, about: About, blocks: list[Block]) -> View:
    return {
        "type": "modal",
        "callback_id": form,
        "title": plain(title),
        "submit": plain(submit),
        "close": plain("Cancel"),
        "private_metadata": about.text(),
        "blocks": blocks,
    }


def _input(name: str, label: str, element: dict[str, Any], optional: bool = False, hint: str | None = None) -> Block:
    made = {
        "type": "input",
        "block_id": name,
        "label": plain(label),
        "element": element | {"action_id": name},
        "optional": optional,
    }
    return made | ({"hint": plain(hint)} if hint else {})


def _text(initial: str = "", multiline: bool = True, placeholder: str | None = None) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "plain_text_input", "multiline": multiline, "max_length": INPUT_LIMIT}
    made |= {"initial_value": initial} if initial else {}
    return made | ({"placeholder": plain(placeholder)} if placeholder else {})


def _options(choices: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"text": plain(label), "value": value} for value, label in choices.items()]


def split(text: str, fields: int) -> list[str]:
    """The text over as many form fields, at line ends where it can be; what is beyond the last field is cut."""
    parts: list[str] = []
    for _ in range(fields):
        end = len(text) if len(text) <= INPUT_LIMIT else text.rfind("\n", 1, INPUT_LIMIT) + 1 or INPUT_LIMIT
        parts.append(text[:end].removesuffix("\n"))
        text = text[end:]
    return parts


def fits(text: str, fields: int) -> bool:
    """Whether the whole text goes into so many fields."""
    return len("\n".join(split(text, fields))) >= len(text.rstrip("\n"))


def draft_form(about: About, message: str = "") -> View:
    """A customer's message and what is known of it."""
    parts = split(message, len(MESSAGE_FIELDS))
    labels = ("Customer's message", "Customer's message, continued", "Customer's message, the rest")
    more = f"For more than {INPUT_LIMIT:,} characters."
    messages = [
        _input(name, label, _text(part), optional=i > 0, hint=more if i == 1 else None)
        for i, (name, label, part) in enumerate(zip(MESSAGE_FIELDS, labels, parts, strict=True))
    ]
    named = {m: m if m != "any" else "Not known" for m in MARKETPLACES}
    places = {"type": "static_select", "options": _options(named)}
    fulfilment = {
        "type": "static_select",
        "options": _options({str(f): label for f, label in FULFILMENT_LABELS.items()}),
    }
    blocks = [
        messages[0],
        _input("marketplace", "Marketplace", places, optional=True),
        _input("fulfilment", "Who fulfils the order", fulfilment, optional=True),
        _input("order_id", "Order id", _text(multiline=False), optional=True),
        _input("written_at", "When they wrote", {"type": "datetimepicker"}, optional=True, hint="Now, if left empty."),
        _input("delivered_on", "Delivered on", {"type": "datepicker"}, optional=True),
        _input("condition", "Condition of the item", _text(multiline=False), optional=True),
        _input("photos", "Photos", _text(multiline=False), optional=True, hint="What they show, or: none."),
        *messages[1:],
    ]
    return _modal(Form.DRAFT, "Draft a reply", "Draft", about, blocks)


def change_form(about: About) -> View:
    """What should change in the draft."""
    wish = _text(placeholder="shorter; offer a replacement")
    return _modal(
        Form.CHANGE, "Change the draft", "Redraft", about, [_input("instruction", "What should change?", wish)]
    )


def customer_form(about: About, message: str = "") -> View:
    """The customer's new message."""
    labels = ("What the customer wrote", "Continued", "The rest")
    parts = split(message, len(MESSAGE_FIELDS))
    blocks = [
        _input(name, label, _text(part), optional=i > 0)
        for i, (name, label, part) in enumerate(zip(MESSAGE_FIELDS, labels, parts, strict=True))
    ]
    return _modal(Form.CUSTOMER, "Customer wrote again", "Redraft", about, blocks)


def edit_form(about: About, text: str) -> View:
    """The reply itself, to be written by a person."""
    labels = ("The reply", "Continued", "The rest")
    parts = split(text, len(EDIT_FIELDS))
    blocks = [
        _input(name, label, _text(part), optional=i > 0)
        for i, (name, label, part) in enumerate(zip(EDIT_FIELDS, labels, parts, strict=True))
        if i == 0 or part or len(text) > INPUT_LIMIT // 2
    ]
    return _modal(Form.EDIT, "Edit the reply", "Save", about, blocks)


def facts_form(about: About, checks: Sequence[Check]) -> View:
    """One field for each check that is open."""
    blocks = [_input(f"fact:{c.key}", cut(c.question, 2000), _fact_element(c), optional=True) for c in checks]
    lead = context("Fill in what you have made sure of; the reply is drafted again with it.")
    return _modal(Form.FACTS, "Add facts", "Save and redraft", about, [lead, *blocks])


def _fact_element(check: Check) -> dict[str, Any]:
    return {"type": "datepicker"} if check.key.endswith("_on") else _text(multiline=False)


def clauses_view(clauses: Sequence[Clause], quotes: Mapping[str, Sequence[str]]) -> View:
    """The clauses a reply rests on, in their own words."""
    blocks: list[Block] = []
    for clause in clauses[:30]:
        small = [f"`{clause.id}`"]
        small += [f"source: {escape(clause.source)}"] if clause.source else []
        small += [f"verified {clause.verified_on}"] if clause.verified_on else []
        small += ["*still to confirm*"] if clause.status == "confirm" else []
        cited = [
            context("Cited: " + escape(cut(q, 500)))
            for q in quotes.get(clause.id, ())
            if q.strip() != clause.text.strip()
        ]
        blocks += [section(f"*{escape(clause.title)}*"), quote(clause.text), context(" · ".join(small)), *cited]
    return _info("Clauses", blocks or [section("No clause is cited here.")])


def findings_view(findings: Sequence[Finding]) -> View:
    """Every finding."""
    return _info("Findings", [finding_block(f) for f in findings[:90]])


def message_view(text: str) -> View:
    """The customer's whole message."""
    parts = [text[i : i + 9000] for i in range(0, len(text), 9000)] or [" "]
    return _info("Customer's message", [quote(part) for part in parts])


def _info(title: str, blocks: list[Block]) -> View:
    return {"type": "modal", "title": plain(title), "close": plain("Close"), "blocks": blocks[:100]}


@dataclass(frozen=True, slots=True)
class Filled:
    """What a person filled into a form."""

    values: Mapping[str, Mapping[str, Any]]

    def text(self, name: str) -> str:
        """The text, choice or date in a field; empty where nothing was given."""
        state = self.values.get(name, {}).get(name, {})
        option = (state.get("selected_option") or {}).get("value")
        return str(state.get("value") or state.get("selected_date") or option or "").strip()

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

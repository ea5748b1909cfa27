"""The modal forms of a case, and the windows that only show."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.domain.case import Turn, Who
from bot.domain.languages import NAMES
from bot.domain.reply import Check, Finding
from bot.knowledge.schema.clauses import Clause
from bot.slack.actions import Form
from bot.slack.text import INPUT_LIMIT, Block, context, cut, escape, plain, quote, section, when
from bot.slack.views.fields import (
    EDIT_FIELDS,
    FULFILMENT_LABELS,
    MESSAGE_FIELDS,
    About,
    View,
    choices,
    field,
    modal,
    text_fields,
    words,
)
from bot.slack.views.findings import finding_block

FROM_THE_NUMBER = "Left empty: by the order's number or your reports, else where your team sells."
SPEAKERS = {
    Who.CUSTOMER: "The customer",
    Who.US: "Our reply",
    Who.TEAMMATE: "A teammate",
    Who.THIRD_PARTY: "Somebody else",
}
LONGEST_QUOTE, MOST_SAID, MOST_BLOCKS = 9_000, 100_000, 60
"""Characters of one quote and of a conversation; blocks of it, after which none is begun."""
KNOWN_FACTS = (("delivered_on", "Delivered on"), ("condition", "Condition of the item"), ("photos", "Photos"))


def draft_form(about: About, marketplaces: Mapping[str, str], message: str = "") -> View:
    """A customer's message and what is known of it."""
    messages = text_fields(MESSAGE_FIELDS, "Customer's message", message, shown=len(MESSAGE_FIELDS))
    places = {"type": "static_select", "options": choices({**marketplaces, "any": "Not known"})}
    fulfilment = {"type": "static_select", "options": choices(FULFILMENT_LABELS)}
    blocks = [
        messages[0],
        field("marketplace", "Marketplace", places, optional=True, hint=FROM_THE_NUMBER),
        field("fulfilment", "Who fulfils the order", fulfilment, optional=True),
        field("order_id", "Order id", words(multiline=False), optional=True),
        field("language", "Reply in", _languages(), optional=True, hint="Left empty: in the customer's language."),
        _written_at(),
        field("delivered_on", "Delivered on", {"type": "datepicker"}, optional=True),
        field("condition", "Condition of the item", words(multiline=False), optional=True),
        field("photos", "Photos", words(multiline=False), optional=True, hint="What they show, or: none."),
        *messages[1:],
    ]
    return modal(Form.DRAFT, "Draft a reply", "Draft", about, blocks)


def _languages() -> dict[str, Any]:
    return {"type": "static_select", "options": choices(NAMES)}


def _written_at() -> Block:
    return field("written_at", "When they wrote", {"type": "datetimepicker"}, optional=True, hint="Now, if left empty.")


def change_form(about: About) -> View:
    """What should change in the draft."""
    wish = words(placeholder="shorter; offer a replacement")
    return modal(Form.CHANGE, "Change the draft", "Redraft", about, [field("instruction", "What should change?", wish)])


def customer_form(about: About, message: str = "") -> View:
    """The customer's new message."""
    blocks = text_fields(MESSAGE_FIELDS, "What the customer wrote", message, shown=len(MESSAGE_FIELDS))
    blocks.insert(1, _written_at())
    return modal(Form.CUSTOMER, "Customer wrote again", "Redraft", about, blocks)


def edit_form(about: About, text: str) -> View:
    """The reply itself, to be written by a person."""
    shown = len(text) // INPUT_LIMIT + 2 if len(text) > INPUT_LIMIT // 2 else 1
    blocks = text_fields(EDIT_FIELDS, "The reply", text, shown)
    return modal(Form.EDIT, "Edit the reply", "Save", about, blocks)


def facts_form(about: About, checks: Sequence[Check]) -> View:
    """One field for each check that is open."""
    blocks = [field(f"fact:{c.key}", cut(c.question, 2000), _fact_element(c), optional=True) for c in checks]
    lead = context("Fill in what you have made sure of; the reply is drafted again with it.")
    return modal(Form.FACTS, "Add facts", "Save and redraft", about, [lead, *blocks])


def _fact_element(check: Check) -> dict[str, Any]:
    return {"type": "datepicker"} if check.key.endswith("_on") else words(multiline=False)


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


def conversation_view(said: Sequence[tuple[datetime, Turn]]) -> View:
    """All that was written, the customer's words and our replies, each whole; of very much, the latest."""
    blocks, room = list[Block](), MOST_SAID
    for at, turn in reversed(said):
        room -= len(turn.text) + len(turn.original or "")
        if blocks and (room < 0 or len(blocks) > MOST_BLOCKS):
            break
        blocks = [*_said(at, turn), *blocks]
    return _info("The conversation", blocks or [section("The customer's words were removed.")])


def _said(at: datetime, turn: Turn) -> list[Block]:
    english = [context("*In English:*"), *_quotes(turn.text)] if turn.original else []
    return [context(f"*{SPEAKERS[turn.who]}* · {when(at)}"), *_quotes(turn.original or turn.text), *english]


def _quotes(text: str) -> list[Block]:
    return [quote(text[i : i + LONGEST_QUOTE]) for i in range(0, len(text), LONGEST_QUOTE)] or [quote(" ")]


def _info(title: str, blocks: list[Block]) -> View:
    return {"type": "modal", "title": plain(title), "close": plain("Close"), "blocks": blocks[:100]}

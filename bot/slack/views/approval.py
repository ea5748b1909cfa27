"""An approved reply: its words by themselves, who approved it, and how it leaves."""

from datetime import datetime

from bot.desk.parts.case_notes import (
    RESTORED,
    UNAPPROVED,
    ApprovalNote,
    ApprovedText,
    Delivery,
)
from bot.slack.actions import Action
from bot.slack.text import (
    Block,
    button,
    context,
    escape,
    person,
    rich,
    run,
    when,
)

SEND = "Send to the customer"
AGAIN = "Send it once more"
BY_HAND = "I sent it by hand"


def approved_text_blocks(note: ApprovedText) -> list[Block]:
    """The approved words and nothing else."""
    return [rich([run(note.text)])]


def approval_blocks(note: ApprovalNote) -> list[Block]:
    """Who approved, when, on which policies; and the buttons that follow from it."""
    who = " and ".join(f"{person(p)} {when(at)}" for p, at in note.approved)
    words = f"Draft {note.number}, above, approved by {who} · policies `{note.policy_version}`"
    lines = [words, *(_unread(who, seconds) for who, seconds in note.unread)]
    if note.sent_by and note.sent_at:
        sent = context(_sent(note.sent_by, note.sent_at, note.delivery), *_way(note))
        buttons = [
            button("Customer wrote again", Action.CUSTOMER, note.revision_id),
            button("Add facts", Action.FACTS, note.revision_id),
            button("Write again", Action.EDIT, note.revision_id),
        ]
        if note.delivery and note.delivery.refused:
            by_hand = button(BY_HAND, Action.SENT_BY_HAND, note.revision_id)
            buttons.append(button(AGAIN, Action.DELIVER, note.revision_id))
            buttons += [] if note.delivery.refused == UNAPPROVED else [by_hand]
        return [context(*lines), sent, {"type": "actions", "elements": buttons}]
    buttons = [
        button(SEND if note.carried else "Sent to the customer", Action.DELIVER, note.revision_id, "primary"),
        button("Take the approval back", Action.TAKE_BACK, note.revision_id),
    ]
    return [context(*lines), {"type": "actions", "elements": buttons}]


def _sent(by: str, at: datetime, way: Delivery | None) -> str:
    """Who sent it; with a carrier, it has left only once it is delivered."""
    if way and not way.done:
        return f"{person(by)} pressed {SEND}, {when(at)}."
    return f"Sent to the customer: {person(by)}, {when(at)}. This is final."


def _way(note: ApprovalNote) -> list[str]:
    """How far the delivery has come."""
    way = note.delivery
    if way is None:
        return []
    if way.done:
        return ["Sent by hand, as it was refused on its way." if way.by_hand else "Delivered."]
    if way.refused == UNAPPROVED:
        return [f":warning: Not delivered: {UNAPPROVED}. Copy it into Write again, and have that approved."]
    if way.refused == RESTORED:
        press = f"If so, press {BY_HAND}; if not, {AGAIN}."
        return [f":warning: Held, as {RESTORED}: look whether the customer has it. {press}"]
    if way.refused:
        again = f"Copy it and send it by hand, then press {BY_HAND}; or have it sent once more."
        return [f":warning: Not delivered: {escape(way.refused)}. {again}"]
    again = f"; tried again {when(way.again_at)}" if way.again_at else ""
    return [f":hourglass_flowing_sand: On its way{again}."]


def _unread(who: str, seconds: int) -> str:
    return f":warning: {person(who)} approved it {seconds} s after it was shown, faster than it can be read."

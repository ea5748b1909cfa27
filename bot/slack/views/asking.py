"""Private questions: where to draft, and whether a pasted text is the customer's."""

from bot.slack.actions import Action
from bot.slack.text import Block, button, context, cut, quote, section

WHERE, WHOSE = "Draft it here?", "Is this a message of the customer's?"


def ask_channel_blocks(parked_id: str, channels: tuple[str, ...]) -> list[Block]:
    """This is not a support channel: draft here all the same?"""
    named = " or ".join(f"<#{c}>" for c in channels)
    words = f"This is not one of the support channels ({named}). Everyone here would see the customer's message."
    here = button("Draft it here", Action.PARKED_DRAFT, parked_id)
    cancel = button("Cancel", Action.PARKED_CANCEL, parked_id)
    return [section(words), {"type": "actions", "elements": [here, cancel]}]


def ask_pasted_blocks(parked_id: str, text: str) -> list[Block]:
    """A long text in a case's thread: is it the customer's, or a wish?"""
    buttons = [
        button("Customer wrote again", Action.PARKED_CUSTOMER, parked_id, "primary"),
        button("Change the draft", Action.PARKED_CHANGE, parked_id),
        button("Neither", Action.PARKED_CANCEL, parked_id),
    ]
    return [
        section(WHOSE),
        quote(cut(text, 200)),
        {"type": "actions", "elements": buttons},
        context("You can also begin with `customer:` or `revise:`, or quote the customer's words."),
    ]

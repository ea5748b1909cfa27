"""What was wrong? Asked of one person after the act, with one button for each answer."""

from bot.domain.mistakes import Mistake
from bot.slack.actions import Action, Form
from bot.slack.text import Block, button, plain, section
from bot.slack.views.fields import About, View, field, modal, words


def ask_why_blocks(reason_id: int, text: str) -> list[Block]:
    """The question, the closed list, and a way to say it in words."""
    buttons = [button(m.label, f"{Action.MISTAKE}:{m}", str(reason_id)) for m in Mistake]
    own = button("In my words", Action.WHY_WORDS, str(reason_id))
    return [section(text), {"type": "actions", "elements": [*buttons, own]}]


def why_form(reason_id: int) -> View:
    """The reason in words."""
    why = field(
        "reason", "What was wrong?", words(), hint="Kept with the case, and gone when its customer is forgotten."
    )
    form = modal(Form.WHY, "What was wrong?", "Save", About(""), [why])
    return form | {"private_metadata": str(reason_id), "close": plain("Leave it out")}

"""Sentences under a case: to everybody, to one person, and the offer of an offline draft."""

from bot.desk.parts.case_notes import (
    Notice,
    OfferOfflineNote,
)
from bot.desk.parts.notes import Whisper
from bot.slack.actions import Action
from bot.slack.text import (
    Block,
    button,
    context,
    escape,
    people,
    quote,
    rich,
    run,
    section,
)

GIVEN_BACK = "Your text:"
MOST_SHOWN = 10_000
"""Characters of a person's own text that stand in a block; a longer one is the message's text."""


def offer_offline_blocks(note: OfferOfflineNote) -> list[Block]:
    """Claude is slow: wait, or take the offline draft now."""
    if not note.open:
        return [context("Claude was slow; this was settled.")]
    words = f"Claude has not answered for {note.seconds} seconds. You can wait, or have the offline draft now."
    offline = button("Use the offline draft", Action.DRAFT_OFFLINE, note.revision_id)
    return [section(words), {"type": "actions", "elements": [offline]}]


def notice_blocks(note: Notice) -> list[Block]:
    """A sentence to everyone in the thread."""
    return [section(f"{people(note.ask)} {escape(note.text)}".strip())]


def whisper_text(whisper: Whisper) -> str:
    """A sentence to one person, with the people it names; what that person typed only where no block holds it."""
    words = f"{escape(whisper.text)} {people(whisper.ask)}".strip()
    return f"{words}\n\n{GIVEN_BACK}\n{escape(whisper.given_back)}" if len(whisper.given_back) > MOST_SHOWN else words


def whisper_blocks(whisper: Whisper) -> list[Block] | None:
    """The sentence, and under it what others said or they typed, literally; none where there is neither."""
    lines = [[run(f"\n{name}: ", bold=True), run(f"“{said}”")] for name, said in whisper.quotes]
    said = [rich([part for line in lines for part in line])] if lines else []
    if 0 < len(whisper.given_back) <= MOST_SHOWN:
        said += [section(GIVEN_BACK), quote(whisper.given_back)]
    return [section(whisper_text(whisper)), *said] if said else None

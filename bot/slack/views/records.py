"""What the company's records say on a case, for the team: differences, what is told, what is unknown."""

from bot.domain.reply import RecordedAs, RecordLine
from bot.slack.text import Block, cut, escape, sections

MOST = 8
_MARKS = {RecordedAs.DIFFERS: ":warning: ", RecordedAs.TOLD: "• ", RecordedAs.UNKNOWN: ":information_source: "}


def record_blocks(lines: tuple[RecordLine, ...]) -> list[Block]:
    """The first lines; none where the records say nothing."""
    told = [f"{_MARKS[line.kind]}{escape(cut(line.text, 500))}" for line in lines[:MOST]]
    more = [f"and {len(lines) - MOST} more"] if len(lines) > MOST else []
    return sections("*From our records*", [*told, *more]) if told else []

"""The largest answer that can be is one that Slack takes."""

import itertools

from bot.checks.answers.check import MOST_SENTENCES, MOST_TOGETHER
from bot.desk.parts.notes import AnswerNote
from bot.domain.answer import Answer, Chart, Sheet
from bot.domain.reply import Citation, Passage, SourceKind, SourceRef
from bot.slack.views.answer import answer_blocks, shared_blocks
from bot.workspace.blocks.surfaces import message_blocks

SOURCE = Citation(SourceRef(SourceKind.RECORD, "Returns of " + "X" * 300, "1"), "returns reports up to 20 Nov 2026" * 9)
SENTENCE = Passage("w" * (MOST_TOGETHER // MOST_SENTENCES), (SOURCE,) * 20)
SHEET = Sheet("Stock of " + "S" * 2_000, ("A",) * 15, (("c" * 200,) * 15,) * 20, "report " * 200, more=7)
CHART = Chart("t" * 300, "Units", ("l" * 40,) * 36, (10**6,) * 36)
LARGEST = Answer(
    (SENTENCE,) * MOST_SENTENCES, (SHEET,), by="Claude " * 10, notes=("Left out: " + "why " * 40,) * 5, chart=CHART,
    picture="F1",
)  # fmt: skip


def test_the_largest_answer_fits_into_one_message() -> None:
    numbers = itertools.count()
    note = AnswerNote("Q-1", "q" * 2_000, LARGEST)
    for blocks in (answer_blocks(note), shared_blocks(note, "U1")):
        assert message_blocks(blocks, lambda: f"id{next(numbers)}")
        table = next(b for b in blocks if b["type"] == "table")
        assert 2 <= len(table["rows"]) < 20 and "rows more" in str(blocks)

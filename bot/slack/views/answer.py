"""An answer of what the company knows: sentences with their sources, a table, and who or what answered."""

from collections.abc import Mapping
from dataclasses import replace

from bot.desk.parts.notes import AnswerNote
from bot.domain.answer import Answer, Sheet
from bot.domain.phrases import counted
from bot.domain.reply import Citation, Passage, SourceKind
from bot.slack.actions import Action
from bot.slack.text import Block, button, context, cut, escape, person, quote, rich, run, section

SHARED = "An answer was shared"
"""For the notifications and screen readers of everybody there."""
MOST_ALT = 2_000
"""Characters that Slack takes in place of a picture."""
MOST_SOURCES = 3
"""Sources that are named under one sentence."""
LONGEST_CELL, LONGEST_NAME = 100, 50
MOST_IN_TABLE = 3_500
"""Characters of all its cells: what else is in the message must fit beside it, 13,200 in all."""
MOST_WORDS = 2_800
"""Characters of one cited text."""


def answer_blocks(note: AnswerNote) -> list[Block]:
    """The private message; its first sheet as a table, as Slack takes one a message, the others as lines."""
    buttons: list[Block] = []
    if not note.direct and (note.answer.known or note.answer.sheets):
        share = button("Share it here", Action.ANSWER_SHARE, note.question_id)
        buttons = [{"type": "actions", "elements": [share]}]
    return [quote(cut(note.question, 300)), *_answer(note.answer), *buttons]


def shared_blocks(note: AnswerNote, asked_by: str) -> list[Block]:
    """The same for everybody, once its person shares it."""
    return [section(f"{person(asked_by)} asked:"), quote(cut(note.question, 300)), *_answer(note.answer)]


def summary(note: AnswerNote) -> str:
    """For the notifications and screen readers of whoever asked."""
    return "Your question was answered" if note.answer.known else "Nothing is known of what you asked"


def _answer(answer: Answer) -> list[Block]:
    sheets = list(map(_fitting, answer.sheets))
    tables = [block for place, sheet in enumerate(sheets) for block in _sheet(sheet, as_table=place == 0)]
    links = dict(answer.links)
    texts = [block for passage in answer.passages for block in _passage(passage, links)]
    notes = [context(f":warning: {escape(note)}") for note in answer.notes]
    said = [*texts, *_picture(answer), *tables] if _rests_on_rows(answer) else [*_picture(answer), *tables, *texts]
    return [*said, *notes, context(f"Answered by {escape(answer.by)}.")]


def _picture(answer: Answer) -> list[Block]:
    """With the same in words for whoever can't see it."""
    if answer.chart is None or answer.picture is None:
        return []
    return [{"type": "image", "slack_file": {"id": answer.picture}, "alt_text": cut(answer.chart.words, MOST_ALT)}]


def _rests_on_rows(answer: Answer) -> bool:
    """Whether the sentences answer the question, and the rows are only their evidence."""
    return any(c.source.kind is SourceKind.RECORD for p in answer.passages for c in p.citations)


def _fitting(sheet: Sheet) -> Sheet:
    """With short cells, and as many rows as a message can hold."""
    rows, room = list[tuple[str, ...]](), MOST_IN_TABLE
    for row in sheet.rows:
        short = tuple(cut(words, LONGEST_CELL) for words in row)
        room -= sum(map(len, short))
        if room < 0 and rows:
            break
        rows.append(short)
    return replace(sheet, rows=tuple(rows), more=sheet.more + len(sheet.rows) - len(rows))


def _sheet(sheet: Sheet, as_table: bool) -> list[Block]:
    more = f" {counted(sheet.more, 'row')} more." if sheet.more else ""
    rows = [_table(sheet)] if as_table else [rich([run("\n".join(_line(sheet.columns, r) for r in sheet.rows))])]
    title, report = cut(sheet.title, 3 * LONGEST_NAME), cut(sheet.report, 3 * LONGEST_NAME)
    return [section(f"*{escape(title)}*"), *rows, context(f"From the {escape(report)}.{more}")]


def _line(columns: tuple[str, ...], row: tuple[str, ...]) -> str:
    """What the row is about, then each cell with its column: a bare `no` says nothing."""
    about, *rest = zip(columns, row, strict=True)
    return " · ".join(filter(None, [about[1], *(f"{column}: {words}" for column, words in rest if words)]))


def _table(sheet: Sheet) -> Block:
    """Literal cells; a column of numbers stands to the right."""
    rows = [[_cell(words) for words in row] for row in (sheet.columns, *sheet.rows)]
    numbers = [all(row[i].isdigit() for row in sheet.rows) for i in range(len(sheet.columns))]
    settings = [{"align": "right" if number else "left", "is_wrapped": not number} for number in numbers]
    return {"type": "table", "rows": rows, "column_settings": settings}


def _cell(words: str) -> dict[str, str]:
    return {"type": "raw_text", "text": words or "–"}


def _passage(passage: Passage, links: Mapping[str, str]) -> list[Block]:
    cited = passage.citations[:MOST_SOURCES]
    named = " · ".join(_source(c, links.get(c.source.id)) for c in cited) + _others(len(passage.citations))
    return [rich([run(cut(passage.text.strip(), MOST_WORDS))]), *([context(named)] if named else [])]


def _source(citation: Citation, address: str | None) -> str:
    """What is cited, by its kind: a record with its report and age; a case opens with a click."""
    source = citation.source
    if source.kind is SourceKind.REPLY:
        return f"<{escape(address)}|case {escape(source.id)}>" if address else f"case `{escape(source.id)}`"
    told = escape(cut(citation.quote, LONGEST_NAME)) if source.kind is SourceKind.RECORD else ""
    return f"{source.kind} `{escape(cut(source.id, LONGEST_NAME))}`" + (f" ({told})" if told else "")


def _others(count: int) -> str:
    return f" · and {count - MOST_SOURCES} more" if count > MOST_SOURCES else ""

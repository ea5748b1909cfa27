"""`levelhead ask`: what the company knows, here in the terminal."""

import argparse
import asyncio
import json
from dataclasses import asdict

from rich.table import Table
from rich.text import Text

from bot.commands.desks.operators import operators_desk
from bot.commands.terminal.console import Console
from bot.desk.company.questions.answer import answered
from bot.domain.answer import Answer, Sheet
from bot.domain.phrases import counted
from bot.domain.reply import SourceKind


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", nargs="+", help="in your own words, or an order, SKU or ASIN")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def main(options: argparse.Namespace) -> int:
    found = asyncio.run(_answer(" ".join(options.question)))
    if options.json:
        print(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        show(found, Console())
    return 0 if found.known else 1


async def _answer(question: str) -> Answer:
    async with operators_desk() as desk:
        return await answered(desk, question)


def show(found: Answer, console: Console) -> None:
    """Tables first, then sentences with their sources."""
    for sheet in found.sheets:
        console.print(_table(sheet))
        more = f" {counted(sheet.more, 'row')} more." if sheet.more else ""
        console.print(f"From the {sheet.report}.{more}", style="dim")
    for passage in found.passages:
        console.print(passage.text.strip(), markup=False, highlight=False)
        for citation in passage.citations:
            kind = "case" if citation.source.kind is SourceKind.REPLY else citation.source.kind
            console.print(f"  {kind} {citation.source.id}", style="dim", markup=False)
    for note in found.notes:
        console.print(note, style="yellow", markup=False, highlight=False)
    console.print(f"Answered by {found.by}.", style="dim")


def _table(sheet: Sheet) -> Table:
    table = Table(title=Text(sheet.title), title_justify="left")
    numbers = [all(row[i].isdigit() for row in sheet.rows) for i in range(len(sheet.columns))]
    for name, number in zip(sheet.columns, numbers, strict=True):
        table.add_column(name, justify="right" if number else "left", overflow="fold")
    for row in sheet.rows:
        table.add_row(*map(Text, row))
    return table

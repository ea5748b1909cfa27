"""A comparison as a person reads it in a terminal."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from bot.commands.terminal.console import Console
from bot.domain.listing import Basis, Cell, Comparison, Line, State
from bot.listings.comparing import INTERNAL
from bot.listings.exporting import (
    asked_lines,
    breach_lines,
    mark,
    overlap_lines,
    reading_lines,
    substance_line,
    word_lines,
)

_STYLES = {State.STATED: "", State.NOT_STATED: "dim", State.CONTRADICTORY: "red"}
_MARKS = {Basis.OURS: "green", Basis.RECORD: "green", Basis.GAP: "yellow", Basis.IF_TRUE: "red"}


def show(found: Comparison, console: Console) -> None:
    """The table, what follows from it, and the proposal."""
    console.print(INTERNAL, style="bold yellow", markup=False)
    for note in filter(None, (found.fallback, *found.notes)):
        console.print(note, style="yellow", markup=False)
    console.print(_table(found))
    console.print("Not stated means no more than that: the product may have it all the same.", style="dim")
    _list(console, "Substance", (substance_line(found, i) for i in range(len(found.substance))))
    _list(console, "What customers ask or send back for", asked_lines(found))
    _list(console, "Claims that need evidence", (f"{c.listing}: “{c.quote}” {c.why}." for c in found.claims))
    _list(console, f"Limits broken on {found.marketplace}", breach_lines(found))
    _list(console, "Words that buyers use and ours lacks", word_lines(found))
    _list(console, "Readability", reading_lines(found))
    _rewrite(console, found)
    _list(console, "Words shared with competitors", overlap_lines(found))
    _list(console, "Limits that the proposal breaks", (b.words for b in found.still_broken))
    console.print(f"Compared by {found.by}.", style="dim", markup=False)


def _table(found: Comparison) -> Table:
    table = Table(show_lines=True)
    for name in ("attribute", *found.listings):
        table.add_column(Text(name), overflow="fold")
    for row in found.rows:
        table.add_row(Text(row.title), *map(_cell, row.cells))
    return table


def _cell(cell: Cell) -> Text:
    return Text(cell.said, style=_STYLES[cell.state])


def _list(console: Console, title: str, lines: Iterable[str]) -> None:
    listed = tuple(lines)
    if listed:
        console.print(f"\n{title}", style="bold", markup=False)
    for line in listed:
        console.print(f"  - {line}", markup=False, highlight=False, soft_wrap=True)


def _rewrite(console: Console, found: Comparison) -> None:
    rewrite = found.rewrite
    console.print("\nA proposal for ours", style="bold")
    console.print(_line(rewrite.title, ""), soft_wrap=True)
    for bullet in rewrite.bullets:
        console.print(_line(bullet, "  - "), soft_wrap=True)
    for told in rewrite.description:
        console.print(_line(told, "  "), soft_wrap=True)


def _line(line: Line, before: str) -> Text:
    words = mark(line)
    return Text.assemble(before, line.text, (f" [{words}]" if words else "", _MARKS[line.basis]))

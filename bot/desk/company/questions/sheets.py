"""Rows of a look-up as a table for people."""

from datetime import date

from bot.domain.answer import Cell, LookedUp, Money, Row, Sheet
from bot.records.telling import day, money


def sheet(of: LookedUp, rows: list[Row]) -> Sheet:
    """These rows as a sheet, without columns that none of them fills."""
    known = [n for n in range(len(rows[0].columns)) if any(row.cells[n] is not None for row in rows)]
    columns = tuple(rows[0].columns[n] for n in known)
    cells = tuple(tuple(said(row.cells[n], row.columns[n]) for n in known) for row in rows)
    told = ", ".join(dict.fromkeys(row.told for row in rows))
    return Sheet(of.title, columns, cells, told, of.in_all - len(rows))


def said(cell: Cell, column: str = "") -> str:
    """A cell, as people read it."""
    match cell:
        case None:
            return "not known"
        case Money(amount, currency):
            return money(amount, currency) or ""
        case date():
            return f"{cell:%B %Y}" if column == "Month" else day(cell)
        case _:
            return str(cell)

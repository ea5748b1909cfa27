"""Rows of a look-up as a table for people."""

from bot.desk.company.questions.charts import said
from bot.domain.answer import LookedUp, Row, Sheet


def sheet(of: LookedUp, rows: list[Row]) -> Sheet:
    """These rows as a sheet, without columns that none of them fills."""
    known = [n for n in range(len(rows[0].columns)) if any(row.cells[n] is not None for row in rows)]
    columns = tuple(rows[0].columns[n] for n in known)
    cells = tuple(tuple(said(row.cells[n], row.columns[n]) for n in known) for row in rows)
    told = ", ".join(dict.fromkeys(row.told for row in rows))
    return Sheet(of.title, columns, cells, told, of.in_all - len(rows))

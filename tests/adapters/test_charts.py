"""Which counts make a chart, and that it is drawn: as a picture of the right size, whatever is in its labels."""

import struct
from datetime import date

import pytest

from bot.adapters.charts import draw
from bot.desk.company.questions.charts import chart_of
from bot.domain.answer import Cell, Chart, LookedUp, Row
from bot.domain.reply import SourceKind, SourceRef

PNG = b"\x89PNG\r\n\x1a\n"


def looked(columns: str, *rows: tuple[Cell, ...]) -> LookedUp:
    source = SourceRef(SourceKind.RECORD, "x", "1")
    return LookedUp("Returns", tuple(Row(source, tuple(columns.split(", ")), cells, "x") for cells in rows), len(rows))


def test_months_stand_in_their_order_and_one_without_a_count_has_none() -> None:
    rows = ((date(2025, 12, 1), 3), (date(2026, 2, 1), 5))
    chart = chart_of(looked("Month, Units", *rows))
    assert chart is not None and chart.over_time
    assert chart.labels == ("Dec 2025", "Jan 2026", "Feb 2026") and chart.values == (3, 0, 5)
    assert chart.words == "Bar chart. Returns. Units: Dec 2025: 3; Jan 2026: 0; Feb 2026: 5."


def test_what_has_several_names_is_called_by_all_of_them() -> None:
    chart = chart_of(looked("SKU, Reason, Returns, Units", ("A", "DEFECTIVE", 2, 4), ("B", None, 1, 1)))
    assert chart is not None and not chart.over_time
    assert chart.labels == ("A · DEFECTIVE", "B · not known") and chart.values == (4, 1)


NONE = {
    "one row": looked("SKU, Units", ("A", 1)),
    "no row": looked("SKU, Units"),
    "no count": looked("SKU, Reason", ("A", "x"), ("B", "y")),
    "no names": looked("Units, Returns", (1, 1), (2, 2)),
    "an unknown number": looked("SKU, Available", ("A", 1), ("B", None)),
}


@pytest.mark.parametrize("name", NONE)
def test_what_is_no_chart_is_none(name: str) -> None:
    assert chart_of(NONE[name]) is None


@pytest.mark.deep
@pytest.mark.parametrize(
    "labels",
    [("A", "B"), ("$x^{", "$\\frac"), ("<b>", "日本語の商品"), tuple(f"SKU-{n}" * 6 for n in range(20))],
    ids=["plain", "formula", "foreign", "many"],
)
@pytest.mark.parametrize("over_time", [False, pytest.param(True, marks=pytest.mark.deep)])
def test_a_chart_is_drawn_whatever_its_labels_say(labels: tuple[str, ...], over_time: bool) -> None:
    png = draw(Chart("Returns of $100 \\alpha", "Units", labels, tuple(range(len(labels))), over_time))
    width, height = struct.unpack(">II", png[16:24])
    assert png.startswith(PNG) and 800 <= width <= 1600 and 300 <= height <= 2000 and len(png) < 300_000

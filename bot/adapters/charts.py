"""Drawing charts as pictures, with the library of the extra `charts`."""

import warnings
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

from bot.desk.parts.desk import Draw
from bot.domain.answer import Chart

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH_INCHES, LEAST_INCHES, BAR_INCHES, DOTS = 8.0, 3.2, 0.42, 150
_BAR, _TEXT, _FAINT = "#2f6f8f", "#1d1c1d", "#8d8d8d"


def load() -> Draw | None:
    """The drawing function; None without the extra, and rows are shown as a table."""
    return draw if find_spec("matplotlib") else None


def draw(chart: Chart) -> bytes:
    """A PNG. The first call loads the library, which takes a second."""
    from matplotlib.figure import Figure

    height = LEAST_INCHES if chart.over_time else max(LEAST_INCHES, 1.4 + BAR_INCHES * len(chart.labels))
    figure = Figure(figsize=(WIDTH_INCHES, height), layout="constrained")
    _bars(figure.add_subplot(), chart)
    written = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a character missing in the font is drawn as a box
        figure.savefig(written, format="png", dpi=DOTS)
    return written.getvalue()


def _bars(axes: "Axes", chart: Chart) -> None:
    """Upright over time, otherwise horizontal, each with its value."""
    from matplotlib.ticker import MaxNLocator

    places = list(range(len(chart.labels)))
    if chart.over_time:
        bars = axes.bar(places, chart.values, color=_BAR)
        axes.set_xticks(places, chart.labels, rotation=45 if len(places) > 6 else 0, parse_math=False)
    else:
        bars = axes.barh(places, chart.values, color=_BAR)
        axes.set_yticks(places, chart.labels, parse_math=False)
        axes.invert_yaxis()
    counts = axes.yaxis if chart.over_time else axes.xaxis
    if all(float(value).is_integer() for value in chart.values):
        counts.set_major_locator(MaxNLocator(integer=True))
    axes.bar_label(bars, padding=3, color=_TEXT)
    axes.margins(x=0.08, y=0.08)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(colors=_TEXT, length=0)
    (axes.set_ylabel if chart.over_time else axes.set_xlabel)(chart.measure, color=_FAINT)
    axes.set_title(chart.title, loc="left", color=_TEXT, fontsize=11, parse_math=False)

"""Weekdays next to dates, and `tomorrow` next to a weekday, which must be the same day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from bot.domain.reply import Finding, Severity
from bot.language.figures.figures import Kind, figures

_BESIDE = re.compile(r"(?:,? (?:the )?|, the | ?\()")
_RELATIVE = re.compile(
    r"\b(?P<word>today|tomorrow|yesterday),? (?:\()?(?P<day>monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday)\b",
    re.I,
)
_AWAY = {"yesterday": -1, "today": 0, "tomorrow": 1}


def check_days(text: str, today: date) -> Iterator[Finding]:
    """Stops a weekday that differs from its date, or from `today` and the like."""
    for one, other in pairwise(figures(text, today)):
        kinds = {one.kind: one, other.kind: other}
        between = text[one.start + len(one.text) : other.start]
        if set(kinds) == {Kind.WEEKDAY, Kind.DATE} and _BESIDE.fullmatch(between):
            real = date.fromordinal(int(kinds[Kind.DATE].value))
            if real.weekday() != kinds[Kind.WEEKDAY].value:
                quote, said = text[one.start : other.start + len(other.text)], kinds[Kind.DATE].text
                yield _wrong(quote, f"{said} is a {real:%A}. Which day is meant?", f"{real:%A}, {said}")
    for m in _RELATIVE.finditer(text):
        real = today + timedelta(days=_AWAY[m["word"].lower()])
        if f"{real:%A}".lower() != m["day"].lower():
            yield _wrong(m[0], f"{m['word'].capitalize()} is a {real:%A}. Which day is meant?", None)


def _wrong(quote: str, reason: str, replacement: str | None) -> Finding:
    return Finding("date", Severity.STOP, quote, reason, replacement)

"""How far a text goes beyond the one it rests on: figures and names that aren't there, and statements turned round.

Sentences that go beyond their sources are the ones worth a second reader's time.
"""

import re
from dataclasses import dataclass
from datetime import date

from bot.checks.polarity import reversals
from bot.language.figures import Kind, figures

_NAME = re.compile(r"(?<=[a-z,;)] )[A-Z][\w&-]+")
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday".split()
)


@dataclass(frozen=True, slots=True)
class Beyond:
    """What the source lacks or says otherwise, in the text's words."""

    figures: tuple[str, ...]
    names: tuple[str, ...]
    reversed: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.figures) + len(self.names) + len(self.reversed)


def beyond(text: str, source: str, today: date) -> Beyond:
    """What of the text isn't in the source. Other words for the same thing are no gap; a new figure or name is."""
    given = {round(f.value, 2) for f in figures(source, today)}
    said = (f for f in figures(text, today) if f.kind is not Kind.WEEKDAY)
    return Beyond(
        figures=tuple(f.text for f in said if round(f.value, 2) not in given),
        names=unknown_names(text, source.lower()),
        reversed=tuple(r.words for r in reversals(text, source, shared=2, alike=0.4)),
    )


def unknown_names(text: str, known: str) -> tuple[str, ...]:
    """Capitalised words inside a sentence that `known`, in lower case, doesn't hold; days and months are no names."""
    found = dict.fromkeys(m[0] for m in _NAME.finditer(text))
    return tuple(n for n in found if n.lower() not in known and n.lower() not in _CALENDAR and len(n) > 1)

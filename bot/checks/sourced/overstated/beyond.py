"""How far a text goes beyond its source: new figures and names, and statements turned round.

Such sentences are the ones worth a second reader's time.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.checks.sourced.overstated.polarity import reversals
from bot.checks.sourced.overstated.widened import SCOPE, widened
from bot.checks.sourced.sources import Sources
from bot.domain.reply import Draft, Finding, Severity, SourceKind
from bot.language.figures.figures import Kind, figures
from bot.language.segmentation.tokens import all_tokens

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
    scope: tuple[str, ...] = ()
    """Words such as `only`, `all` and `without`, which can make a true statement false."""

    @property
    def count(self) -> int:
        return len(self.figures) + len(self.names) + len(self.reversed) + len(self.scope)


def beyond(text: str, source: str, today: date) -> Beyond:
    """What in the text isn't in the source: figures and names; not other words for the same thing."""
    given = {round(f.value, 2) for f in figures(source, today)}
    said = (f for f in figures(text, today) if f.kind is not Kind.WEEKDAY)
    return Beyond(
        figures=tuple(f.text for f in said if round(f.value, 2) not in given),
        names=unknown_names(text, source.lower()),
        reversed=tuple(r.words for r in reversals(text, source, shared=2, alike=0.4)),
        scope=_scope(text, (source,)),
    )


def _scope(text: str, sources: Iterable[str]) -> tuple[str, ...]:
    said = dict.fromkeys(w for w in _small(text) if w in SCOPE)
    known = {w for source in sources for w in _small(source)} if said else ()
    return tuple(w for w in said if w not in known)


def check_beyond(draft: Draft, sources: Sources) -> Iterator[Finding]:
    """Cited passages that say more on the subject of their clause than it and the case; a person reads them again."""
    for passage in draft.passages:
        cited = {c.source.id for c in passage.citations if c.source.kind is SourceKind.CLAUSE}
        clauses = [c for c in sources.in_force if c.id in cited]
        if not clauses:
            continue
        own = tuple(f"{c.title}. {c.text} {c.say or ''}" for c in clauses)
        found = widened(passage.text, own, (*own, *sources.said))
        if found and not reversals(passage.text, *own, *sources.said, shared=2, alike=0.4):
            words = ", ".join(f"“{word}”" for word in dict.fromkeys(w for said in found.values() for w in said))
            reason = f"{clauses[0].id} doesn't say {words}. Read this sentence against it."
            quote = next(iter(found)) if len(found) == 1 else passage.text.strip()
            yield Finding("beyond", Severity.NOTE, quote, reason, against=clauses[0].text)


def _small(text: str) -> list[str]:
    return [t.word for t in all_tokens(text)]


def unknown_names(text: str, known: str) -> tuple[str, ...]:
    """Capitalized words within a sentence that `known`, in lower case, lacks, however it joins their parts; days and
    months are no names.
    """
    found, apart = dict.fromkeys(m[0] for m in _NAME.finditer(text)), known.replace("-", " ")
    new = (n for n in found if n.lower().replace("-", " ") not in apart)
    return tuple(n for n in new if n.lower() not in _CALENDAR and len(n) > 1)

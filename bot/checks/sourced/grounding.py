"""Everything in a text that needs a source: figures, days, parties, structured rules, and denials by clauses."""

import re
from collections.abc import Iterator

from bot.checks.sourced.arrivals import check_arrivals
from bot.checks.sourced.conditions import check_structure as check_structure
from bot.checks.sourced.dates import check_days as check_days
from bot.checks.sourced.excluded import check_excluded as check_excluded
from bot.checks.sourced.figures import check_figures as check_figures
from bot.checks.sourced.hurdles import check_hurdles as check_hurdles
from bot.checks.sourced.limits import check_limits as check_limits
from bot.checks.sourced.parties import check_parties as check_parties
from bot.checks.sourced.polarity import check_polarity as check_polarity
from bot.checks.sourced.sources import Sources
from bot.checks.sourced.support import support
from bot.domain.reply import Finding


def check_grounding(text: str, sources: Sources) -> Iterator[Finding]:
    """The text checked against its sources. A figure that a structured rule stops isn't reported twice."""
    known = support(sources, text)
    structured = (*check_structure(text, sources, known), *check_arrivals(text, sources))
    named = {f.quote for f in structured}
    yield from structured
    yield from check_days(text, sources.today)
    wider = {(f.rule, f.quote) for f in structured if f.rule in ("number", "date")}
    yield from (
        f
        for f in check_figures(text, sources, known)
        if f.quote not in named and not any(f.rule == rule and _within(f.quote, span) for rule, span in wider)
    )
    yield from check_parties(text, sources)
    yield from check_polarity(text, sources)
    yield from check_excluded(text, sources)
    yield from check_limits(text, sources)
    yield from check_hurdles(text, sources)


def _within(quote: str, other: str) -> bool:
    """`4 business days` in `3 to 4 business days`."""
    return bool(quote) and re.search(rf"(?<![\w.]){re.escape(quote)}(?![\w.])", other) is not None

"""Everything in a text that needs a source: figures, days, parties, structured rules, and denials by clauses."""

import re
from collections.abc import Iterable, Iterator

from bot.checks.sourced.figures.arrivals import check_arrivals
from bot.checks.sourced.figures.dates import check_days
from bot.checks.sourced.figures.elsewhere import check_elsewhere
from bot.checks.sourced.figures.figures import check_figures
from bot.checks.sourced.figures.support import support
from bot.checks.sourced.figures.their_word import check_their_word
from bot.checks.sourced.overstated.excluded import check_excluded
from bot.checks.sourced.overstated.limits import check_limits
from bot.checks.sourced.overstated.polarity import check_polarity
from bot.checks.sourced.parties import check_parties
from bot.checks.sourced.promises.hurdles import check_hurdles
from bot.checks.sourced.sources import Sources
from bot.checks.sourced.structured import check_structure
from bot.domain.reply import Finding, Severity


def check_grounding(text: str, sources: Sources) -> Iterator[Finding]:
    """The text checked against its sources. A figure that a structured rule stops isn't reported twice."""
    known = support(sources, text)
    structured = (*check_structure(text, sources, known), *check_arrivals(text, sources))
    named = {f.quote for f in structured}
    yield from structured
    yield from check_days(text, sources.today)
    wider = {(f.rule, f.quote) for f in structured if f.rule in ("number", "date")}
    alone = tuple(
        f
        for f in check_figures(text, sources, known)
        if f.quote not in named and not any(f.rule == rule and _within(f.quote, span) for rule, span in wider)
    )
    yield from alone
    yield from _untold(check_elsewhere(text, sources), (*structured, *alone))
    yield from _untold(check_their_word(text, sources), (*structured, *alone))
    yield from check_parties(text, sources)
    yield from check_polarity(text, sources)
    yield from check_excluded(text, sources)
    yield from check_limits(text, sources)
    yield from check_hurdles(text, sources)


def _untold(found: Iterable[Finding], others: tuple[Finding, ...]) -> Iterator[Finding]:
    """Those on figures of which nothing is told yet, or less gravely."""
    told = [f.quote for f in others]
    stopped = [f.quote for f in others if f.severity is Severity.STOP]
    for one in found:
        before = stopped if one.severity is Severity.STOP else told
        if not any(_within(one.quote, quote) for quote in before):
            yield one


def _within(quote: str, other: str) -> bool:
    """`4 business days` in `3 to 4 business days`."""
    return bool(quote) and re.search(rf"(?<![\w.]){re.escape(quote)}(?![\w.])", other) is not None

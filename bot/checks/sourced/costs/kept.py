"""What we keep of a price: the share or amount in the text, compared with the case's price and refund."""

import re
from collections.abc import Iterator

from bot.checks.sourced.sources import Sources
from bot.domain.reply import Finding, Severity
from bot.language.figures.figures import Figure, Kind, figures

KEEPS = re.compile(
    r"\b(?:keep|kept|deduct\w*|withh\w+|retain\w*|fee|less|minus|taken off|charge\w*|restock\w*)\b", re.I
)
"""A sentence with one of these is about what is kept."""
_KEPT_IS = re.compile(
    r"\b(?:keep|kept|withheld|retained?|deducted|restocking fee(?: (?:is|was|of|comes to))?)\W+(?:\w+\W+){0,2}$",
    re.I,
)
"""What follows is what is kept."""
_PART = re.compile(r"\b(?P<many>half|thirds?|quarters?|fifths?|tenths?)\b", re.I)
_BEFORE_PART = re.compile(
    r"\b(?:keep|kept|withheld|retained?|deducted)\W+(?:\w+\W+){0,2}?(?P<count>a |one |two |three )?$", re.I
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_COUNTS = {"two": 2, "three": 3}
_ROUNDED = 1.0
"""Percentage points of rounding allowed."""


def check_kept(sentence: str, sources: Sources) -> Iterator[Finding]:
    """Stops a share or amount that differs from price less refund."""
    price, refund = (_amount(sources, key) for key in ("price", "refund_amount"))
    if not price or refund is None or not KEEPS.search(sentence):
        return
    for words, share in _shares(sentence, sources):
        yield from _share(words, share, sentence, price, refund, sources)
    for figure in dict.fromkeys(figures(sentence, sources.today)):
        if figure.kind is Kind.AMOUNT and _KEPT_IS.search(sentence[: figure.start]):
            yield from _sum(figure, price, refund, sources)


def _shares(sentence: str, sources: Sources) -> Iterator[tuple[str, float]]:
    """Percentages, and what is kept in words: `we kept a third`."""
    yield from ((f.text, f.value) for f in figures(sentence, sources.today) if f.kind is Kind.PERCENT)
    for part in _PART.finditer(sentence):
        before = _BEFORE_PART.search(sentence[: part.start()])
        if before:
            count = _COUNTS.get((before["count"] or "").strip().lower(), 1)
            yield part[0], 100 * count / _PARTS[part["many"].lower().removesuffix("s")]


def _share(words: str, share: float, sentence: str, price: float, refund: float, sources: Sources) -> Iterator[Finding]:
    kept = 100 * (1 - refund / price)
    limit = re.search(r"\b(?:up to|at most|no more than|maximum|nearly|almost|about)\b", sentence, re.I)
    if abs(kept - share) > _ROUNDED and not limit:
        reason = f"{refund:g} of {price:g} refunded leaves {kept:.3g} percent. Correct the share, or the wrong fact."
        yield Finding("percentage", Severity.STOP, words, reason, against=sources.matter.fact("refund_amount"))


def _sum(figure: Figure, price: float, refund: float, sources: Sources) -> Iterator[Finding]:
    given = {f.value for fact in sources.matter.facts for f in figures(fact.value, sources.today)}
    if abs(price - refund - figure.value) > 0.005 and figure.value not in given:
        left = f"{price - refund:g}"
        reason = f"{refund:g} of {price:g} refunded leaves {left}. Correct the amount, or the wrong fact."
        yield Finding("amount", Severity.STOP, figure.text, reason, against=sources.matter.fact("refund_amount"))


def _amount(sources: Sources, key: str) -> float | None:
    given = figures(sources.matter.fact(key) or "", sources.today)
    return given[0].value if len(given) == 1 and given[0].kind in (Kind.AMOUNT, Kind.NUMBER) else None

"""A sum that we give, where only the customer named it: their word is a wish, and no source of a promise."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.checks.commitments import commitments_in
from bot.checks.sourced.figures.known import of_clauses, said_on_the_matter
from bot.checks.sourced.figures.support import support
from bot.checks.sourced.sources import Sources
from bot.domain.case import Who
from bot.domain.commitments import TERMS, Gives
from bot.domain.reply import Finding, Severity
from bot.language.figures.figures import Kind, figures

_CENT: Final = 0.005
_REASON: Final = (
    "Only the customer names this sum. Hold it against the record, or have a lead decide it, and add it as a fact."
)


def check_their_word(text: str, sources: Sources) -> Iterator[Finding]:
    """`We refund you $600` because they wrote $600. A sum that a fact, a clause or a message of ours gives is none."""
    promised = [c.quote for c in commitments_in(text) if TERMS[c.kind].gives is Gives.REFUND]
    sums = [
        f
        for quote in dict.fromkeys(promised)
        for f in figures(quote, sources.today)
        if f.kind in (Kind.AMOUNT, Kind.PERCENT)
    ]
    if not sums:
        return
    theirs = {f.value: turn for turn in _of(sources, Who.CUSTOMER) for f in figures(turn, sources.today)}
    ours = replace(sources, turns=_of(sources, Who.US))
    given = {f.value for f in said_on_the_matter(ours)} | {k.value for k in of_clauses(ours)}
    amounts = support(ours, text).amounts | given
    for figure in sums:
        named = next((turn for value, turn in theirs.items() if abs(value - figure.value) < _CENT), None)
        if named and not any(abs(value - figure.value) < _CENT for value in amounts):
            yield Finding("amount", Severity.STOP, figure.text, _REASON, against=named)


def _of(sources: Sources, who: Who) -> tuple[str, ...]:
    each = zip(sources.matter.turns, sources.turns, strict=False)
    return tuple(text for turn, text in each if turn.who is who)

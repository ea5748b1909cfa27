"""Amounts, percentages, spans and dates of a text, held against the sources it may rest on."""

import re
from collections.abc import Iterator

from bot.checks.commitments.acts import Act, Meant, Side, acts
from bot.checks.sources import Sources
from bot.checks.support import Support, support, topic
from bot.domain.reply import Finding, Severity
from bot.language.figures import Figure, Kind, figures
from bot.language.sentences import sentence_spans
from bot.language.stems import stem

_RULES = {
    Kind.AMOUNT: ("amount", "amount"),
    Kind.PERCENT: ("percentage", "percentage"),
    Kind.DAYS: ("number", "span of time"),
    Kind.DATE: ("date", "date"),
    Kind.NUMBER: ("number", "number"),
}
_CLOCK = re.compile(r"\s?(?:am|pm|a\.m|p\.m|o'clock|:\d|\.\s|\.$|\)|st\b|nd\b|rd\b|th\b)", re.I)
_VAGUE = re.compile(r"an?\b", re.I)
_ASKS_BY = re.compile(r"\bplease\b|\bcould you\b|\bkindly\b", re.I)
_GENERIC = frozenset(map(stem, "amount on date cost received days until by of the at".split()))


def check_figures(text: str, sources: Sources) -> Iterator[Finding]:
    """Each figure stands in a cited clause, a fact or the matter; a person's, in any clause in force."""
    known, said = support(sources, text), acts(text)
    spans = sentence_spans(text)
    for figure in figures(text, sources.today):
        start, end = next(((a, b) for a, b in spans if a <= figure.start < b), (0, len(text)))
        if figure.kind is Kind.WEEKDAY or _counts_nothing(text, figure) or known.holds(figure, text[start:end]):
            continue
        if _next_word(figure, _acts_in(said, start, end), text[start:end], sources):
            continue
        yield _unsupported(figure, text[start:end], known, sources)


def _acts_in(said: tuple[Act, ...], start: int, end: int) -> list[Act]:
    return [a for a in said if start <= a.start < end]


def _unsupported(figure: Figure, sentence: str, known: Support, sources: Sources) -> Finding:
    rule, name = _RULES[figure.kind]
    against = _fact_named(figure, sentence, sources)
    if against:
        key, value = against
        reason = f"The case says {key.replace('_', ' ')}: {value}. Correct the {name}, or the fact if it is wrong."
        return Finding(rule, Severity.STOP, figure.text, reason, against=value)
    elsewhere = known.elsewhere(figure, sentence)
    if elsewhere:
        reason = f"{elsewhere} gives this {name}, and the text doesn't cite it. Make sure that it applies here."
        return Finding(rule, Severity.WARN, figure.text, reason)
    grave = figure.kind is not Kind.NUMBER and not sources.by_person
    reason = f"No clause or fact of this case gives this {name}. Check it, then record it as a fact or take it out."
    return Finding(rule, Severity.STOP if grave else Severity.WARN, figure.text, reason)


def _fact_named(figure: Figure, sentence: str, sources: Sources) -> tuple[str, str] | None:
    """The fact of this kind that the sentence names: `the window closed` is `window_closes`."""
    about = topic(sentence)
    for fact in reversed(sources.matter.facts):
        given = figures(fact.value, sources.today)
        key = {stem(part) for part in fact.key.split("_")} - _GENERIC
        if key and key <= about and len(given) == 1 and given[0].kind is figure.kind:
            return fact.key, fact.value
    return None


def _counts_nothing(text: str, figure: Figure) -> bool:
    """`one`, list numbers, times of the day; and `a week`, which is no measure."""
    after = text[figure.start + len(figure.text) :][:8]
    small = figure.kind is Kind.NUMBER and (figure.value <= 1 or bool(_CLOCK.match(after)))
    return small or (figure.kind is Kind.DAYS and bool(_VAGUE.match(figure.text)))


def _next_word(figure: Figure, said: list[Act], sentence: str, sources: Sources) -> bool:
    """A day or span of our own next step, or the day by which we ask for an answer; promises.py holds its limit."""
    if figure.kind not in (Kind.DATE, Kind.DAYS):
        return False
    ahead = figure.value - (sources.today.toordinal() if figure.kind is Kind.DATE else 0)
    ours = any(a.side is Side.US and a.meant in (Meant.LATER, Meant.NOW) for a in said)
    return 0 <= ahead <= sources.call_back_days and (ours or bool(_ASKS_BY.search(sentence)))

"""Figures, parties and structured rules in a text, held against the sources it may rest on."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from bot.checks.sources import Sources, Support
from bot.domain.reply import Finding, Severity
from bot.grammar.figures import Figure, Kind, figures
from bot.grammar.sentences import sentences
from bot.grammar.statements import Actor, Mood, Statement, statements
from bot.grammar.stems import content, stem_set
from bot.knowledge.clauses import Clause, Payer

_NAMES = {
    Kind.AMOUNT: "amount",
    Kind.PERCENT: "percentage",
    Kind.DAYS: "span of time",
    Kind.DATE: "date",
    Kind.NUMBER: "number",
}
_GRAVE = frozenset({Kind.AMOUNT, Kind.PERCENT, Kind.DATE, Kind.DAYS})
_PARTY = re.compile(r"\b(UPS|USPS|FedEx|DHL|OnTrac|LaserShip|Amazon|eBay|Walmart|Shopify|PayPal|Etsy)\b", re.I)
_PAYS = stem_set("pay cover bear charge deduct owe")
_WAY_BACK = stem_set("label postage shipping return")
_ALIKE = 0.3
"""The share of a clause's title and subject in a sentence from which the sentence is about it."""


def check_figures(text: str, sources: Sources, by_person: bool) -> Iterator[Finding]:
    """Each figure stands in a cited clause, a fact or the matter; a person's, in any clause in force."""
    support = sources.supports(sources.in_force if by_person else (*sources.cited, *sources.own))
    found = figures(text, sources.today)
    yield from _weekdays(text, found, sources.today)
    for figure in found:
        if (
            figure.kind is Kind.WEEKDAY
            or _counts_nothing(text, figure)
            or support.holds(figure)
            or _next_word(text, figure)
        ):
            continue
        grave = figure.kind in _GRAVE and not by_person
        what = _NAMES[figure.kind]
        reason = f"Neither a clause nor a fact of this case gives this {what}. Check it, then add it as a fact."
        yield Finding("number", Severity.STOP if grave else Severity.WARN, figure.text, reason)


def _counts_nothing(text: str, figure: Figure) -> bool:
    """`one`, list numbers, and times of the day."""
    after = text[figure.start + len(figure.text) :][:4].lower()
    return figure.kind is Kind.NUMBER and (
        figure.value <= 1 or bool(re.match(r"\s?(?:am|pm|a\.m|p\.m|:|\.\s|\))", after))
    )


def _next_word(text: str, figure: Figure) -> bool:
    """A span in our own next step: `within 24 hours I will write`."""
    return (
        figure.kind is Kind.DAYS
        and figure.value <= 7
        and any(
            s.actor is Actor.WRITER and s.mood is Mood.PLANNED and s.start <= figure.start < s.end
            for s in statements(text)
        )
    )


def _weekdays(text: str, found: tuple[Figure, ...], today: date) -> Iterator[Finding]:
    for weekday, day in pairwise(found):
        beside = 0 <= day.start - weekday.start - len(weekday.text) <= 6
        if weekday.kind is Kind.WEEKDAY and day.kind is Kind.DATE and beside:
            real = date.fromordinal(int(day.value))
            if real.weekday() != weekday.value:
                quote = text[weekday.start : day.start + len(day.text)]
                said = f"{day.text} is a {real:%A}. Which day is meant?"
                yield Finding("date", Severity.STOP, quote, said, f"{real:%A}, {day.text}")


def check_parties(text: str, sources: Sources) -> Iterator[Finding]:
    """A carrier or marketplace that nobody has named in this case."""
    known = " ".join(
        [sources.matter.marketplace, *(t.text for t in sources.matter.turns), *(f.value for f in sources.matter.facts)]
        + [c.text for c in (*sources.cited, *sources.own)]
    ).lower()
    for name in dict.fromkeys(m[0] for m in _PARTY.finditer(text)):
        if name.lower() not in known:
            reason = f"Nothing in this case names {name}. Make sure that it is the right one."
            yield Finding("party", Severity.WARN, name, reason)


def check_structure(text: str, sources: Sources, by_person: bool) -> Iterator[Finding]:
    """Who pays, how long and how much, where a clause is structured enough to say."""
    clauses = sources.own or sources.cited
    for sentence in sentences(text):
        for clause in clauses:
            if _about(sentence, clause):
                yield from _reversed(sentence, clause, sources)


def _about(sentence: str, clause: Clause) -> bool:
    mine = set(content(f"{clause.title} {clause.applies_when or ''}"))
    return len(mine & set(content(sentence))) >= max(2, _ALIKE * len(mine))


def _reversed(sentence: str, clause: Clause, sources: Sources) -> Iterator[Finding]:
    found = figures(sentence, sources.today)
    support = sources.supports(())
    for figure in found:
        if figure.kind is Kind.PERCENT and clause.cap_percent is not None and figure.value > clause.cap_percent:
            reason = f"{clause.id} allows at most {clause.cap_percent:g} percent."
            yield Finding("cap", Severity.STOP, figure.text, reason)
        wrong = (
            clause.window_days and figure.kind is Kind.DAYS and figure.value >= 7 and figure.value != clause.window_days
        )
        if wrong and not _elsewhere(figure, sources, support):
            yield Finding("window", Severity.STOP, figure.text, f"{clause.id} says {clause.window_days} days.")
    if clause.payer:
        yield from _payers(sentence, clause, clause.payer, sources)


def _elsewhere(figure: Figure, sources: Sources, support: Support) -> bool:
    others = {c.window_days for c in sources.in_force}
    return figure.value in others or support.holds(figure)


def _payers(sentence: str, clause: Clause, payer: Payer, sources: Sources) -> Iterator[Finding]:
    if sources.decided or any(c.payer and c.payer is not payer for c in sources.cited):
        return
    for s in statements(sentence):
        who = _who_pays(s)
        if who and payer in (Payer.BUYER, Payer.SELLER) and who is not payer:
            reason = f"By {clause.id} the {payer} pays. Say it the other way round, or have a lead record a waiver."
            yield Finding("payer", Severity.STOP, s.text, reason)


def _who_pays(s: Statement) -> Payer | None:
    if s.verb not in _PAYS or not (set(s.words) | {s.verb}) & _WAY_BACK or s.mood in (Mood.QUESTION, Mood.CONDITION):
        return None
    sides = {Actor.WRITER: Payer.SELLER, Actor.READER: Payer.BUYER}
    if s.actor not in sides or s.verb in stem_set("charge deduct"):
        return None
    side = sides[s.actor]
    if not s.negated:
        return side
    return Payer.BUYER if side is Payer.SELLER else Payer.SELLER

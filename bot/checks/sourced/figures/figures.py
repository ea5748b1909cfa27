"""Amounts, percentages, spans and dates of a text, checked against its sources."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.checks.commitments.acts import Meant, Side, SpeechAct, acts
from bot.checks.commitments.words import OTHERS, PRICE, REFUND, SHARE
from bot.checks.sourced.figures.counting import counted_out
from bot.checks.sourced.figures.elsewhere import of_their_place
from bot.checks.sourced.figures.known import topic
from bot.checks.sourced.figures.measures import sets_apart
from bot.checks.sourced.figures.next_word import next_word
from bot.checks.sourced.figures.placed import gone_by
from bot.checks.sourced.figures.spans import REFUNDED, act_of, vague
from bot.checks.sourced.figures.support import Support
from bot.checks.sourced.sources import Sources
from bot.domain.reply import Finding, Severity
from bot.language.figures.figures import Figure, Kind, figures
from bot.language.segmentation.sentences import sentence_spans
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import stem

_RULES = {
    Kind.AMOUNT: ("amount", "amount"),
    Kind.PERCENT: ("percentage", "percentage"),
    Kind.DAYS: ("number", "span of time"),
    Kind.DATE: ("date", "date"),
    Kind.DAY: ("date", "day"),
    Kind.NUMBER: ("number", "number"),
}
_CLOCK = re.compile(r"\s?(?:am|pm|a\.m|p\.m|o'clock|:\d|\.\s|\.$|\)|st\b|nd\b|rd\b|th\b)", re.I)
_MEASURE = re.compile(
    r"\s?-?(?:lbs?|pounds?|kg|kilos?|oz|ounces?|inch(?:es)?|in\.|feet|foot|ft|cm|mm|miles?|km|gallons?)\b", re.I
)
_SHIPS = {stem(word): stem("ship") for word in ("leave", "dispatch", "go", "out", "send")}
_GENERIC = frozenset(map(stem, "amount on date cost received days until by of the at".split()))

_EVENTS = (
    (stem_set("estimate estimated expect due arrive brings"), ("estimated_delivery",)),
    (stem_set("deliver delivered hand door"), ("delivered_on", "estimated_delivery")),
    (stem_set("receive reach came come got arrive return back"), ("received_on",)),
    (stem_set("answer decide claim withdraw"), ("claim_deadline",)),
    (stem_set("scan scanned seen"), ("last_scan",)),
    (stem_set("order ordered bought placed"), ("ordered_on",)),
)
"""Words for an event, and the facts with its day."""

_CLOSES = stem_set("window close deadline")
_NEAR = re.compile(r"\b(?:too|so|very|quite|rather|that|how) close\b|\bclose (?:to|by|enough)\b", re.I)
"""`Too close for comfort` isn't about closing."""
_LAST = re.compile(r"\b(?:until|till|up to|last day|no later than|ends? on)\b", re.I)
_BY = re.compile(r"\b(?:by|before)\b", re.I)
_HAPPENED = frozenset({"received_on", "delivered_on", "ordered_on"})
_NOT_HELD = frozenset({Meant.PAST, Meant.MAYBE, Meant.CONDITION})
"""Meanings of a clause that grant nobody a span."""
_NAMES = frozenset({"say", "state", "list", "show", "read", "name", "tell", "write"})
_OTHERS = stem_set(" ".join(sorted(OTHERS)))
_TO_THEM = frozenset({"you", "us", "customer", "buyer"})
_DUE = re.compile(r"\b(?:by|until|before|due|since|after)\b[^,;]{0,20}$", re.I)


@dataclass(frozen=True, slots=True)
class _Here:
    """A sentence with figures, and who acts in it. `end`: where it ends in the text.

    `placed`: where the figures of the text begin that a clause on their own place gives.
    """

    text: str
    start: int
    end: int
    acting: list[SpeechAct]
    placed: frozenset[int]

    @property
    def sentence(self) -> str:
        return self.text[self.start : self.end]


def check_figures(text: str, sources: Sources, known: Support) -> Iterator[Finding]:
    """Each figure must be in a cited clause, a fact or the matter; in a person's text, any clause in force will do."""
    said = acts(text)
    found = [f for f in figures(text, sources.today) if f.kind is not Kind.WEEKDAY and not _counts_nothing(text, f)]
    placed = of_their_place(text, sources)
    follow = counted_out(figures(text, sources.today), text, known)
    for start, end in sentence_spans(text):
        told = dict.fromkeys(f for f in found if start <= f.start < end)
        if not told:
            continue
        here = _Here(text, start, end, [a for a in said if start <= a.start < end], placed)
        yield from filter(None, (_held(figure, here, sources, known, figure in follow) for figure in told))


def _held(figure: Figure, here: _Here, sources: Sources, known: Support, follows: bool) -> Finding | None:
    """What is wrong with this figure. `follows`: it is computed from supported ones."""
    sentence = here.sentence
    if _for_the_act(figure, known, sentence, here.start, sources):
        return None
    spared = gone_by(figure, here.text) or known.to_the_day(figure) or figure.start in here.placed
    closer = None if spared else known.otherwise(figure, sentence)
    if closer:
        return _other_clause(figure, closer, sentence, here.acting, sources, here.text)
    if other := _another_day(figure, sentence, sources):
        return other
    if follows or known.holds(figure, sentence) or sets_apart(figure, here.text, sources.said):
        return None
    if next_word(figure, here.acting, here.text, here.end, sources):
        return None
    clause, mild = _clause_of(figure, here.acting, here.text) or sentence, _is_mild(figure, here, sources, known)
    return _unsupported(figure, clause, known.elsewhere(figure, sentence), mild, sources)


def _is_mild(figure: Figure, here: _Here, sources: Sources, known: Support) -> bool:
    """Whether it only warns: a bare count, or what a person may know themselves."""
    if figure.kind is Kind.NUMBER and not _measured(figure, here.text):
        return True
    return sources.by_person and (
        _own_past(figure, here.acting)
        or _no_other_day(figure, here.sentence, sources)
        or _not_given(figure, here.acting, here.sentence, known)
    )


def _for_the_act(figure: Figure, known: Support, sentence: str, start: int, sources: Sources) -> bool:
    """Whether a clause gives the span for the same act: `leaves within 2 days`."""
    here = replace(figure, start=figure.start - start)
    act = act_of(here, sentence) if figure.kind is Kind.DAYS else ""
    return known.of_the_act(figure, act) and not (act == REFUNDED and _for_something_else(here, sentence, sources))


def _for_something_else(figure: Figure, sentence: str, sources: Sources) -> bool:
    """`The deposit is refunded`, which neither the case nor its clauses mention."""
    act = next(a for a in acts(sentence) if a.start <= figure.start < a.end)
    named = topic(" ".join(act.subject)) - REFUND - PRICE - SHARE if act.side is Side.THING else frozenset[str]()
    clauses = (f"{c.title} {c.text}" for c in sources.scope)
    return bool(named) and not any(named & topic(told) for told in (*sources.said, *clauses))


def _other_clause(
    figure: Figure, id: str, sentence: str, acting: list[SpeechAct], sources: Sources, text: str
) -> Finding:
    """Stops if the sentence names the clause's subject by its title and isn't about the past.

    A bare number may be about anything.
    """
    clause = next(c for c in sources.in_force if c.id == id)
    bare = figure.kind is Kind.NUMBER and not _measured(figure, text)
    past = any(a.meant is Meant.PAST for a in acting if a.start <= figure.start < a.end)
    bare = sources.by_person and (bare or past or not topic(sentence) & topic(clause.title))
    reason = (
        f"{id} is about this and gives another {_RULES[figure.kind][1]}. Correct it, or cite the clause that says so."
    )
    severity = Severity.WARN if bare else Severity.STOP
    return Finding(_RULES[figure.kind][0], severity, figure.text, reason, against=clause.text)


def _measured(figure: Figure, text: str) -> bool:
    """`30 lb`: a measure, not a count."""
    return bool(_MEASURE.match(text[figure.start + len(figure.text) :]))


def _clause_of(figure: Figure, acting: list[SpeechAct], text: str) -> str:
    return next((text[a.start : a.end] for a in acting if a.start <= figure.start < a.end), "")


def _unsupported(figure: Figure, clause: str, elsewhere: str | None, mild: bool, sources: Sources) -> Finding:
    rule, name = _RULES[figure.kind]
    against = _fact_named(figure, clause, sources)
    if against:
        key, value = against
        reason = f"The case says {key.replace('_', ' ')}: {value}. Correct the {name}, or the fact if it is wrong."
        return Finding(rule, Severity.STOP, figure.text, reason, against=value)
    if elsewhere:
        reason = f"{elsewhere} gives this {name}, and the text doesn't cite it. Make sure that it applies here."
        return Finding(rule, Severity.WARN, figure.text, reason)
    reason = f"No clause or fact of this case gives this {name}. Check it, then record it as a fact or take it out."
    return Finding(rule, Severity.WARN if mild else Severity.STOP, figure.text, reason)


def _fact_named(figure: Figure, sentence: str, sources: Sources) -> tuple[str, str] | None:
    """The fact of this kind that the sentence names: `the window closed` is `window_closes`."""
    about = topic(sentence)
    for fact in reversed(sources.facts):
        given = figures(fact.value, sources.today)
        key = {stem(part) for part in fact.key.split("_")} - _GENERIC
        if (
            key
            and key <= about | {_SHIPS[s] for s in about if s in _SHIPS}
            and len(given) == 1
            and given[0].kind is figure.kind
        ):
            return fact.key, fact.value
    return None


def _another_day(figure: Figure, sentence: str, sources: Sources) -> Finding | None:
    """A past day of something that happened on another day, according to a fact."""
    past = figure.kind is Kind.DATE and figure.value <= sources.today.toordinal()
    if not past or _DUE.search(sentence[: max(sentence.find(figure.text), 0)]):
        return None
    told = {f.value for said in sources.said for f in figures(said, sources.today) if f.kind is Kind.DATE}
    about = topic(sentence)
    keys = {key for words, keys in _EVENTS if about & words for key in keys}
    fact = next((f for f in sources.matter.facts if f.key in keys & _HAPPENED), None)
    if fact is None or figure.value in told:
        return None
    reason = f"The case says {fact.key.replace('_', ' ')}: {fact.value}. Correct the date, or the fact if it is wrong."
    return Finding("date", Severity.STOP, figure.text, reason, against=fact.value)


def _no_other_day(figure: Figure, sentence: str, sources: Sources) -> bool:
    """Whether no fact gives another day: people compute days, and name unrecorded ones. A deadline needs a source."""
    if figure.kind not in (Kind.DATE, Kind.DAY):
        return False
    about = topic(_NEAR.sub(" ", sentence))
    ends = sources.matter.fact("window_closes") and _BY.search(sentence)
    if about & _CLOSES or _LAST.search(sentence) or ends:
        return False
    events = [(words, keys) for words, keys in _EVENTS if about & words]
    dated = [f.key for f in sources.matter.facts if any(g.kind is Kind.DATE for g in figures(f.value, sources.today))]
    return not any(key in keys for _, keys in events for key in dated)


def _counts_nothing(text: str, figure: Figure) -> bool:
    """`one`, numbers of a list, times of day; and `a week`, which is no measure."""
    after = text[figure.start + len(figure.text) :][:8]
    small = figure.kind is Kind.NUMBER and (figure.value <= 1 or bool(_CLOCK.match(after)))
    return small or vague(figure)


def _own_past(figure: Figure, acting: list[SpeechAct]) -> bool:
    """Whether we did it ourselves, which the writer knows."""
    around = [a for a in acting if a.start <= figure.start < a.end]
    return any(a.side is Side.US and a.meant is Meant.PAST and not a.passive for a in around)


def _not_given(figure: Figure, acting: list[SpeechAct], sentence: str, known: Support) -> bool:
    """Whether we grant nothing by it: it is asked for, named by others, theirs, past, or only possible.

    A span counts so too if no clause is about it.
    """
    if figure.kind not in (Kind.NUMBER, Kind.DAYS):
        return False
    if sentence.rstrip().endswith("?") or any(_named_by_others(a, figure) for a in acting):
        return True
    around = [a for a in acting if a.start <= figure.start < a.end]
    others = any(a.meant in _NOT_HELD or is_theirs(a) for a in around)
    return figure.kind is Kind.DAYS and (others or not known.speaks_of_spans(sentence))


def is_theirs(act: SpeechAct) -> bool:
    """Whether a carrier, bank or marketplace does it, rather than we or the customer."""
    return not act.passive and (act.side is Side.OTHER or (act.side is Side.THING and bool(act.subject & _OTHERS)))


def _named_by_others(act: SpeechAct, figure: Figure) -> bool:
    """`The maker's sheet says 250 lb`."""
    names = act.verb in _NAMES or (act.verb == "give" and not act.about & _TO_THEM)
    return names and act.start <= figure.start and act.side in (Side.OTHER, Side.THING) and not act.passive

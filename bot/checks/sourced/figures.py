"""Amounts, percentages, spans and dates of a text, held against the sources it may rest on."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.checks.commitments.acts import Act, Meant, Side, acts
from bot.checks.commitments.our_word import word_by_day
from bot.checks.commitments.words import ABOVE, OTHERS, PRICE, RECEIVE, REFUND, WRITE, stems
from bot.checks.sourced.counting import counted_out
from bot.checks.sourced.measures import sets_apart
from bot.checks.sourced.sources import Sources
from bot.checks.sourced.spans import act_of, vague
from bot.checks.sourced.support import Support, support, topic
from bot.domain.reply import Finding, Severity
from bot.language.content import stem_set
from bot.language.figures import Figure, Kind, figures, upcoming
from bot.language.sentences import sentence_spans, sentences
from bot.language.stems import stem

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
_ASKS_BY = re.compile(r"\bplease\b|\bcould you\b|\bkindly\b", re.I)
_OUR_WORD = frozenset(map(stem, "answer reply hear message news decision word".split()))
_TO_US, _HEARS = frozenset({"me", "us"}), frozenset({"know", "hear"})
_THEIR_WORD = re.compile(r"\byour (?:\w+ ){0,2}?(?:answer|reply|message|news|decision|word)s?\b", re.I)
_LEAVES = frozenset({"leave", "ship", "go", "dispatch", "send", "mail", "pack", "start"})
_SHIPS = {stem(word): stem("ship") for word in ("leave", "dispatch", "go", "out", "send")}
_POINTS, _WITH_YOU = frozenset({"it", "that", "this"}), frozenset({"with", "you"})
_ABOVE = stems(" ".join(ABOVE))
_AND_BEFORE = 2
"""The sentence of a day and the one that `it` may stand for."""
_GENERIC = frozenset(map(stem, "amount on date cost received days until by of the at".split()))

_EVENTS = (
    (stem_set("estimate estimated expect due arrive brings"), ("estimated_delivery",)),
    (stem_set("deliver delivered hand door"), ("delivered_on", "estimated_delivery")),
    (stem_set("receive reach came come got arrive return back"), ("received_on",)),
    (stem_set("answer decide claim withdraw"), ("claim_deadline",)),
    (stem_set("scan scanned seen"), ("last_scan",)),
    (stem_set("order ordered bought placed"), ("ordered_on",)),
)
"""Words of an event, and the facts that give its day."""

_CLOSES = stem_set("window close deadline")
_NEAR = re.compile(r"\b(?:too|so|very|quite|rather|that|how) close\b|\bclose (?:to|by|enough)\b", re.I)
"""`Too close for comfort` closes nothing."""
_LAST = re.compile(r"\b(?:until|till|up to|last day|no later than|ends? on)\b", re.I)
_BY = re.compile(r"\b(?:by|before)\b", re.I)
_HAPPENED = frozenset({"received_on", "delivered_on", "ordered_on"})
_AHEAD = frozenset({Meant.LATER, Meant.NOW})
_NOT_HELD = frozenset({Meant.PAST, Meant.MAYBE, Meant.CONDITION})
"""How a clause is meant that gives nobody a span."""
_NAMES = frozenset({"say", "state", "list", "show", "read", "name", "tell", "write"})
_OTHERS = stems(" ".join(sorted(OTHERS)))
_TO_THEM = frozenset({"you", "us", "customer", "buyer"})
_DUE = re.compile(r"\b(?:by|until|before|due|since|after)\b[^,;]{0,20}$", re.I)


def check_figures(text: str, sources: Sources) -> Iterator[Finding]:
    """Each figure stands in a cited clause, a fact or the matter; a person's, in any clause in force."""
    known, said = support(sources, text), acts(text)
    found = [f for f in figures(text, sources.today) if f.kind is not Kind.WEEKDAY and not _counts_nothing(text, f)]
    follow = counted_out(figures(text, sources.today), text, known)
    for start, end in sentence_spans(text):
        here = dict.fromkeys(f for f in found if start <= f.start < end)
        if not here:
            continue
        sentence, acting = text[start:end], [a for a in said if start <= a.start < end]
        for figure in here:
            if _for_the_act(figure, known, sentence, start):
                continue
            closer = None if known.to_the_day(figure) else known.otherwise(figure, sentence)
            if closer:
                yield _other_clause(figure, closer, sentence, acting, sources, text)
            elif other := _another_day(figure, sentence, sources):
                yield other
            elif (
                figure not in follow
                and not known.holds(figure, sentence)
                and not sets_apart(figure, text, sources.said)
                and not _next_word(figure, acting, text, end, sources)
            ):
                mild = (figure.kind is Kind.NUMBER and not _measured(figure, text)) or (
                    sources.by_person
                    and (
                        _own_past(figure, acting)
                        or _no_other_day(figure, sentence, sources)
                        or _not_given(figure, acting, sentence, known)
                    )
                )
                clause = _clause_of(figure, acting, text) or sentence
                yield _unsupported(figure, clause, known.elsewhere(figure, sentence), mild, sources)


def _for_the_act(figure: Figure, known: Support, sentence: str, start: int) -> bool:
    """The span of a clause for the same act: `leaves within 2 days`."""
    here = replace(figure, start=figure.start - start)
    return figure.kind is Kind.DAYS and known.of_the_act(figure, act_of(here, sentence), sentence)


def _other_clause(figure: Figure, id: str, sentence: str, acting: list[Act], sources: Sources, text: str) -> Finding:
    """It stops where the sentence names what the clause is on by its title, and tells no past.

    A bare number may be of anything.
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


def _clause_of(figure: Figure, acting: list[Act], text: str) -> str:
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
    for fact in reversed(sources.matter.facts):
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
    """A past day of something that, by a fact, was on another day."""
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
    """A day that no fact gives otherwise: people work days out, and name days of what wasn't recorded.

    A last day must stand in a source.
    """
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
    """`one`, list numbers, times of the day; and `a week`, which is no measure."""
    after = text[figure.start + len(figure.text) :][:8]
    small = figure.kind is Kind.NUMBER and (figure.value <= 1 or bool(_CLOCK.match(after)))
    return small or vague(figure)


def _own_step(act: Act, figure: Figure) -> bool:
    """We act, the customer hears from us or is to write, or what we send leaves."""
    writes = bool(act.about & _TO_US) and act.verb not in RECEIVE and not act.about & (REFUND | PRICE)
    hears = act.side is Side.CUSTOMER and (act.verb in _HEARS or writes)
    leaves = act.side is Side.THING and act.verb in _LEAVES and figure.kind is not Kind.DAYS
    return act.side is Side.US or hears or leaves


def _days_ahead(figure: Figure, today: date) -> float:
    if figure.kind is Kind.DAY:
        return (upcoming(int(figure.value), today) - today).days
    return figure.value - (today.toordinal() if figure.kind is Kind.DATE else 0)


def _own_past(figure: Figure, acting: list[Act]) -> bool:
    """What we did ourselves: whoever wrote the text was there."""
    around = [a for a in acting if a.start <= figure.start < a.end]
    return any(a.side is Side.US and a.meant is Meant.PAST and not a.passive for a in around)


def _not_given(figure: Figure, acting: list[Act], sentence: str, known: Support) -> bool:
    """A measure or span that is asked for or that others name; and a span that no clause speaks of, or that is theirs.

    How long others take, what has gone by, and what only may be is nothing that we give.
    """
    if figure.kind not in (Kind.NUMBER, Kind.DAYS):
        return False
    if sentence.rstrip().endswith("?") or any(_named_by_others(a, figure) for a in acting):
        return True
    around = [a for a in acting if a.start <= figure.start < a.end]
    others = any(a.meant in _NOT_HELD or is_theirs(a) for a in around)
    return figure.kind is Kind.DAYS and (others or not known.speaks_of_spans(sentence))


def is_theirs(act: Act) -> bool:
    """A carrier, bank or marketplace does it, and not what we or the customer do is said."""
    return not act.passive and (act.side is Side.OTHER or (act.side is Side.THING and bool(act.subject & _OTHERS)))


def _named_by_others(act: Act, figure: Figure) -> bool:
    """`The maker's sheet says 250 lb`."""
    names = act.verb in _NAMES or (act.verb == "give" and not act.about & _TO_THEM)
    return names and act.start <= figure.start and act.side in (Side.OTHER, Side.THING) and not act.passive


def _next_word(figure: Figure, said: list[Act], text: str, end: int, sources: Sources) -> bool:
    """A day or span of our own next step, or the day by which we ask for an answer; promises.py holds its limit.

    `end` is where its sentence ends.
    """
    if figure.kind not in (Kind.DATE, Kind.DAYS, Kind.DAY):
        return False
    if not 0 <= _days_ahead(figure, sources.today) <= sources.call_back_days:
        return False
    *before, sentence = sentences(text[:end])[-_AND_BEFORE:]
    acting = [a for a in said if _ahead_of_us(a)]
    ours = any(_own_step(a, figure) for a in acting) or _spoken_of(acting, " ".join(before))
    begins = said[0].sentence[0] if said else text.rfind(sentence, 0, end)
    day = figure.start - begins
    own_word = word_by_day(text[begins:end], day, day + len(figure.text)) or _after_a_condition(figure, said, text)
    return ours or own_word or bool(_ASKS_BY.search(sentence))


def _spoken_of(acting: list[Act], before: str) -> bool:
    """Our answer or owner, whom the sentence before names, and that reaches or writes to them; not `your message`."""
    ours = topic(_THEIR_WORD.sub(" ", before))
    return any((ours & _OUR_WORD and _reaches_them(a)) or (ours & _ABOVE and _answers(a)) for a in acting)


def _answers(act: Act) -> bool:
    """`She answers you by Friday`, of our owner."""
    return bool(act.subject & {"she", "he", "they"}) and act.verb in WRITE | {"decide"} and act.side is not Side.US


def _ahead_of_us(act: Act) -> bool:
    """Also `for which I would find out the day`."""
    return act.meant in _AHEAD or (act.side is Side.US and act.meant is Meant.MAYBE and "would" in act.subject)


def _after_a_condition(figure: Figure, said: list[Act], text: str) -> bool:
    """`If you lean toward waiting, I'll name the day by Friday`, where both were read as one."""
    held = next((a for a in said if a.meant is Meant.CONDITION and a.start <= figure.start < a.end), None)
    comma = text.rfind(", ", held.start, figure.start) if held else -1
    rest = acts(text[comma + 2 : held.end]) if held and comma >= 0 else ()
    return bool(rest) and rest[0].side is Side.US and rest[0].meant in _AHEAD


def _reaches_them(act: Act) -> bool:
    """`It will be with you`."""
    return act.side is Side.THING and bool(act.subject & _POINTS) and act.about >= _WITH_YOU

"""Who pays, how long and how much, where a clause is structured enough to say."""

import re
from collections.abc import Iterator

from bot.checks.commitments.acts import Act, Meant, Side, acts
from bot.checks.commitments.words import COVER, LABEL, POST, WAY_BACK, stems
from bot.checks.sources import Sources
from bot.checks.support import Support, support, topic
from bot.domain.reply import CommitmentKind, Finding, Severity
from bot.knowledge.clauses import Clause, Payer
from bot.language.figures import Figure, Kind, figures
from bot.language.sentences import sentences

_KEEPS = re.compile(
    r"\b(?:keep|kept|deduct\w*|withh\w+|retain\w*|fee|less|minus|taken off|charge\w*|restock\w*)\b", re.I
)
_LEAST_WINDOW = 5
"""Days from which a span may be a return or warranty window."""
_AT_THEIRS = re.compile(r"\b(?:at|to) your (?:own )?(?:expense|cost|charge)\b|\byours to (?:pay|cover)\b", re.I)
_AT_OURS = re.compile(
    r"\b(?:at our (?:own )?(?:expense|cost)|on us|costs? you nothing|nothing to pay|at no (?:cost|charge)"
    r"|free(?: of charge)?"
    r"|prepaid|pre-paid|(?:won't|will not|do not|don't) (?:have to |need to )?pay)\b",
    re.I,
)
_TAKEN = re.compile(r"\b(?:deduct\w*|taken off|comes? (?:off|out of)|subtract\w*|withheld)\b", re.I)
_NOT = re.compile(r"\b(?:not|no|never|nothing|n't|without)\b|n['\u2019]t\b", re.I)
_LABELS = LABEL | stems("trip")


def check_structure(text: str, sources: Sources) -> Iterator[Finding]:
    """Stops a payer, window or share that the clause in question has otherwise."""
    known = support(sources, text)
    for sentence in sentences(text):
        for figure in dict.fromkeys(figures(sentence, sources.today)):
            yield from _cap(figure, sentence, sources)
            yield from _window(figure, sentence, sources, known)
    yield from _payers(text, sources)


def _cap(figure: Figure, sentence: str, sources: Sources) -> Iterator[Finding]:
    capped = [c for c in sources.scope if c.cap_percent is not None]
    most = max(capped, key=lambda c: c.cap_percent or 0, default=None)
    if most is None or most.cap_percent is None or figure.kind is not Kind.PERCENT or not _KEEPS.search(sentence):
        return
    decision = figures(sources.matter.fact("lead_decision") or "", sources.today)
    if figure.value > most.cap_percent and figure.value not in {f.value for f in decision}:
        reason = f"{most.id} allows at most {most.cap_percent:g} percent to be kept. Lower it, or leave it to a lead."
        yield Finding("cap", Severity.STOP, figure.text, reason, against=most.text)


def _window(figure: Figure, sentence: str, sources: Sources, known: Support) -> Iterator[Finding]:
    if figure.kind is not Kind.DAYS or figure.value < _LEAST_WINDOW or known.given(figure, sentence):
        return
    about = topic(sentence)
    windows = [c for c in (*sources.cited, *sources.own) if c.window_days and about & _topic(c)]
    best = max(windows, key=lambda c: len(about & _topic(c)), default=None)
    other = known.elsewhere(figure, sentence)
    rival = next((c for c in sources.in_force if c.id == other), None)
    if best and (rival is None or len(about & _topic(best)) >= len(about & _topic(rival))):
        reason = f"{best.id} says {best.window_days} days. Correct the span, or leave it to a lead."
        yield Finding("window", Severity.STOP, figure.text, reason, against=best.text)


def _topic(clause: Clause) -> frozenset[str]:
    """What the window is about: the title, and the sentence of the rule that holds a span."""
    spans = [s for s in sentences(clause.text) if re.search(r"\b(?:hour|day|week|month|year)s?\b", s)]
    return topic(f"{clause.title} {spans[0] if spans else ''}")


def _payers(text: str, sources: Sources) -> Iterator[Finding]:
    clauses = [c for c in sources.scope if c.payer and c.id not in sources.undecided and _on_returns(c)]
    payers = {c.payer for c in clauses}
    if len(payers) != 1 or CommitmentKind.RETURN_LABEL in sources.decided:
        return
    clause = clauses[0]
    said = acts(text)
    for i, act in enumerate(said):
        conditional = any(a.meant is Meant.CONDITION for a in said[i + 1 : i + 2] if a.sentence == act.sentence)
        who = None if conditional else _who_pays(act, text[act.start : act.end])
        if who and clause.payer in (Payer.BUYER, Payer.SELLER) and who is not clause.payer:
            right = "the customer pays" if clause.payer is Payer.BUYER else "we pay"
            reason = f"By {clause.id} {right} for the return. Say it the other way round, or have a lead waive it."
            yield Finding("payer", Severity.STOP, text[act.start : act.end], reason, against=clause.text)


def _on_returns(clause: Clause) -> bool:
    return bool(topic(f"{clause.title} {clause.text} {clause.applies_when or ''}") & (_LABELS | WAY_BACK))


def _who_pays(act: Act, words: str) -> Payer | None:
    """Whom the clause has pay for the way back; None where it says nothing of that."""
    on_label = bool(act.about & _LABELS)
    on_return = on_label or bool(act.about & WAY_BACK)
    if not on_return or act.meant in (Meant.CONDITION, Meant.MAYBE):
        return None
    if _AT_THEIRS.search(words):
        return Payer.SELLER if act.meant is Meant.NOT else Payer.BUYER
    if on_label and _TAKEN.search(words):
        return Payer.SELLER if _NOT.search(words) else Payer.BUYER
    if _AT_OURS.search(words) and not re.search(r"\b(?:not|n't|isn't) (?:be )?(?:free|prepaid|on us)\b", words):
        return Payer.SELLER
    pays = bool(set(act.verbs) & (COVER - {"waive"})) and (on_label or bool(act.about & WAY_BACK and act.about & POST))
    sides = {Side.US: Payer.SELLER, Side.CUSTOMER: Payer.BUYER}
    if not pays or act.side not in sides:
        return None
    side = sides[act.side]
    other = Payer.BUYER if side is Payer.SELLER else Payer.SELLER
    return other if act.meant is Meant.NOT or _NOT.search(words) else side

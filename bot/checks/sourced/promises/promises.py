"""Promises checked against their sources: a clause, a lead's decision, or our own next word."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from bot.checks.commitments import commitments_in, says_part, says_whole, unvouched
from bot.checks.commitments.acts import Meant, Side, acts
from bot.checks.sourced.decided import agrees, declines
from bot.checks.sourced.promises.conditional import clause_says_so, needs_no_return, once_given
from bot.checks.sourced.promises.restating import restates
from bot.checks.sourced.sources import DECISION, Sources
from bot.domain.case import Role
from bot.domain.commitments import OUR_WORD, REFUNDS, REMEDIES, TERMS, CommitmentKind, Gives, name_of
from bot.domain.phrases import with_article
from bot.domain.reply import Commitment, Finding, Severity
from bot.knowledge.schema.clauses import Clause
from bot.language.figures.ahead import soon
from bot.language.figures.figures import Kind, figures
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import gist

_PAID = re.compile(r"price|total|paid")
THE_REST = re.compile(
    r"\b(?:the|your) (?:rest|remainder|remaining|balance|missing|other half)\b"
    r"|\b(?:what(?:'s| is| was)|everything that was) (?:outstanding|missing|kept|withheld|deducted|left|open)\b",
    re.I,
)
"""With the case's refund it makes the whole price."""
_EVERYTHING = re.compile(
    r"\b(?:price|purchase|order|everything|total|(?:whole|full|entire) (?:amount|sum|payment|refund|\S*\d\S*)|paid)\b",
    re.I,
)
_A_CHARGE = re.compile(
    r"\b(?:that|this|such) (?:\w+ )?(?:money|amount|charge|sum|payment|difference|debit)\b|\bovercharg\w+"
    r"|\b(?:second|double|duplicate|extra|wrong|mistaken) (?:charge|payment|debit|amount|[$\u20ac\u00a3]?\d[\d.,]*)"
    r"|\b(?:charged|taken|billed|debited|collected)\b.{0,20}"
    r"\b(?:beyond|twice|too much|over|wrongly|by mistake|in error)\b",
    re.I,
)
"""Money that was taken and needn't have been."""
_PRICE = re.compile(r"\b(?:price|purchase|order|everything|item|total)\b", re.I)
RULE = "unsupported_promise"
_WAY_OUT = "Take it out, or have a lead record the decision first."
_SETTLES = (Gives.REFUND, Gives.REMEDY, Gives.RESULT)


def check_outcomes(text: str, sources: Sources | None = None) -> Iterator[Finding]:
    """Outcomes that aren't ours to promise; what a fact of the case states may be said.

    Without `sources` there is no case whose facts could state it, so nothing is stopped.
    """
    given = " ".join(f.value.lower() for f in sources.facts) if sources else ""
    severity, unless = (Severity.STOP, "") if sources else (Severity.WARN, ", unless a fact of the case says so")
    for words in unvouched(text):
        if _squeezed(words) not in _squeezed(given):
            reason = f"This is not ours to promise{unless}. Say what we do, and by when you write with the outcome."
            yield Finding(RULE, severity, words, reason)


def check_promises(text: str, sources: Sources) -> Iterator[Finding]:
    """A promise needs a cited clause that allows it; in a person's text, one of the situation's."""
    for made in commitments_in(text):
        if made.kind is CommitmentKind.CALL_BACK:
            yield from _too_far(made, sources)
        elif made.kind not in OUR_WORD and not meant(made, sources) & sources.decided:
            found = _against_decision(made, sources) or _against_amount(made, sources) or _return_first(made, sources)
            yield from found or _against_clauses(made, text, sources)


def _against_decision(made: Commitment, sources: Sources) -> tuple[Finding, ...]:
    """A promise that differs from a lead's decision on refund or replacement, which settles both."""
    decision = sources.matter.fact(DECISION)
    if not decision or made.kind not in REMEDIES or not (sources.decided & REMEDIES or declines(decision)):
        return ()
    reason = f"The lead's decision is “{decision}”, which allows no {name_of(made.kind)}. Keep to it, or ask the lead."
    return (Finding(RULE, Severity.STOP, made.quote, reason, against=decision),)


def _against_amount(made: Commitment, sources: Sources) -> tuple[Finding, ...]:
    """The whole price, though the case has a smaller refund."""
    refund = sources.matter.fact("refund_amount")
    whole = made.kind in REFUNDS and bool(THE_REST.search(made.quote))
    whole = whole or meant(made, sources) == {CommitmentKind.REFUND_FULL}
    if not refund or not _price(sources) or not whole or _all_of_the_refund(made.quote, sources):
        return ()
    if _label_waived(sources):
        return ()
    reason = f"The case says refund amount: {refund}, which is not the whole price. Keep to it, or correct the fact."
    return (Finding(RULE, Severity.STOP, made.quote, reason, against=refund),)


def _all_of_the_refund(words: str, sources: Sources) -> bool:
    """Whether it is all of the case's sum: `The $6 too much goes back in full`."""
    named = refund_of_the_case(words, sources) and len(_amounts(words, sources)) == 1
    return named and not (_EVERYTHING.search(words) or THE_REST.search(words))


def _label_waived(sources: Sources) -> bool:
    """Whether the lead waives the label, which is all that the refund lacks of the price."""
    label, refund = (_amounts(sources.matter.fact(key) or "", sources) for key in ("label_cost", "refund_amount"))
    left = {round(price - sum(refund), 2) for price in _price(sources)}
    return CommitmentKind.RETURN_LABEL in sources.decided and bool(label) and left == label


def _return_first(made: Commitment, sources: Sources) -> tuple[Finding, ...]:
    """`A new one ships once the other is back`, though the clause asks for no return."""
    clause = needs_no_return(made, sources)
    if clause is None:
        return ()
    reason = f"{clause.id} asks for no return before that. Leave the condition out, or have a lead record the decision."
    return (Finding("polarity", Severity.STOP, made.quote, reason, against=clause.text),)


def meant(made: Commitment, sources: Sources) -> frozenset[CommitmentKind]:
    """The commitments that the promise may be: a refund without a clear size may be either kind."""
    if made.kind in REFUNDS and _part_of_price(made.quote, sources):
        return frozenset({CommitmentKind.REFUND_PARTIAL})
    if made.kind in REFUNDS and _amounts(made.quote, sources) & _price(sources):
        return frozenset({CommitmentKind.REFUND_FULL})
    if made.kind is CommitmentKind.REFUND_FULL and _all_of_a_charge(made.quote, sources):
        return frozenset({CommitmentKind.REFUND_PARTIAL})
    if made.kind not in REFUNDS or (made.kind is CommitmentKind.REFUND_FULL and says_whole(made.quote)):
        return frozenset({made.kind})
    return frozenset({made.kind}) if says_part(made.quote) else REFUNDS


def _all_of_a_charge(words: str, sources: Sources) -> bool:
    """`That money comes back in full`, with a clause that gives back in full what was taken beyond the total.

    In a case of that clause it is the whole of a wrong charge, not the price of the order.
    """
    main = " ".join(words[a.start : a.end] for a in acts(words) if a.meant is not Meant.CONDITION)
    of_it = bool(_A_CHARGE.search(main)) and not _PRICE.search(main)
    partial = (c for c in sources.scope if c in sources.own and CommitmentKind.REFUND_PARTIAL in c.allows)
    return of_it and any(says_whole(s) and bool(_A_CHARGE.search(s)) for c in partial for s in sentences(c.text))


def _part_of_price(text: str, sources: Sources) -> bool:
    """`$45 of the $60`: the case's refund next to the price."""
    refund = _amounts(sources.matter.fact("refund_amount") or "", sources)
    return bool(refund) and refund < _amounts(text, sources)


def refund_of_the_case(text: str, sources: Sources) -> bool:
    """Whether the words name the sum that is refunded according to a fact."""
    refund = _amounts(sources.matter.fact("refund_amount") or "", sources)
    return len(refund) == 1 and refund <= _amounts(text, sources)


def _amounts(text: str, sources: Sources) -> frozenset[float]:
    return frozenset(f.value for f in figures(text, sources.today) if f.kind is Kind.AMOUNT)


def _price(sources: Sources) -> frozenset[float]:
    """The price paid, if the case has a different refund."""
    facts = {f.key: _amounts(f.value, sources) for f in sources.matter.facts}
    paid = frozenset(v for key, values in facts.items() if _PAID.search(key) for v in values)
    return paid - facts.get("refund_amount", frozenset()) if len(facts.get("refund_amount", ())) == 1 else frozenset()


def _too_far(made: Commitment, sources: Sources) -> Iterator[Finding]:
    day = soon(made.quote, sources.today)
    if day and day > sources.today + timedelta(days=sources.call_back_days):
        reason = (
            f"The customer would wait until then for our next word: promise one within {sources.call_back_days} days."
        )
        yield Finding("call_back", Severity.WARN, made.quote, reason)


def _against_clauses(made: Commitment, text: str, sources: Sources) -> Iterator[Finding]:
    kinds = meant(made, sources)
    later = once_given(made, text, sources)
    near = (*sources.cited_here, *(c for c in later if sources.by_person or c in sources.cited))
    near = (*near, *sources.own) if sources.by_person else near
    allowing = [c for c in _allowing(kinds, near) if c.id not in sources.lapsed]
    decided = [c for c in allowing if c.id not in sources.undecided and not _left_out(c, sources)]
    elsewhere = _allowing(kinds, sources.in_force)
    name = with_article(name_of(made.kind))
    if decided:
        yield from _conditions(made, decided, sources)
    elif allowing:
        yield Finding(RULE, Severity.STOP, made.quote, _not_decided(name, allowing[0], sources), allowing[0].text)
    elif others := _by_a_person(elsewhere, sources) or of_another_kind(kinds, sources):
        reason = f"Promises {name}: make sure that {others.id} applies here."
        yield Finding(RULE, Severity.WARN, made.quote, reason)
    elif not (clause_says_so(made, kinds, sources) or _verbatim(made, sources) or _rule_restated(made, text, sources)):
        severity = Severity.WARN if TERMS[made.kind].gives is Gives.STEP else Severity.STOP
        yield Finding(RULE, severity, made.quote, _reason(name, kinds, sources, elsewhere))


def _left_out(clause: Clause, sources: Sources) -> bool:
    """Whether the clause leaves it to a lead, whose recorded decision says nothing of it: `wait another week`."""
    decision = sources.matter.fact(DECISION)
    return DECISION in clause.facts and bool(decision) and not agrees(decision or "")


def _not_decided(name: str, clause: Clause, sources: Sources) -> str:
    decision = sources.matter.fact(DECISION)
    said = f"the lead's decision is “{decision}”, which doesn't say so" if decision else "no decision is recorded yet"
    return f"{clause.id} allows {name} once a lead has decided so; {said}."


def _by_a_person(elsewhere: list[Clause], sources: Sources) -> Clause | None:
    """For a person's words in a case without clauses of its own: the clause that would give it."""
    return next(iter(elsewhere), None) if sources.by_person and not sources.own else None


def of_another_kind(kinds: frozenset[CommitmentKind], sources: Sources) -> Clause | None:
    """The cited clause of another kind of case that whoever approves must hold against this one: only where this kind
    of case has none that settles anything, and a lead approves it."""
    settled = any(TERMS[kind].gives in _SETTLES for clause in sources.own for kind in clause.allows)
    if settled or not sources.approver.covers(Role.LEAD):
        return None
    return next((c for c in _allowing(kinds, sources.cited) if c.id in sources.of_others), None)


def _verbatim(made: Commitment, sources: Sources) -> bool:
    """Whether a cited clause says it in these very words, and no more: `a returned parcel is refunded`; or tells them
    of this step of theirs."""
    words = re.compile(rf"(?:^|[.;:]\s+){re.escape(made.quote.strip())}(?=[.;]|$)", re.I)
    settled = (c for c in sources.cited if c.id not in sources.undecided | sources.lapsed)
    return any(words.search(" ".join(c.text.split())) or _their_step(made, c) for c in settled)


def _their_step(made: Commitment, clause: Clause) -> bool:
    """Whether it is a step of theirs that the clause tells of: `where you find the label`."""
    said = acts(made.quote)
    theirs = bool(said) and all(act.side is Side.CUSTOMER for act in said)
    return theirs and any(gist(made.quote) <= gist(line) for line in sentences(clause.text))


def _rule_restated(made: Commitment, text: str, sources: Sources) -> bool:
    """Whether the sentence repeats a rule of this situation: `we refund within 5 business days`."""
    sentence = next((s for s in sentences(text) if made.quote in s), made.quote)
    return sources.by_person and restates(sentence, replace(sources, in_force=sources.own))


def _reason(name: str, kinds: frozenset[CommitmentKind], sources: Sources, elsewhere: list[Clause]) -> str:
    if cited := next((c for c in _allowing(kinds, sources.cited) if c.id in sources.of_others), None):
        return f"Promises {name} by {cited.id}, which is for other kinds of cases. {_WAY_OUT}"
    nearest = next((c for c in sources.scope if c.allows), None)
    allowed = f" {nearest.id} allows {', '.join(map(name_of, nearest.allows))}." if nearest else ""
    hint = f" {elsewhere[0].id} would, in other cases." if elsewhere else ""
    return f"No clause that this case stands on allows {name}.{allowed}{hint} {_WAY_OUT}"


def _conditions(made: Commitment, allowing: list[Clause], sources: Sources) -> Iterator[Finding]:
    """What a person must still make sure of; the clause with the fewest open points counts."""
    open_facts = {c.id: [f for f in c.facts if f != DECISION and not sources.matter.fact(f)] for c in allowing}
    clause = min(allowing, key=lambda c: (not sources.approver.covers(c.approver), len(open_facts[c.id])))
    missing = [f for f in open_facts[clause.id] if f not in sources.to_check]
    if not sources.approver.covers(clause.approver):
        reason = f"{clause.id} leaves this to the {clause.approver}. Ask the {clause.approver} to approve it."
        yield Finding("approver", Severity.WARN, made.quote, reason, against=clause.text)
    elif missing:
        names = ", ".join(f.replace("_", " ") for f in missing)
        reason = f"Before you approve it, find out: {names}. The clause behind it, {clause.id}, depends on that."
        yield Finding("to_check", Severity.NOTE, made.quote, reason)


def _allowing(kinds: frozenset[CommitmentKind], clauses: Iterable[Clause]) -> list[Clause]:
    return list(dict.fromkeys(c for c in clauses if kinds & set(c.allows)))


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()

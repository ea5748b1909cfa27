"""Whether a source of the case gives a promise told by likeness: a clause, a decision, or the same words."""

import re

from bot.checks.commitments.acts import Meant, acts
from bot.checks.commitments.likely import Likely
from bot.checks.sourced.promises.conditional import clause_says_so
from bot.checks.sourced.promises.likely_kinds import GIFTS, known, stems_of
from bot.checks.sourced.promises.promises import THE_REST, meant, refund_of_the_case
from bot.checks.sourced.promises.restating import restates, restates_within
from bot.checks.sourced.sources import Sources
from bot.domain.commitments import REFUNDS, CommitmentKind
from bot.domain.reply import Commitment
from bot.knowledge.schema.clauses import Clause, Payer
from bot.knowledge.schema.promises import Promised
from bot.knowledge.words.traits import plain_words
from bot.language.figures.figures import Kind, figures
from bot.language.vocabulary.content import gist, stem_set

_ALSO = 0.3
"""Share of the likeliest promise's likelihood from which another may be meant too."""
_KEPT_BACK = stem_set("aside reserve hold")
"""What is kept back for a customer may be goods that a clause gives."""
_FEES = stem_set("fee extra charge less free")
_COSTS = gist(
    "yes no pay owe cost costs charge fee surcharge extra top more cent penny dollar money nothing added further order"
)
_KEEPS = gist("restock restocking keep kept deduct deducted withhold withheld take taken off refund apply applied")
_PAYS = frozenset({"pay", "owe", "cost", "spend", "charge"})
_NO_COST = re.compile(
    r"\b(?:no|nothing|without(?: any)?|(?:don't|won't|needn't)\b[^.;,]{0,20})(?: \w+){0,2}? "
    r"(?:extra|on top|added|surcharges?|fees?|charges?|costs?|more|to pay)\b|\bcosts? (?:you )?nothing\b",
    re.I,
)
"""Nothing is charged."""
_INVOICES = stem_set("invoice receipt")


def supported(one: Likely, sentence: str, sources: Sources) -> bool:
    """Whether a source gives it, or its `sentence` only repeats one."""
    also = [kind for kind, share in one.shares.items() if share >= _ALSO * one.share]
    if Promised.FAVOUR in also and not GIFTS & stems_of(one.words):
        also += [Promised.REPLACEMENT, Promised.LABEL]
    if Promised.SERVICE in also and _KEPT_BACK & stems_of(one.words):
        also += [Promised.REPLACEMENT]
    if one.promised is Promised.SERVICE and _of_a_paper(one, sources):
        return True
    if one.promised is Promised.FAVOUR and (_charges_nothing(one, sources) or _nothing_kept(one, sources)):
        return True
    if any(_gives(promised, one, sources) for promised in also):
        return True
    if restates(one.words, sources) or restates_within(one.words, sentence, sources):
        return True
    made = Commitment(CommitmentKind.REFUND_FULL, one.words)
    return any(clause_says_so(made, known(promised).makes, sources) for promised in also)


def _charges_nothing(one: Likely, sources: Sources) -> bool:
    """`You pay nothing on top`, if a clause on the same thing says so."""
    denied = any(act.meant is Meant.NOT and act.verbs[0] in _PAYS for act in acts(one.words)) or _NO_COST.search(
        one.words
    )
    about = gist(one.words) - _COSTS
    if not denied or stems_of(one.words) & GIFTS - _FEES:
        return False
    free = (c for c in _near(sources) if _NO_COST.search(c.text) and c.id not in sources.undecided | sources.lapsed)
    return any(about <= gist(f"{c.title} {c.text} {c.applies_when or ''}") for c in free)


def _nothing_kept(one: Likely, sources: Sources) -> bool:
    """`There won't be a fee`, if by price and refund nothing is kept."""
    price, refund = (_amount(sources.matter.fact(key), sources) for key in ("price", "refund_amount"))
    denied = any(act.meant is Meant.NOT for act in acts(one.words)) or _NO_COST.search(one.words)
    rest = {word for word in gist(one.words) - _COSTS - _KEEPS if not word.endswith("n't")}
    return bool(price and price == refund and denied) and not rest


def _amount(value: str | None, sources: Sources) -> frozenset[float]:
    return frozenset(f.value for f in figures(value or "", sources.today) if f.kind is Kind.AMOUNT)


def _of_a_paper(one: Likely, sources: Sources) -> bool:
    """`I'll have it redone`, if the case is about an invoice."""
    own = any(stems_of(c.title) & _INVOICES for c in sources.own)
    return own and bool({"it", "one"} & set(plain_words(one.words)))


def _gives(promised: Promised, one: Likely, sources: Sources) -> bool:
    standing = [c for c in _near(sources) if c.id not in sources.lapsed | sources.undecided]
    if promised is Promised.YOU_PAY:
        return any(c.payer is Payer.BUYER for c in standing) or not any(c.payer for c in standing)
    if promised is Promised.HURDLE:
        return not any({CommitmentKind.REPLACEMENT, *REFUNDS} & set(c.allows) for c in standing)
    if promised is Promised.FAVOUR:
        return CommitmentKind.REFUND_PARTIAL in sources.decided
    kinds = known(promised).makes
    if promised is Promised.REFUND and refund_of_the_case(one.words, sources):
        return bool(REFUNDS & sources.decided) or any(_refunds_it(c, sources) for c in standing)
    if promised is Promised.REFUND:
        made = Commitment(CommitmentKind.REFUND_FULL, one.words)
        rest = bool(THE_REST.search(one.words) and sources.matter.fact("refund_amount"))
        kinds = frozenset({CommitmentKind.REFUND_FULL}) if rest else meant(made, sources)
    return bool(kinds & sources.decided) or any(kinds & set(c.allows) for c in standing)


def _refunds_it(clause: Clause, sources: Sources) -> bool:
    """Whether it refunds the case's sum: it names that fact, gives all, or makes the return free."""
    price, refund = (_amount(sources.matter.fact(key), sources) for key in ("price", "refund_amount"))
    whole = CommitmentKind.REFUND_FULL in clause.allows and (price or refund) == refund
    sum_told = "refund_amount" in clause.facts and bool(REFUNDS & set(clause.allows))
    return sum_told or whole or ("free_returns" in clause.facts and CommitmentKind.RETURN_LABEL in clause.allows)


def _near(sources: Sources) -> tuple[Clause, ...]:
    """The clauses cited and the situation's, and those that apply once a missing fact is given."""
    return (*sources.cited_here, *sources.own, *(clause for _, clause in sources.later))

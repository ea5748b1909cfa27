"""Promises told by likeness to examples, held against what the case stands on: a sure one stops, a likely one warns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.checks.commitments import commitments_in
from bot.checks.commitments import words as w
from bot.checks.commitments.acts import Act, Meant, Side, acts
from bot.checks.commitments.likely import Likely, Said
from bot.checks.commitments.unlikely import only_wished, shows_none, understood
from bot.checks.promises import RULE, THE_REST, meant, refund_of_the_case
from bot.checks.sourced.conditional import clause_says_so
from bot.checks.sourced.restating import restates, restates_within
from bot.checks.sourced.sources import Sources
from bot.domain.commitments import REFUNDS, STEPS, CommitmentKind
from bot.domain.reply import Commitment, Finding, Severity
from bot.knowledge.schema.clauses import Clause, Payer
from bot.knowledge.schema.promises import Promised, Promises
from bot.language.content import gist
from bot.language.figures import Kind, figures
from bot.language.stems import stem
from bot.language.traits import plain_words

_NOTHING = 0.6
"""From so much likelihood of promising nothing, words that structure takes for a promise only warn."""
_LIKELY, _SURE, _SURER = 0.4, 0.2, 0.05
"""At most so likely to promise nothing: it is told; it stops with a second sign; and where one of us acts, without."""
_CLEAR, _PLAIN = 0.25, 0.35
"""How likely the promise itself is where it is told, and where it stops."""
_SPOKEN_TO = frozenset({"you", "your", "yours"})
_WRITES = w.WRITE | w.HAND | {"phone", "ring", "text"}
_ANOTHER_SHOP = re.compile(
    r"\W*(?:\w+,? )?(?:an?|any|another|some) (?:\w+ ){0,3}?(?:shop|store|dealer|market|pharmacy|workshop)s?"
    r" (?:near|nearby|in|around|close|down|of)\b",
    re.I,
)
_ABOVE, _MAY = w.stems(" ".join(w.ABOVE)), frozenset({"can", "could", "may", "might"})
_ADVICE = re.compile(
    r"\bi(?:['\u2019]d| would) (?:have|keep|buy|choose|take|pack|carry)\b"
    r"(?!.*\b(?:you|your|sent|back|free|replacement|refund|\w+ed)\b)",
    re.I,
)
"""What who says so would do in the customer's place: `I'd have a second one at hand`."""
_LITTLE = 0.25
"""At most so likely to promise nothing, it is told also where it isn't clear which promise it is."""
_ALSO = 0.3
"""The share of the likeliest promise from which another is meant as well: some are hard to tell apart."""
_BY_NAME = frozenset("refund reimburse repay replace resend reship exchange cancel".split())
_GIFTS = w.stems("gift present voucher coupon discount extra percent less off cheap bonus fee credit waive")
"""Without these, what costs nothing may be the goods or the way back that a clause gives."""
_KEPT_BACK = w.stems("aside reserve hold")
"""What is kept back for a customer may be the goods that a clause gives."""
_FEES = w.stems("fee extra charge less free")
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
"""That nothing is asked for."""
_INVOICES = w.stems("invoice receipt")
_GIVES = w.GIVE | w.SEND | w.COVER
_NONE_OF_IT = re.compile(r"\bno (?:further|more|other|second|new)\b", re.I)
_GOODS = w.NEW | w.stems("again repair fix mend mail warehouse pack")


@dataclass(frozen=True, slots=True)
class _Promise:
    """What is known of a promise that is told by likeness: its name in a finding, and which commitments it makes.

    `about`: what the words must be about for a stop, the second sign beside likeness.
    """

    named: str = ""
    makes: frozenset[CommitmentKind] = frozenset()
    about: frozenset[str] = frozenset()


_K = CommitmentKind
_PROMISES: dict[Promised, _Promise] = {
    Promised.REFUND: _Promise(
        "a refund", REFUNDS, w.REFUND | w.PRICE | w.SHARE | w.CARD | w.WHOLE | w.stems("pay paid owe loss sum $")
    ),
    Promised.FAVOUR: _Promise("something on top", about=_GIFTS | w.stems("free charge")),
    Promised.REPLACEMENT: _Promise("a new item", frozenset({_K.REPLACEMENT}), _GOODS),
    Promised.LABEL: _Promise("a free way back", frozenset({_K.RETURN_LABEL})),
    Promised.EXCEPTION: _Promise(
        "an exception",
        REFUNDS | {_K.RETURN_LABEL},
        w.stems("return back exception window deadline date late accept week month"),
    ),
    Promised.CANCELLATION: _Promise(
        "a cancellation", frozenset({_K.CANCELLATION}), w.stems("order cancel parcel purchase")
    ),
    Promised.ADDRESS_CHANGE: _Promise(
        "another address",
        frozenset({_K.ADDRESS_CHANGE}),
        w.ELSEWHERE | w.stems("street place home house door neighbor"),
    ),
    Promised.SERVICE: _Promise("a service"),
    Promised.OUTCOME: _Promise(
        "what isn't ours to say",
        about=w.stems("guarantee promise sure certain definitely count rely doubt never always word assure"),
    ),
}


def _known(promised: Promised) -> _Promise:
    return _PROMISES.get(promised, _Promise())


def doubted(findings: Iterator[Finding], text: str, likely: tuple[Likely, ...]) -> Iterator[Finding]:
    """The findings; a stop for words that name no promise and sound like none becomes a warning."""
    for finding in findings:
        at = text.find(finding.quote)
        unlike = any(one.sentence[0] <= at < one.sentence[1] and one.nothing >= _NOTHING for one in likely)
        if finding.rule == RULE and finding.severity is Severity.STOP and unlike and not _names_it(finding.quote):
            finding = replace(finding, severity=Severity.WARN, reason=f"If this is a promise: {finding.reason}")
        yield finding


def _names_it(words: str) -> bool:
    """`I'm refunding`: structure alone is sure."""
    return any(act.side is Side.US and act.meant in (Meant.NOW, Meant.LATER) and _plainly(act) for act in acts(words))


def _plainly(act: Act) -> bool:
    """A verb that is the promise, or money that is given back."""
    back = set(act.verbs) & w.GIVE and act.about & (w.REFUND | w.PRICE) and act.about & w.BACK
    return bool(_BY_NAME & set(act.verbs[:2]) or back)


def check_likely(text: str, sources: Sources, promises: Promises, likely: tuple[Likely, ...]) -> Iterator[Finding]:
    """What likeness alone finds, where neither a clause nor a lead's decision gives it."""
    for one in likely:
        if (
            one.said is Said.NOT
            or not _told(one)
            or _our_step(one)
            or _of_others(one)
            or _supported(one, text[slice(*one.sentence)], sources)
        ):
            continue
        found = _finding(one, promises.nearest(one.words, one.promised))
        if found.severity is Severity.STOP or not shows_none(one, _known(one.promised).about):
            yield found


def _our_step(one: Likely) -> bool:
    """By its structure it is our next word, an escalation or a trace, and nothing else."""
    kinds = {made.kind for made in commitments_in(one.words)}
    return bool(kinds) and kinds <= STEPS


def _of_others(one: Likely) -> bool:
    """`A hardware store near you will get you dry`: a shop that isn't ours."""
    return bool(_ANOTHER_SHOP.match(one.words)) and all(act.side is not Side.US for act in acts(one.words))


def _told(one: Likely) -> bool:
    return one.nothing <= (_LIKELY if one.share >= _CLEAR else _LITTLE)


def _finding(one: Likely, beside: str) -> Finding:
    if one.promised is Promised.YOU_PAY:
        return Finding("payer", Severity.WARN, one.words, _costs(beside), against=beside)
    if one.promised is Promised.HURDLE:
        return Finding("condition", Severity.WARN, one.words, _asks(beside), against=beside)
    stops = one.share >= _PLAIN and one.nothing <= _most_doubt(one) and not _supposed(one) and not _own_word(one)
    says = "Promises" if stops else "May promise"
    reason = (
        f"{says} {_known(one.promised).named}, as “{beside}” does, and nothing that this case stands on gives it."
        " Take it out, or have a lead record the decision first."
    )
    return Finding(RULE, Severity.STOP if stops else Severity.WARN, one.words, reason)


def _supposed(one: Likely) -> bool:
    """`A small extra would make it free`, `my lead can allow it`: what names the promise only might be.

    `I'd have a second one ready` is advice.
    """
    if any(act.subject & _ABOVE and act.subject & _MAY for act in acts(one.words)):
        return True
    if _ADVICE.search(one.words):
        return True
    naming = [act for act in acts(one.words) if act.about & _known(one.promised).about]
    return bool(naming) and all(act.meant is Meant.MAYBE and act.side is Side.THING for act in naming)


def _most_doubt(one: Likely) -> float:
    """Up to which likelihood of promising nothing it stops: more with a second sign than without.

    The second sign is that the words speak of what is promised, or say what the customer gets.
    """
    about, said = _stems(one.words), acts(one.words)
    if one.promised is Promised.REPLACEMENT and about & w.PAPERS:
        return -1.0
    if _NONE_OF_IT.search(one.words) or (_of_things(said) and not _SPOKEN_TO & set(plain_words(one.words))):
        return -1.0
    denied = bool(said) and all(act.meant is Meant.NOT for act in said)
    return min(_by_signs(one, about, said), _SURER if denied else 1.0)


def _by_signs(one: Likely, about: frozenset[str], said: tuple[Act, ...]) -> float:
    if only_wished(said):
        return -1.0
    if about & _known(one.promised).about:
        return _SURE
    if understood(said):
        return -1.0
    if _SPOKEN_TO & set(plain_words(one.words)) and one.promised is not Promised.OUTCOME:
        return _SURER if one.promised is Promised.SERVICE or one.said is Said.OPEN else _SURE
    ours = any(act.side in (Side.US, Side.CUSTOMER) for act in said)
    return _SURER if one.said is Said.OUTRIGHT and _known(one.promised).makes and ours else -1.0


def _of_things(said: tuple[Act, ...]) -> bool:
    """`The account is locked`: it says how things are, not what is given or what somebody new gets."""
    return bool(said) and all(act.side is Side.THING and not _given(act) for act in said)


def _given(act: Act) -> bool:
    """`The $400 will be paid`, `a fresh one is in the mail`."""
    return (act.passive and bool(set(act.verbs) & _GIVES)) or bool(act.subject & w.NEW)


def _own_word(one: Likely) -> bool:
    """`Our technician will phone you`: a call or a message is no service beyond the case."""
    said = [act for act in acts(one.words) if act.side is not Side.CUSTOMER]
    return one.promised is Promised.SERVICE and any(set(act.verbs[:1]) & _WRITES for act in said)


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in plain_words(words))


def _costs(beside: str) -> str:
    return f"May have the customer pay, as “{beside}” does, which no clause of this case asks for."


def _asks(beside: str) -> str:
    return f"May ask for something first, as “{beside}” does, which no clause of this case asks for."


def _supported(one: Likely, sentence: str, sources: Sources) -> bool:
    also = [kind for kind, share in one.shares.items() if share >= _ALSO * one.share]
    if Promised.FAVOUR in also and not _GIFTS & _stems(one.words):
        also += [Promised.REPLACEMENT, Promised.LABEL]
    if Promised.SERVICE in also and _KEPT_BACK & _stems(one.words):
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
    return any(clause_says_so(made, _known(promised).makes, sources) for promised in also)


def _charges_nothing(one: Likely, sources: Sources) -> bool:
    """`You pay nothing on top`: where it is of nothing else than a clause that says so, it is none."""
    denied = any(act.meant is Meant.NOT and act.verbs[0] in _PAYS for act in acts(one.words)) or _NO_COST.search(
        one.words
    )
    about = gist(one.words) - _COSTS
    if not denied or _stems(one.words) & _GIFTS - _FEES:
        return False
    free = (c for c in _near(sources) if _NO_COST.search(c.text) and c.id not in sources.undecided | sources.lapsed)
    return any(about <= gist(f"{c.title} {c.text} {c.applies_when or ''}") for c in free)


def _nothing_kept(one: Likely, sources: Sources) -> bool:
    """`There won't be a fee`, where by price and refund nothing is kept."""
    price, refund = (_amount(sources.matter.fact(key), sources) for key in ("price", "refund_amount"))
    denied = any(act.meant is Meant.NOT for act in acts(one.words)) or _NO_COST.search(one.words)
    rest = {word for word in gist(one.words) - _COSTS - _KEEPS if not word.endswith("n't")}
    return bool(price and price == refund and denied) and not rest


def _amount(value: str | None, sources: Sources) -> frozenset[float]:
    return frozenset(f.value for f in figures(value or "", sources.today) if f.kind is Kind.AMOUNT)


def _of_a_paper(one: Likely, sources: Sources) -> bool:
    """`I'll have it redone`, where the case is about an invoice."""
    own = any(_stems(c.title) & _INVOICES for c in sources.own)
    return own and bool({"it", "one"} & set(plain_words(one.words)))


def _gives(promised: Promised, one: Likely, sources: Sources) -> bool:
    standing = [c for c in _near(sources) if c.id not in sources.lapsed | sources.undecided]
    if promised is Promised.YOU_PAY:
        return any(c.payer is Payer.BUYER for c in standing) or not any(c.payer for c in standing)
    if promised is Promised.HURDLE:
        return not any({CommitmentKind.REPLACEMENT, *REFUNDS} & set(c.allows) for c in standing)
    if promised is Promised.FAVOUR:
        return CommitmentKind.REFUND_PARTIAL in sources.decided
    kinds = _known(promised).makes
    if promised is Promised.REFUND and refund_of_the_case(one.words, sources):
        return bool(REFUNDS & sources.decided) or any(_refunds_it(c, sources) for c in standing)
    if promised is Promised.REFUND:
        made = Commitment(CommitmentKind.REFUND_FULL, one.words)
        rest = bool(THE_REST.search(one.words) and sources.matter.fact("refund_amount"))
        kinds = frozenset({CommitmentKind.REFUND_FULL}) if rest else meant(made, sources)
    return bool(kinds & sources.decided) or any(kinds & set(c.allows) for c in standing)


def _refunds_it(clause: Clause, sources: Sources) -> bool:
    """Whether the case's sum is refunded by it: it names that fact, gives all, or says that the way back is free."""
    price, refund = (_amount(sources.matter.fact(key), sources) for key in ("price", "refund_amount"))
    whole = CommitmentKind.REFUND_FULL in clause.allows and (price or refund) == refund
    sum_told = "refund_amount" in clause.facts and bool(REFUNDS & set(clause.allows))
    return sum_told or whole or ("free_returns" in clause.facts and CommitmentKind.RETURN_LABEL in clause.allows)


def _near(sources: Sources) -> tuple[Clause, ...]:
    """The clauses cited and those of the situation, also what stands once a missing fact is given."""
    return (*sources.cited, *sources.own, *(clause for _, clause in sources.later))

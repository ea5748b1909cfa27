"""Who pays for the way back: what a text says of it, held against the clause that settles it."""

import re
from collections.abc import Iterator

from bot.checks.commitments.acts import Act, Meant, Side, acts
from bot.checks.commitments.words import COVER, DEMANDS, LABEL, POST, WAY_BACK, stems
from bot.checks.sourced.sources import Sources
from bot.checks.sourced.support import topic
from bot.domain.reply import CommitmentKind, Finding, Severity
from bot.knowledge.schema.clauses import Clause, Payer

_THEM = r"(?:you|the customer|the buyer|customers|buyers)"
_PAID_BY = r"(?:borne|born|paid|covered|carried|met|absorbed|funded|settled|shouldered)"
_AT_THEIRS = re.compile(
    rf"\b(?:at|to) (?:your|the customer's|the buyer's|their) (?:own )?(?:expense|cost|charge|account)\b|\byours to"
    rf" (?:pay|cover)\b"
    rf"|\bcharged? (?:\w+ ){{0,2}}to your?\b|\b{_PAID_BY} by {_THEM}\b|\b(?:your own|out of) pocket\b|\b(?:falls?"
    rf"|lies?|is) (?:to|with|on) {_THEM}\b"
    rf"|\bcosts? you (?!nothing|anything)|\b(?:billed?|invoiced?|charged?) (?:you|for|to your?)\b"
    r"|\byour (?:own )?(?:responsibility|job|part|share)\b",
    re.I,
)
_AT_OURS = re.compile(
    rf"\b(?:at our (?:own )?(?:expense|cost)|on us|on the house|our treat|costs? (?:you )?nothing|nothing (?:\w+ )?to"
    rf" (?:pay|you)"
    rf"|(?:at|for) no (?:\w+ )?(?:cost|charge)|without (?:any )?(?:cost|charge)|free(?: of charge)?|prepaid|pre-paid"
    rf"|{_PAID_BY} by (?:us|me|our|the seller|the shop)|(?:won't|will not|do not|don't|needn't|need not) (?:have to "
    rf"|need to )?(?:pay|owe)"
    rf"|(?:\w+n't|not|never|nor) cost (?:you )?(?:a (?:cent|penny|thing|dime)|anything)"
    rf"|(?:\w+n't|not|never) be (?:billed|charged|deducted|invoiced|taken off)|taken care of"
    rf"|(?:our|the seller's|the shop's) (?:responsibility|duty|job))\b",
    re.I,
)
_NOT_OURS = re.compile(
    r"\b(?:not|n't|isn't|aren't|never|no longer) (?:be )?(?:free|prepaid|pre-paid|on us|taken care of)\b", re.I
)
_NOT_COVERED = re.compile(
    r"(?:\bnot|n't)\b[^.,;]{0,30}\b(?:we|i) (?:can )?(?:cover|pay|bear|offer|reimburse)\b"
    r"|(?:\bnot|n't) be (?:reimbursed|covered|refunded|paid back|met)\b",
    re.I,
)
_TAB = re.compile(r"\b(?:pick\w* up|foot\w*) the (?:tab|bill|cost|postage)\b", re.I)
_MARK = re.compile(r"[,;:.!?]")
_TAKEN = re.compile(
    r"\b(?:deduct\w*|taken off|comes? (?:off|out of)|subtract\w*|withh[eo]ld|minus|less|net of|reduced by)\b", re.I
)
_NOT = re.compile(r"\b(?:not|no|never|nothing|without)\b|n['\u2019]t\b", re.I)
_POINTS = re.compile(r"^\W*(?:so |and |but |which |as )?(?:it|this|that|its cost|these costs|those)\b", re.I)
_LABELS = LABEL | stems("trip")


def check_payers(text: str, sources: Sources) -> Iterator[Finding]:
    """Stops where the text has the other side pay. Silent where the clauses in question differ among themselves."""
    clauses = [c for c in sources.scope if c.payer and c.id not in sources.undecided and _on_returns(c)]
    clause = clauses[0] if len({c.payer for c in clauses}) == 1 else None
    if clause is None or clause.payer is Payer.MARKETPLACE or CommitmentKind.RETURN_LABEL in sources.decided:
        return
    for words, who in _said(text):
        if who is not clause.payer:
            right = "the customer pays" if clause.payer is Payer.BUYER else "we pay"
            reason = f"By {clause.id} {right} for the return. Say it the other way round, or have a lead waive it."
            yield Finding("payer", Severity.STOP, words, reason, against=clause.text)


def _on_returns(clause: Clause) -> bool:
    return bool(topic(f"{clause.title} {clause.text} {clause.applies_when or ''}") & (_LABELS | WAY_BACK))


def _said(text: str) -> Iterator[tuple[str, Payer]]:
    """Each clause that names a payer. `It is taken off` goes with the label that was spoken of before."""
    said, on_label, sentence = acts(text), False, (0, 0)
    for i, act in enumerate(said):
        words = _to_the_mark(text, act)
        goes_on = on_label and (bool(_POINTS.match(words)) or act.sentence == sentence)
        sentence = act.sentence
        on_label = bool(act.about & _LABELS) or goes_on
        conditional = any(a.meant is Meant.CONDITION for a in said[i + 1 : i + 2] if a.sentence == act.sentence)
        who = None if conditional else _who_pays(act, words.replace("\u2019", "'"), on_label)
        if who:
            yield words, who


def _to_the_mark(text: str, act: Act) -> str:
    """The clause, with what hangs on it up to the next mark."""
    more = _MARK.search(text, act.end, act.sentence[1])
    return text[act.start : more.start() if more else act.sentence[1]]


def _who_pays(act: Act, words: str, on_label: bool) -> Payer | None:
    """Whom the clause has pay for the way back; None where it says nothing of that."""
    on_return = on_label or bool(act.about & WAY_BACK)
    if not on_return or act.meant in (Meant.CONDITION, Meant.MAYBE):
        return None
    if (on_label or act.about & POST) and _NOT_COVERED.search(words):
        return Payer.BUYER
    if _AT_OURS.search(words) and not _NOT_OURS.search(words):
        return Payer.SELLER
    if _AT_THEIRS.search(words):
        return Payer.SELLER if act.meant is Meant.NOT else Payer.BUYER
    if on_label and (_TAKEN.search(words) or _NOT_OURS.search(words)):
        return Payer.SELLER if _NOT.search(words) and not _NOT_OURS.search(words) else Payer.BUYER
    return _who_acts(act, words, on_label)


def _who_acts(act: Act, words: str, on_label: bool) -> Payer | None:
    """Whoever covers it; whom we ask to."""
    covers = bool(set(act.verbs) & (COVER - {"waive"})) or bool(_TAB.search(words))
    pays = covers and (on_label or bool(act.about & WAY_BACK and act.about & POST))
    sides = {Side.US: Payer.SELLER, Side.CUSTOMER: Payer.BUYER}
    if not pays or act.side not in sides:
        return None
    asked = act.side is Side.US and act.verb in DEMANDS and "you" in act.about
    side = Payer.BUYER if asked else sides[act.side]
    other = Payer.BUYER if side is Payer.SELLER else Payer.SELLER
    return other if act.meant is Meant.NOT or _NOT.search(words) else side

"""Who pays for the way back: what a text says, checked against the clause that decides it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.checks.commitments.acts import Meant, Side, SpeechAct, acts, unsaid
from bot.checks.commitments.words import LABEL, PRICE, REFUND, WAY_BACK
from bot.checks.sourced.costs.bearing import bearer, without_others
from bot.checks.sourced.costs.costs import HALVES, Bears, borne
from bot.checks.sourced.figures.known import topic
from bot.checks.sourced.sources import Sources
from bot.domain.commitments import CommitmentKind
from bot.domain.reply import Finding, Severity
from bot.knowledge.schema.clauses import Clause, Payer
from bot.language.figures.figures import figures
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import stem

_MARK = re.compile(r"[,;:.!?]")
_SPLICE = re.compile(r",\s+(?=(?:the |your |our |all )?(?:returns?|labels?|postage|shipping|freight|way back)\s)", re.I)
_POINTS = re.compile(
    r"^\W*(?:so |and |but |which |as )?(?:it|this|that|its (?:cost|price)|these costs|those)\b"
    r"|\b(?:for|with|of) (?:it|that|this)\W*$|\b(?:see|find) (?:it|that|this) on\b",
    re.I,
)
"""The clause continues about what came before."""
_OTHERWISE = re.compile(
    r"\W*(?:and |or |but )?(?:otherwise|else|if not|in (?:any|every) other case|without one)\b", re.I
)
"""It is about the other case."""
_KIND = re.compile(r"\b(?:grateful|glad|happy|thankful|appreciate\w*|kind|nice|help|great)\W*(?:it\W*)?$", re.I)
_WOULD = re.compile(r"\bwould\b|['\u2019]d\b", re.I)
_REQUESTS = re.compile(
    r"\b(?:could|can|would|will) you (?!have\b|need\b|like\b|want\b|prefer\b|rather\b)|\bplease\b|\bmind\b", re.I
)
_FORBIDS = re.compile(r"\bplease (?:do not|don['\u2019]t|never)\b|^\W*(?:do not|don['\u2019]t)\b", re.I)
_PURSES = re.compile(
    r"\b(?:(?:on|at|from|out of|off|to) )?(your|our|you|we|i)(?: own)? (?:dime|purse|pocket|wallet|nickel|treat|tab"
    r"|account|expense|shoulders?|bear|foot|fund|stump up|take on)\b",
    re.I,
)
"""Whose purse, or who shoulders it."""
_TRAVELS = re.compile(
    r"\b(?:returns?|(?:way|trip|journey|send\w*|ship\w*|mail\w*|com\w+|travels?|goes) (?:\w+ ){0,2}?(?:back|home|to us)"
    r"|parcel travels|freight|postage|stamps?|carriage|courier)\b",
    re.I,
)
_NO_COST = re.compile(r"\b(?:nothing|none|no|not|never)\b|n't\b", re.I)
_NO_MORE = re.compile(
    r",? (?:and|but) (?:that is|that's|it is) all"
    r"|(?:^(?:and |but |with )?|,? (?:and|but|with) )"
    r"nothing (?:else|more|further|other)(?! than (?!that\b|this\b))[^,;.]*",
    re.I,
)
"""It denies what isn't named: `The label comes out of the refund and nothing else does`."""
_HOPES = frozenset({"hope", "want", "wish", "ask", "prefer", "think", "believe", "assume"})
"""Customers' acts that settle nothing: `you hoped for a free return`."""
_GRANTED = re.compile(
    r"\W*(?:and|so) (?:you|it|that|this|we)\b[^.!?;]{0,20}\b(?:get|have|had|granted|yours|do|will|give|giving)\b",
    re.I,
)
"""`You asked for a free label, and you get one`."""
_OF_THIS = re.compile(
    r"\b(?:like (?:this|your|yours)|one of (?:them|these|those)|(?:as|so) (?:is |does )?(?:this|your|yours))\b"
    r"|\bit costs? you\b",
    re.I,
)
"""What is said of many is also true of this one."""
_SHOWN = stem_set("see find show appear")
_LABELS = LABEL | stem_set("trip")


def check_payers(text: str, sources: Sources) -> Iterator[Finding]:
    """Stops if the text has the other side pay. Silent if the clauses themselves differ."""
    clauses = [c for c in sources.fitting if c.payer and c.id not in sources.undecided and _on_returns(c)]
    clause = clauses[0] if len({c.payer for c in clauses}) == 1 else None
    if clause is None or clause.payer is Payer.MARKETPLACE or CommitmentKind.RETURN_LABEL in sources.decided:
        return
    stopped = []
    for words, who in _said(text, _costs_named(sources)):
        if who.against(clause.payer) and not (who is Bears.BUYER and _by_fact(words, clause, sources)):
            right = "the customer pays" if clause.payer is Payer.BUYER else "we pay"
            reason = f"By {clause.id} {right} for the return. Say it the other way round, or have a lead waive it."
            stopped.append(words)
            yield Finding("payer", Severity.STOP, words, reason, against=clause.text)
    for words, who in _by_purse(text):
        if who.against(clause.payer) and not any(words in other or other in words for other in stopped):
            reason = (
                f"If this is who pays for the return: by {clause.id} it is the other side. Say it the other way round."
            )
            yield Finding("payer", Severity.WARN, words, reason, against=clause.text)


def _by_purse(text: str) -> Iterator[tuple[str, Bears]]:
    """What travels at somebody's expense without a named cost: `the parcel goes on your own dime`."""
    for act in _every(text):
        words = _to_the_mark(text, act).replace("\u2019", "'")
        purse = None if act.meant in (Meant.CONDITION, Meant.NOT, Meant.ASKED) else _PURSES.search(words)
        if purse and _TRAVELS.search(words) and not _NO_COST.search(words) and not _an_account(purse, act):
            yield _to_the_mark(text, act), Bears.BUYER if purse[1].lower().startswith("you") else Bears.SELLER


def _an_account(purse: re.Match[str], act: SpeechAct) -> bool:
    """Whether it is a place and no cost: `the refund goes to your account once the return is here`."""
    at_cost = purse[0].lower().startswith(("on ", "for "))
    return purse[0].lower().endswith("account") and not (at_cost and not act.about & (REFUND | PRICE | _SHOWN))


def _on_returns(clause: Clause) -> bool:
    return bool(topic(f"{clause.title} {clause.text} {clause.applies_when or ''}") & (_LABELS | WAY_BACK))


def _by_fact(words: str, clause: Clause, sources: Sources) -> bool:
    """`Less the label of $8`, if the clause depends on free returns and by the facts they aren't."""
    if "free_returns" not in clause.facts:
        return False
    cost = _costs_named(sources)
    return bool(cost and cost.search(words)) and (sources.matter.fact("free_returns") or "").strip().lower() == "no"


def _costs_named(sources: Sources) -> re.Pattern[str] | None:
    """What the label costs by a fact: `we eat the $8` is about the label."""
    given = figures(sources.matter.fact("label_cost") or "", sources.today)
    return re.compile(rf"(?:the )?{re.escape(given[0].text)}(?![\d.]*\d)") if len(given) == 1 else None


def _said(text: str, cost: re.Pattern[str] | None) -> Iterator[tuple[str, Bears]]:
    """Each clause that names a payer. `It is taken off` goes with the label mentioned before."""
    said, on_label, on_return, sentence = _every(text), False, False, (0, 0)
    for i, act in enumerate(said):
        words = _to_the_mark(text, act)
        points = bool(_POINTS.search(words)) or act.sentence == sentence
        sentence = act.sentence
        named = cost.sub("the label", words) if cost else words
        on_label = bool(act.about & _LABELS) or named != words or (on_label and points)
        on_return = on_label or bool(act.about & WAY_BACK) or _collects(act) or (on_return and points)
        conditional = any(a.meant is Meant.CONDITION for a in said[i + 1 : i + 2] if a.sentence == act.sentence)
        conditional = conditional or bool(_OTHERWISE.match(words)) or _supposed(said[:i][-1:], act, words)
        conditional = conditional or _asked(text, act, words)
        named = without_others(named) if _OF_THIS.search(text, *act.sentence) else named
        granted = bool(_GRANTED.match(text[act.start + len(words) : act.sentence[1]]))
        act = replace(act, meant=Meant.ASKED) if _wished(said[:i][-1:], act, text) else act
        who = None if conditional else _who(act, named.replace("\u2019", "'"), on_label, on_return, granted)
        if who:
            yield words, who


def _who(act: SpeechAct, words: str, on_label: bool, on_return: bool, granted: bool) -> Bears | None:
    if act.side is Side.CUSTOMER and act.verb in _HOPES and not granted:
        return None
    words = _NO_MORE.sub(" ", words)
    if HALVES.search(words):
        return Bears.BOTH
    named = bearer(act, words, on_label, on_return)
    return Bears(named.value) if named else borne(act, words, on_return)


def _supposed(before: tuple[SpeechAct, ...], act: SpeechAct, words: str) -> bool:
    """Whether it is about a hypothetical case: `If it were faulty, we'd pay`."""
    return any(a.meant is Meant.CONDITION and a.sentence == act.sentence for a in before) and bool(_WOULD.search(words))


def _wished(before: tuple[SpeechAct, ...], act: SpeechAct, text: str) -> bool:
    """Whether it is a polite request: `We'd be grateful if you could bear it`."""
    kind = any(a.sentence == act.sentence and _KIND.search(text[a.start : a.end]) for a in before)
    return kind and act.meant is Meant.CONDITION and act.side is Side.CUSTOMER


def _asked(text: str, act: SpeechAct, words: str) -> bool:
    """Whether it is a real question, or asks not to do it."""
    if _FORBIDS.search(words):
        return True
    sentence = text[slice(*act.sentence)]
    return sentence.rstrip().endswith("?") and act.meant is Meant.ASKED and not _REQUESTS.search(sentence)


def _collects(act: SpeechAct) -> bool:
    """Whether goods are picked up from the customer, to go back."""
    return act.side is not Side.CUSTOMER and (
        bool({"collect", "fetch"} & set(act.verbs)) or {"pick", "up"} <= act.about
    )


def _every(text: str) -> tuple[SpeechAct, ...]:
    """The clauses, and the parts between them in which no verb was found."""
    said = (part for act in (*acts(text), *unsaid(text)) for part in _apart(text, act))
    return tuple(sorted(said, key=lambda act: act.start))


def _apart(text: str, act: SpeechAct) -> Iterator[SpeechAct]:
    """Two clauses joined by a comma: `Don't give it a thought, returns run on our tab`."""
    splice = _SPLICE.search(text, act.start, act.end)
    if splice is None:
        yield act
        return
    about = frozenset(stem(word) for word in text[splice.end() : act.end].lower().split())
    yield replace(act, end=splice.start())
    yield SpeechAct(splice.end(), act.end, act.sentence, Side.THING, ("",), frozenset(), about, Meant.NOW)


def _to_the_mark(text: str, act: SpeechAct) -> str:
    """The clause with what follows up to the next mark."""
    more = _MARK.search(text, act.end, act.sentence[1])
    return text[act.start : more.start() if more else act.sentence[1]]

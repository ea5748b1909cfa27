"""What the customer is asked for before they get what clauses give, though no clause asks for it."""

import re
from collections.abc import Iterator

from bot.checks.commitments.acts import Side, acts
from bot.checks.sourced.sources import Sources
from bot.domain.reply import Finding, Severity
from bot.language.remembered import remembered
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import all_tokens
from bot.language.vocabulary.content import content, stem_set
from bot.language.vocabulary.stems import stem
from bot.ledger.actions import step_of

_FORMALITIES = stem_set(
    "report form receipt slip carton wrapping tape registered registration register signed sign signature"
    " stamped proof certificate confirmed confirmation notary witness statement inspection inspected examined video"
    " serial membership police expert electrician locksmith technician plumber writing written deposit notice letter"
    " envelope passport survey appraisal assessment affidavit declaration fingerprint identification cardboard"
    " film filmed certified certify printed complaint oath"
)
"""Formal requirements: papers, sworn statements, packaging."""
_RIGHTS = stem_set(
    "refund refunded refunds replacement replaced replace new another warranty guarantee return returned exchange"
    " cancel cancelled cancellation accept valid apply applies hold cover covered money fresh spare possible send ship"
    " leave repair take"
)
"""What clauses give."""
_GATE = re.compile(
    r"\b(?:once|as soon as|only|provided|(?:as|so) long as|on (?:the )?condition|unless|the moment|when|until|after"
    r"|before|without|if|must|has to|have to|needs?|needed|requires?|required|those who|(?:buyers|customers|owners) who"
    r"|first)\b",
    re.I,
)
"""Something depends on what follows, or asks for it."""
_STRICT = re.compile(
    r"\b(?:on (?:the )?condition(?: that)?|provided(?: that)?"
    r"|only (?:\w+ ){0,3}?(?:once|after|if|when|as long as|so long as)"
    r"|only (?:valid|possible|holds|applies) (?:with|for|if))\b(?P<what>[^,;.!?]+)",
    re.I,
)
_SENDS_BACK = stem_set(
    "mail post hand drop pack box bring put parcel counter point office carrier courier label shipment package seal"
    " wrap print start begin give back shop store scan"
)
"""Other words for sending a thing back."""
_IF_YOU = re.compile(
    r"\b(?:if|provided(?: that)?|(?:as|so) long as|on (?:the )?condition(?: that)?)"
    r" you(?:'ve| have)? (?:first |also |then )?(?P<what>(?!(?:have|had|can|could|want|would|wish|like|prefer|need|are"
    r"|were|still|see|find|look|think|feel|decide|do|don't|didn't|haven't|ever|should|receive|get|got|agree|choose|pick"
    r"|keep|say|write|answer|reply|notice|run|order|bought|open|lost|lose|miss|know)\b)[^,;.!?]+)",
    re.I,
)
"""An act of theirs as a condition; what they have, wish or choose is none."""
_ASKS_WISH = re.compile(
    r"\b(?:which|what|whether|where|how|prefer|rather|like|want|choice|otherwise|instead|questions?|anything|something)\b",
    re.I,
)
_GOES_OUT = re.compile(r"\b(?:free|goes? out|leaves?|on its way|yours)\b", re.I)
_NEW = 2
"""Fewest content words of a condition that nothing in the case has."""
_OPTIONAL = re.compile(
    r"\b(?:if you(?:'ve| have)? (?:still )?(?:have|got|kept|like|want|wish|prefer|can)"
    r"|if (?:it|they)(?:'s| is|'re| are) still|if possible|even (?:if|without)|no need"
    r"|you (?:need not|needn't|(?:don't|do not) (?:need|have) to)"
    r"|(?:don't|doesn't|do not|does not|needn't|need not|isn't|aren't|won't) (?:\w+ ){0,3}?"
    r"(?:need|require|have to|be|necessary|matter)"
    r"|no \w+ (?:is |are )?(?:needed|required|necessary))\b",
    re.I,
)
"""It may be left out."""
_TELLS_WHICH = frozenset({"order_number", "tracking", "address"})
_GATE_OF_ALL = re.compile(
    r"\b(?:only|first|until|unless|before|must|has to|have to|required|without|(?<!at )once|as soon as|photos?|back)\b",
    re.I,
)
"""With these it is more than a question."""
_OUR_WORD = re.compile(
    r"\b(?:i|we)(?:'ll| will| can| could|'d| would)? (?:\w+ )?(?:write|tell|let you know|answer|get back|look|see|check"
    r"|report|ask|find out|update)\b",
    re.I,
)
"""Only our answer waits."""


def check_hurdles(text: str, sources: Sources) -> Iterator[Finding]:
    """Warns of a paper or act required for a right, if neither clauses nor the case mention it."""
    known = _known(sources)
    for sentence in sentences(text):
        words = sentence.replace("\u2019", "'")
        asked = _stems(words) & _FORMALITIES - known - _done_by_us(words)
        if asked and _waits(words):
            named = next(t.word for t in all_tokens(words) if stem(t.word) in asked)
            reason = (
                f"No clause of this case makes this wait for “{named}”. Leave it out, or name the clause that does."
            )
            yield Finding("condition", Severity.WARN, sentence.strip(), reason)
        elif strict := _strictly(words, known) or _deed(words, known):
            reason = f"No clause of this case makes this depend on “{strict}”. Leave it out, or name the clause."
            yield Finding("condition", Severity.WARN, sentence.strip(), reason)


def _strictly(words: str, known: frozenset[str]) -> str:
    """A strict condition in new words: `on condition that a shop has certified it`."""
    found = _STRICT.search(words)
    if found is None or not _stems(words) & _RIGHTS or _OPTIONAL.search(words) or _OUR_WORD.search(words):
        return ""
    told = content(found["what"])
    new = [word for word in told if word not in known | _RIGHTS]
    return found["what"].strip() if len(new) >= _NEW and 2 * len(new) >= len(told) else ""


def _deed(words: str, known: frozenset[str]) -> str:
    """An act the customer must do first, in new words: `free, if you tell us your birthday`."""
    found = _IF_YOU.search(words)
    if found is None or _ASKS_WISH.search(found["what"]) or _OUR_WORD.search(words) or words.rstrip().endswith("?"):
        return ""
    if not (_stems(words) & _RIGHTS or _GOES_OUT.search(words)):
        return ""
    told = content(found["what"])
    new = [word for word in told if word not in known | _RIGHTS | _SENDS_BACK]
    return found["what"].strip() if len(new) >= _NEW and 2 * len(new) > len(told) else ""


def _done_by_us(words: str) -> frozenset[str]:
    """`We still have to confirm the day`: it waits for us, not for a paper of theirs."""
    return frozenset(stem(verb) for act in acts(words) if act.side is Side.US for verb in act.verbs)


def asks_only_which(words: str) -> bool:
    """Whether it asks only for what tells us which order or where to, which is no formality: `the order number`."""
    step = step_of(words)
    return bool(step.things & _TELLS_WHICH) and not (_stems(words) & _FORMALITIES or _GATE_OF_ALL.search(words))


def _waits(words: str) -> bool:
    gated = _GATE.search(words) and not words.rstrip().endswith("?")
    return bool(gated and _stems(words) & _RIGHTS) and not (_OPTIONAL.search(words) or _OUR_WORD.search(words))


def _known(sources: Sources) -> frozenset[str]:
    clauses = (f"{c.title} {c.text} {c.say or ''}" for c in (*sources.cited, *sources.own))
    return frozenset[str]().union(*map(_stems, (*clauses, *sources.said)))


@remembered(256)
def _stems(text: str) -> frozenset[str]:
    return frozenset([stem(t.word) for t in all_tokens(text)])

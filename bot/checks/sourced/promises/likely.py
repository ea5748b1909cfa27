"""Promises told by likeness to examples and not given by any source: a sure one stops, a likely one warns."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.checks.commitments import bare_results, commitments_in
from bot.checks.commitments import words as w
from bot.checks.commitments.acts import Meant, Side, SpeechAct, acts
from bot.checks.commitments.likely import Likely, Said
from bot.checks.commitments.unlikely import (
    finds_out,
    hoped,
    only_retold,
    only_sorry,
    only_wished,
    shows_none,
    understood,
)
from bot.checks.commitments.wished import reports_wish
from bot.checks.sourced.promises.hurdles import asks_only_which
from bot.checks.sourced.promises.likely_kinds import known, stems_of
from bot.checks.sourced.promises.likely_support import supported
from bot.checks.sourced.promises.promises import RULE, of_another_kind
from bot.checks.sourced.sources import Sources
from bot.domain.commitments import STEPS
from bot.domain.reply import Finding, Severity
from bot.knowledge.schema.promises import Promised, Promises
from bot.knowledge.words.traits import plain_words
from bot.language.vocabulary.content import stem_set

_NOTHING = 0.6
"""From this likelihood of promising nothing, a promise found by grammar only warns."""
_LIKELY, _SURE, _SURER = 0.4, 0.2, 0.05
"""Highest likelihood of promising nothing: to report it, to stop it with a second sign, to stop an act of ours."""
_CLEAR, _PLAIN = 0.25, 0.35
"""Lowest likelihood of the promise itself: to report it, and to stop it."""
_SPOKEN_TO = frozenset({"you", "your", "yours"})
_WRITES = w.WRITE | w.HAND | {"phone", "ring", "text"}
_ANOTHER_SHOP = re.compile(
    r"\W*(?:\w+,? )?(?:an?|any|another|some) (?:\w+ ){0,3}?(?:shop|store|dealer|market|pharmacy|workshop)s?"
    r" (?:near|nearby|in|around|close|down|of)\b",
    re.I,
)
_ABOVE, _MAY = stem_set(" ".join(w.ABOVE)), frozenset({"can", "could", "may", "might"})
_ADVICE = re.compile(
    r"\bi(?:['\u2019]d| would) (?:have|keep|buy|choose|take|pack|carry)\b"
    r"(?!.*\b(?:you|your|sent|back|free|replacement|refund|\w+ed)\b)",
    re.I,
)
"""What the writer would do in the customer's place: `I'd have a second one at hand`."""
_LITTLE = 0.25
"""Up to this likelihood of promising nothing, it is reported even if it isn't clear which promise it is."""
_SHARED = re.compile(r"(?:can|am|are|will|have)\b(?! (?:you|we|i|they|the)\b)", re.I)
_LOOKS = frozenset("look read check compare review examine".split())
_DOES = frozenset({Meant.NOW, Meant.LATER, Meant.PAST})
_BY_NAME = frozenset("refund reimburse repay replace resend reship exchange cancel".split())
_GIVES = w.GIVE | w.SEND | w.COVER
_NONE_OF_IT = re.compile(r"\bno (?:further|more|other|second|new)\b", re.I)


def doubted(findings: Iterator[Finding], text: str, likely: tuple[Likely, ...]) -> Iterator[Finding]:
    """The findings, with a stop turned into a warning if its words neither name a promise nor sound like one."""
    lines = {line for _, _, line in bare_results(text)}
    for finding in findings:
        at = text.find(finding.quote)
        unlike = any(one.sentence[0] <= at < one.sentence[1] and one.nothing >= _NOTHING for one in likely)
        if (
            finding.rule == RULE
            and finding.severity is Severity.STOP
            and unlike
            and not (finding.quote in lines or _names_it(finding.quote))
        ):
            finding = replace(finding, severity=Severity.WARN, reason=f"If this is a promise: {finding.reason}")
        yield finding


def _names_it(words: str) -> bool:
    """Whether grammar alone is sure: `I'm refunding`, `can refund you` after a subject that both verbs share."""
    said = acts(f"we {words}" if _SHARED.match(words) else words)
    return any(act.side is Side.US and act.meant in (Meant.NOW, Meant.LATER) and _plainly(act) for act in said)


def _plainly(act: SpeechAct) -> bool:
    """Whether the verb is the promise, or money is given back."""
    back = set(act.verbs) & w.GIVE and act.about & (w.REFUND | w.PRICE) and act.about & w.BACK
    return bool(_BY_NAME & set(act.verbs[:2]) or back)


def check_likely(text: str, sources: Sources, promises: Promises, likely: tuple[Likely, ...]) -> Iterator[Finding]:
    """Promises found by likeness alone that neither a clause nor a lead's decision gives."""
    for one in likely:
        if (
            one.said is Said.NOT
            or not _told(one)
            or _our_step(one)
            or _of_others(one)
            or finds_out(one.words)
            or _only_looks(one)
            or (one.promised is Promised.HURDLE and asks_only_which(text[slice(*one.sentence)]))
            or supported(one, text[slice(*one.sentence)], sources)
        ):
            continue
        found = _finding(one, promises.nearest(one.words, one.promised))
        if of_another_kind(known(one.promised).makes, sources):
            found = replace(found, severity=Severity.WARN)
        if found.severity is Severity.STOP or not shows_none(one, known(one.promised).about):
            yield found


def _our_step(one: Likely) -> bool:
    """Whether by grammar it is only our next word, an escalation or a trace."""
    kinds = {made.kind for made in commitments_in(one.words)}
    return bool(kinds) and kinds <= STEPS


def _only_looks(one: Likely) -> bool:
    """`A member of our team is going through the record`: we look at something, and give nothing."""
    said = acts(one.words)
    looks = (act.verb in _LOOKS or (act.verb == "go" and {"through", "over"} & act.about) for act in said)
    return bool(said) and all(looks) and all(act.side is Side.US and act.meant in _DOES for act in said)


def _of_others(one: Likely) -> bool:
    """Whether it is about a shop that isn't ours: `A hardware store near you will get you dry`."""
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
        f"{says} {known(one.promised).named}, as “{beside}” does, and nothing that this case stands on gives it."
        " Take it out, or have a lead record the decision first."
    )
    return Finding(RULE, Severity.STOP if stops else Severity.WARN, one.words, reason)


def _supposed(one: Likely) -> bool:
    """Whether it is only possible: `A small extra would make it free`, `my lead can allow it`; or advice."""
    if any(act.subject & _ABOVE and act.subject & _MAY for act in acts(one.words)):
        return True
    if _ADVICE.search(one.words):
        return True
    naming = [act for act in acts(one.words) if act.about & known(one.promised).about]
    return bool(naming) and all(act.meant is Meant.MAYBE and act.side is Side.THING for act in naming)


def _most_doubt(one: Likely) -> float:
    """The highest likelihood of promising nothing at which it stops: higher with a second sign.

    The second sign: the words are about what is promised, or say what the customer gets.
    """
    about, said = stems_of(one.words), acts(one.words)
    if one.promised is Promised.REPLACEMENT and about & w.PAPERS:
        return -1.0
    if _NONE_OF_IT.search(one.words) or (_of_things(said) and not _SPOKEN_TO & set(plain_words(one.words))):
        return -1.0
    denied = bool(said) and all(act.meant is Meant.NOT for act in said)
    return min(_by_signs(one, about, said), _SURER if denied else 1.0)


def _by_signs(one: Likely, about: frozenset[str], said: tuple[SpeechAct, ...]) -> float:
    if (
        reports_wish(one.words)
        or only_wished(said)
        or only_retold(said)
        or only_sorry(one.words)
        or hoped(one.words, known(one.promised).about)
    ):
        return -1.0
    if about & known(one.promised).about:
        return _SURE
    if understood(said):
        return -1.0
    if _SPOKEN_TO & set(plain_words(one.words)) and one.promised is not Promised.OUTCOME:
        return _SURER if one.promised is Promised.SERVICE or one.said is Said.OPEN else _SURE
    ours = any(act.side in (Side.US, Side.CUSTOMER) for act in said)
    return _SURER if one.said is Said.OUTRIGHT and known(one.promised).makes and ours else -1.0


def _of_things(said: tuple[SpeechAct, ...]) -> bool:
    """Whether it says how things are rather than what is given: `The account is locked`."""
    return bool(said) and all(act.side is Side.THING and not _given(act) for act in said)


def _given(act: SpeechAct) -> bool:
    """`The $400 will be paid`, `a fresh one is in the mail`."""
    return (act.passive and bool(set(act.verbs) & _GIVES)) or bool(act.subject & w.NEW)


def _own_word(one: Likely) -> bool:
    """Whether it is a call or message of ours, which is no service beyond the case: `Our technician will phone you`."""
    said = [act for act in acts(one.words) if act.side is not Side.CUSTOMER]
    return one.promised is Promised.SERVICE and any(set(act.verbs[:1]) & _WRITES for act in said)


def _costs(beside: str) -> str:
    return f"May have the customer pay, as “{beside}” does, which no clause of this case asks for."


def _asks(beside: str) -> str:
    return f"May ask for something first, as “{beside}” does, which no clause of this case asks for."

"""Admissions in the words of the law: that somebody is liable or broke the law, or that the customer has a claim."""

import re
from collections.abc import Iterator

from bot.checks.commitments.acts import Meant, Side, SpeechAct, acts
from bot.domain.reply import Finding, Severity
from bot.language.vocabulary.lexicon import word_set

RULE = "admission"
_REASON = (
    "Said in the words of the law, this can be held against us in court, and the owner alone may say it."
    " Say what happened and what you do about it."
)
_WORDS = re.compile(
    r"\b(?:liable|negligen\w+|culpab\w+|guilty of|malpractice"
    r"|(?:accept|admit|acknowledge|assume|take|bear|concede)\w*(?: \w+){0,3}? liability"
    r"|liability(?: for [^.;]{1,40}?)? (?:is|lies|rests|falls)(?: \w+)? (?:ours|mine|(?:with|on) us)|our liability"
    r"|(?:legally|lawfully|by law|in law|under the law) (?:responsible|at fault|to blame|in the wrong|guilty)"
    r"|(?:in|by|under) (?:the )?law(?: \w+){0,2} (?:at fault|to blame|in the wrong|responsible)"
    r"|(?:fault|wrong|to blame|responsible|guilty|blame)(?: \w+)? (?:under|in|by|before) (?:the |consumer |civil )?law"
    r"|(?:br[oe]ak\w*|broke|violat\w+|infring\w+|breach\w*) (?:\w+ ){0,3}?"
    r"(?:laws?|contract|duty|duties|rights|gdpr|privacy|data protection|regulations?|warranty)"
    r"|breach of (?:\w+ )?(?:contract|duty|warranty|law|trust|care|privacy)|in breach"
    r"|(?:was|were|been) (?:\w+ )?(?:illegal|unlawful|against the law)|(?:illegally|unlawfully)"
    r"|(?:full|sole|entire|all|complete|total|legal)(?: \w+)? responsibility for (?:[^.;]{0,30}\b)?"
    r"(?:injur\w+|harm|loss(?:es)?|consequences|costs?|medical|bills?)"
    r"|(?:claim|seek|demand|entitled to|owed|owe you|right to|pay you|due)(?: \w+){0,2}? (?:damages|compensation)"
    r"|sue (?:us|me|them|him|her|the \w+)|(?:take|drag) (?:us|them|him|her) to court"
    r"|(?:a|your)(?: \w+)? case against (?:us|them|the \w+)|win (?:it |that )?in court)\b",
    re.I,
)
_WHETHER = re.compile(r"\b(?:whether|if)\b", re.I)
_SAYS = word_set("say write mention think feel call ask consider accuse claim believe argue hold tell name quote")
_OPEN = frozenset({Meant.NOT, Meant.CONDITION, Meant.ASKED})
_SETTLED = frozenset({Meant.NOW, Meant.PAST, Meant.LATER})


def check_admissions(text: str, *, of_a_case: bool) -> Iterator[Finding]:
    """Stops what admits a legal fault or grants a claim; what is denied, asked or only the customer's view doesn't.

    Without a case it warns, as nobody may be accusing us.
    """
    severity = Severity.STOP if of_a_case else Severity.WARN
    said = acts(text)
    for i, act in enumerate(said):
        after = said[i + 1].start if i + 1 < len(said) else len(text)
        end = max(act.end, min(after, act.sentence[1]))
        if _admits(act, text, end) and not _theirs(act, said):
            yield Finding(RULE, severity, text[act.start : end].strip(" \n,;:"), _REASON)


def _admits(act: SpeechAct, text: str, end: int) -> bool:
    """Whether it says so between its beginning and what is read next."""
    found = _WORDS.search(text, act.start, end)
    if found is None or (act.side is Side.CUSTOMER and found[0].lower().startswith(("liable", "negligen"))):
        return False
    if _WHETHER.search(text, act.sentence[0], found.start()):
        return False
    return act.meant in _SETTLED or (act.side is Side.CUSTOMER and act.meant is Meant.MAYBE)


def _theirs(act: SpeechAct, said: tuple[SpeechAct, ...]) -> bool:
    """Whether the customer says so, or nobody does: `You write that we are liable`, `I can't say that we are`."""
    before = (a for a in said if a.sentence == act.sentence and a.start < act.start and set(a.verbs) & _SAYS)
    return any(a.side is Side.CUSTOMER or a.meant in _OPEN for a in before)

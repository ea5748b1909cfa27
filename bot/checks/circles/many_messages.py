"""Many messages without a result, a wish to speak to a person, or a complaint of not being heard (signal 10)."""

import re
from collections.abc import Iterator

from bot.checks.circles.reply.reply import Reply
from bot.checks.commitments import commitments_in
from bot.checks.commitments.acts import Meant, Side, SpeechAct, acts
from bot.checks.commitments.words import ABOVE, HAND, TAKES_ON, WRITE
from bot.checks.personal_data.names.names import names
from bot.checks.personal_data.pieces import Pieces
from bot.domain.case import Who
from bot.domain.commitments import STEPS
from bot.domain.reply import Finding, Severity
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.stems import stem

_MANY = 3
_SPOKEN_TO = re.compile(r",(?! (?:who|and|my|our)\b)")
"""After a name: `Dear Ana, I look into it`."""
_WISH = re.compile(
    r"\b(?:speak|talk|get|need|want|connect\w*|give|put|let|pass|escalate\w*)\b[^.!?\n]{0,30}"
    r"\b(?:human|person|manager|supervisor|somebody in charge|someone in charge|superior)|\breal (?:person|human)\b",
    re.I,
)
"""They ask for a person."""
_UNHEARD = re.compile(
    r"\b(?:no ?(?:body|one)|none of you) (?:\w+ )?(?:reads?|listens?|cares?|answers?|replies|helps?|read|listened"
    r"|answered)"
    r"|\bcopy[- ]?(?:and[- ])?paste\w*"
    r"|\b(?:same|canned|automated?|automatic|scripted) (?:answer|repl|response|message|link|text)\w*"
    r"|\b(?:third|fourth|fifth|sixth|\d+th) (?:time|message|e-?mail|letter|call)",
    re.I,
)
"""They say that they weren't heard, or wrote more often than the case shows."""
_SORRY = re.compile(r"\b(?:sorry|apolog\w+|regret\w*|should(?:n't| not)? have)\b", re.I)
_SILENCE = re.compile(r"\b(?:answer\w*|unanswered|silence|repl\w+|heard|unheard|wait\w*|ask\w*)\b", re.I)
_MYSELF = re.compile(
    r"\b(?:this|it|that|your case|everything) (?:is|stays|lies) with me\b|\b(?:i|me) (?:\w+ ){0,4}?(?:myself|alone)\b",
    re.I,
)
"""The writer takes it over."""
_MEANT = frozenset({Meant.NOW, Meant.PAST, Meant.LATER})


def many_messages(reply: Reply) -> Iterator[Finding]:
    """A finding for such a customer, unless the reply settles the matter or names who takes it over."""
    theirs = [t.text for t in reply.matter.turns if t.who is Who.CUSTOMER]
    latest = theirs[-1] if theirs else ""
    wish, unheard = _WISH.search(latest), _UNHEARD.search(latest)
    if (len(theirs) < _MANY and not wish and not unheard) or _names_a_lead(reply) or _named(reply.text):
        return
    if not wish and len(theirs) < _MANY and (_owns(reply) or _MYSELF.search(reply.text)):
        return
    if not wish and any(made.kind not in STEPS for made in commitments_in(reply.text)):
        return
    reason = "They ask for a person." if wish else "They say that they weren't heard before."
    if len(theirs) >= _MANY:
        reason = f"This is their message number {len(theirs)} on the matter."
    words = (wish or unheard or [None])[0]
    yield Finding("many_messages", Severity.WARN, "", f"{reason} A lead should read this one.", against=words)


def _owns(reply: Reply) -> bool:
    """`I'm sorry that your messages went unanswered`: to somebody who wasn't heard."""
    return any(_SORRY.search(s) and _SILENCE.search(s) for s in sentences(reply.text))


def _names_a_lead(reply: Reply) -> bool:
    """Whether the reply says that a superior has it."""
    return bool(set(re.findall(r"[a-z]+", reply.text.lower())) & ABOVE)


def _named(text: str) -> bool:
    """Whether a named person takes it over: `Mr. Boyd calls you today`, `I've asked Priya`."""
    said = acts(text)
    steps = any(act.side is Side.US and act.meant in _MEANT and act.verb != "be" for act in said)
    spans = [(start, end) for start, end in names(Pieces(text)) if not _SPOKEN_TO.match(text, end)]
    return any(_takes_over(act, text[start:end], steps) for start, end in spans for act in said if _in(act, start))


def _in(act: SpeechAct, at: int) -> bool:
    return act.start <= at <= act.end + len(". ") and act.meant in _MEANT


def _takes_over(act: SpeechAct, name: str, steps: bool) -> bool:
    """Whether the named person acts, is asked by us, or is the writer."""
    if act.verb == "be":
        return steps and (act.side is Side.US or "name" in act.subject)
    if act.side is Side.US and act.verb in HAND:
        return True
    acting = act.subject & set(map(stem, name.lower().split())) and act.side is not Side.CUSTOMER
    return bool(acting and set(act.verbs) & (TAKES_ON | WRITE | HAND))

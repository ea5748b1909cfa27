"""Sending the customer to a desk or team of ours that has had them already (signal 11)."""

import re
from collections.abc import Iterator

from bot.checks.circles.asks import asks
from bot.checks.circles.reply import Reply
from bot.domain.case import Who
from bot.domain.reply import Finding, Severity
from bot.language.sentences import sentence_spans, sentences
from bot.language.stems import stem

_DESK = re.compile(
    r"\b(?P<name>(?!(?:the|our|your|a|another|other|this|that|whole|right|same)\b)\w+)"
    r" (?:desk|team|department|dept|line|hotline|unit|colleagues|section)\b"
    r"|\b(?:your|our|the) (?P<own>chat|hotline|helpdesk|branch|counter)\b",
    re.IGNORECASE,
)
_HAD_THEM = re.compile(
    r"\b(?:said|says|told|sent|refer\w*|point\w*|pass\w*|transfer\w*|wrote|call\w*|asked|spoke|talked|contacted|been|tried"
    r"|bounc\w*|redirect\w*)\b",
    re.IGNORECASE,
)
_GOES = frozenset({"contact", "ask", "try"})


def sent_to_a_desk(reply: Reply) -> Iterator[Finding]:
    """`Please write to our returns desk`, to a customer whom that desk has sent on."""
    been = dict(_been(reply))
    asked_of: frozenset[str] = frozenset()
    for start, end in sentence_spans(reply.text) if been else ():
        sentence = reply.text[start:end]
        asked_of = _names(sentence) or asked_of
        if asked_of & been.keys() and any(a.step.actions & _GOES for a in asks(sentence)):
            reason = "That desk has had the customer, and sent them on. We ask it ourselves, and write by a date."
            against = been[min(asked_of & been.keys())]
            yield Finding("circular", Severity.STOP, sentence, reason, against=against)


def _been(reply: Reply) -> Iterator[tuple[str, str]]:
    """Each desk that the customer has dealt with, and the sentence that says so."""
    for turn in reply.matter.turns:
        for said in sentences(turn.text) if turn.who is Who.CUSTOMER else ():
            if _HAD_THEM.search(said):
                yield from ((name, said) for name in _names(said))


def _names(words: str) -> frozenset[str]:
    return frozenset(stem((m["name"] or m["own"]).lower()) for m in _DESK.finditer(words))

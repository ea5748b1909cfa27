"""Sending the customer to a desk or team of ours where they have been (signal 11)."""

import re
from collections.abc import Iterator

from bot.checks.circles.reply.asks import asks
from bot.checks.circles.reply.reply import Reply
from bot.domain.case import Who
from bot.domain.reply import Finding, Severity
from bot.language.segmentation.sentences import sentence_spans, sentences
from bot.language.vocabulary.stems import stem

_DESK = re.compile(
    r"\b(?P<name>(?!(?:the|our|your|a|another|other|this|that|whole|right|same)\b)\w+)"
    r" (?:desk|team|department|dept|line|hotline|unit|colleagues|section|people|folks)\b"
    r"|\b(?:your|our|the|(?:one|any) of (?:our|your)) (?P<own>chat|hotline|helpdesk|branch|counter|showroom|shop|store)"
    r"(?:e?s)?\b",
    re.IGNORECASE,
)
_HAD_THEM = re.compile(
    r"\b(?:said|says|told|sent|refer\w*|point\w*|pass\w*|transfer\w*|wrote|call\w*|asked|spoke|talked|contacted|been|tried"
    r"|bounc\w*|redirect\w*|gave me|handed me|(?:can't|couldn't|won't|wouldn't) (?:do|help|take))\b",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:gave me|handed me|(?:can't|couldn't|won't|wouldn't|cannot) (?:do|help|take)|refus\w*|declin\w*"
    r"|turned (?:me|us) away|(?:sent|passed|referred|directed) (?:me|us) (?:on|away|here|to you))\b",
    re.IGNORECASE,
)
"""The customer was turned away there; otherwise they may bring what was asked for."""
_GOES = frozenset({"contact", "ask", "try"})


def sent_to_a_desk(reply: Reply) -> Iterator[Finding]:
    """`Please write to our returns desk`, to a customer whom that desk sent on."""
    been = dict(_been(reply))
    asked_of: frozenset[str] = frozenset()
    for start, end in sentence_spans(reply.text) if been else ():
        sentence = reply.text[start:end]
        asked_of = _names(sentence) or asked_of
        to_desks = asked_of & been.keys()
        goes = _GOES | ({"return"} if any(_AWAY.search(been[name]) for name in to_desks) else set())
        if to_desks and any(a.step.actions & goes for a in asks(sentence)):
            reason = "That desk has had the customer, and sent them on. We ask it ourselves, and write by a date."
            against = been[min(to_desks)]
            yield Finding("circular", Severity.STOP, sentence, reason, against=against)


def _been(reply: Reply) -> Iterator[tuple[str, str]]:
    """Each desk that the customer dealt with, and the sentence that says so."""
    for turn in reply.matter.turns:
        for said in sentences(turn.text) if turn.who is Who.CUSTOMER else ():
            if _HAD_THEM.search(said):
                yield from ((name, said) for name in _names(said))


def _names(words: str) -> frozenset[str]:
    return frozenset(stem((m["name"] or m["own"]).lower()) for m in _DESK.finditer(words))

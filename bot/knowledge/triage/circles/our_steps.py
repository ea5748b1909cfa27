"""A customer who took a step we told them to take. What they tried unasked doesn't count."""

import re
from dataclasses import replace
from typing import Final

from bot.domain.case import Matter, Who
from bot.knowledge.triage.thread.writing import latest
from bot.language.grammar.statement import Actor, Mood, Statement
from bot.language.grammar.statements import statements
from bot.ledger.actions import step_of
from bot.ledger.results import BY_HAND

_TOLD: Final = r"(?:told|advised?|suggest(?:ed)?|recommend(?:ed)?|said|ask(?:ed)?|instructed|wrote|described|proposed)"
_DESK: Final = r"(?:team|support|agent|chat|hotline|e-?mail|mail|message|reply|answer|letter|manual|guide)"
_HANDED: Final = r"(?:sent|gave|wrote|linked|posted|mailed|showed|shared)"
_OURS: Final = re.compile(
    rf"\b(?:as|like) (?:you|your \w+) {_TOLD}\b"
    rf"|\b(?:you|your (?:\w+ )?{_DESK}) (?:all |guys |just )?"
    r"(?:had (?:me|us) \w+|(?:told|asked|advised|wanted) (?:me|us) to"
    r"|(?:told|asked|advised|wanted|suggested|recommended|asked for)\b)"
    r"|\byour (?:\w+ )?(?:steps?|instructions?|advice|tips?|suggestions?|trick)\b"
    rf"|\b(?:steps?|instructions?|advice|tips?) (?:in|of|from) your (?:\w+ )?{_DESK}\b"
    r"|\b(?:fix|steps?|instructions?|advice|tips?|guide|video|method|procedure|update|workaround|routine)"
    rf" (?:that |which )?(?:you|your (?:\w+ )?{_DESK}) (?:\w+ )?{_HANDED}\b"
    rf"|\b(?:after|since|following|thanks to) your (?:\w+ )?{_DESK}\b",
    re.IGNORECASE,
)
_DID: Final = re.compile(
    r"\b(?:i|we)(?:'ve| have)? (?:did|done)(?= (?:that|so|it|this|all|what)\b|\s*[,.;!]|\s*$)", re.I
)
"""`I did`, `we've done that`."""
_GOES_ON: Final = frozenset(("do", "try", "follow"))
"""Verbs of somebody who did as told."""


def took_our_step(matter: Matter) -> str | None:
    """The customer's words that say so, the latest first; None where they took no step, or only their own.

    What they did in answer to an earlier message of ours is done, whatever they write next.
    """
    answers = (n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER and matter.turns[:n])
    upto = [replace(matter, turns=matter.turns[: n + 1]) for n in answers]
    return next(filter(None, map(_took, reversed(upto))), None) if upto else _took(matter)


def _took(matter: Matter) -> str | None:
    """The same, by their last message in it."""
    said = latest(matter)
    plain = said.replace("\u2019", "'")
    did = _DID.search(plain)
    done = [s for s in statements(said) if _is_taken(s)]
    ours = _OURS.search(plain)
    if ours and (done or did or "had" in ours[0]):
        return said[ours.start() : ours.end()]
    told = _told(matter)
    if told and did:
        return said[did.start() : did.end()]
    return next((s.text for s in done if s.verb in told), None)


def _is_taken(s: Statement) -> bool:
    by_hand = s.verb in _GOES_ON or bool(step_of(s.text).actions & BY_HAND)
    return s.actor is Actor.WRITER and s.mood is Mood.DONE and not s.negated and by_hand


def _told(matter: Matter) -> frozenset[str]:
    """Verbs of the steps we asked for before."""
    asked = (s for t in matter.turns if t.who is Who.US for s in statements(t.text) if s.mood is Mood.REQUEST)
    return frozenset(verb for s in asked if step_of(s.text).actions & BY_HAND for verb in (s.verb, *_GOES_ON))

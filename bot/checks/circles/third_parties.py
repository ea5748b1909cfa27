"""A third party's failure that the reply passes over (signal 9)."""

from collections.abc import Iterator

from bot.checks.circles.asks import Manner
from bot.checks.circles.reply import Reply
from bot.domain.ledger import EntryKind
from bot.domain.reply import Finding, Severity
from bot.language.content import gist, stem_set
from bot.language.sentences import sentence_spans

RULE = "third_party_failure"
_NEUTRAL = stem_set("parcel order item package unit thing phone say tell day week message")
"""Words that any reply may hold; they take up no failure."""


def third_parties(reply: Reply) -> Iterator[Finding]:
    """Stops where a fact of the case confirms the failure, else warns."""
    asked = {a.sentence for a in reply.asks if a.manner is not Manner.WHETHER}
    mine = frozenset(
        w for n, s in enumerate(sentence_spans(reply.text)) if n not in asked for w in gist(reply.text[slice(*s)])
    )
    failed = reply.ledger.of(EntryKind.FAILED)
    for entry in sorted(failed, key=lambda e: (e.confirmed, e.turn), reverse=True)[:2]:
        theirs = gist(entry.quote)
        if len(theirs) >= 2 and len((theirs & mine) - _NEUTRAL) < max(1, len(theirs) // 3):
            severity = Severity.STOP if entry.confirmed else Severity.WARN
            reason = "This goes unmentioned. Say that they did not do it, and what we do about it, by when."
            yield Finding(RULE, severity, "", reason, against=entry.quote)
            return

"""A third party's failure that the reply passes over (signal 9)."""

from collections.abc import Iterator

from bot.checks.circles.reply import Reply
from bot.domain.ledger import EntryKind
from bot.domain.reply import Finding, Severity
from bot.language.content import content

RULE = "third_party_failure"
_ENOUGH = 1
"""Words of the failure that the reply must take up."""


def third_parties(reply: Reply) -> Iterator[Finding]:
    """Stops where a fact of the case confirms the failure, else warns."""
    mine = set(content(reply.text))
    failed = reply.ledger.of(EntryKind.FAILED)
    for entry in failed[-2:]:
        theirs = set(content(entry.quote))
        if len(theirs) >= 2 and len(theirs & mine) < max(_ENOUGH, len(theirs) // 3):
            severity = Severity.STOP if entry.confirmed else Severity.WARN
            reason = "This goes unmentioned. Say that they did not do it, and what we do about it, by when."
            yield Finding(RULE, severity, "", reason, against=entry.quote)
            return

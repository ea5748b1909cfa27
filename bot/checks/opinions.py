"""Which findings are matters of opinion: what a rule hears, and a careful reader may hear otherwise. Pure.

Promises, figures, sources, the law and what a marketplace forbids are none: nobody's reading lifts those.
"""

from dataclasses import replace

from bot.domain.reply import Finding, Severity
from bot.knowledge.schema.style import ToneRule

_OF_CIRCLES = frozenset(
    "circular third_party_failure unanswered policy_heavy no_next_step all_on_customer many_messages".split()
)
_OF_TONE = frozenset(ToneRule)
_NOT_SEEN = "Claude read both again and sees none here; look at it yourself."


def of_opinion(finding: Finding) -> bool:
    """Whether another reading of the reply may overrule it. An insult that stops is none."""
    if finding.final:
        return False
    return finding.rule in _OF_CIRCLES or (finding.rule in _OF_TONE and finding.severity is not Severity.STOP)


def overruled(finding: Finding) -> Finding | None:
    """What is left of a finding that wasn't confirmed: of a stop a note, of the rest nothing."""
    if finding.severity is not Severity.STOP:
        return None
    return replace(finding, severity=Severity.NOTE, reason=f"{finding.reason} {_NOT_SEEN}")

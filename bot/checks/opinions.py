"""Which findings are matters of opinion: what a rule hears, and a careful reader may hear otherwise. Pure.

Promises, figures, sources, the law and what a marketplace forbids are none: nobody's reading lifts those.
"""

from collections.abc import Iterable
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


def as_confirmed(found: Iterable[Finding], refuted: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings without those that weren't confirmed: of a stop a note is left, of the rest nothing."""
    not_so = {_same(f) for f in refuted}
    left = (_overruled(f) if _same(f) in not_so and of_opinion(f) else f for f in found)
    return tuple(f for f in left if f is not None)


def _overruled(finding: Finding) -> Finding | None:
    if finding.severity is not Severity.STOP:
        return None
    return replace(finding, severity=Severity.NOTE, reason=f"{finding.reason} {_NOT_SEEN}")


def _same(finding: Finding) -> tuple[str, str, str | None]:
    return finding.rule, finding.quote, finding.against

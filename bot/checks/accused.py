"""A stop for accusing the customer needs more than likeness: words on nothing but our own acts accuse nobody."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.domain.reply import Finding, Severity
from bot.knowledge.schema.style import ToneRule
from bot.language.content import stem_set
from bot.language.statements import Actor, statements
from bot.language.tokens import all_tokens

_JUDGES = stem_set("believe know find doubt suspect think wonder see notice assume guess recognize understand trust")
"""Verbs by which somebody says what they take another to have done."""
_THEIRS = frozenset({"your", "yours", "yourself", "customer", "customers", "buyer", "buyers", "people", "somebody"})


def only_ours_warns(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; a stop for blame in words that tell only what we do, would or say becomes a warning."""
    for finding in findings:
        stops = finding.rule is ToneRule.BLAME and finding.severity is Severity.STOP
        yield replace(finding, severity=Severity.WARN) if stops and _only_ours(finding.quote) else finding


def _only_ours(words: str) -> bool:
    """`I'd rather say so than keep you waiting`."""
    said = statements(words)
    ours = bool(said) and all(s.actor is Actor.WRITER and s.verb not in _JUDGES for s in said)
    return ours and _THEIRS.isdisjoint(t.word for t in all_tokens(words))

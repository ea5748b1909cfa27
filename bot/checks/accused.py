"""A stop for accusing the customer needs more than likeness to examples: words about our own acts accuse nobody."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.domain.reply import Finding, Severity
from bot.knowledge.schema.style import ToneRule
from bot.language.grammar.statements import Actor, statements
from bot.language.segmentation.tokens import all_tokens
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import stem

_TELLS = stem_set("tell write say wait keep look send let give ask answer reply rather prefer be")
"""Verbs for what we do ourselves; any other verb may judge what somebody else did."""
_CHARGES = stem_set(
    "fraud theft thief steal stole lie lying liar trick scam scammer cheat cheater deceit deception story stories"
    " excuse abuse fake forge false claim dishonest purpose deliberate suspicious"
)
_THEIRS = frozenset({"your", "yours", "yourself", "customer", "customers", "buyer", "buyers", "people", "somebody"})


def only_ours_warns(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, with a stop for blame turned into a warning if its words only tell what we do ourselves."""
    for finding in findings:
        stops = finding.rule is ToneRule.BLAME and finding.severity is Severity.STOP
        yield replace(finding, severity=Severity.WARN) if stops and _only_ours(finding.quote) else finding


def _only_ours(words: str) -> bool:
    """Whether the words are only about our own acts: `I'd rather say so than keep you waiting`."""
    said = statements(words)
    ours = bool(said) and all(s.actor is Actor.WRITER and s.verb in _TELLS for s in said)
    spoken = [t.word for t in all_tokens(words)]
    return ours and _THEIRS.isdisjoint(spoken) and _CHARGES.isdisjoint(map(stem, spoken))

"""Which faults to report: those with enough evidence for their rule, one for each sentence."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.domain.reply import Severity
from bot.knowledge.schema.style import ToneRule
from bot.language.segmentation.spans import Span, overlaps

_ORDER = tuple(ToneRule)
"""Of faults with equal evidence in one sentence, the most hurtful comes first."""
_MILD = (ToneRule.COLD, ToneRule.EVASIVE, ToneRule.WORDY)
"""What a sentence lacks is reported only if nothing in it offends."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault in a run of the text. `weight` below 1 needs others of its rule; `evidence` counts the signs; of what is
    at fault as a `whole` nothing is kept."""

    rule: ToneRule
    severity: Severity
    span: Span
    why: str
    weight: float = 1.0
    evidence: int = 1
    whole: bool = False


def most_telling(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """For each sentence one fault of content and one of typography, in the order of the text."""
    joined = _joined(faults)
    total = {rule: sum(f.weight for f in joined if f.rule is rule) for rule in ToneRule}
    enough = [f for f in joined if total[f.rule] >= 1]
    kept: list[Fault] = []
    for fault in sorted(enough, key=_rank):
        rivals = [k.span for k in kept if (k.rule is ToneRule.SHOUTING) is (fault.rule is ToneRule.SHOUTING)]
        if not overlaps(fault.span, rivals):
            kept.append(fault)
    return tuple(sorted(kept, key=lambda f: f.span))


def _joined(faults: Iterable[Fault]) -> list[Fault]:
    """Faults of one rule that share words joined: the gravest, with all their evidence."""
    joined: list[Fault] = []
    for fault in sorted(faults, key=lambda f: (f.rule, f.span)):
        last = joined[-1] if joined else None
        if last and last.rule is fault.rule and fault.span[0] < last.span[1]:
            joined[-1] = _together(last, fault)
        else:
            joined.append(fault)
    return joined


def _together(one: Fault, other: Fault) -> Fault:
    main = min(one, other, key=lambda f: (f.severity is not Severity.STOP, -f.weight))
    span = min(one.span[0], other.span[0]), max(one.span[1], other.span[1])
    return replace(main, span=span, weight=min(1.0, one.weight + other.weight), evidence=one.evidence + other.evidence)


def _rank(fault: Fault) -> tuple[bool, bool, bool, int, int]:
    lacking = fault.rule in _MILD
    evidence = 0 if lacking else -min(fault.evidence, 3)
    return fault.severity is not Severity.STOP, fault.weight < 1, lacking, evidence, _ORDER.index(fault.rule)

"""Which clauses changed since an older version of the policies, remembered as long as the policies stay the same."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class ChangedClauses:
    """`differing`: by version, the clauses that were others then; None where that version isn't kept.

    `changed`: the same, and nothing where it isn't ours to judge.
    """

    differing: dict[str, frozenset[str] | None] = field(default_factory=dict)
    changed: dict[str, frozenset[str]] = field(default_factory=dict)

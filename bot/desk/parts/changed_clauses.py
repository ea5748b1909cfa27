"""Which clauses changed since an older version of the policies: a cache for as long as the policies stay the same."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class ChangedClauses:
    """Both by version. `differing`: the clauses that differ from ours; None where that version isn't kept.

    `changed`: the same, but empty while other policies than ours are in force, or where that version isn't kept.
    """

    differing: dict[str, frozenset[str] | None] = field(default_factory=dict)
    changed: dict[str, frozenset[str]] = field(default_factory=dict)

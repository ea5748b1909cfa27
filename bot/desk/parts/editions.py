"""Which clauses changed since an older version of the policies, remembered as long as the policies stay the same."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Editions:
    """`changed`: by version, the clauses that were others then; empty for a version that isn't ours to judge."""

    changed: dict[str, frozenset[str]] = field(default_factory=dict)

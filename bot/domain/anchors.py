"""Anchors of the trail: the heads of its chains at one moment, themselves a chain.

A chain shows that a line in it was changed, but not that its end was cut or all of it rewritten. An anchor does, as far
as it can be trusted: one that is kept elsewhere can't be rewritten from here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.trail import GENESIS, hash_of

_LINE = re.compile(r"^anchor (?P<number>\d+) (?P<at>\S+) (?P<hash>[0-9a-f]{64})$")


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of a case's chain."""

    case_id: str
    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """The heads that are new since the last anchor. `hash` covers them and every anchor before."""

    number: int
    at: datetime
    heads: tuple[Head, ...]
    previous: str
    hash: str

    @property
    def line(self) -> str:
        """One line, to be kept elsewhere."""
        return f"anchor {self.number} {self.at.astimezone(UTC).isoformat()} {self.hash}"


def anchored(number: int, at: datetime, heads: Mapping[str, Head], before: Anchor | None) -> Anchor:
    """The anchor after `before` over these heads, by case."""
    previous, sorted_heads = before.hash if before else GENESIS, tuple(heads[case] for case in sorted(heads))
    return Anchor(number, at, sorted_heads, previous, _hash(number, at, sorted_heads, previous))


def _hash(number: int, at: datetime, heads: tuple[Head, ...], previous: str) -> str:
    listed = [[head.case_id, head.number, head.hash] for head in heads]
    return hash_of([number, at.astimezone(UTC).isoformat(), listed, previous])


def holds(anchor: Anchor, before: Anchor | None) -> bool:
    """Whether an anchor is unchanged and follows that one."""
    follows = anchor.number == (before.number + 1 if before else 1)
    same = anchor.hash == _hash(anchor.number, anchor.at, anchor.heads, anchor.previous)
    return follows and same and anchor.previous == (before.hash if before else GENESIS)


def kept_lines(text: str) -> dict[int, str]:
    """Hashes by number from kept lines; other lines, such as those of a log, are skipped."""
    found = (_LINE.match(line.strip()) for line in text.splitlines())
    return {int(line["number"]): line["hash"] for line in found if line}
